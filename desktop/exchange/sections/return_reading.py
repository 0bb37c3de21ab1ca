"""A section's report read back, whatever people did to it in Excel; nothing in a cell is lost."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_TREE, admit
from desktop.exchange.sections.handout_sheet import cell_text
from desktop.exchange.sections.return_sheet import (
    ALL_FIELDS,
    FIELDS,
    HEADINGS,
    REMINDED,
    REPLIES,
    SHOWN,
    ReturnedRow,
    ReturnedWorkbook,
)
from desktop.exchange.sections.return_workbook import FORMAT, HIDDEN, KEY_HEADING, SHEET
from desktop.exchange.sections.section_cells import SectionPage, elsewhere, opened, text_of, written_in

_MOST_ROWS, _MOST_COLUMNS = 5000, 60
_MARK_ROWS = 6  # format, mark, agency, year, title, section; below them the head as it was written


def read_return(path: Path) -> ReturnedWorkbook:
    """Return what a section reported, whatever the file is called now and however its rows were sorted.

    Raises:
        BadFile: it cannot be read, or is no workbook that was written to be ticked off in.
    """
    admit(path, largest_xml=LARGEST_TREE)
    values, formulas = opened(path, data_only=True), opened(path, data_only=False)
    marks, base = _hidden(values)
    name = written_in(values, SHEET, HIDDEN)
    if not marks or name is None:
        raise BadFile(f"「{path.name}」不是執行情形回報表；請選擇由「產生回報表」寫出、填好後傳回的檔案。")
    page = values[name]
    if page.max_row > _MOST_ROWS or page.max_column > _MOST_COLUMNS:
        raise BadFile(f"「{path.name}」超過{_MOST_ROWS}列或{_MOST_COLUMNS}欄，不像是一份回報表；請檢查檔案。")
    found = _Page(page, formulas[name], frozenset(marks[_MARK_ROWS:]))
    if not found.is_complete():
        raise BadFile(
            f"「{path.name}」的「{name}」工作表沒有標題列或隱藏的欄，對不上原來的工作；"
            "請還原欄位，或把填好的內容貼回原來的檔案。"
        )
    rows = tuple(found.rows())
    _format, mark, agency, year, title, section = marks[:_MARK_ROWS]
    strays = (*found.strays, *elsewhere(values, name, HIDDEN))
    return ReturnedWorkbook(mark, agency, int(year), title, section, base, rows, strays, tuple(found.faults))


def _hidden(book: Any) -> tuple[tuple[str, ...], dict[str, Mapping[str, str]]]:
    """Return what tells the workbook apart, () for another, and the fields by key as they went out."""
    if HIDDEN not in book.sheetnames:
        return (), {}
    lines = [[cell_text(str(value or "")) for value in row] for row in _first_columns(book[HIDDEN])]
    marks = tuple(line[0] for line in lines)
    if len(marks) < _MARK_ROWS or marks[0] != FORMAT or not marks[3].isdecimal():
        return (), {}
    try:
        return marks, {line[1]: json.loads(line[2]) for line in lines if line[1]}
    except ValueError:
        return (), {}


def _first_columns(page: Any) -> Iterator[tuple[object, ...]]:
    for row in page.iter_rows(max_col=3, max_row=_MOST_ROWS, values_only=True):
        yield (*row, *[None] * (3 - len(row)))


@dataclass
class _Page(SectionPage):
    """The sheet with the report."""

    def __post_init__(self) -> None:
        self._columns: dict[int, str] = {}
        self._heading_row = 0
        for line in self.values.iter_rows(max_row=50):
            texts = {cell.column: text_of(cell.value) for cell in line}
            if {KEY_HEADING, FIELDS["status"]} <= set(texts.values()):
                wanted = {*HEADINGS, REMINDED, *REPLIES.values(), KEY_HEADING}
                self._columns = {column: name for column, name in texts.items() if name in wanted}
                self._heading_row = line[0].row
                break

    def is_complete(self) -> bool:
        """Whether every column that is needed was found; those for replies are in few workbooks."""
        return {*FIELDS.values(), KEY_HEADING} <= set(self._columns.values())

    def rows(self) -> Iterator[ReturnedRow]:
        """Yield the rows of tasks, and those that people added below them."""
        self.gather_head(self._heading_row, frozenset(self._columns))
        known = set(self._columns.values())
        fields = {name: heading for name, heading in ALL_FIELDS.items() if heading in known}
        for line in self.values.iter_rows(min_row=self._heading_row + 1):
            texts = self.texts_of(line, self._columns)
            row = ReturnedRow(
                texts.get(KEY_HEADING, ""),
                line[0].row,
                {name: texts.get(heading, "") for name, heading in fields.items()},
                {heading: texts[heading] for heading in (*SHOWN, REMINDED) if texts.get(heading)},
            )
            if row.key or row.shown or any(row.values.values()):
                yield row
