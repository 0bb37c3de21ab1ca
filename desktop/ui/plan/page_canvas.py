"""One printed page on the screen, with a mark around what it is about; a click tells what was hit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import UNIT, colours

if TYPE_CHECKING:
    from desktop.forms.laid_out import Place

# Larger than this (pixels a point) a page on a wide screen would only show less of itself.
LARGEST = 1.6
MARK_OPACITY = 46
MARK_EDGE = 3


class PageCanvas(QWidget):
    """As wide as it is told, as high as the page then is.

    Signals:
        hit: where the page was clicked, in points from its top left.
    """

    hit = Signal(QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._image = QImage()
        self._places: Sequence[Place] = ()
        self._room = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_page(self, content: bytes) -> None:
        """Show a PDF of one page."""
        self._document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(content))
        self._bytes.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)
        self._image = QImage()
        self._fit()

    def mark(self, places: "Sequence[Place]") -> None:
        """Mark these boxes of the page."""
        self._places = places
        self.update()

    def fit_into(self, width: int) -> None:
        """Take so many pixels of width."""
        if width != self._room:
            self._room = width
            self._fit()

    def scale(self) -> float:
        """How many pixels a point of the page takes."""
        page = self._document.pagePointSize(0)
        return min((self._room - 2 * UNIT) / page.width(), LARGEST) if page.width() > 0 else 1.0

    def marked(self) -> QRectF:
        """What is marked, in pixels; empty where nothing is."""
        found = QRectF()
        for place in self._places:
            found = found.united(self._box(place))
        return found

    def _box(self, place: "Place") -> QRectF:
        scale, left = self.scale(), self._left()
        return QRectF(
            left + place.left * scale,
            place.top * scale,
            (place.right - place.left) * scale,
            (place.bottom - place.top) * scale,
        ).adjusted(-UNIT / 2, -1, UNIT / 2, 1)

    def _left(self) -> float:
        return max(0.0, (self.width() - self._size().width()) / 2)

    def _size(self) -> QSize:
        page, scale = self._document.pagePointSize(0), self.scale()
        return QSize(round(page.width() * scale), round(page.height() * scale))

    def _fit(self) -> None:
        size = self._size()
        self.setMinimumSize(QSize(0, 0))
        self.setFixedSize(max(self._room, 1), max(size.height(), 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._document.pageCount():
            return
        ratio, size = self.devicePixelRatioF(), self._size()
        wanted = size * ratio
        if self._image.size() != wanted:
            self._image = self._document.render(0, wanted)
            self._image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        left = self._left()
        painter.fillRect(self.rect(), QColor(colours().sunken))
        painter.fillRect(QRectF(left, 0, size.width(), size.height()), Qt.GlobalColor.white)
        painter.drawImage(QPointF(left, 0), self._image)
        self._paint_marks(painter)
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        edge = QColor(colours().accent)
        ground = QColor(edge)
        ground.setAlpha(MARK_OPACITY)
        for place in self._places:
            box = self._box(place)
            painter.fillRect(box, ground)
            painter.fillRect(QRectF(box.left(), box.top(), MARK_EDGE, box.height()), edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hit.emit((event.position() - QPointF(self._left(), 0)) / self.scale())
