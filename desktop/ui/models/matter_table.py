"""The matters of a meeting as rows: who is to do what, how it stands, what the meeting decided."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.queries.meetings import MatterRow
from db.vocabulary import FollowUpDecision
from desktop.rules.words import word
from desktop.ui.labels import plain_tooltip

Index = QModelIndex | QPersistentModelIndex


class MatterColumn(IntEnum):
    """The columns in their order."""

    NUMBER = 0
    SUBJECT = 1
    SECTIONS = 2
    PROGRESS = 3
    DECISION = 4
    DECIDED = 5


TYPED = (MatterColumn.PROGRESS, MatterColumn.DECISION, MatterColumn.DECIDED)
_MARKS = {FollowUpDecision.RELEASE: "✓", FollowUpDecision.CONTINUE: "→"}
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MatterTable(QAbstractTableModel):
    """Stores nothing itself: what is typed is told.

    Signals:
        worded: how the matter with this key stands, in other words.
        decided: of the matter with this key the decision (None: none) with its words.
    """

    worded = Signal(int, str)
    decided = Signal(int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matters: list[MatterRow] = []
        self.is_editable = True

    def show(self, matters: Sequence[MatterRow]) -> None:
        """Take matters; where they are the same ones, cursor and selection stay."""
        are_same = [matter.id for matter in matters] == [matter.id for matter in self._matters]
        if are_same:
            self._matters = list(matters)
            if matters:
                self.dataChanged.emit(self.index(0, 0), self.index(len(matters) - 1, MatterColumn.DECIDED))
            return
        self.beginResetModel()
        self._matters = list(matters)
        self.endResetModel()

    def matter(self, row: int) -> MatterRow:
        """The matter in a row."""
        return self._matters[row]

    def undecided_after(self, row: int) -> int | None:
        """The next row without a decision, from the top again after the last; None where there is none."""
        places = [*range(row + 1, len(self._matters)), *range(row)]
        return next((place for place in places if self._matters[place].decision is None), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._matters)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(MatterColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("案次"),
            self.tr("案由"),
            self.tr("承辦單位"),
            self.tr("辦理情形"),
            self.tr("決定"),
            self.tr("決議文字"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        matter, column = self._matters[index.row()], MatterColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index.row(), matter, column)
            case Qt.ItemDataRole.EditRole:
                return self._edited(matter, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._text(index.row(), matter, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _TOP
        return None

    def _text(self, row: int, matter: MatterRow, column: MatterColumn) -> str:
        match column:
            case MatterColumn.NUMBER:
                return str(row + 1)
            case MatterColumn.SUBJECT if matter.times > 1:
                again = self.tr("（連續第%1次列管）").replace("%1", str(matter.times))
                return f"{matter.subject}\n{again}"
            case MatterColumn.SUBJECT:
                return matter.subject
            case MatterColumn.SECTIONS:
                return matter.sections.replace("、", "\n")
            case MatterColumn.PROGRESS:
                return matter.progress
            case MatterColumn.DECIDED:
                return matter.decided
        if matter.decision is None:
            return self.tr("□ 未決定")
        return f"{_MARKS[matter.decision]} {word(matter.decision)}"

    def _edited(self, matter: MatterRow, column: MatterColumn) -> Any:
        match column:
            case MatterColumn.PROGRESS:
                return matter.progress
            case MatterColumn.DECISION:
                return matter.decision
            case MatterColumn.DECIDED:
                return matter.decided
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if self.is_editable and index.column() in TYPED else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        matter, column = self._matters[index.row()], MatterColumn(index.column())
        if value == self._edited(matter, column):
            return False
        if column is MatterColumn.PROGRESS:
            self.worded.emit(matter.id, value)
        elif column is MatterColumn.DECISION:
            self.decided.emit(matter.id, value, matter.decided)
        else:
            self.decided.emit(matter.id, matter.decision, value)
        return True
