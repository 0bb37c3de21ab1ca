"""A section's tasks of a year as an Excel workbook to tick off in."""

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from desktop.exchange.sections.return_sheet import ALL_FIELDS, REMINDED, ReturnRow, ReturnSheet
from desktop.exchange.sections.section_sheet import FONT, Look, fit_height, protect, put_text, set_up_paper

FORMAT = "weimin-return/1"
SHEET, HIDDEN = "回報", "_weimin"
KEY_HEADING = "_key"
HEADING_ROW = 4
# What a section may report; a task is withdrawn by the secretariat only.
STATUSES = ("未開始", "執行中", "已完成", "不適用")

_WIDTHS = (10, 12, 15, 36, 12, 14, 18, 10, 13, 10, 13, 28, 18, 20, 28, 13, 24)


def workbook_of(sheet: ReturnSheet) -> bytes:
    """Return the workbook: what is known stands locked, what is reported is open and may be chosen."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = SHEET
    head = head_of(sheet)
    _write_head(page, head)
    _write_rows(page, sheet)
    last = HEADING_ROW + len(sheet.rows)
    _set_up(page, sheet.headings, last)
    _add_prompts(page, sheet.headings, last)
    _write_hidden(book.create_sheet(HIDDEN), sheet, head)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def head_of(sheet: ReturnSheet) -> tuple[str, ...]:
    """Return the lines above the table."""
    asked = f"「{REMINDED}」欄有單號的，右邊三欄也請填寫。" if REMINDED in sheet.headings else ""
    return (
        f"{sheet.title}　{sheet.section}執行情形回報表",
        "白色的格子請填寫：辦理情形用選的；日期寫 115.06.30 這樣的民國日期；有應辦次數的，填本次次數與日期。",
        f"灰色的格子只供對照。{asked}填好存檔後把這個檔案傳回，檔名可以更改。",
    )


def _write_head(page: Any, head: Sequence[str]) -> None:
    from openpyxl.styles import Font

    for row, text in enumerate(head, 1):
        put_text(page.cell(row, 1), text)
        page.cell(row, 1).font = Font(name=FONT, size=16 if row == 1 else 12, bold=row == 1)


def _write_rows(page: Any, sheet: ReturnSheet) -> None:
    look = Look()
    headings = (*sheet.headings, KEY_HEADING)
    for column, heading in enumerate(headings, 1):
        put_text(page.cell(HEADING_ROW, column), heading)
        look.put_heading(page.cell(HEADING_ROW, column))
    for at, row in enumerate(sheet.rows, HEADING_ROW + 1):
        texts = _texts_of(row)
        for column, heading in enumerate(headings, 1):
            put_text(page.cell(at, column), texts.get(heading, ""))
            look.put(page.cell(at, column), is_open=row.is_open(heading))
        fit_height(page, at, [texts.get(heading, "") for heading in sheet.headings], _WIDTHS)


def _texts_of(row: ReturnRow) -> Mapping[str, str]:
    """What stands in a row, by heading."""
    fields = {heading: row.values.get(name, "") for name, heading in ALL_FIELDS.items()}
    return {**row.shown, **fields, KEY_HEADING: row.key}


def _set_up(page: Any, headings: Sequence[str], last: int) -> None:
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(_WIDTHS[: len(headings)], 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.column_dimensions[get_column_letter(len(headings) + 1)].hidden = True
    page.row_dimensions[1].height = 26
    page.row_dimensions[HEADING_ROW].height = 24
    page.freeze_panes = page.cell(HEADING_ROW + 1, headings.index("工作內容") + 2)
    page.print_area = f"A1:{get_column_letter(len(headings))}{last}"
    set_up_paper(page, HEADING_ROW)
    protect(page)


def _add_prompts(page: Any, headings: Sequence[str], last: int) -> None:
    """Say beside a cell what is to be written there; the state is chosen."""
    from openpyxl.worksheet.datavalidation import DataValidation

    def add(name: str, prompt: str, **kind: Any) -> None:
        letter = page.cell(1, headings.index(ALL_FIELDS[name]) + 1).column_letter
        found = DataValidation(allow_blank=True, **kind)
        found.promptTitle, found.prompt, found.showInputMessage = ALL_FIELDS[name], prompt, True
        found.showErrorMessage = bool(kind)
        found.add(f"{letter}{HEADING_ROW + 1}:{letter}{last}")
        page.add_data_validation(found)

    add("status", "請用選的。", type="list", formula1=f'"{",".join(STATUSES)}"', errorStyle="stop")
    add("done_on", "辦完的那一天，例如 115.06.30。")
    add("count", "這次回報辦了幾次，只填數字；沒有應辦次數的工作不用填。")
    add("counted_on", "這幾次是哪一天辦的，例如 115.06.30。")
    add("reason", "列為「不適用」時請寫原因。")
    if REMINDED in headings:
        add("reply", "對這張稽催單的答復：辦到哪裡了。")
        add("promised_on", "打算哪一天辦完，例如 115.07.20。")
        add("late_reason", "為什麼沒有如期辦完。")


def _write_hidden(hidden: Any, sheet: ReturnSheet, head: Sequence[str]) -> None:
    """Write what tells the workbook apart, and its fields as they went out, where nobody looks."""
    hidden.sheet_state = "veryHidden"
    for line, value in enumerate(
        (FORMAT, sheet.mark, sheet.agency, str(sheet.year), sheet.title, sheet.section, *head), 1
    ):
        put_text(hidden.cell(line, 1), value)
    for line, row in enumerate(sheet.rows, 1):
        put_text(hidden.cell(line, 2), row.key)
        put_text(hidden.cell(line, 3), json.dumps(dict(row.values), ensure_ascii=False))
