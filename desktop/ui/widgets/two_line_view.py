"""A list of two-line entries that says in words when it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.ui.delegates.two_lines import TwoLines
from desktop.ui.models.two_line_list import Entry, TwoLineList
from desktop.ui.theme import UNIT, colours


class TwoLineView(QListView):
    """Holds its own model; `entries` is filled with `entries.show(…)`."""

    def __init__(self, accessible_name: str, empty_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = TwoLineList(self)
        self._empty_words = empty_words
        self.setAccessibleName(accessible_name)
        self.setModel(self.entries)
        self.setItemDelegate(TwoLines(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)

    def current(self) -> Entry | None:
        """The entry the cursor is on, None where it is on none."""
        index = self.currentIndex()
        return self.entries.entry(index.row()) if index.isValid() else None

    def fit_height(self) -> None:
        """Be just as high as all entries need, or as the words for none."""
        rows = max(self.entries.rowCount(), 1)
        height = self.sizeHintForRow(0) if self.entries.rowCount() else 6 * UNIT
        self.setFixedHeight(rows * height + 2 * self.frameWidth())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.entries.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours().muted))
        place = self.viewport().rect().adjusted(2 * UNIT, 2 * UNIT, -2 * UNIT, -2 * UNIT)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self._empty_words
        )
        painter.end()
