"""A section's part of the plan as an Excel workbook, and the workbook read back."""

import datetime as dt
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop.errors import BadFile
from desktop.exchange.archive_gate import admit
from desktop.exchange.handout_sheet import FIELDS, HandoutSheet, ReturnedSheet, SheetRow
from desktop.rules.roc_calendar import format_date

FORMAT = "weimin-handout/1"
SHEET, HIDDEN = "編寫", "_weimin"
HEADINGS = ("編號", "要項", "項目", *FIELDS.values(), "刪除（打 v）")
_WIDTHS = (9, 16, 18, 46, 24, 13, 20, 20, 10)
_KEY, _PARENT = len(HEADINGS) + 1, len(HEADINGS) + 2
_FIRST_FIELD, _DELETE = 4, len(HEADINGS)
_HEADING_ROW = 5
# Empty lines below each measure, for what a section wants to add.
_SPARE = 3
_MOST_ROWS = 5000


def workbook_of(sheet: HandoutSheet) -> bytes:
    """Return the workbook: locked where it only shows, open where the section writes."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = SHEET
    _write_head(page, sheet)
    last = _write_rows(page, sheet)
    _set_up(page, last)
    hidden = book.create_sheet(HIDDEN)
    hidden.sheet_state = "veryHidden"
    for line, value in enumerate((FORMAT, sheet.handout_id, sheet.agency, sheet.title, sheet.section), 1):
        _put(hidden.cell(line, 1), value)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _write_head(page: Any, sheet: HandoutSheet) -> None:
    from openpyxl.styles import Font

    until = f"請於{format_date(sheet.reply_by)}前回傳這個檔案。" if sheet.reply_by else "編好請回傳這個檔案。"
    lines = (
        f"{sheet.title}　{sheet.section}編寫部分",
        f"直接修改白色的格子；要新增工作，寫在各項目下方的空白列；不要的工作在「刪除」欄打 v。{until}",
        sheet.note,
    )
    for row, text in enumerate(lines, 1):
        _put(page.cell(row, 1), text)
        page.cell(row, 1).font = Font(name="標楷體", size=16 if row == 1 else 12, bold=row == 1)


def _write_rows(page: Any, sheet: HandoutSheet) -> int:
    """Write headings and rows; returns the last row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    grey, shade = PatternFill("solid", fgColor="EDEFF2"), PatternFill("solid", fgColor="D9E2EC")
    line = Side(style="thin", color="9AA5B1")
    edges = Border(left=line, right=line, top=line, bottom=line)
    at = _HEADING_ROW
    for row in (None, *_with_spares(sheet.rows)):
        values = HEADINGS if row is None else _cells(row)
        for column, value in enumerate(values, 1):
            cell = page.cell(at, column)
            _put(cell, value)
            is_open = row is not None and column >= _FIRST_FIELD
            cell.font = Font(name="標楷體", size=12, bold=row is None)
            across = "center" if row is None else None
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=across)
            cell.fill = shade if row is None else PatternFill() if is_open else grey
            cell.protection = Protection(locked=not is_open)
            cell.border = edges
        if row is not None:
            _put(page.cell(at, _KEY), row.key)
            _put(page.cell(at, _PARENT), row.parent)
        at += 1
    return at - 1


def _cells(row: SheetRow) -> tuple[str, ...]:
    return (row.number, row.area, row.measure, *(row.values.get(name, "") for name in FIELDS), "")


def _with_spares(rows: Sequence[SheetRow]) -> Iterator[SheetRow]:
    for place, row in enumerate(rows):
        yield row
        if place + 1 == len(rows) or rows[place + 1].parent != row.parent:
            for _ in range(_SPARE):
                yield SheetRow("", row.parent, "", row.area, row.measure)


def _set_up(page: Any, last: int) -> None:
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    for column in (_KEY, _PARENT):
        page.column_dimensions[get_column_letter(column)].hidden = True
    page.freeze_panes = page.cell(_HEADING_ROW + 1, _FIRST_FIELD)
    page.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    page.print_area = f"A1:{get_column_letter(len(HEADINGS))}{last}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.protection.insertRows = page.protection.sort = False


def _put(cell: Any, value: object) -> None:
    """Write a value; a text stays a text whatever it begins with."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in tuple("=+-@")
    else:
        cell.value = value


def read_workbook(path: Path) -> ReturnedSheet:
    """Return what came back in a workbook, whatever it is called now and however its rows were sorted.

    Raises:
        BadFile: it cannot be read, or is no workbook that was handed out.
    """
    admit(path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:
        raise BadFile(f"「{path.name}」無法讀取；請用 Excel 另存成 .xlsx 後再試。") from error
    if HIDDEN not in book.sheetnames or book[HIDDEN]["A1"].value != FORMAT or SHEET not in book.sheetnames:
        raise BadFile(
            f"「{path.name}」不是分送編寫的檔案；請選擇由「分送各單位編寫」產生、編好後回傳的檔案。"
        )
    page = book[SHEET]
    if page.max_row > _MOST_ROWS:
        raise BadFile(f"「{path.name}」超過{_MOST_ROWS}列，不像是一份計畫；請檢查檔案。")
    return _returned(int(book[HIDDEN]["A2"].value or 0), page)


def _returned(handout_id: int, page: Any) -> ReturnedSheet:
    rows: list[SheetRow] = []
    deleted: set[str] = set()
    parent = area = measure = ""
    for cells in page.iter_rows(min_row=_HEADING_ROW + 1, max_col=_PARENT):
        texts = [_text(cell.value) for cell in cells]
        key, parent = texts[_KEY - 1], texts[_PARENT - 1] or parent
        area, measure = texts[1] or area, texts[2] or measure
        values = dict(zip(FIELDS, texts[_FIRST_FIELD - 1 : _DELETE - 1], strict=True))
        if key and texts[_DELETE - 1]:
            deleted.add(key)
        if key or any(values.values()):
            rows.append(SheetRow(key, parent, texts[0], area, measure, values))
    return ReturnedSheet(handout_id, tuple(rows), frozenset(deleted))


def _text(value: object) -> str:
    """A cell's text; a real date in the ROC calendar."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
