"""Return workbooks as sections fill them in: opened by openpyxl, changed, saved under another name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from desktop.exchange.sections.return_sheet import ALL_FIELDS, HEADINGS
from desktop.exchange.sections.return_workbook import HEADING_ROW, SHEET

Change = Callable[[Any], None]


def filled(path: Path, changes: dict[str, dict[str, object]], *more: Change) -> Path:
    """Fill in fields (by their key) of the tasks with these texts; returns the file under a new name."""
    book = openpyxl.load_workbook(path)
    page = book[SHEET]
    for text, fields in changes.items():
        row = row_of(page, text)
        for name, value in fields.items():
            page.cell(row, column_of(page, ALL_FIELDS[name])).value = value
    for change in more:
        change(page)
    target = path.with_name(f"已填 {path.name}")
    book.save(target)
    return target


def column_of(page: Any, heading: str) -> int:
    """The column below a heading."""
    return next(cell.column for cell in page[HEADING_ROW] if cell.value == heading)


def row_of(page: Any, text: str) -> int:
    """The row of the task with this text."""
    column = HEADINGS.index("工作內容") + 1
    return next(
        row for row in range(HEADING_ROW + 1, page.max_row + 1) if page.cell(row, column).value == text
    )
