"""The plans of the corpus as workbooks."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from desktop.exchange.plan_file import PlanFile
from desktop.rules.numbering import Level, label
from desktop.rules.roc_calendar import parse_date
from tests.exchange.corpus.layouts import Box, Row, pages_of, typed
from tests.exchange.corpus.styles import Style


def write_sheet(
    plan: PlanFile, style: Style, path: Path, *, real_dates: bool = False, apart: bool = False
) -> Path:
    """Write the plan in this style and return the path.

    `real_dates` as date cells instead of text; `apart` with the task table on a sheet of its own.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append([plan.title])
    for value, chapter in enumerate(plan.chapters, 1):
        sheet.append([f"{label(Level.CHAPTER, value)}{chapter.heading}"])
        for text in chapter.paragraphs:
            sheet.append([text])
        if chapter.table:
            for page in pages_of(plan.items, style):
                beside = book.create_sheet("工作項目") if apart else sheet
                _table(beside, page, style, real_dates=real_dates)
    book.save(path)
    return path


def _table(sheet: Worksheet, rows: Sequence[Row], style: Style, *, real_dates: bool) -> None:
    sheet.append([heading for _key, heading in style.columns])
    first = sheet.max_row + 1
    for place, row in enumerate(rows, first):
        for column, box in enumerate(row):
            if box is None:
                continue
            is_date = real_dates and style.columns[column][0] == "due"
            cell: Any = sheet.cell(place, column + 1, _value(box, style, is_date=is_date))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if is_date:
                cell.number_format = "yyyy/m/d"
            if box.rows > 1 or box.columns > 1:
                sheet.merge_cells(
                    start_row=place,
                    end_row=place + box.rows - 1,
                    start_column=column + 1,
                    end_column=column + box.columns,
                )


def _value(box: Box, style: Style, *, is_date: bool) -> str | dt.date | None:
    text = "\n".join(typed(line, style) for line in box.lines)
    return parse_date(text) if is_date and text else text or None
