"""A table as CSV that Excel opens right: UTF-8 with its mark, one line of headings, nothing that computes."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from desktop.exchange.sheets.formula_guard import guarded
from desktop.exchange.sheets.table_file import CellValue, TableFile, plain


def write_csv(table: TableFile, target: Path) -> Iterator[int]:
    """Write headings and rows; yields the number of rows done. Raises OSError."""
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_cell(column.heading) for column in table.columns)
        for done, values in enumerate(table.rows, start=1):
            writer.writerow(map(_cell, values))
            yield done


def _cell(value: CellValue) -> str:
    match value:
        case None:
            return ""
        case str():
            return guarded(plain(value))
        case dt.date():
            # Excel and LibreOffice take these for dates in every language.
            return value.isoformat()
        case dt.time():
            return f"{value:%H:%M}"
        case _:
            return str(value)
