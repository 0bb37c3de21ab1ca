"""A table of wordings side by side: each as wide as there is room, rows as high as they need."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.delegates.wording import WordingDelegate
from desktop.ui.models.difference_table import DifferenceColumn
from desktop.ui.theme import UNIT

LAST_WIDTH = 28 * UNIT
ROW_HEIGHT = 4 * UNIT


class WordingTable(QTableView):
    """Shows a model with the columns of `DifferenceColumn`, of which the last may be missing."""

    def __init__(
        self, model: QAbstractItemModel, name: str, first_width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._first_width = first_width
        self.setModel(model)
        self.setAccessibleName(name)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Share the room between both wordings."""
        count = self.model().columnCount()
        has_last = count > DifferenceColumn.REASON
        room = self.viewport().width() - self._first_width - (LAST_WIDTH if has_last else 0)
        widths = (self._first_width, room // 2, room - room // 2, LAST_WIDTH)
        for column, width in enumerate(widths[:count]):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, max(self.rowHeight(row), ROW_HEIGHT))
