"""The cells of one sheet of an .xlsx file, as they show."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from openpyxl.utils.datetime import from_excel
from openpyxl.utils.escape import unescape

from desktop.exchange.sheets.number_formats import (
    GENERAL,
    is_date_code,
    is_duration_code,
    moment,
    shown_duration,
    shown_moment,
    shown_number,
)
from desktop.exchange.sheets.sheet import Merge, Sheet, SheetFiller, cell_name
from desktop.exchange.sheets.xlsx_package import elements, local_name

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPE = "_x"


@dataclass(frozen=True)
class Book:
    """What all sheets of a workbook share: its texts, the number format of each style, day 0 of its dates."""

    texts: Sequence[str]
    codes: Sequence[str]
    epoch: dt.datetime


def read_cells(stream: IO[bytes], sheet: Sheet, book: Book, filler: SheetFiller) -> None:
    """Read one sheet: its cells, what is merged and hidden, its page heads."""
    last_row = -1
    for element in elements(stream, "row", "mergeCell", "col", "headerFooter"):
        name = local_name(element)
        if name == "row":
            last_row = _row_number(element, last_row)
            _read_row(element, last_row, sheet, book, filler)
        elif name == "mergeCell":
            _read_merge(element.get("ref", ""), sheet, filler)
        elif name == "col" and _is_true(element.get("hidden")):
            sheet.hidden_columns.update(range(int(element.get("min")) - 1, min(int(element.get("max")), 500)))
        elif name == "headerFooter":
            sheet.notes += _page_heads(element)


def string_of(element: Any) -> str:
    """Return the text of a string with its runs, without what only tells how to pronounce it."""
    if len(element) == 1 and len(element[0]) == 0:
        return _cleaned(element[0].text or "")
    texts = element.iter("{*}t")
    kept = (text.text or "" for text in texts if local_name(text.getparent()) != "rPh")
    return _cleaned("".join(kept))


def _cleaned(text: str) -> str:
    if _ESCAPE in text:
        text = unescape(text)
    return _CONTROLS.sub("", text)


def place_of(reference: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a cell named as in C5."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _row_number(row: Any, last: int) -> int:
    number = row.get("r")
    return int(number) - 1 if number else last + 1


def _read_row(row: Any, number: int, sheet: Sheet, book: Book, filler: SheetFiller) -> None:
    if _is_true(row.get("hidden")):
        sheet.hidden_rows.add(number)
    column = -1
    for cell in row.iterchildren("{*}c"):
        place = place_of(cell.get("r", ""))
        column = place[1] if place else column + 1
        text = _text(cell, sheet, book, cell_name(number, column))
        if text:
            filler.put(sheet, number, column, text)


def _text(cell: Any, sheet: Sheet, book: Book, name: str) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(string_of(part) for part in cell if local_name(part) == "is")
    value = formula = None
    for part in cell:
        if local_name(part) == "v":
            value = part.text
        elif local_name(part) == "f":
            formula = part
    if value is None or value == "":
        if formula is not None and kind != "str":
            sheet.without_result.append(name)
        return ""
    if kind == "e":
        sheet.with_error.append(name)
    return _shown(value, kind, int(cell.get("s", "0")), book)


def _shown(value: str, kind: str, style: int, book: Book) -> str:
    if kind == "s":
        return book.texts[int(value)]
    if kind == "b":
        return "TRUE" if _is_true(value) else "FALSE"
    code = book.codes[style] if style < len(book.codes) else GENERAL
    if kind == "d":
        return _date(dt.datetime.fromisoformat(value), code if is_date_code(code) else "yyyy/m/d")
    if kind != "n":
        return _cleaned(value)
    number = float(value)
    if is_duration_code(code):
        return shown_duration(number)
    if not is_date_code(code):
        return shown_number(number, code)
    try:
        found = from_excel(number, book.epoch)
    except (OverflowError, ValueError):
        found = None
    if isinstance(found, dt.time):
        found = dt.datetime.combine(dt.date(1900, 1, 1), found)
    # A number below the first day, or beyond the last, shows as ####.
    return _date(found, code) if isinstance(found, dt.datetime) else shown_number(number)


def _date(at: dt.datetime, code: str) -> str:
    # Seconds come back from fractions of days.
    at += dt.timedelta(milliseconds=500)
    return shown_moment(moment(at.replace(microsecond=0), code))


def _read_merge(reference: str, sheet: Sheet, filler: SheetFiller) -> None:
    first, _, last = reference.partition(":")
    begin, end = place_of(first), place_of(last)
    if begin and end:
        filler.merge(sheet, Merge(*begin, *end))


_PAGE_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[BIUESXYOH]|[DTZFAG])')
_PAGE_PARTS = re.compile(r"&[LCR]")


def _page_heads(element: Any) -> Iterator[str]:
    """Yield what stands at the head and foot of the printed pages, except the parts that number them."""
    for line in element:
        for part in _PAGE_PARTS.split((line.text or "").replace("&&", "\0")):
            text = _PAGE_CODE.sub("", part)
            if text.strip() and "&P" not in text and "&N" not in text:
                yield text.replace("\0", "&").strip()


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")
