"""How the window says what is suggested: what it is for, what would be set, and what stands now."""

from PySide6.QtCore import QCoreApplication

from desktop.office.suggestions import OpenSuggestion
from desktop.rules.plan_wording import SuggestionKind, suggested_text


def name_of(kind: SuggestionKind) -> str:
    """What a suggestion is for, as the fields of an item are called."""
    tr = QCoreApplication.translate
    return {
        SuggestionKind.QUOTA: tr("suggestion", "應辦次數"),
        SuggestionKind.LIMIT: tr("suggestion", "處理期限"),
        SuggestionKind.DUE: tr("suggestion", "完成期限"),
    }[kind]


def suggestion_line(suggestion: OpenSuggestion) -> str:
    """What would be set: 「應辦次數：每年至少12次」."""
    return f"{name_of(suggestion.kind)}：{suggested_text(suggestion.says)}"


def standing_line(suggestion: OpenSuggestion) -> str:
    """What stands instead: 「目前是每月1次」; empty where nothing is set yet."""
    if suggestion.stands is None:
        return ""
    words = QCoreApplication.translate("suggestion", "目前是%1")
    return words.replace("%1", suggested_text(suggestion.stands))
