"""The one page of a chart's PDF as an image, sharp at the size and on the screen it is shown at."""

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage


class ChartImage:
    """Holds the PDF; the image is made anew only when another size is asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._image = QImage()

    def at(self, size: QSize, ratio: float) -> QImage:
        """The image of so many device-independent pixels, `ratio` of the screen's to each."""
        dots = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._image.size() != dots:
            self._image = self._rendered(dots)
            self._image.setDevicePixelRatio(ratio)
        return self._image

    def _rendered(self, dots: QSize) -> QImage:
        # Not on the way to the first paint.
        from PySide6.QtPdf import QPdfDocument

        buffer = QBuffer()
        buffer.setData(QByteArray(self._content))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        image = document.render(0, dots)
        document.close()
        return image
