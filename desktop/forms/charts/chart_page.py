"""A chart as a PDF page of its own, as large as the chart: what the window shows and what is saved."""

from io import BytesIO

from desktop.forms.charts.bar_chart import BarChart
from desktop.forms.charts.palette import Palette
from desktop.forms.charts.picture import picture_of
from desktop.forms.page import MM, Page, Paper


def chart_pdf(chart: BarChart, palette: Palette, title: str) -> bytes:
    """Return the chart as a PDF of one page."""
    from desktop.forms.drawing import draw

    page = Page(pictures=[picture_of(chart, palette, 0.0, 0.0)])
    paper = Paper(chart.width / MM, chart.height / MM, 0.0, 0.0, 0.0, 0.0)
    target = BytesIO()
    for _ in draw([page], paper, target, title, ""):
        pass
    return target.getvalue()
