"""The table of differences: both wordings as wide as there is room, rows as high as they need."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.delegates.wording import WordingDelegate
from desktop.ui.models.difference_table import DifferenceColumn, DifferenceTable
from desktop.ui.theme import UNIT

CHANGE_WIDTH = 9 * UNIT
REASON_WIDTH = 28 * UNIT
ROW_HEIGHT = 4 * UNIT


class DifferenceView(QTableView):
    """Shows a `DifferenceTable`; Enter and F2 open the reason of the row, wherever the cursor is in it."""

    def __init__(self, model: DifferenceTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(self.tr("兩個版本的差異"))
        self.verticalHeader().hide()
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for column in (DifferenceColumn.OLD, DifferenceColumn.NEW):
            self.setItemDelegateForColumn(column, WordingDelegate(self))
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.modelReset.connect(self.fit)
        # The scroll bar comes and goes with the rows: it is the room inside that counts.
        self.viewport().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        reason = self._model.index(self.currentIndex().row(), DifferenceColumn.REASON)
        is_asked = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        # The Enter that ends the typing comes here too, when the field has had it.
        is_typing = self.state() is QAbstractItemView.State.EditingState
        if is_asked and not is_typing and self._model.flags(reason) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(reason)
            self.edit(reason)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Share the room between both wordings."""
        has_reasons = self._model.columnCount() > DifferenceColumn.REASON
        room = self.viewport().width() - CHANGE_WIDTH - (REASON_WIDTH if has_reasons else 0)
        for column, width in (
            (DifferenceColumn.CHANGE, CHANGE_WIDTH),
            (DifferenceColumn.OLD, room // 2),
            (DifferenceColumn.NEW, room - room // 2),
            (DifferenceColumn.REASON, REASON_WIDTH),
        ):
            if column < self._model.columnCount():
                self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        for row in range(self._model.rowCount()):
            self.setRowHeight(row, max(self.rowHeight(row), ROW_HEIGHT))

    def stay(self, row: int) -> None:
        """Go to a row again after everything was read anew, or to the last one where there are fewer."""
        row = min(row, self._model.rowCount() - 1)
        if row >= 0:
            column = self._model.columnCount() - 1
            self.setCurrentIndex(self._model.index(row, column))
