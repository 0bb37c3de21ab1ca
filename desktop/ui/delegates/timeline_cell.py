"""A month of a task: the mark of what presses most, and how many of how many are done."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.rules.year_grid import MonthCell
from desktop.ui.light_mark import MARK
from desktop.ui.models.timeline_model import CELL_ROLE, TimelineModel
from desktop.ui.standing_mark import paint_standing, standing_colours
from desktop.ui.theme import UNIT, colours

EDGE = UNIT // 2
INSIDE = 2


class TimelineCell(QStyledItemDelegate):
    """Areas have the counts of their tasks on a darker ground; the month of today has lines beside."""

    def __init__(self, model: TimelineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now, place = colours(), QRect(option.rect)
        row = self._timeline.row(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, QColor(now.surface if row.task else now.sunken))
        painter.setPen(QColor(now.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomRight())
        found = index.data(CELL_ROLE)
        if row.told:
            self._paint_told(painter, place, row.told)
        elif isinstance(found, MonthCell):
            self._paint_month(painter, place, found, is_task=row.task is not None)
        if index.column() + 1 == self._timeline.month and not row.told:
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.drawLine(place.topLeft(), place.bottomLeft())
            painter.drawLine(place.topRight(), place.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -2, -2), EDGE, EDGE)
        painter.restore()

    def _paint_told(self, painter: QPainter, place: QRect, words: str) -> None:
        painter.setPen(QColor(colours().muted))
        inner = place.adjusted(UNIT, 0, -UNIT, 0)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    def _paint_month(self, painter: QPainter, place: QRect, found: MonthCell, *, is_task: bool) -> None:
        standing = found.standing
        if standing is None:
            return
        colour, soft = standing_colours(standing)
        if is_task:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(QRectF(place).adjusted(3, 3, -4, -4), EDGE, EDGE)
        room = place.width() - MARK - EDGE - 2 * INSIDE
        count = _count(found, painter.fontMetrics(), room) if found.total > 1 or not is_task else ""
        width = painter.fontMetrics().horizontalAdvance(count)
        gap = EDGE if count else 0
        left = place.left() + max((place.width() - MARK - gap - width) / 2, INSIDE)
        middle = place.center().y() + 0.5
        paint_standing(painter, QPointF(left + MARK / 2, middle), standing)
        painter.setPen(colour if is_task else QColor(colours().muted))
        words = QRectF(left + MARK + gap, place.top(), width + EDGE, place.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, count)


def _count(found: MonthCell, metrics: QFontMetrics, room: int) -> str:
    """Done of all, as a percentage where large numbers have no room; the tooltip has both."""
    percent = f"{100 * found.finished // found.total}%"
    told = (f"{found.finished}/{found.total}", percent)
    return next((words for words in told if metrics.horizontalAdvance(words) <= room), "")
