"""The cells of a row in an .ods file, as they show."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.exchange.odf.odf_text import OFFICE, TABLE, lines_of, notes_in
from desktop.exchange.sheets.number_formats import Moment, plain_number, shown_moment
from desktop.exchange.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Merge, Sheet, cell_name
from desktop.rules.roc_calendar import ImpossibleDate, read_date

_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")

# A cell with none of these and nothing in it is blank.
_TELLING = {f"{OFFICE}value-type", f"{TABLE}formula"}


@dataclass(frozen=True)
class OdsCell:
    """A cell that shows something or spans others: its column, its text, how far it reaches."""

    column: int
    text: str
    columns: int = 1
    rows: int = 1

    def merge(self, row: int) -> Merge | None:
        """Return the block it is merged into where it stands in this row, None if it stands by itself."""
        if (self.columns, self.rows) == (1, 1):
            return None
        return Merge(row, self.column, row + self.rows - 1, self.column + self.columns - 1)


def cells_of(row: Any, number: int, sheet: Sheet) -> Iterator[OdsCell]:
    """Yield the cells of a row that show or span something; what else they tell is noted in the sheet."""
    column = 0
    for element in row.iterchildren(*_CELLS):
        count = times(element, f"{TABLE}number-columns-repeated")
        if len(element) or not _TELLING.isdisjoint(element.attrib):
            sheet.notes += notes_in(element)
            text = _text(element)
            _note_formula(element, text, cell_name(number, column), sheet)
            for place in range(column, column + min(count, MOST_COLUMNS + 1)):
                yield _cell(element, place, text)
        elif f"{TABLE}number-columns-spanned" in element.attrib:
            yield _cell(element, column, "")
        column += count


def times(element: Any, name: str) -> int:
    """Return a count that an attribute tells, 1 where it tells none."""
    return max(1, int(element.get(name, "1")))


def _cell(element: Any, column: int, text: str) -> OdsCell:
    columns = times(element, f"{TABLE}number-columns-spanned")
    rows = times(element, f"{TABLE}number-rows-spanned")
    return OdsCell(column, text, min(columns, MOST_COLUMNS), min(rows, MOST_ROWS))


def _text(cell: Any) -> str:
    shown = "\n".join(lines_of(cell))
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return _date(cell.get(f"{OFFICE}date-value", ""), shown)
    if shown or kind in (None, "string"):
        return shown or cell.get(f"{OFFICE}string-value", "")
    value = cell.get(f"{OFFICE}value")
    return plain_number(float(value)) if value else cell.get(f"{OFFICE}{kind}-value", "")


def _date(value: str, shown: str) -> str:
    """Return a date as offices print it; whether the day and the time show, what the cell shows tells."""
    try:
        at = dt.datetime.fromisoformat(value)
    except ValueError:
        return shown
    try:
        shows_day = read_date(shown).precision == "day"
    except ImpossibleDate:
        shows_day = True
    found = Moment(
        at.replace(microsecond=0),
        shows_day=shows_day,
        shows_time=":" in shown or "時" in shown,
        is_in_words="年" in shown or "月" in shown,
    )
    return shown_moment(found)


def _note_formula(cell: Any, text: str, name: str, sheet: Sheet) -> None:
    if cell.get(f"{_CALC}value-type") == "error":
        sheet.with_error.append(name)
    elif f"{TABLE}formula" in cell.attrib and not text and cell.get(f"{OFFICE}value-type") != "string":
        sheet.without_result.append(name)
