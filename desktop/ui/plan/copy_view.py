"""The table in which a copy is looked through: by keys alone, rows as high as they need."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.rules.copy_items import CopyItem
from desktop.ui.delegates.copy_cell import CopyCellDelegate
from desktop.ui.delegates.wording import WordingDelegate
from desktop.ui.models.copy_table import CopyColumn, CopyTable
from desktop.ui.theme import ROW_HEIGHT, UNIT

STATE_WIDTH = 12 * UNIT
SHORT_WIDTH = 22 * UNIT
LEAST_WHERE, MOST_WHERE = 22 * UNIT, 44 * UNIT
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CopyView(QTableView):
    """Enter accepts, F2 opens the new wording, Backspace keeps the old one, the space bar offers another.

    Signals:
        accepted: what is offered in the row is to be taken.
        kept: it is to stay as it was.
        other_wanted: another proposal is to be offered.
    """

    accepted = Signal()
    kept = Signal()
    other_wanted = Signal()

    def __init__(
        self, model: CopyTable, names: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(self.tr("要確認的項目"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.type_here())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for column in (CopyColumn.WHERE, CopyColumn.OLD):
            self.setItemDelegateForColumn(column, WordingDelegate(self))
        self.cells = CopyCellDelegate(names, self)
        self.cells.ended.connect(self.setFocus)
        self.setItemDelegateForColumn(CopyColumn.NEW, self.cells)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(lambda first, last: self._fit_rows(first.row(), last.row()))
        # The scroll bar comes and goes with the rows: it is the room inside that counts.
        self.viewport().installEventFilter(self)

    def current(self) -> CopyItem | None:
        """What the cursor is on."""
        return self._model.item(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, or on the last one where there are fewer."""
        row = min(row, self._model.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, CopyColumn.NEW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The Enter that ends the typing comes here too, when the field has had it.
        is_typing = self.state() is QAbstractItemView.State.EditingState
        if is_typing or event.modifiers() not in _PLAIN or self.current() is None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accepted.emit()
            case Qt.Key.Key_Backspace:
                self.kept.emit()
            case Qt.Key.Key_Space:
                self.other_wanted.emit()
            case Qt.Key.Key_F2:
                self.type_here()
            case _:
                super().keyPressEvent(event)

    def type_here(self) -> None:
        """Open the new wording of the row for typing; where there is a choice only, offer the other."""
        new = self._model.index(self.currentIndex().row(), CopyColumn.NEW)
        if self._model.flags(new) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(new)
            self.edit(new)
        else:
            self.other_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Share the room between both wordings; where these are short, the place gets it."""
        width = self.viewport().width() - STATE_WIDTH
        least = max(LEAST_WHERE, min(width // 4, MOST_WHERE))
        short = {column for column in (CopyColumn.OLD, CopyColumn.NEW) if self._model.is_short(column)}
        room = width - SHORT_WIDTH * len(short)
        share = room // 2 if short else (room - least) // 2
        widths = {
            column: SHORT_WIDTH if column in short else share for column in (CopyColumn.OLD, CopyColumn.NEW)
        }
        self.setColumnWidth(CopyColumn.WHERE, width - sum(widths.values()))
        for column, wanted in widths.items():
            self.setColumnWidth(column, wanted)
        self.setColumnWidth(CopyColumn.STATE, STATE_WIDTH)
        self._fit_rows(0, self._model.rowCount() - 1)

    def _fit_rows(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.resizeRowToContents(row)
            self.setRowHeight(row, max(self.rowHeight(row), ROW_HEIGHT))
