"""A tally of tasks in words, as headers and bars tell it."""

from PySide6.QtCore import QCoreApplication

from desktop.rules.tally import Tally


def tally_words(found: Tally) -> str:
    """「完成 30 · 逾期 3 · 完成率 50.8%」; what there is none of is left out, but for what is done."""
    percent = found.completion.percent
    numbers = (
        (_tr("完成 %1"), str(found.done)),
        (_tr("逾期 %1"), _some(found.overdue)),
        (_tr("即將到期 %1"), _some(found.due_soon)),
        (_tr("落後 %1"), _some(found.behind)),
        (_tr("不適用或撤銷 %1"), _some(found.set_aside)),
        (_tr("完成率 %1%"), "" if percent is None else str(percent)),
    )
    return " · ".join(words.replace("%1", number) for words, number in numbers if number)


def _some(number: int) -> str:
    return str(number) if number else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("TallyWords", words)
