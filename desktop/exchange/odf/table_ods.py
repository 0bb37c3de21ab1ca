"""A table as an ODF spreadsheet, written row by row.

odfdo holds a document as a tree in memory, some kilobytes a cell: far too much for a large register. A table
is plain enough to be written as it comes, by the parts of `ods_package`.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from desktop.exchange.odf import ods_package as package
from desktop.exchange.sheets.table_file import (
    REPEATED_COLUMNS,
    CellKind,
    CellValue,
    TableColumn,
    TableFile,
    plain,
)

# A Chinese character of 12 points.
_CENTIMETRES = 0.43
# Rows are handed to the archive in pieces of this size.
_PIECE = 64 * 1024
# What XML would not keep as it stands: its own signs, and white space that is not one blank between words.
_TO_WRITE_OTHERWISE = re.compile(r"[&<>\n\t]|  |^ | $")
_BLANKS = re.compile(r"(?<= ) +|^ +| +$")
_STYLES = {CellKind.TEXT: "c", CellKind.NUMBER: "n", CellKind.DATE: "d", CellKind.TIME: "t"}


def write_ods(table: TableFile, target: Path) -> Iterator[int]:
    """Write the spreadsheet; yields the number of rows done. Raises OSError."""
    heading_row = 1 + len(table.lines)
    row_of = _large_row if table.is_large else _row
    done = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        # First and not packed, so that the kind of file is seen from its first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype"), package.MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", package.manifest())
        archive.writestr(
            "styles.xml", package.styles(plain(table.title).replace("\n", " "), table.pages_wide)
        )
        archive.writestr("settings.xml", package.settings(heading_row))
        with archive.open("content.xml", "w", force_zip64=True) as part:
            pieces = [_beginning(table)]
            size = 0
            for done, values in enumerate(table.rows, start=1):
                pieces.append(row_of(table.columns, values))
                size += len(pieces[-1])
                if size > _PIECE:
                    part.write("".join(pieces).encode())
                    pieces, size = [], 0
                yield done
            pieces.append(_end(table, heading_row, heading_row + done))
            part.write("".join(pieces).encode())


def _beginning(table: TableFile) -> str:
    widths = "".join(
        f'<style:style style:name="w{place}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{max(column.width, 3) * _CENTIMETRES + 0.3:.2f}cm"/></style:style>'
        for place, column in enumerate(table.columns)
    )
    columns = [f'<table:table-column table:style-name="w{place}"/>' for place in range(len(table.columns))]
    if table.pages_wide > 1:
        columns.insert(0, "<table:table-header-columns>")
        columns.insert(1 + REPEATED_COLUMNS, "</table:table-header-columns>")
    lines = [("title", table.title), *(("line", line) for line in table.lines)]
    head = "".join(_line(_text_cell(style, text)) for style, text in lines)
    headings = "".join(_text_cell("h", column.heading) for column in table.columns)
    return (
        package.beginning_of_content()
        + f"<office:automatic-styles>{widths}{package.cell_styles()}</office:automatic-styles>"
        + f"<office:body><office:spreadsheet><table:table table:name={quoteattr(package.SHEET)}"
        + f' table:style-name="sheet" table:print="true">{"".join(columns)}{head}'
        + f"<table:table-header-rows>{_line(headings)}</table:table-header-rows>"
    )


def _end(table: TableFile, heading_row: int, last_row: int) -> str:
    last = f"{package.SHEET}.{_letters(len(table.columns))}{last_row + 1}"
    area = f"{package.SHEET}.A{heading_row + 1}:{last}"
    return (
        "</table:table><table:database-ranges>"
        f'<table:database-range table:name="filter" table:target-range-address={quoteattr(area)}'
        ' table:display-filter-buttons="true"/></table:database-ranges>'
        f"</office:spreadsheet></office:body>{package.end_of_content()}"
    )


def _letters(number: int) -> str:
    """The letters of a column, A for 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _line(cells: str) -> str:
    return f'<table:table-row table:style-name="row">{cells}</table:table-row>'


def _row(columns: Sequence[TableColumn], values: Sequence[CellValue]) -> str:
    return _line("".join([_cell(column.kind, value) for column, value in zip(columns, values, strict=True)]))


def _large_row(columns: Sequence[TableColumn], values: Sequence[CellValue]) -> str:
    """A row without frames: texts and empty cells need no style of their own."""
    return _row(columns, values).replace(' table:style-name="c"', "")


def _cell(kind: CellKind, value: CellValue) -> str:
    if value is None or value == "":
        return f'<table:table-cell table:style-name="{_STYLES[kind]}"/>'
    if isinstance(value, str):
        return _text_cell("c", value)
    match value:
        case dt.date():
            style, typed = "d", f'office:value-type="date" office:date-value="{value.isoformat()}"'
        case dt.time():
            typed = f'office:value-type="time" office:time-value="PT{value:%HH%MM%SS}"'
            style = "t"
        case Decimal() | int() | float():
            style, typed = "n", f'office:value-type="float" office:value="{value}"'
    return f'<table:table-cell table:style-name="{style}" {typed}/>'


def _text_cell(style: str, text: str) -> str:
    text = plain(text)
    if _TO_WRITE_OTHERWISE.search(text):
        paragraphs = "</text:p><text:p>".join(map(paragraph, text.split("\n")))
    else:
        paragraphs = text
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"<text:p>{paragraphs}</text:p></table:table-cell>"
    )


def paragraph(text: str) -> str:
    """A line with its blanks, which XML would run together. A tab is one too: readers of cells lose tabs."""
    return _BLANKS.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(text.replace("\t", " ")))
