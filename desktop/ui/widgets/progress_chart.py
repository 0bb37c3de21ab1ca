"""How far sections and areas are: the chart that is also printed, each of its rows a door to its tasks."""

from collections.abc import Generator, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.charts.bar_chart import ROW, Bar, BarChart, bars_of
from desktop.forms.charts.palette import DARK as DARK_PALETTE
from desktop.forms.charts.palette import PAPER, Palette
from desktop.rules.tally import PartTally
from desktop.rules.words import word
from desktop.ui.chart_image import ChartImage
from desktop.ui.desk import Desk
from desktop.ui.form_maker import FormMaker
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label
from desktop.ui.theme import DARK, FONT_POINTS, UNIT, colours
from desktop.ui.widgets.buttons import tool_of
from desktop.ui.widgets.chart_door import ChartDoor
from desktop.ui.work import Progress

_POINTS_PER_INCH = 72
# So far a row lights up beyond its picture when it is pointed at.
INSET = UNIT // 2


class ChartArea(QWidget):
    """The picture and its doors; the picture is drawn off the window's thread, the doors are there at once.

    Signals:
        chosen: the number of the row that was clicked or pressed.
    """

    chosen = Signal(int)

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._bars: tuple[Bar, ...] = ()
        self._asked: tuple[BarChart, Palette] | None = None
        self._drawn: tuple[BarChart, Palette] | None = None
        self._image: ChartImage | None = None
        self.doors: list[ChartDoor] = []
        self._maker = FormMaker(desk, self)
        self._maker.made.connect(self._on_made)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show these bars; the picture of the old ones stays until that of the new ones is drawn."""
        for door in self.doors:
            door.hide()
            door.deleteLater()
        self._bars = bars
        self.doors = [ChartDoor(bar.name, numbers_of(bar), self) for bar in bars]
        for row, door in enumerate(self.doors):
            door.clicked.connect(lambda _on=False, row=row: self.chosen.emit(row))
            door.show()
        self._arrange()

    def has_picture(self) -> bool:
        """Whether the picture shown is that of these bars at this width and in these colours."""
        return self._drawn == self._wanted()

    def _scale(self) -> float:
        """Pixels of a point of the chart, larger where the window's text is."""
        return self.logicalDpiX() / _POINTS_PER_INCH * self.font().pointSizeF() / FONT_POINTS

    def _picture_width(self) -> int:
        return self.width() - 2 * INSET

    def _chart(self) -> BarChart:
        return BarChart(self._bars, max(round(self._picture_width() / self._scale()), 1))

    def _wanted(self) -> tuple[BarChart, Palette]:
        return self._chart(), DARK_PALETTE if colours() is DARK else PAPER

    def _arrange(self) -> None:
        """Give the area its height, the doors their places, and have the picture drawn."""
        chart, scale = self._chart(), self._scale()
        self.setFixedHeight(ceil(chart.height * scale))
        for row, door in enumerate(self.doors):
            door.setGeometry(0, round(chart.row_top(row) * scale), self.width(), round(ROW * scale))
        self._draw()

    def _draw(self) -> None:
        wanted = self._wanted()
        if self._bars and wanted != self._asked:
            self._asked = wanted
            self._maker.begin(_drawing, *wanted, self._title)

    def _on_made(self, content: bytes) -> None:
        self._image, self._drawn = ChartImage(content), self._asked
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        elif event.type() is QEvent.Type.FontChange:
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(40 * UNIT, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is not None:
            painter = QPainter(self)
            place = self.rect().adjusted(INSET, 0, -INSET, 0)
            painter.drawImage(place, self._image.at(place.size(), self.devicePixelRatioF()))
            painter.end()


def _drawing(chart: BarChart, palette: Palette, title: str) -> Generator[Progress, None, bytes]:
    from desktop.forms.charts.chart_page import chart_pdf

    yield 0, 1, ""
    return chart_pdf(chart, palette, title)


def numbers_of(bar: Bar) -> str:
    """What a bar shows, in words: 「完成／應辦 12／20 · 如期完成 11 · 逾期完成 1 · 逾期 8 · 60.0%」."""
    told = [f"{word(state)} {count}" for state, count in bar.counts]
    return " · ".join(filter(None, (bar.done, *told, bar.percent)))


class ProgressChart(QWidget):
    """A heading and a chart of the parts; its menu, and the button at its top, lead to the printed one.

    Signals:
        chosen: the PartTally whose row was clicked.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, heading: str, nameless: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._nameless = nameless
        self._parts: tuple[PartTally, ...] = ()
        self.area = ChartArea(desk, heading)
        self.area.chosen.connect(lambda row: self.chosen.emit(self._parts[row]))
        self.print_action = QAction(icon("print"), self.tr("列印或儲存成 PDF…"), self)
        self.print_action.triggered.connect(lambda: self._open_form())
        self.addAction(self.print_action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        top = QHBoxLayout()
        top.setContentsMargins(INSET, 0, INSET, 0)
        top.addWidget(plain_label(heading, "heading"), 1)
        top.addWidget(tool_of(self.print_action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(top)
        column.addWidget(self.area)

    def show_parts(self, parts: Sequence[PartTally]) -> None:
        """Show how far these parts are."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.area.show_bars(bars_of(self._parts, self._nameless))

    def _open_form(self) -> None:
        from desktop.forms.form import Request

        self._desk.open_page("forms", ("progress-chart", Request(year=self._desk.year)))

    def doors(self) -> Sequence[ChartDoor]:
        """The rows, from the top."""
        return self.area.doors
