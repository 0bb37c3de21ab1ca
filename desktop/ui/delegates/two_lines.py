"""An entry of a list in two lines: what it is, and smaller below it what else is known."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.models.two_line_list import SECOND_LINE_ROLE
from desktop.ui.theme import UNIT, colours

ICON = 2 * UNIT
LEADING = 2


class TwoLines(QStyledItemDelegate):
    """Both lines are cut to the width; the tooltip has them whole."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        first, option.text = option.text, ""
        # A copy: the option's own icon is about to be taken from it.
        picture = QIcon(option.icon)
        option.icon = QIcon()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = option.rect.adjusted(UNIT, UNIT // 2, -UNIT, -UNIT // 2)
        if not picture.isNull():
            picture.paint(painter, QRect(place.left(), place.center().y() - ICON // 2, ICON, ICON))
            place.setLeft(place.left() + ICON + UNIT)
        painter.save()
        now = colours()
        painter.setFont(option.font)
        half = QRect(place.left(), place.top(), place.width(), place.height() // 2)
        self._line(painter, half, option.fontMetrics, first, now.text)
        half.moveTop(half.bottom() + 1)
        self._line(painter, half, option.fontMetrics, index.data(SECOND_LINE_ROLE) or "", now.muted)
        painter.restore()

    def _line(self, painter: QPainter, place: QRect, metrics: QFontMetrics, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(20 * UNIT, 2 * (option.fontMetrics.height() + LEADING) + UNIT)
