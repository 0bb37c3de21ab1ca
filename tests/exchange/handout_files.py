"""A section's workbook as tests use it: made, edited as people do in Excel, read back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl

from desktop.exchange.sections.handout_reading import read_workbook
from desktop.exchange.sections.handout_sheet import FIELDS, HEADINGS, HandoutSheet, ReturnedSheet, SheetRow
from desktop.exchange.sections.handout_workbook import HEADING_ROW, SHEET, workbook_of

FIRST = HEADING_ROW + 1  # the first row below the headings
NOTHING = dict.fromkeys(FIELDS, "")


def task(key: str, text: str, measure: str = "(一)改善服務場所", **fields: str) -> SheetRow:
    """A task of a measure; its lineage is the measure's words."""
    values = NOTHING | {"text": text} | fields
    return SheetRow(key, measure, "1.", "一、機關形象", measure, values, measure)


def sheet(*rows: SheetRow, **others: Any) -> HandoutSheet:
    """What the section 民政課 is handed."""
    made = HandoutSheet(
        "a1b2",
        "青埔縣松溪鄉公所",
        "115年度計畫",
        "民政課",
        dt.date(2026, 1, 20),
        "請補上期限",
        rows,
        ("民政課",),
    )
    return replace(made, **others)


def column(heading: str) -> str:
    """The letter of the column with this heading."""
    return "ABCDEFGHIJK"[HEADINGS.index(heading)]


def at(heading: str, row: int) -> str:
    """The name of a cell, as in 「D6」."""
    return f"{column(heading)}{row}"


def edit(path: Path, change: Callable[[Any], object]) -> None:
    """Edit the sheet and save."""
    book = openpyxl.load_workbook(path)
    change(book[SHEET])
    book.save(path)


def back(tmp_path: Path, made: HandoutSheet, change: Callable[[Any], object] | None = None) -> ReturnedSheet:
    """Write a workbook, edit it, and read it."""
    path = tmp_path / "改過名字.xlsx"
    path.write_bytes(workbook_of(made))
    if change is not None:
        edit(path, change)
    return read_workbook(path)
