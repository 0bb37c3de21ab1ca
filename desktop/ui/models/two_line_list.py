"""A list whose entries have a line and a smaller one below it: evidence, history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.icons import icon
from desktop.ui.labels import plain_tooltip

SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """One entry; `key` is what it stands for in the office."""

    key: int
    first: str
    second: str
    icon_name: str = ""


class TwoLineList(QAbstractListModel):
    """The entries, replaced all at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: Iterable[Entry]) -> None:
        """Take other entries; nothing is told where they are the same."""
        entries = list(entries)
        if entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        return self._entries[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.first
            case Qt.ItemDataRole.DecorationRole if entry.icon_name:
                return icon(entry.icon_name)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{entry.first}\n{entry.second}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.first} {entry.second}"
            case _ if role == SECOND_LINE_ROLE:
                return entry.second
        return None
