"""A row of a chart that is a door: it can be pointed at, reached by key and read aloud."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOption, QWidget

from desktop.ui.labels import plain_tooltip
from desktop.ui.theme import colours

_RADIUS = 4
# The picture of the row shows through.
_GLOW = 40


class ChartDoor(QAbstractButton):
    """Lies over its row of the picture and paints nothing but where the mouse or the focus is."""

    def __init__(self, name: str, numbers: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(f"{name} {numbers}")
        self.setToolTip(plain_tooltip(f"{name}\n{numbers}"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (self.hasFocus() or is_hovered):
            return
        accent = QColor(colours().accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        accent.setAlpha(_GLOW if is_hovered else 0)
        painter.setBrush(accent)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()
