"""The drawing of a chart of stacked bars, for PDF pages on screen and paper alike."""

from collections.abc import Iterator
from itertools import accumulate

from reportlab.graphics.charts.axes import XValueAxis
from reportlab.graphics.shapes import Drawing, Line, Rect, Shape
from reportlab.lib.colors import HexColor

from desktop.forms.charts.bar_chart import ROW, SIZE, SMALL, SWATCH, Bar, BarChart
from desktop.forms.charts.palette import MARKS, Palette
from desktop.forms.charts.patterns import Box, pattern
from desktop.forms.charts.texts import drawable, label
from desktop.forms.fonts import KAI, opened
from desktop.forms.shortened import elided, in_two_lines
from desktop.forms.text import Style, text_width
from desktop.rules.printed.text import Align
from desktop.rules.task_state import TaskState
from desktop.rules.words import word

NAME = Style(size=SIZE, leading=11)
NUMBER = Style(size=SIZE, leading=10)
MARK = Style(size=8, leading=10)
NOTE = Style(size=SMALL, leading=10)
_BAR = 14.5
_GAP = 6.0
_PAD = 2.0
_NAME_SHARE, _WIDEST_NAME = 0.30, 170.0
_ROOM_FOR_PERCENT = 380.0
_BESIDE_SHARE = 0.7
_MOST_TRIES = 8
_MOST_LINES = 7


def drawing_of(chart: BarChart, palette: Palette) -> Drawing:
    """Return the chart as a drawing of its size."""
    opened(KAI)
    drawing = Drawing(chart.width, chart.height)
    drawing.add(Rect(0, 0, chart.width, chart.height, fillColor=HexColor(palette.ground), strokeColor=None))
    for shape in _Pen(chart, palette).shapes():
        drawing.add(shape)
    return drawing


class _Pen:
    """Draws one chart: names at the left, bars on the axis, numbers of what is done at the right."""

    def __init__(self, chart: BarChart, palette: Palette) -> None:
        self.chart = chart
        self.palette = palette
        self.text = HexColor(palette.text)
        self.muted = HexColor(palette.muted)
        has_percent = chart.width >= _ROOM_FOR_PERCENT
        self.figures = [
            "　".join(filter(None, (bar.done, bar.percent if has_percent else ""))) for bar in chart.bars
        ]
        self.heading = "完成／應辦　完成率" if has_percent else "完成／應辦"
        self.left = self._name_width() + _GAP
        self.right = chart.width - self._figure_width() - _GAP
        self.scale = self._scale()

    def shapes(self) -> Iterator[Shape]:
        """Yield everything, what lies below first."""
        chart = self.chart
        if not chart.bars:
            yield from label("沒有可以統計的工作。", 0, chart.height / 2, NAME, self.muted)
            return
        top = self._up(chart.row_top(0))
        yield from label(self.heading, chart.width, top + 4, NOTE, self.muted, Align.RIGHT)
        yield from self._axis()
        for index, bar in enumerate(chart.bars):
            yield from self._row(index, bar)
        yield from self._legend()

    def _up(self, from_top: float) -> float:
        """The y from the bottom, as drawings count it."""
        return self.chart.height - from_top

    def _name_width(self) -> float:
        widest = max((text_width(bar.name, NAME) for bar in self.chart.bars), default=0.0)
        return min(widest, self.chart.width * _NAME_SHARE, _WIDEST_NAME)

    def _figure_width(self) -> float:
        return max(text_width(text, style) for text, style in self._right_column())

    def _right_column(self) -> Iterator[tuple[str, Style]]:
        yield self.heading, NOTE
        yield from ((text, NAME) for text in self.figures)

    def _scale(self) -> float:
        """How wide one task is: as wide as lets every bar, and what stands beside it, have room."""
        room, scale = self.right - self.left, (self.right - self.left) / self.chart.most
        for _ in range(_MOST_TRIES):
            needed = max(
                (bar.total * scale + _width(self._beside(bar, scale)) for bar in self.chart.bars),
                default=0.0,
            )
            if needed <= room:
                break
            scale *= room / needed * 0.98
        return scale

    def _fits(self, count: int, scale: float) -> bool:
        return text_width(str(count), NUMBER) + 2 * _PAD <= count * scale

    def _beside(self, bar: Bar, scale: float) -> list[tuple[str, Style]]:
        """The numbers that have no room in their stretch of the bar, each behind its mark.

        Where they would leave none to the bars, those that press least are left out for an ….
        """
        short = [
            [(f" {MARKS[state]}", MARK), (str(count), NUMBER)]
            for state, count in bar.counts
            if count and not self._fits(count, scale)
        ]
        most = _BESIDE_SHARE * (self.right - self.left)
        kept = len(short)
        while kept > 1 and sum(map(_width, short[-kept:])) > most:
            kept -= 1
        dots = [(" …", MARK)] if kept < len(short) else []
        return [*dots, *(text for pair in short[-kept:] for text in pair)]

    def _axis(self) -> Iterator[Shape]:
        chart = self.chart
        bottom, top = self._up(chart.row_top(len(chart.bars))), self._up(chart.row_top(0))
        reach = max((self.right - self.left) / self.scale, 1.0)
        axis = XValueAxis()
        axis.setPosition(self.left, bottom, self.right - self.left)
        # An axis that begins elsewhere would make a small number look like none.
        axis.valueMin, axis.valueMax = 0, reach
        axis.valueStep = _step(reach)
        axis.configure([(0, reach)])
        # The labels are drawn apart, for the axis draws all text in one font.
        axis.visibleLabels = 0
        axis.strokeColor, axis.strokeWidth, axis.tickDown = HexColor(self.palette.line), 0.6, 2
        value = 0
        while value <= reach:
            x = axis.scale(value)
            yield Line(x, bottom, x, top, strokeColor=HexColor(self.palette.line), strokeWidth=0.4)
            yield from label(str(value), x, bottom - 11, NOTE, self.muted, Align.CENTRE)
            value += axis.valueStep
        yield axis
        yield from label("項", chart.width, bottom - 11, NOTE, self.muted, Align.RIGHT)

    def _row(self, index: int, bar: Bar) -> Iterator[Shape]:
        middle = self._up(self.chart.row_top(index) + ROW / 2)
        lines = in_two_lines(drawable(bar.name), self.left - _GAP, NAME)
        y = middle + (len(lines) - 1) * NAME.leading / 2 - NAME.size * 0.35
        for line in lines:
            yield from label(line, 0, y, NAME, self.text)
            y -= NAME.leading
        yield from self._bar(bar, middle)
        figure = self.figures[index]
        yield from label(figure, self.chart.width, middle - NAME.size * 0.35, NAME, self.text, Align.RIGHT)

    def _bar(self, bar: Bar, middle: float) -> Iterator[Shape]:
        ends = accumulate((count * self.scale for _state, count in bar.counts), initial=self.left)
        for (state, count), left in zip(bar.counts, ends, strict=False):
            yield from self._stretch(state, Box(left, middle - _BAR / 2, count * self.scale, _BAR))
            if self._fits(count, self.scale):
                yield from self._number(state, count, left + count * self.scale / 2, middle)
        yield from self._numbers_beside(bar, self.left + bar.total * self.scale, middle)

    def _numbers_beside(self, bar: Bar, x: float, middle: float) -> Iterator[Shape]:
        texts = self._beside(bar, self.scale)
        ground = HexColor(self.palette.ground)
        # The lines of the axis would run through the numbers.
        yield Rect(x + 1, middle - 5, _width(texts), 10, fillColor=ground, strokeColor=None)
        for text, style in texts:
            yield from label(text, x, middle - style.size * 0.35, style, self.text)
            x += text_width(text, style)

    def _stretch(self, state: TaskState, box: Box) -> Iterator[Shape]:
        ink = HexColor(self.palette.ink[state])
        fill = HexColor(self.palette.fills[state])
        yield Rect(*box, fillColor=fill, strokeColor=None)
        yield from pattern(state, box, ink)
        edge = HexColor(self.palette.text)
        yield Rect(*box, fillColor=None, strokeColor=edge, strokeWidth=0.5)

    def _number(self, state: TaskState, count: int, centre: float, middle: float) -> Iterator[Shape]:
        """A number on a plate of its own, for a pattern below digits makes them hard to read."""
        wide = text_width(str(count), NUMBER) + _PAD
        plate = HexColor(self.palette.fills[state])
        yield Rect(centre - wide / 2, middle - 5.5, wide, 11, fillColor=plate, strokeColor=None)
        ink = HexColor(self.palette.ink[state])
        yield from label(str(count), centre, middle - NUMBER.size * 0.35, NUMBER, ink, Align.CENTRE)

    def _legend(self) -> Iterator[Shape]:
        for x, top, state in self.chart.legend():
            bottom = self._up(top + 11)
            yield from self._stretch(state, Box(x, bottom, SWATCH - 4, 8))
            words = elided(f"{MARKS[state]}{word(state)}", self.chart.width - x - SWATCH, NOTE)
            yield from label(words, x + SWATCH, bottom + 1.3, NOTE, self.text)


def _width(texts: list[tuple[str, Style]]) -> float:
    return sum(text_width(text, style) for text, style in texts)


def _step(reach: float) -> int:
    """Return how far apart the lines of the axis are: 1, 2, 5, 10, 20, … with at most seven steps."""
    step, factors = 1, (2.0, 2.5, 2.0)
    turn = 0
    while reach / step > _MOST_LINES:
        step = round(step * factors[turn % 3])
        turn += 1
    return step
