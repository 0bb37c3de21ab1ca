"""A plan as an Excel workbook, such as a careful clerk would have made it."""

from io import BytesIO
from typing import Any

from desktop.errors import Refused
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.sheets.formula_guard import guarded
from desktop.exchange.sheets.plan_workbook import workbook_of
from desktop.exchange.sheets.sheet_carried import HIDDEN
from desktop.exchange.sheets.sheet_layout import LaidSheet, Look, SheetCell
from desktop.rules.roc_calendar import DateStyle

# What a cell of Excel holds.
MOST_CHARACTERS = 32_767
_FONT = "標楷體"
_DATES = {DateStyle.DOTTED: "[$-404]e.mm.dd", DateStyle.LONG: '[$-404]e"年"m"月"d"日"'}
# A column's width is told in digits of the default font; the library adds five sevenths of one.
_DIGIT, _ADDED = 12 / 2 * 25.4 / 72, 5 / 7
_A4 = 9
_RULED = {"border": 1, "border_color": "#6B7A8C", "text_wrap": True}
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"font_size": 18, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    Look.CHAPTER: {"font_size": 14, "bold": True, "valign": "vcenter", "text_wrap": True},
    Look.PARAGRAPH: {"align": "left", "valign": "top", "text_wrap": True},
    Look.HEADING: _RULED | {"bold": True, "bg_color": "#DDE6F0", "align": "center", "valign": "vcenter"},
    Look.TEXT: _RULED | {"valign": "top"},
    Look.CENTRED: _RULED | {"align": "center", "valign": "vcenter"},
}


def xlsx_bytes(plan: PlanFile) -> bytes:
    """Return the plan as an .xlsx file. Raises Refused for a text that no cell of Excel holds."""
    import xlsxwriter

    written = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": _FONT, "font_size": 12},
    }
    workbook = workbook_of(plan)
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": plan.title, "author": plan.agency})
        for sheet in workbook.sheets:
            _Page(book, sheet).write()
        hidden = book.add_worksheet(HIDDEN)
        hidden.very_hidden()
        for row, text in enumerate(workbook.hidden):
            hidden.write_string(row, 0, text)
    return written.getvalue()


class _Page:
    """One sheet being written; cells that look alike share a format."""

    def __init__(self, book: Any, sheet: LaidSheet) -> None:
        self._book = book
        self._sheet = sheet
        self._page = book.add_worksheet(sheet.name)
        self._formats: dict[tuple[Any, ...], Any] = {}

    def write(self) -> None:
        """Write the cells, and set up how the sheet shows and prints."""
        for column, width in enumerate(self._sheet.widths):
            self._page.set_column(column, column, width / _DIGIT - _ADDED)
        for number, row in enumerate(self._sheet.rows):
            self._page.set_row(number, row.height)
            for cell in row.cells:
                self._write(number, cell)
        self._set_up()

    def _write(self, row: int, cell: SheetCell) -> None:
        if len(cell.text) > MOST_CHARACTERS:
            raise Refused(
                f"「{cell.text[:20]}…」超過{MOST_CHARACTERS:,}個字，Excel的一格放不下；請改存成.ods或.docx。"
            )
        look = self._format(cell)
        if cell.is_merged:
            last = row + cell.rows - 1, cell.column + cell.columns - 1
            self._page.merge_range(row, cell.column, *last, "", look)
        if not isinstance(cell.value, str):
            self._page.write_datetime(row, cell.column, cell.value, look)
        elif cell.value:
            self._page.write_string(row, cell.column, cell.value, look)
        elif not cell.is_merged:
            self._page.write_blank(row, cell.column, None, look)

    def _format(self, cell: SheetCell) -> Any:
        is_date = not isinstance(cell.value, str)
        # Excel keeps it a text also when somebody edits the cell.
        is_quoted = guarded(cell.text) is not cell.text
        rules = (cell.is_ruled_above, cell.is_ruled_below)
        key = (cell.look, cell.inwards, is_date and cell.date_style, is_quoted, rules)
        if key not in self._formats:
            look = {"font_name": _FONT, "font_size": 12, **_LOOKS[cell.look], "quote_prefix": is_quoted}
            if cell.inwards:
                look["indent"] = 2 * cell.inwards
            if is_date:
                look["num_format"] = _DATES[cell.date_style]
            if look.get("border"):
                look |= {name: 0 for name, ruled in zip(("top", "bottom"), rules, strict=True) if not ruled}
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def _set_up(self) -> None:
        page, sheet = self._page, self._sheet
        page.set_paper(_A4)
        if sheet.is_turned:
            page.set_landscape()
        page.set_margins(left=0.7, right=0.7, top=0.8, bottom=0.8)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.print_area(0, 0, max(len(sheet.rows) - 1, 0), len(sheet.widths) - 1)
        page.set_footer(f'&C&"{_FONT}"&10第 &P 頁，共 &N 頁', {"margin": 0.4})
        page.hide_gridlines(2 if not sheet.head else 1)
        if sheet.head:
            page.freeze_panes(sheet.head, 0)
            page.repeat_rows(0, sheet.head - 1)
