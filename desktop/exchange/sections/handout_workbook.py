"""A section's part of the plan as an Excel workbook for people who know nothing but Excel."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from desktop.exchange.sections.handout_sheet import DELETE, FIELDS, HEADINGS, HandoutSheet, SheetRow
from desktop.exchange.sections.section_sheet import FONT, Look, protect, put_text, set_up_paper
from desktop.rules.roc_calendar import format_date

FORMAT = "weimin-handout/1"
SHEET, HIDDEN = "編寫", "_weimin"
# In the heading line of the hidden columns, so that they are found wherever they come to stand.
KEY_HEADING, PARENT_HEADING = "_key", "_parent"
HEADING_ROW = 5
MARK_ROWS = 5  # format, mark, agency, title, section; below them the head as it was written
# Empty lines below each measure, for what a section wants to add.
SPARE = 3
TICK = "v"

_WIDTHS = (9, 12, 15, 38, 22, 16, 12, 15, 14, 15, 6)
_KEY, _PARENT = len(HEADINGS) + 1, len(HEADINGS) + 2
_FIRST_FIELD = HEADINGS.index(FIELDS["text"]) + 1


def workbook_of(sheet: HandoutSheet) -> bytes:
    """Return the workbook: locked where it only shows, open where the section writes."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = SHEET
    head = _head(sheet)
    _write_head(page, head)
    last = _write_rows(page, sheet)
    _set_up(page, last)
    hidden = book.create_sheet(HIDDEN)
    hidden.sheet_state = "veryHidden"
    for line, value in enumerate(
        (FORMAT, sheet.mark, sheet.agency, sheet.title, sheet.section, *head), start=1
    ):
        put_text(hidden.cell(line, 1), value)
    for line, name in enumerate(sheet.sections, start=1):
        put_text(hidden.cell(line, 2), name)
    _add_prompts(page, last, len(sheet.sections))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _head(sheet: HandoutSheet) -> tuple[str, ...]:
    until = f"請於{format_date(sheet.reply_by)}前回傳這個檔案。" if sheet.reply_by else "編好請回傳這個檔案。"
    return (
        f"{sheet.title}　{sheet.section}編寫部分",
        f"直接修改白色的格子；要新增工作，寫在各項目下方的空白列；不要的工作在「{DELETE}」欄選 {TICK}。",
        f"灰色的格子只供對照。{until}",
        sheet.note,
    )


def _write_head(page: Any, head: Sequence[str]) -> None:
    from openpyxl.styles import Font

    for row, text in enumerate(head, 1):
        put_text(page.cell(row, 1), text)
        page.cell(row, 1).font = Font(name=FONT, size=16 if row == 1 else 12, bold=row == 1)


def _write_rows(page: Any, sheet: HandoutSheet) -> int:
    """Write headings and rows; returns the last row."""
    look = Look()
    for column, heading in enumerate((*HEADINGS, KEY_HEADING, PARENT_HEADING), 1):
        put_text(page.cell(HEADING_ROW, column), heading)
        look.put_heading(page.cell(HEADING_ROW, column))
    at = HEADING_ROW
    for row in _with_spares(sheet.rows):
        at += 1
        for column, value in enumerate(_cells(row), 1):
            put_text(page.cell(at, column), value)
            look.put(page.cell(at, column), is_open=column >= _FIRST_FIELD and column <= len(HEADINGS))
    return at


def _cells(row: SheetRow) -> tuple[str, ...]:
    fields = (row.values.get(name, "") for name in FIELDS)
    return (row.number, row.area, row.measure, *fields, "", row.key, row.parent)


def _with_spares(rows: Sequence[SheetRow]) -> Iterator[SheetRow]:
    for place, row in enumerate(rows):
        yield row
        if place + 1 == len(rows) or rows[place + 1].home != row.home:
            yield from [SheetRow("", row.home, "", row.area, row.measure)] * SPARE


def _set_up(page: Any, last: int) -> None:
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    for column in (_KEY, _PARENT):
        page.column_dimensions[get_column_letter(column)].hidden = True
    page.row_dimensions[1].height = 26
    page.row_dimensions[HEADING_ROW].height = 24
    page.freeze_panes = page.cell(HEADING_ROW + 1, _FIRST_FIELD)
    page.print_area = f"A1:{get_column_letter(len(HEADINGS))}{last}"
    set_up_paper(page, HEADING_ROW)
    protect(page)
    page.protection.insertRows = False


def _add_prompts(page: Any, last: int, sections: int) -> None:
    """Say beside a cell what is to be written there, and offer what can be chosen."""
    from openpyxl.worksheet.datavalidation import DataValidation

    def add(heading: str, title: str, prompt: str, **kind: Any) -> None:
        letter = page.cell(1, HEADINGS.index(heading) + 1).column_letter
        found = DataValidation(allow_blank=True, **kind)
        found.promptTitle, found.prompt = title, prompt
        found.showInputMessage, found.showErrorMessage = True, kind.get("errorStyle") is not None
        found.add(f"{letter}{HEADING_ROW + 1}:{letter}{last}")
        page.add_data_validation(found)

    add(FIELDS["due"], "完成期限", "例如 115.06.30；也可以寫文字，例如「每月20日」。")
    names = {"type": "list", "formula1": f"'{HIDDEN}'!$B$1:$B${sections}"} if sections else {}
    add(FIELDS["sections"], "承辦單位", "可以選，也可以打好幾個：總務室(主辦)、民政課(協辦)。", **names)
    add(FIELDS["quota"], "應辦次數", "例如「每年至少12次」「每月1次」「5月、10月各1次」。")
    add(DELETE, "刪除", f"不要這項工作，選 {TICK}。", type="list", formula1=f'"{TICK}"', errorStyle="warning")
