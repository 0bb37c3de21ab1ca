"""What rides along in a workbook written from a plan: a hidden sheet, and sheets beside the plan."""

import base64
import zlib
from collections import Counter
from collections.abc import Sequence

from desktop.exchange.carried import LARGEST, Carried, read_carried
from desktop.exchange.sheets.plan_beside import FOLLOWED, OPEN, sheets_beside
from desktop.exchange.sheets.sheet import Merge, Sheet
from desktop.exchange.sheets.sheet_layout import LaidSheet

HIDDEN = "_weimin"
_MARK = "weimin-carried/1"
# A cell holds no more than 32,767 characters.
_LONGEST = 32_000


def hidden_lines(text: str) -> list[str]:
    """Return the cells of the hidden sheet that hold a text, without a blank that a program could change."""
    packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
    return [_MARK, *(packed[place : place + _LONGEST] for place in range(0, len(packed), _LONGEST))]


def carried_in(sheets: Sequence[Sheet]) -> tuple[Carried | None, list[Sheet]]:
    """Return what rides along in a workbook, if anything, and the sheets that a person wrote.

    Of the sheets beside the plan only what somebody added or changed is left, as notes.
    """
    own = next((sheet for sheet in sheets if sheet.name == HIDDEN and _lines(sheet)[:1] == [_MARK]), None)
    carried = read_carried(_unpacked("".join(_lines(own)[1:]))) if own else None
    if own is None or carried is None:
        return None, list(sheets)
    written = [line for laid in sheets_beside(carried.plan) for line in sheet_of(laid).lines()]
    left = [sheet for sheet in sheets if sheet is not own]
    return carried, [_beyond(sheet, written) if sheet.name in (FOLLOWED, OPEN) else sheet for sheet in left]


def sheet_of(laid: LaidSheet) -> Sheet:
    """Return a sheet as a reader will find it."""
    sheet = Sheet(laid.name)
    for number, row in enumerate(laid.rows):
        texts = {cell.column: cell.text for cell in row.cells if cell.text.strip()}
        if texts:
            sheet.rows[number] = texts
        sheet.merges += [
            Merge(number, cell.column, number + cell.rows - 1, cell.column + cell.columns - 1)
            for cell in row.cells
            if cell.is_merged
        ]
    return sheet


def _lines(sheet: Sheet) -> list[str]:
    return [cells.get(0, "").strip() for _, cells in sorted(sheet.rows.items())]


def _unpacked(text: str) -> str:
    unzip = zlib.decompressobj()
    try:
        return unzip.decompress(base64.b64decode(text, validate=True), LARGEST).decode()
    except (ValueError, zlib.error):
        return ""


def _beyond(sheet: Sheet, written: Sequence[str]) -> Sheet:
    """Return a sheet beside the plan with nothing but notes: the lines that were not written so."""
    left = Counter(written)
    left.subtract(lines := list(sheet.lines()))
    further = [line for line in dict.fromkeys(lines) if left[line] < 0]
    return Sheet(sheet.name, notes=[*further, *sheet.notes])
