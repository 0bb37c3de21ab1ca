"""The outline of a plan on the screen, worked by keyboard: what its keys ask for is told, not done."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from desktop.ui.delegates.light import LightDelegate
from desktop.ui.delegates.outline_text import OutlineTextDelegate
from desktop.ui.delegates.typed_cell import TypedCellDelegate
from desktop.ui.models.outline_item import OutlineColumn
from desktop.ui.models.plan_tree import PlanTreeModel
from desktop.ui.plan.cell_line import CellLine
from desktop.ui.plan.cell_steps import Step
from desktop.ui.theme import UNIT

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
# How long something must be held over a closed item before it opens.
EXPAND_AFTER_MS = 600
_CELLS = {Key.Key_F3: OutlineColumn.DUE, Key.Key_F4: OutlineColumn.SECTIONS}
_WIDTHS = {
    OutlineColumn.DUE: 12 * UNIT,
    OutlineColumn.SECTIONS: 16 * UNIT,
    OutlineColumn.STATE: 12 * UNIT,
}


class OutlineView(QTreeView):
    """The tree and its keys.

    Enter adds an item behind, Ctrl+Enter one below; Tab and Shift+Tab indent; Alt+Up and Alt+Down move;
    Delete deletes; F2 or typing edits, F3 the due date, F4 the sections; Ctrl+C copies the selected rows,
    Ctrl+V adds lines as items.

    Signals:
        add_asked: another item behind the current one (False) or below it (True).
        indent_asked: the selected items are to go deeper (1) or higher (-1).
        shift_asked: the selected items are to go up (-1) or down (1) among their siblings.
        delete_asked: the selected items are to be deleted.
        copy_asked: the selected items are to be copied (False) or cut (True).
        paste_asked: what is on the clipboard is to become items behind the current one.
        typing_ended: by Enter or Esc (0), by Tab (1) or by Shift+Tab (-1).
        typed: the text of an item, by its key, as far as it is typed.
    """

    add_asked = Signal(bool)
    indent_asked = Signal(int)
    shift_asked = Signal(int)
    delete_asked = Signal()
    copy_asked = Signal(bool)
    paste_asked = Signal()
    typing_ended = Signal(int)
    typed = Signal(int, str)

    def __init__(self, model: PlanTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = model
        # What the sections' cells complete.
        self.names: Sequence[str] = ()
        self.setModel(model)
        self.setAccessibleName(self.tr("計畫大綱"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(EXPAND_AFTER_MS)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(3 * UNIT)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        delegate = OutlineTextDelegate(self._room, self)
        delegate.ended.connect(self.typing_ended)
        delegate.typed.connect(self.typed)
        self.setItemDelegateForColumn(OutlineColumn.TEXT, delegate)
        for column in (OutlineColumn.DUE, OutlineColumn.SECTIONS):
            has_names = column is OutlineColumn.SECTIONS
            typed = TypedCellDelegate(self, (lambda: self.names) if has_names else tuple)
            typed.ended.connect(lambda step, at=column: self._step(at, step))
            self.setItemDelegateForColumn(column, typed)
        self.setItemDelegateForColumn(OutlineColumn.STATE, LightDelegate(self))
        model.rowsInserted.connect(self._unfold)
        self._set_up_headings()

    def _set_up_headings(self) -> None:
        headings = self.header()
        headings.setStretchLastSection(False)
        headings.setSectionsMovable(False)
        headings.setMinimumSectionSize(6 * UNIT)
        headings.setSectionResizeMode(OutlineColumn.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            headings.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
        # The height of a row depends on how wide its text may be.
        headings.sectionResized.connect(lambda *_sizes: self.scheduleDelayedItemsLayout())

    def _unfold(self, parent: QModelIndex, first: int, last: int) -> None:
        """Open what comes new, or comes back, so that all of it is seen."""
        for row in range(first, last + 1):
            self.expand(self.items.index(row, 0, parent))

    def _room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return self.columnWidth(OutlineColumn.TEXT) - depth * self.indentation()

    def current_id(self) -> int | None:
        """The key of the item the cursor is on, None where it is on none."""
        item = self.items.item(self.currentIndex())
        return item.node.id if item else None

    def selected_ids(self) -> list[int]:
        """The keys of the selected items, from the top."""
        rows = self.selectionModel().selectedRows()
        rows.sort(key=lambda index: self.visualRect(index).top())
        return [item.node.id for index in rows if (item := self.items.item(index))]

    def show_item(self, node_id: int | None) -> None:
        """Show an item, opening what it lies in."""
        index = self.items.index_of(node_id)
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.scrollTo(index)

    def go_to(self, node_id: int | None) -> None:
        """Put the cursor on an item and show it."""
        index = self.items.index_of(node_id)
        if index.isValid():
            self.show_item(node_id)
            # Said in full, or a held Ctrl or Shift key would change what is selected.
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def type_into(self, node_id: int) -> None:
        """Put the cursor on an item and open its text for typing."""
        self.go_to(node_id)
        self.setFocus()
        self.edit(self.items.index_of(node_id))

    def type_cell(self, column: OutlineColumn) -> None:
        """Open the due date or the sections of the current item for typing."""
        cell = self.currentIndex().siblingAtColumn(column)
        if cell.isValid() and cell.flags() & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(cell)
            self.edit(cell)

    def retype(self, node_id: int, column: OutlineColumn, text: str) -> None:
        """Open a cell again with what was typed, once the editor that is closing is gone."""

        def open_again() -> None:
            self.go_to(node_id)
            self.type_cell(column)
            for line in self.findChildren(CellLine):
                line.setText(text)

        QTimer.singleShot(0, self, open_again)

    def _step(self, column: OutlineColumn, step: Step) -> None:
        """Go on from a cell that was typed."""
        current = self.currentIndex()
        match step:
            case Step.BELOW | Step.ABOVE:
                follows = self.indexBelow if step is Step.BELOW else self.indexAbove
                item = self.items.item(follows(current))
                if item is not None:
                    self.go_to(item.node.id)
                    self.type_cell(column)
            case Step.NEXT if column is OutlineColumn.DUE:
                self.type_cell(OutlineColumn.SECTIONS)
            case Step.BEFORE if column is OutlineColumn.SECTIONS:
                self.type_cell(OutlineColumn.DUE)

    def is_typing(self) -> bool:
        """Whether an item's text is open for typing."""
        return self.state() == QAbstractItemView.State.EditingState

    def selected_rows(self) -> list[list[str]]:
        """The cells of the selected items, as Excel takes them."""
        return [self._cells(self.items.index_of(node_id)) for node_id in self.selected_ids()]

    def _cells(self, row: QModelIndex) -> list[str]:
        cells = (row.siblingAtColumn(column).data() or "" for column in range(self.items.columnCount()))
        return [" ".join(str(cell).split()) for cell in cells]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._ask(event):
            super().keyPressEvent(event)

    def _ask(self, event: QKeyEvent) -> bool:
        """Tell what a key asks for; whether it asks for anything."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(False)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy_asked.emit(True)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif key in _ENTER and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            self.add_asked.emit(held == Qt.KeyboardModifier.ControlModifier)
        elif key == Key.Key_Tab and not held:
            self.indent_asked.emit(1)
        elif key == Key.Key_Backtab or (key == Key.Key_Tab and held == shift):
            self.indent_asked.emit(-1)
        elif key in (Key.Key_Up, Key.Key_Down) and held == alt:
            self.shift_asked.emit(-1 if key == Key.Key_Up else 1)
        elif (cell := _CELLS.get(Key(key))) is not None and not held:
            self.type_cell(cell)
        elif key == Key.Key_Delete and not held:
            self.delete_asked.emit()
        else:
            return False
        event.accept()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        # Tab indents here; F6 and the mouse lead out.
        return False
