"""A chart as a block of a form; one with more bars than a page has room for goes on overleaf."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.forms.charts.bar_chart import Bar, BarChart, rows_that_fit
from desktop.forms.charts.palette import PAPER
from desktop.forms.charts.picture import picture_of
from desktop.forms.page import Flow

# A chart is not begun with fewer bars than these unless it has no more.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """The bars as wide as the page, all on the same scale."""

    bars: tuple[Bar, ...]
    leads: bool = False

    def beginning(self, flow: Flow) -> float:
        """Return the height of the chart, or of its first bars where it does not fit on a page."""
        whole = BarChart(self.bars, flow.width).height
        if whole <= flow.bottom - flow.top:
            return whole
        return BarChart(self.bars[:_FEWEST], flow.width).height

    def place(self, flow: Flow) -> Iterator[None]:
        """Put the chart on the page, on as many pages as it takes."""
        flow.need(self.beginning(flow))
        longest = BarChart(self.bars, flow.width).most
        first = 0
        while first < len(self.bars) or not first:
            rest = self.bars[first:]
            count = rows_that_fit(rest, flow.width, flow.bottom - flow.y)
            chart = BarChart(rest[:count], flow.width, longest)
            flow.page.pictures.append(picture_of(chart, PAPER, flow.left, flow.y))
            flow.y += chart.height
            first += max(count, 1)
            if first < len(self.bars):
                flow.turn()
            yield
