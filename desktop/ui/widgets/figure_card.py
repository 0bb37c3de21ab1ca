"""A number that is a door: how many there are of something, and a click leads to them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption, QWidget

from db.vocabulary import Light
from desktop.ui.light_mark import GAP, MARK, paint_mark
from desktop.ui.theme import UNIT, colours, light_colours

FIGURE_POINTS = 20
RADIUS = 8


class FigureCard(QAbstractButton):
    """Shows the number in the colour of its light, with the light's mark, once there is any to show."""

    def __init__(self, label: str, light: Light, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = light
        self._number = 0
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_number(0)

    def show_number(self, number: int) -> None:
        """Show another number."""
        self._number = number
        self.setAccessibleName(f"{self.text()} {number}")
        self.update()

    def number(self) -> int:
        """The number shown."""
        return self._number

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(words + MARK + GAP + 4 * UNIT, 15 * UNIT), 10 * UNIT)

    def minimumSizeHint(self) -> QSize:
        return QSize(11 * UNIT, 10 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = QRectF(self.rect()).adjusted(2 * UNIT, UNIT, -UNIT, -UNIT)
        painter.setPen(light_colours(self._light)[0] if self._number else QColor(now.muted))
        font = QFont(self.font())
        font.setPointSizeF(FIGURE_POINTS)
        font.setBold(True)
        painter.setFont(font)
        figure = inner.adjusted(0, 0, 0, -inner.height() * 0.4)
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(figure, place, str(self._number))
        painter.setFont(self.font())
        words = QRectF(inner.left(), figure.bottom(), inner.width(), inner.bottom() - figure.bottom())
        if self._number:
            paint_mark(painter, QPointF(words.left() + MARK / 2, words.center().y()), self._light)
            words.setLeft(words.left() + MARK + GAP)
        painter.setPen(QColor(now.text if self._number else now.muted))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, place, shown)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        now, option = colours(), QStyleOption()
        option.initFrom(self)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        is_pressed = self.isDown()
        line = now.accent if self.hasFocus() or is_hovered else now.line
        painter.setPen(QPen(QColor(line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(now.accent_soft if is_hovered or is_pressed else now.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
