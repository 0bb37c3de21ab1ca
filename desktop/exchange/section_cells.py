"""Cells of a workbook that came back from a section, as texts."""

import datetime as dt
from pathlib import Path
from typing import Any

from desktop.errors import BadFile
from desktop.exchange.handout_sheet import cell_text
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
