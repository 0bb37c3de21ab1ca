"""What differs between two versions of a plan, a row a provision, as views need it."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.rules.plan_difference import Change, Difference, Provision
from desktop.rules.text_difference import Stretch, compared
from desktop.rules.words import word

Index = QModelIndex | QPersistentModelIndex
# The paragraphs of a wording, each a label and its stretches, for the delegate that paints it.
WORDING_ROLE = Qt.ItemDataRole.UserRole + 5
Wording = tuple[tuple[str, tuple[Stretch, ...]], ...]


class DifferenceColumn(IntEnum):
    """The columns of the comparison."""

    CHANGE = 0
    OLD = 1
    NEW = 2
    REASON = 3


class DifferenceTable(QAbstractTableModel):
    """Shows differences; reasons can be typed where there are any.

    Signals:
        explained: why something is amended, by its lineage, was typed.
    """

    explained = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Difference] = []
        self._reasons: dict[str, str] | None = None
        self._is_open = False
        self._names = ("", "")

    def show(
        self,
        rows: Sequence[Difference],
        names: tuple[str, str],
        reasons: dict[str, str] | None = None,
        *,
        is_open: bool = False,
    ) -> None:
        """Show differences under the versions' names; without `reasons` (by lineage) no such column."""
        self.beginResetModel()
        self._rows, self._names, self._reasons, self._is_open = list(rows), names, reasons, is_open
        self.endResetModel()

    def difference(self, index: Index) -> Difference | None:
        """What a row shows, None for no row."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3 if self._reasons is None else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("異動"), *self._names, self.tr("說明"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.difference(index)
        if row is None:
            return None
        column = DifferenceColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(row, column)
            case _ if role == WORDING_ROLE:
                return wording_of(row, is_new=column is DifferenceColumn.NEW)
        return None

    def _text(self, row: Difference, column: DifferenceColumn) -> str:
        match column:
            case DifferenceColumn.CHANGE:
                return word(row.change)
            case DifferenceColumn.REASON:
                return (self._reasons or {}).get(row.subject, "")
            case _:
                wording = wording_of(row, is_new=column is DifferenceColumn.NEW)
                lines = (label + "".join(part.text for part in parts) for label, parts in wording)
                return "\n".join(lines)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.difference(index)
        if row is None or role != Qt.ItemDataRole.EditRole or index.column() != DifferenceColumn.REASON:
            return False
        if str(value).strip() == self._text(row, DifferenceColumn.REASON):
            return False
        self.explained.emit(row.subject, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        is_reason = index.isValid() and index.column() == DifferenceColumn.REASON
        return found | Qt.ItemFlag.ItemIsEditable if is_reason and self._is_open else found


def wording_of(row: Difference, *, is_new: bool) -> Wording:
    """One side of a difference: its number and text, then the columns that differ, in stretches."""
    own, other = (row.new, row.old) if is_new else (row.old, row.new)
    if own is None:
        return ()
    if other is None:
        return tuple((label, (Stretch(text, True),)) for label, text in _all_of(own))
    side = 1 if is_new else 0
    lines = [(own.number, _side(row, "", side))]
    lines += [(f"{name}：", _side(row, name, side)) for name in row.fields if name]
    return tuple(lines)


def _all_of(provision: Provision) -> list[tuple[str, str]]:
    return [(provision.number, provision.text), *((f"{name}：", text) for name, text in provision.details)]


def _side(row: Difference, name: str, side: int) -> tuple[Stretch, ...]:
    if row.old is None or row.new is None:
        return ()
    if row.change in (Change.SAME, Change.MOVED) and not name:
        return (Stretch((row.new if side else row.old).text, False),)
    old = row.old.detail(name) if name else row.old.text
    new = row.new.detail(name) if name else row.new.text
    return compared(old, new)[side]
