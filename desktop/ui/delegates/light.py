"""A cell with a light: its mark, coloured and shaped, and its word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.vocabulary import Light
from desktop.ui.light_mark import GAP, MARK, paint_mark
from desktop.ui.theme import UNIT, light_colours

# The role under which a model gives a cell's light; the word is its display text.
LIGHT_ROLE = Qt.ItemDataRole.UserRole + 1
# Where the text of the other cells begins: the style sheet's padding and the style's own margin.
LEFT = UNIT + 3


class LightDelegate(QStyledItemDelegate):
    """Paints the mark of the light before the cell's word; a cell without light is an ordinary one."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value = index.data(LIGHT_ROLE)
        if value is None:
            super().paint(painter, option, index)
            return
        light = Light(value)
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        cell = QRectF(option.rect)
        paint_mark(painter, QPointF(cell.left() + LEFT + MARK / 2, cell.center().y()), light)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(light_colours(light)[0])
        place = cell.adjusted(LEFT + MARK + GAP, 0, -UNIT / 2, 0)
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(MARK + GAP, 0)
