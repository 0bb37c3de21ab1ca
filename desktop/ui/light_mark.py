"""The marks of the four lights: each its own shape, so that colour alone never says anything."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.vocabulary import Light
from desktop.rules.words import word
from desktop.ui.theme import UNIT, light_colours

MARK = 11
GAP = UNIT - 1


def paint_mark(painter: QPainter, centre: QPointF, light: Light, size: float = MARK) -> None:
    """Paint a light's mark: ● green, ▲ yellow, ■ red, ○ grey."""
    colour, _soft = light_colours(light)
    half = size / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    match light:
        case Light.GREEN:
            painter.drawEllipse(centre, half, half)
        case Light.YELLOW:
            corners = [QPointF(0, -half), QPointF(half * 1.1, half * 0.9), QPointF(-half * 1.1, half * 0.9)]
            painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))
        case Light.RED:
            side = size * 0.9
            painter.drawRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))
        case Light.GREY:
            painter.setPen(QPen(colour, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, half - 1, half - 1)
    painter.restore()


class LightChip(QWidget):
    """A light's mark and a word on its soft ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = Light.GREY
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_light(self, light: Light, text: str) -> None:
        """Show a light with the word of the state behind it, such as 紅燈 逾期."""
        self._light = light
        self._text = " ".join(filter(None, (word(light), text)))
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What the chip says."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + MARK + GAP + 3 * UNIT, metrics.height() + UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour, soft = light_colours(self._light)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        place = QRectF(self.rect())
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        paint_mark(painter, QPointF(1.5 * UNIT + MARK / 2, place.center().y()), self._light)
        painter.setPen(colour)
        words = place.adjusted(1.5 * UNIT + MARK + GAP, 0, -UNIT, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)
        painter.end()
