"""What a workbook claims of its size, checked before a reader makes room for it.

The reader of values (calamine) makes room for every cell between the first and the last, and for as many
texts as are claimed; where there is not so much memory it ends the whole program.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase
from xml.parsers.expat import ExpatError, ParserCreate

from desktop.errors import BadFile

# A register of ten years and more; a cell that is read takes some tens of bytes.
MOST_CELLS = 4_000_000
_XLSX_CELL = re.compile(rb"""\sr\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7})""")
# Cells beyond column Z or row 99,999; without any there are too few to be counted. Programs begin a cell like
# this; where one begins otherwise, every cell is counted.
_XLSX_FAR = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z]\d{6})')
_XLSX_BEGINNINGS = (b"<c ", b'<c r="')
_XLSX_OTHERWISE = (b"<c\t", b"<c\n", b"<c\r", b":c")
# How many texts or styles there are to be, if that is more than 9,999,999.
_XLSX_COUNT = re.compile(rb"""ount\s*=\s*["']\W*0*[1-9]\d{7}""")
_XLSX_BINARY = "xl/workbook.bin"
_ODS_CONTENT = "content.xml"
_ODS_REPEATED = re.compile(rb"""number-(columns|rows)-repeated\s*=\s*["'](\d+)""")
_ODS_SHEET = re.compile(rb"<[\w.-]+:table(?=[\s>])")
_ODS_ROW = re.compile(rb"<[\w.-]+:table-row(?=[\s/>])")
_ODS_CELL = re.compile(rb"<[\w.-]+:(?:covered-)?table-cell\b[^>]*>")
_VALUE = re.compile(rb"value-type|formula|:p>")


def check_extent(path: Path) -> None:
    """Return if the sheets can be read as they are. Raises BadFile for cells all over an endless sheet.

    The file has passed the gate. Every part is looked at: a sheet may be called anything.
    """
    with zipfile.ZipFile(path) as archive:
        if _XLSX_BINARY in archive.namelist():
            raise BadFile(f"「{path.name}」是二進位的 Excel 檔；請用Excel另存為 .xlsx 後再試。")
        for name in archive.namelist():
            part = archive.read(name)
            if _XLSX_COUNT.search(part) or (name == _ODS_CONTENT and not _is_well_formed(part)):
                raise BadFile(f"檔案「{path.name}」已損壞，請重新取得或另存新檔後再試。")
            if any(size > MOST_CELLS for size in _sizes(name, part)):
                raise BadFile(
                    f"檔案「{path.name}」的工作表範圍過大（超過 {MOST_CELLS // 10_000} 萬格）；"
                    "請刪去表格以外的列與欄，或分成幾個檔案後再試。"
                )


def _is_well_formed(part: bytes) -> bool:
    """Whether every element ends; for the end of a sheet that never comes, the reader would wait for ever."""
    try:
        ParserCreate().Parse(part, True)
    except ExpatError:
        return False
    return True


def _sizes(name: str, part: bytes) -> Iterator[int]:
    """The cells of the sheets in a part of the package."""
    if name == _ODS_CONTENT:
        yield from map(_cells_of_ods, _ODS_SHEET.split(part))
    else:
        yield _cells_of_xlsx(part)


def _cells_of_xlsx(part: bytes) -> int:
    """The cells down to the last row and column; 0 where they are few."""
    cells, usual_cells = map(part.count, _XLSX_BEGINNINGS)
    is_usual = cells == usual_cells and not any(mark in part for mark in _XLSX_OTHERWISE)
    if is_usual and _XLSX_FAR.search(part) is None:
        return 0
    places = _XLSX_CELL.findall(part)
    columns = max((_number(letters) for letters in {letters for letters, _row in places}), default=0)
    return columns * max((int(row) for row in {row for _letters, row in places}), default=0)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.decode():
        number = number * 26 + ascii_uppercase.index(letter) + 1
    return number


def _cells_of_ods(sheet: bytes) -> int:
    """The cells down to the last row and column with anything in them; the empty ones beyond do not count."""
    row_number = last_row = last_column = 0
    for row in _ODS_ROW.split(sheet)[1:]:
        row_number += _repeated(row.partition(b">")[0], b"rows")
        if _VALUE.search(row):
            last_row = row_number
            last_column = max(last_column, _columns(row))
    return last_row * last_column


def _columns(row: bytes) -> int:
    if b"columns-repeated" not in row:
        # Without the tags that close a cell.
        return row.count(b"table-cell ") + row.count(b"table-cell/") + row.count(b"<table:table-cell>")
    filled = columns = 0
    for cell in _ODS_CELL.finditer(row):
        columns += _repeated(cell[0], b"columns")
        if not cell[0].endswith(b"/>") or b"value-type" in cell[0]:
            filled = columns
    return filled


def _repeated(tag: bytes, what: bytes) -> int:
    return next((int(times) for kind, times in _ODS_REPEATED.findall(tag) if kind == what), 1)
