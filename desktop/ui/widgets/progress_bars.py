"""How far sections and areas are: a bar each, with its numbers in words beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption, QVBoxLayout, QWidget

from desktop.rules.tally import PartTally
from desktop.ui.labels import plain_label, plain_tooltip
from desktop.ui.tally_words import tally_words
from desktop.ui.theme import UNIT, colours

BAR = 8
# Between green and red, for those who see no difference between the two.
SEAM = 2


class PartBar(QAbstractButton):
    """One part: its name and numbers above its bar, green as far as done, red as far as overdue."""

    def __init__(self, name: str, part: PartTally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setText(name)
        self.setAccessibleName(f"{name} {tally_words(part.tally)}")
        self.setToolTip(plain_tooltip(f"{name}\n{tally_words(part.tally)}"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def numbers(self) -> str:
        """The numbers beside the name: 「12／20　逾期 2」."""
        found = self._part.tally
        done = f"{found.done}／{found.completion.counted}"
        late = self.tr("逾期 %1").replace("%1", str(found.overdue)) if found.overdue else ""
        percent = found.completion.percent
        return "　".join(filter(None, (late, done, "" if percent is None else f"{percent}%")))

    def sizeHint(self) -> QSize:
        return QSize(30 * UNIT, self.fontMetrics().height() + BAR + 2 * UNIT)

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * UNIT, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        place = QRectF(self.rect()).adjusted(UNIT, UNIT / 2, -UNIT, -UNIT / 2)
        line = QRectF(place.left(), place.top(), place.width(), self.fontMetrics().height())
        numbers = self.numbers()
        right = self.fontMetrics().horizontalAdvance(numbers)
        painter.setPen(QColor(now.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, numbers)
        painter.setPen(QColor(now.text))
        name_width = int(line.width()) - right - UNIT
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, name_width)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_bar(painter, QRectF(place.left(), line.bottom() + UNIT / 2, place.width(), BAR))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        option = QStyleOption()
        option.initFrom(self)
        if self.hasFocus() or option.state & QStyle.StateFlag.State_MouseOver:
            now = colours()
            painter.setPen(QPen(QColor(now.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_bar(self, painter: QPainter, place: QRectF) -> None:
        now, found = colours(), self._part.tally
        round_ends = QPainterPath()
        round_ends.addRoundedRect(place, BAR / 2, BAR / 2)
        painter.setClipPath(round_ends)
        painter.fillRect(place, QColor(now.sunken))
        if found.completion.counted:
            one = place.width() / found.completion.counted
            done = QRectF(place.left(), place.top(), one * found.done, BAR)
            painter.fillRect(done, QColor(now.green))
            if found.overdue:
                late = QRectF(done.right(), place.top(), one * found.overdue, BAR)
                painter.fillRect(late.adjusted(SEAM, 0, 0, 0) if found.done else late, QColor(now.red))
        painter.setClipping(False)


class ProgressBars(QWidget):
    """A heading and a bar for each part.

    Signals:
        chosen: the PartTally whose bar was clicked.
    """

    chosen = Signal(object)

    def __init__(self, heading: str, nameless: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nameless = nameless
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        title = plain_label(heading, "heading")
        title.setContentsMargins(UNIT, 0, UNIT, 0)
        self._column.addWidget(title)
        self._bars: list[PartBar] = []
        self._parts: tuple[PartTally, ...] = ()

    def show_parts(self, parts: Sequence[PartTally]) -> None:
        """Show how far these parts are."""
        if tuple(parts) == self._parts:
            return
        for bar in self._bars:
            bar.hide()
            bar.deleteLater()
        self._parts = tuple(parts)
        self._bars = [PartBar(" ".join(part.name.split()) or self._nameless, part) for part in parts]
        for bar, part in zip(self._bars, parts, strict=True):
            bar.clicked.connect(lambda _on=False, which=part: self.chosen.emit(which))
            self._column.addWidget(bar)

    def bars(self) -> Sequence[PartBar]:
        """The bars, from the top."""
        return self._bars
