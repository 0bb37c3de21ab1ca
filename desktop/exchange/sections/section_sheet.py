"""Sheets that go to a section and come back: locked where they only show, open where people write."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from desktop.exchange.sections.handout_sheet import cell_text

FONT = "標楷體"
# At 12 points: the height of a line, and widths in the units of a column.
_LEADING, _ABOVE_AND_BELOW = 16.5, 3
_WIDE, _NARROW, _LAST_NARROW = 2.2, 1.1, 0x2E7F


class Look:
    """How cells look and whether they may be written in; one object of each kind for all cells."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        line = Side(style="thin", color="9AA5B1")
        self._edges = Border(left=line, right=line, top=line, bottom=line)
        self._font, self._bold = Font(name=FONT, size=12), Font(name=FONT, size=12, bold=True)
        self._shade = PatternFill("solid", fgColor="D9E2EC")
        self._fills = {True: PatternFill(), False: PatternFill("solid", fgColor="EDEFF2")}
        self._locks = {True: Protection(locked=False), False: Protection(locked=True)}
        self._text = Alignment(wrap_text=True, vertical="top")
        self._centre = Alignment(wrap_text=True, vertical="center", horizontal="center")

    def put_heading(self, cell: Any) -> None:
        """Let a cell stand above its column."""
        cell.font, cell.alignment, cell.fill, cell.border = self._bold, self._centre, self._shade, self._edges

    def put(self, cell: Any, *, is_open: bool) -> None:
        """Let a cell be one to write in, or one that only shows."""
        cell.font, cell.alignment, cell.border = self._font, self._text, self._edges
        cell.fill, cell.protection = self._fills[is_open], self._locks[is_open]
        if is_open:
            # As text: 115.10 stays 115.10, and 1/2 is no day.
            cell.number_format = "@"


def set_up_paper(page: Any, heading_row: int) -> None:
    """Set a sheet up for A4 across, its headings on every page."""
    page.print_title_rows = f"{heading_row}:{heading_row}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.oddFooter.center.text = "第 &P 頁，共 &N 頁"


def fit_height(page: Any, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Let a row be as high as its texts, broken into columns of these widths: not every program does it."""
    lines = max(_lines(text, width) for text, width in zip(texts, widths, strict=False))
    page.row_dimensions[row].height = lines * _LEADING + _ABOVE_AND_BELOW


def _lines(text: str, width: float) -> int:
    """Return in how many lines a text stands; a Chinese character is as wide as two of the column's units."""
    broken = (
        sum(_WIDE if ord(char) > _LAST_NARROW else _NARROW for char in line) for line in text.split("\n")
    )
    return sum(max(ceil(line / (width - 1)), 1) for line in broken)


def protect(page: Any) -> None:
    """Lock a sheet without a password, so that only open cells change; widths and order may."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = page.protection.formatCells = False
    page.protection.sort = page.protection.autoFilter = False


def put_text(cell: Any, value: str) -> None:
    """Write a text that stays a text whatever it begins with."""
    if not value:
        return
    cell.value = cell_text(value)
    cell.data_type = "s"
    # Excel would take these for a formula as soon as somebody edits the cell.
    cell.quotePrefix = value[:1] in tuple("=+-@")
