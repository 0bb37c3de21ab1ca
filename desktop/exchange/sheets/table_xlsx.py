"""A table as an Excel workbook, such as a careful clerk would have set up."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.errors import Refused
from desktop.exchange.sheets.formula_guard import guarded
from desktop.exchange.sheets.table_file import REPEATED_COLUMNS, CellKind, CellValue, TableFile, plain

# What Excel holds.
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
# Excel and LibreOffice both show 115.03.05 and keep a date.
ROC_DATE = "[$-404]e.mm.dd"
FIRST_ROC_DAY = dt.date(1912, 1, 1)

_FONT = "標楷體"
_TEXT = {"font_name": _FONT, "font_size": 12, "valign": "top", "text_wrap": True}
# A column's width is told in digits of the default font; a Chinese character of 12 points takes so many.
_DIGITS = 2.3
# Points; Excel knows no taller row.
_LINE, _TALLEST = 15.6, 409
# What most texts do not begin with, so that most need no closer look.
_SIGNS = frozenset("=+-@'\t\r\n")
_SHEET_NAME = str.maketrans("", "", "[]:*?/\\'")


def write_xlsx(table: TableFile, target: Path) -> Iterator[int]:
    """Write the workbook; yields the number of rows done.

    Raises Refused for what Excel cannot hold, and OSError.
    """
    import xlsxwriter

    options: dict[str, Any] = {
        # A large table is written row by row, each text where it stands.
        "constant_memory": table.is_large,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    if table.is_large:
        options["default_format_properties"] = _TEXT
    book = xlsxwriter.Workbook(str(target), options)
    try:
        sheet = book.add_worksheet(plain(table.title).translate(_SHEET_NAME)[:31] or None)
        heading_row = _write_head(book, sheet, table)
        writer = _RowWriter(book, sheet, table)
        row = heading_row
        for row, values in enumerate(table.rows, start=heading_row + 1):
            writer.write(row, values)
            yield row - heading_row
        _set_up(sheet, table, heading_row, row)
    finally:
        # Also removes the temporary files of what is given up.
        _close(book)


def _close(book: Any) -> None:
    from xlsxwriter.exceptions import XlsxFileError

    try:
        book.close()
    except XlsxFileError as error:
        raise OSError(str(error)) from error


def _write_head(book: Any, sheet: Any, table: TableFile) -> int:
    """Write title, lines and headings; returns the row of the headings."""
    title = book.add_format({"font_name": _FONT, "font_size": 16, "bold": True, "valign": "vcenter"})
    line = book.add_format({"font_name": _FONT, "font_size": 11})
    heading = book.add_format(
        {
            "font_name": _FONT, "font_size": 12, "bold": True, "bg_color": "#DDE6F0", "border": 1,
            "border_color": "#8C9BAE", "text_wrap": True, "align": "center", "valign": "vcenter",
        }
    )  # fmt: skip
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(column.width, 3) * _DIGITS + 0.8)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, plain(table.title), title)
    for row, text in enumerate(table.lines, start=1):
        sheet.write_string(row, 0, plain(text), line)
    heading_row = 1 + len(table.lines)
    lines = (_lines(column.heading, max(int(column.width), 3)) for column in table.columns)
    sheet.set_row(heading_row, min(max(lines, default=1) * _LINE + 8, _TALLEST))
    for place, column in enumerate(table.columns):
        sheet.write_string(heading_row, place, plain(column.heading), heading)
    return heading_row


def _set_up(sheet: Any, table: TableFile, heading_row: int, last_row: int) -> None:
    last_column = max(len(table.columns) - 1, 0)
    sheet.freeze_panes(heading_row + 1, 0)
    sheet.autofilter(heading_row, 0, last_row, last_column)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.repeat_rows(heading_row)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(table.pages_wide, 0)
    if table.pages_wide > 1:
        # What tells the rows apart stands on every page.
        sheet.repeat_columns(0, REPEATED_COLUMNS - 1)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    footer = plain(table.title).replace("&", "&&").replace("\n", " ")
    sheet.set_footer(f'&L&"{_FONT}"&9{footer}&R&"{_FONT}"&9第 &P 頁，共 &N 頁', {"margin": 0.3})


class _RowWriter:
    """Writes each value as what it is, whatever its column holds for the most part."""

    def __init__(self, book: Any, sheet: Any, table: TableFile) -> None:
        self._sheet = sheet
        self._table = table
        cell = _TEXT if table.is_large else _TEXT | {"border": 1, "border_color": "#C8D0DA"}
        # In a large table texts have the look of the whole workbook, and empty cells none of their own.
        self._frames_empty = not table.is_large
        self._text = None if table.is_large else book.add_format(cell)
        # Excel keeps it a text also when somebody edits the cell.
        self._quoted = book.add_format(cell | {"quote_prefix": True})
        self._number = book.add_format(cell)
        self._date = book.add_format(cell | {"num_format": ROC_DATE, "align": "center"})
        self._time = book.add_format(cell | {"num_format": "hh:mm", "align": "center"})
        self._empty = [
            {CellKind.DATE: self._date, CellKind.TIME: self._time}.get(column.kind, self._text)
            for column in table.columns
        ]
        # How many Chinese characters stand in a line of each column.
        self._fits = [max(int(column.width), 3) for column in table.columns]
        self._lines = 1

    def write(self, row: int, values: Any) -> None:
        if row >= MOST_ROWS:
            raise Refused(f"Excel 最多只有 {MOST_ROWS:,} 列，放不下這個表；請先篩選，或改存成 .csv。")
        sheet, self._lines = self._sheet, 1
        for place, value in enumerate(values):
            if value is None or value == "":
                if self._frames_empty:
                    sheet.write_blank(row, place, None, self._empty[place])
            elif type(value) is str:
                self._write_text(row, place, value)
            else:
                self._write_other(row, place, value)
        if self._lines > 1:
            # LibreOffice does not fit the rows of an Excel file to their text.
            sheet.set_row(row, min(self._lines * _LINE + 3, _TALLEST))

    def _write_text(self, row: int, place: int, value: str) -> None:
        text = value if value.isprintable() else plain(value)
        if len(text) > self._fits[place] or "\n" in text:
            self._lines = max(self._lines, _lines(text, self._fits[place]))
            self._check_length(row, place, text)
        is_plain = text[:1] not in _SIGNS or guarded(text) is text
        self._sheet.write_string(row, place, text, self._text if is_plain else self._quoted)

    def _check_length(self, row: int, place: int, text: str) -> None:
        if len(text) > MOST_CHARACTERS:
            heading = self._table.columns[place].heading
            raise Refused(
                f"第 {row + 1} 列「{heading}」超過 {MOST_CHARACTERS:,} 個字，Excel 放不下；請改存成 .ods。"
            )

    def _write_other(self, row: int, place: int, value: CellValue) -> None:
        match value:
            case dt.date() if value < FIRST_ROC_DAY:
                self._write_text(row, place, value.isoformat())
            case dt.date():
                self._sheet.write_datetime(row, place, value, self._date)
            case dt.time():
                self._sheet.write_datetime(row, place, value, self._time)
            case int() | float() | Decimal():
                self._sheet.write_number(row, place, value, self._number)
            case _:
                self._write_text(row, place, str(value))


def _lines(text: str, fits: int) -> int:
    """How many lines a text takes where so many Chinese characters fit into one."""
    # In UTF-8 a Chinese character has three bytes and is as wide as two letters of one byte.
    halves = ((len(line.encode()) + len(line)) // 2 for line in text.split("\n"))
    return sum(max(1, -(-width // (2 * fits))) for width in halves)
