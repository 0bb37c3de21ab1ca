"""How far the sheets of a workbook reach, found before a reader makes room for every cell in between."""

import re
import zipfile
from pathlib import Path
from string import ascii_uppercase

from desktop.errors import BadFile

# A register of ten years and more; a cell that is read takes some tens of bytes.
MOST_CELLS = 4_000_000
_XLSX_CELL = re.compile(rb"""\sr\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7})""")
# Cells beyond column Z or row 99,999; without any there are too few to be counted.
_XLSX_FAR = re.compile(rb"""["']\$?(?:[A-Z]{2,3}\$?\d{1,7}|[A-Z]\$?\d{6,7})["']""")
_XLSX_SHEET = re.compile(r"(?i)xl/.*sheet.*\.xml")
_ODS_REPEATED = re.compile(rb"""number-(columns|rows)-repeated\s*=\s*["'](\d+)""")
_ODS_SHEET = re.compile(rb"<[\w.-]+:table(?=[\s>])")
_ODS_ROW = re.compile(rb"<[\w.-]+:table-row(?=[\s/>])")
_ODS_CELL = re.compile(rb"<[\w.-]+:(?:covered-)?table-cell\b[^>]*>")
_VALUE = re.compile(rb"value-type|formula|:p>")


def check_extent(path: Path) -> None:
    """Return if the sheets can be read as they are. Raises BadFile for cells all over an endless sheet.

    The file has passed the gate.
    """
    with zipfile.ZipFile(path) as archive:
        if path.suffix.lower() == ".ods":
            content = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
            sizes = [_cells_of_ods(sheet) for sheet in _ODS_SHEET.split(content)]
        else:
            parts = [name for name in archive.namelist() if _XLSX_SHEET.fullmatch(name)]
            sizes = [_cells_of_xlsx(archive.read(name)) for name in parts]
    if any(size > MOST_CELLS for size in sizes):
        raise BadFile(
            f"檔案「{path.name}」的工作表範圍過大（超過 {MOST_CELLS // 10_000:,} 萬格）；"
            "請刪去表格以外的列與欄，或分成幾個檔案後再試。"
        )


def _cells_of_xlsx(part: bytes) -> int:
    """The cells down to the last row and column; 0 where they are few."""
    if _XLSX_FAR.search(part) is None:
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
        # Without the tags that close a cell; where a cell has no attribute of its own it is one more.
        return row.count(b"table-cell ") + row.count(b"table-cell/") + row.count(b"<table:table-cell>")
    filled = columns = 0
    for cell in _ODS_CELL.finditer(row):
        columns += _repeated(cell[0], b"columns")
        if not cell[0].endswith(b"/>") or b"value-type" in cell[0]:
            filled = columns
    return filled


def _repeated(tag: bytes, what: bytes) -> int:
    return next((int(times) for kind, times in _ODS_REPEATED.findall(tag) if kind == what), 1)
