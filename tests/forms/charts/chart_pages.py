"""Charts made for tests, and what their pages say."""

from io import BytesIO

from pypdf import PdfReader

from desktop.forms.charts.bar_chart import Bar, BarChart
from desktop.forms.charts.chart_page import chart_pdf
from desktop.forms.charts.palette import PAPER
from desktop.rules.task_state import TaskState


def bar(name: str, *counts: int) -> Bar:
    """A bar with these numbers in the order of the states."""
    shown = tuple((state, count) for state, count in zip(TaskState, counts, strict=False) if count)
    return Bar(name, shown, f"{sum(counts[:2])}／{sum(counts[:7])}", "50.0%")


def text_of(chart: BarChart) -> str:
    """What the page of a chart copies out as, without blanks."""
    page = PdfReader(BytesIO(chart_pdf(chart, PAPER, "圖"))).pages[0]
    return "".join(page.extract_text().split())
