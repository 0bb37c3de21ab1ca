"""The marks of instances: each standing its own shape, as the printed timeline has them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from db.vocabulary import Light
from desktop.rules.occurrence import OccurrenceStanding
from desktop.ui.light_mark import MARK, paint_mark
from desktop.ui.theme import light_colours

# The same shapes as characters, for lines of text.
MARKS = {
    OccurrenceStanding.DONE: "●",
    OccurrenceStanding.DONE_LATE: "◐",
    OccurrenceStanding.RETURNED: "◆",
    OccurrenceStanding.OVERDUE: "■",
    OccurrenceStanding.DUE_SOON: "▲",
    OccurrenceStanding.TO_COME: "○",
}
_LIGHTS = {
    OccurrenceStanding.DONE: Light.GREEN,
    OccurrenceStanding.DONE_LATE: Light.GREEN,
    OccurrenceStanding.RETURNED: Light.RED,
    OccurrenceStanding.OVERDUE: Light.RED,
    OccurrenceStanding.DUE_SOON: Light.YELLOW,
    OccurrenceStanding.TO_COME: Light.GREY,
}
FULL_TURN = 16 * 360


def standing_colours(standing: OccurrenceStanding) -> tuple[QColor, QColor]:
    """The colour of a standing's mark and word, and the soft ground behind them."""
    return light_colours(_LIGHTS[standing])


def paint_standing(
    painter: QPainter, centre: QPointF, standing: OccurrenceStanding, size: float = MARK
) -> None:
    """Paint the mark of a standing; done late is a half circle, returned a lozenge."""
    match standing:
        case OccurrenceStanding.DONE_LATE | OccurrenceStanding.RETURNED:
            _paint_own(painter, centre, standing, size / 2)
        case _:
            paint_mark(painter, centre, _LIGHTS[standing], size)


def _paint_own(painter: QPainter, centre: QPointF, standing: OccurrenceStanding, half: float) -> None:
    colour, _soft = standing_colours(standing)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(colour))
    if standing is OccurrenceStanding.RETURNED:
        painter.setPen(Qt.PenStyle.NoPen)
        corners = (QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0))
        painter.drawPolygon(QPolygonF([centre + corner * 1.15 for corner in corners]))
    else:
        inner = half - 1
        place = QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(place, FULL_TURN // 4, FULL_TURN // 2)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, inner, inner)
    painter.restore()
