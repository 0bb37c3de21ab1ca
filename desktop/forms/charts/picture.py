"""A chart as a thing on a page, drawn when the page is."""

from functools import partial
from typing import Any

from desktop.forms.charts.bar_chart import BarChart
from desktop.forms.charts.palette import Palette
from desktop.forms.page import Picture


def picture_of(chart: BarChart, palette: Palette, x: float, y: float) -> Picture:
    """Return the chart with its top left corner at a point of a page."""
    names = tuple(bar.name for bar in chart.bars)
    return Picture(x, y, chart.height, names, partial(_drawing, chart, palette))


def _drawing(chart: BarChart, palette: Palette) -> Any:
    from desktop.forms.charts.bar_drawing import drawing_of

    return drawing_of(chart, palette)
