"""The suggestions of a whole plan as a list with check boxes; of several choices, one at most."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.office.suggestions import OpenSuggestion
from desktop.ui.labels import plain_tooltip
from desktop.ui.plan.suggestion_words import standing_line, suggestion_line

SUGGESTION_ROLE = Qt.ItemDataRole.UserRole + 1
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class SuggestionList(QAbstractListModel):
    """At first, what fills an empty field is checked; what would replace something, or is a choice, is not.

    Signals:
        checks_changed: another number of suggestions is checked.
    """

    checks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OpenSuggestion] = []
        self._numbers: Mapping[int, str] = {}
        self._checked: set[OpenSuggestion] = set()
        self._known: set[OpenSuggestion] = set()

    def show(self, suggestions: Sequence[OpenSuggestion], numbers: Mapping[int, str]) -> None:
        """Take other suggestions, with the numbers of their items; what was checked stays so, or not."""
        self.beginResetModel()
        self._rows, self._numbers = list(suggestions), numbers
        plain = {_plain(found) for found in self._rows}
        new = [found for found in self._rows if _plain(found) not in self._known]
        self._checked &= plain
        self._checked |= {_plain(found) for found in new if found.stands is None and not found.is_choice}
        self._known |= plain
        self.endResetModel()
        self.checks_changed.emit()

    def at(self, row: int) -> OpenSuggestion:
        """The suggestion in a row."""
        return self._rows[row]

    def checked(self) -> list[OpenSuggestion]:
        """What is checked, in the order of the list."""
        return [found for found in self._rows if _plain(found) in self._checked]

    def check_all(self, *, is_checked: bool) -> None:
        """Check every suggestion, of several choices the first; or none."""
        wanted = [found for found in self._rows if is_checked and not found.is_choice]
        self._checked = {_plain(found) for found in wanted}
        self._tell()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{self._numbers.get(found.node_id, '')} {' '.join(found.words.split())}"
            case Qt.ItemDataRole.CheckStateRole:
                is_checked = _plain(found) in self._checked
                return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(found.words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{found.quoted} {suggestion_line(found)} {standing_line(found)} {index.data()}"
            case _ if role == SUGGESTION_ROLE:
                return found
            case _ if role == NUMBER_ROLE:
                return self._numbers.get(found.node_id, "")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        found = self._rows[index.row()]
        self._checked.discard(_plain(found))
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            rivals = {_plain(one) for one in self._rows if _subject(one) == _subject(found)}
            self._checked = self._checked - rivals | {_plain(found)}
        self._tell()
        return True

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.checks_changed.emit()


def _subject(suggestion: OpenSuggestion) -> tuple[int, str]:
    """What only one suggestion can be for."""
    return suggestion.node_id, suggestion.kind


def _plain(suggestion: OpenSuggestion) -> OpenSuggestion:
    """The suggestion as it stays the same while others of its item are taken."""
    return replace(suggestion, stands=None, is_choice=False)
