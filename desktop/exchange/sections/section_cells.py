"""Cells of a workbook that came back from a section, as texts."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.errors import BadFile
from desktop.exchange.sections.handout_sheet import Stray, cell_text
from desktop.rules.roc_calendar import format_date


def opened(path: Path, *, data_only: bool) -> Any:
    """Return a workbook of openpyxl, with what formulas gave or the formulas themselves. Raises BadFile."""
    import openpyxl

    try:
        return openpyxl.load_workbook(path, data_only=data_only)
    except Exception as error:
        # The library raises whatever the broken XML leads it to; each means the same to a person.
        raise BadFile(f"「{path.name}」無法讀取；請用 Excel 另存成 .xlsx 後再試。") from error


def letter_of(cell: Any) -> str:
    """Return the letters of the column a cell stands in."""
    return str(cell.coordinate).rstrip("0123456789")


def text_of(value: object) -> str:
    """Return a cell's text; a real date in the ROC calendar, a whole number without a decimal point."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else cell_text(str(value))


def elsewhere(book: Any, *own: str) -> Iterator[Stray]:
    """Yield what was written on sheets that people added beside our own."""
    for page in book.worksheets:
        if page.title not in own:
            for cell in (cell for line in page.iter_rows() for cell in line if text_of(cell.value)):
                yield Stray(cell.row, f"{page.title}!{cell.column_letter}", text_of(cell.value))


def written_in(book: Any, name: str, hidden: str) -> str | None:
    """Return the sheet that was written in: under its name, or else the first one that is not hidden."""
    names = [found for found in book.sheetnames if found != hidden]
    return name if name in names else next(iter(names), None)


@dataclass
class SectionPage:
    """The sheet that was written in; what is found on the way is gathered in `strays` and `faults`.

    `values` and `formulas` are the sheet read both ways, `head` the lines as they went out above the table.
    """

    values: Any
    formulas: Any
    head: frozenset[str]
    strays: list[Stray] = field(default_factory=list)
    faults: list[Stray] = field(default_factory=list)

    def texts_of(self, line: Any, names: Mapping[int, str]) -> dict[str, str]:
        """Return what a row says, by the names of its columns; what has none is a stray."""
        texts: dict[str, str] = {}
        for cell in line:
            name = names.get(cell.column)
            text = self._read(cell, name or letter_of(cell))
            if name is not None:
                texts[name] = text
            elif text:
                self.strays.append(Stray(cell.row, f"{letter_of(cell)}欄", text))
            if getattr(cell, "comment", None) is not None:
                told = cell_text(cell.comment.text)
                self.strays.append(Stray(cell.row, f"{name or letter_of(cell)}的註解", told))
        return texts

    def gather_head(self, heading_row: int, columns: frozenset[int]) -> None:
        """Gather what was written above the table, and in its heading row beside the known columns."""
        for line in self.values.iter_rows(max_row=heading_row - 1):
            for cell in line:
                text = text_of(cell.value)
                if text and text not in self.head:
                    self.strays.append(Stray(cell.row, f"{letter_of(cell)}欄", text))
        for cell in self.values[heading_row]:
            text = text_of(cell.value)
            if text and cell.column not in columns:
                self.strays.append(Stray(cell.row, f"{letter_of(cell)}欄", text))

    def _read(self, cell: Any, name: str) -> str:
        written = self.formulas.cell(cell.row, cell.column)
        if getattr(written, "data_type", "") == "f" and cell.value is None:
            self.faults.append(Stray(cell.row, name, "公式沒有算出的結果，請改成直接打字。"))
            return text_of(written.value)
        if getattr(cell, "data_type", "") == "e":
            self.faults.append(Stray(cell.row, name, "公式的結果是錯誤，請改成直接打字。"))
        return text_of(cell.value)
