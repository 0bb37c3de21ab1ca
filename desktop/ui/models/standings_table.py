"""How the sections stand in a round of phone tests, as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.rules.phone_statistics import Standing
from desktop.ui.models.values import VALUE_ROLE

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# The name stands at the left, the grade in the middle, numbers at the right.
_ALIGNED = (_LEFT, _RIGHT, _RIGHT, _RIGHT, _RIGHT, Qt.AlignmentFlag.AlignCenter, _RIGHT, _RIGHT)
_CHANGE = 7


class StandingsTable(QAbstractTableModel):
    """One row a section."""

    def __init__(self) -> None:
        super().__init__()
        self._standings: Sequence[Standing] = ()
        self._headings = (
            self.tr("單位"), self.tr("通數"), self.tr("平均"), self.tr("最高"), self.tr("最低"),
            self.tr("等第"), self.tr("名次"), self.tr("較前次"),
        )  # fmt: skip

    def show(self, standings: Sequence[Standing]) -> None:
        """Show these standings instead."""
        self.beginResetModel()
        self._standings = standings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._standings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[index.column()]
        if role not in (Qt.ItemDataRole.DisplayRole, VALUE_ROLE):
            return None
        one = self._standings[index.row()]
        value = (
            one.section, one.calls, one.mean, one.highest, one.lowest, one.grade, one.rank, one.change
        )[index.column()]  # fmt: skip
        if role == VALUE_ROLE:
            return value
        if index.column() == _CHANGE:
            return "—" if one.change is None else f"{one.change:+}"
        return str(value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[section]
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None
