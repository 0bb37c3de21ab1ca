"""The shipped icons by name, drawn in the colours of the moment."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource
from desktop.ui.theme import colours


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon resources/icons/`name`.svg in a colour named as in `theme.Colours`.

    Raises FileNotFoundError for a name that no shipped icon has.
    """
    return QIcon(SvgIcon(resource("icons", f"{name}.svg").read_text("utf-8"), colour))


def pixmap(name: str, size: int, colour: str = "text") -> QPixmap:
    """The icon as a square picture of `size` pixels, for labels."""
    return icon(name, colour).pixmap(QSize(size, size))


class SvgIcon(QIconEngine):
    """Draws one icon anew whenever it is shown, so that a change to dark colours reaches it."""

    def __init__(self, svg: str, colour: str) -> None:
        super().__init__()
        self._svg = svg
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name = "field_line" if mode is QIcon.Mode.Disabled else self._colour
        colour = getattr(colours(), name)
        inked = self._svg.replace("<path ", f'<path fill="{colour}" ')
        QSvgRenderer(QByteArray(inked.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return SvgIcon(self._svg, self._colour)
