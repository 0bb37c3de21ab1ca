"""The rows of the sheets of a file as values: text, numbers, days and times, nothing of how it looks."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_FILE, LARGEST_TABLE, admit
from desktop.exchange.sheets.formula_guard import unguarded
from desktop.exchange.sheets.table_extent import check_extent
from desktop.exchange.text.read_text import decoded

# An empty cell is an empty text.
RawValue = str | int | float | bool | dt.date | dt.time | dt.datetime | dt.timedelta
RawRows = list[list[RawValue]]

KINDS = (".xlsx", ".ods", ".csv")


def read_sheets(path: Path) -> Iterator[RawRows]:
    """Yield the rows of every sheet that is not hidden, one after the other; a .csv has one.

    Raises BadFile: the file is of another kind, cannot be read, is damaged, or the gate refuses it.
    """
    match path.suffix.lower():
        case ".csv":
            yield _csv_rows(path)
        case ".xlsx" | ".ods":
            yield from _workbook_rows(path)
        case _:
            raise BadFile(
                f"「{path.name}」不是可匯入的格式；請用Excel或LibreOffice另存為 {'、'.join(KINDS)} 後再試。"
            )


def _workbook_rows(path: Path) -> Iterator[RawRows]:
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    admit(path, largest_xml=LARGEST_TABLE)
    check_extent(path)
    try:
        book = load_workbook(path)
        for place, sheet in enumerate(book.sheets_metadata):
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet:
                yield book.get_sheet_by_index(place).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError) as error:
        raise BadFile(f"無法讀取檔案「{path.name}」；請用原程式開啟並另存新檔後再試。") from error


def _csv_rows(path: Path) -> RawRows:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadFile(f"檔案「{path.name}」超過50 MB，請分成幾個檔案後再試。")
        text = decoded(path.read_bytes(), path.name)
    except OSError as error:
        raise BadFile(f"找不到或無法開啟檔案「{path.name}」，請確認路徑後再試。") from error
    first = text.partition("\n")[0]
    # Excel saves text with tabs too, and semicolons where a comma is the decimal sign.
    mark = max(",\t;", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
        return [[unguarded(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise BadFile(f"無法讀取檔案「{path.name}」；請另存為UTF-8的CSV檔後再試。") from error
