"""The matters of a meeting as a table, its decisions entered by single keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from db.vocabulary import FollowUpDecision
from desktop.rules.words import word
from desktop.ui.delegates.decision import DecisionDelegate
from desktop.ui.delegates.text_cell import RoomyCell, TextCellDelegate
from desktop.ui.models.matter_table import TYPED, MatterColumn, MatterTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.table_view import TableView

WIDTHS = (48, 220, 124, 200, 108, 180)
# Of the room for running text: the share in percent, and the least width in pixels.
TEXTS = {
    MatterColumn.SUBJECT: (37, 16 * UNIT),
    MatterColumn.PROGRESS: (33, 15 * UNIT),
    MatterColumn.DECIDED: (30, 14 * UNIT),
}
DECISIONS: dict[int, FollowUpDecision | None] = {
    Qt.Key.Key_1.value: FollowUpDecision.RELEASE,
    Qt.Key.Key_2.value: FollowUpDecision.CONTINUE,
    Qt.Key.Key_0.value: None,
}


class MatterView(TableView):
    """1 releases, 2 continues, 0 takes the decision back, and the cursor goes on to what is not decided.

    Return opens the words of the decision, F2 the cell in hand.
    """

    def __init__(
        self,
        matters: MatterTable,
        decide: Callable[[int, FollowUpDecision | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("meeting_matters", parent)
        self._matters = matters
        self._decide = decide
        self.setAccessibleName(self.tr("列管事項"))
        self.setModel(matters)
        self.start_with([(width, True) for width in WIDTHS])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        # What a matter is about is read, not guessed: rows are as high as their texts.
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # A Chinese input method would take the keys that decide.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setItemDelegate(RoomyCell(self))
        typing = TextCellDelegate(self)
        for column in (MatterColumn.PROGRESS, MatterColumn.DECIDED):
            self.setItemDelegateForColumn(column, typing)
        self.setItemDelegateForColumn(MatterColumn.DECISION, DecisionDelegate(self))
        self._add_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the columns of running text what the others leave, but so much that they can be read."""
        others = [column for column in MatterColumn if column not in TEXTS]
        room = self.viewport().width() - sum(map(self.columnWidth, others))
        for column, (share, least) in TEXTS.items():
            self.setColumnWidth(column, max(least, room * share // 100))

    def _add_actions(self) -> None:
        """Put the decisions into the context menu, too; the keys are the table's own."""
        between = QAction(self)
        between.setSeparator(True)
        self.addAction(between)
        for decision in (*FollowUpDecision, None):
            action = QAction(word(decision) if decision else self.tr("取消決定"), self)
            action.triggered.connect(lambda _on=False, chosen=decision: self._choose(chosen))
            self.addAction(action)

    def _choose(self, decision: FollowUpDecision | None) -> None:
        row = self.current_row()
        if row is not None and self._matters.is_editable:
            self._decide(row, decision)

    def current_row(self) -> int | None:
        """The row the cursor is in, None where it is nowhere."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def go_to(self, row: int, column: MatterColumn = MatterColumn.DECISION) -> None:
        """Put the cursor into a row."""
        self.setCurrentIndex(self._matters.index(row, column))

    def open_words(self) -> None:
        """Type the words of the decision of the row in hand."""
        row = self.current_row()
        if row is not None:
            self.go_to(row, MatterColumn.DECIDED)
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if row is None or not self._matters.is_editable or event.modifiers() & ~_KEYPAD:
            super().keyPressEvent(event)
        elif event.key() in DECISIONS:
            self._choose(DECISIONS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_words()
        elif event.key() == Qt.Key.Key_F2:
            if self.currentIndex().column() not in TYPED:
                self.go_to(row, MatterColumn.PROGRESS)
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.edit(self.currentIndex())


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
