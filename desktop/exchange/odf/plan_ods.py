"""A plan as an ODF spreadsheet, laid out as the Excel workbook is."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from desktop.exchange.odf import ods_package as package
from desktop.exchange.odf.plan_ods_styles import HIDDEN_SHEET, CellStyles, page_styles, settings
from desktop.exchange.odf.table_ods import paragraph
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.sheets.plan_workbook import PlanWorkbook, workbook_of
from desktop.exchange.sheets.sheet import cell_name
from desktop.exchange.sheets.sheet_carried import HIDDEN
from desktop.exchange.sheets.sheet_layout import LaidSheet, SheetCell
from desktop.exchange.sheets.table_file import plain


def ods_bytes(plan: PlanFile) -> bytes:
    """Return the plan as an .ods file."""
    workbook = workbook_of(plan)
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        # First and not packed, so that the kind of file is seen from its first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype"), package.MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", package.manifest())
        archive.writestr("styles.xml", page_styles())
        archive.writestr("settings.xml", settings(workbook.sheets))
        archive.writestr("content.xml", _content(workbook))
    return written.getvalue()


def _content(workbook: PlanWorkbook) -> str:
    styles = CellStyles()
    sheets = "".join([*(_sheet(sheet, styles) for sheet in workbook.sheets), _hidden(workbook.hidden)])
    return (
        package.beginning_of_content()
        + f"<office:automatic-styles>{styles.written()}</office:automatic-styles>"
        + f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        + package.end_of_content()
    )


def _sheet(sheet: LaidSheet, styles: CellStyles) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{styles.of_column(width)}"/>' for width in sheet.widths
    )
    rows = list(_rows(sheet, styles))
    head = "".join(rows[: sheet.head])
    head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    last = cell_name(max(len(rows) - 1, 0), len(sheet.widths) - 1)
    area = quoteattr(f"{sheet.name}.A1:{sheet.name}.{last}")
    return (
        f'<table:table table:name="{sheet.name}" table:style-name="{styles.of_sheet(sheet)}"'
        f" table:print-ranges={area}>{columns}{head}{''.join(rows[sheet.head :])}</table:table>"
    )


def _rows(sheet: LaidSheet, styles: CellStyles) -> Iterator[str]:
    """Yield the rows; `covered` tells by column for how many rows a cell from above goes on."""
    covered = [0] * len(sheet.widths)
    for row in sheet.rows:
        cells = {cell.column: cell for cell in row.cells}
        written, beside = [], 0
        for column in range(len(covered)):
            cell = cells.get(column)
            if cell is not None and not covered[column]:
                written.append(_cell(cell, styles))
                beside = cell.columns
                covered[column : column + beside] = [cell.rows] * beside
            elif covered[column]:
                written.append("<table:covered-table-cell/>")
            else:
                written.append("<table:table-cell/>")
        covered = [max(left - 1, 0) for left in covered]
        height = styles.of_row(row.height)
        yield f'<table:table-row table:style-name="{height}">{"".join(written)}</table:table-row>'


def _cell(cell: SheetCell, styles: CellStyles) -> str:
    typed = 'office:value-type="string"'
    if not isinstance(cell.value, str):
        typed = f'office:value-type="date" office:date-value="{cell.value.isoformat()}"'
    spans = ""
    if cell.is_merged:
        spans = f' table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
    text = "".join(f"<text:p>{paragraph(line)}</text:p>" for line in cell.text.split("\n") if cell.text)
    look = f'table:style-name="{styles.of_cell(cell)}"'
    return f"<table:table-cell {look}{spans} {typed}>{text}</table:table-cell>"


def _hidden(lines: tuple[str, ...]) -> str:
    rows = "".join(
        '<table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>{escape(plain(line))}</text:p></table:table-cell></table:table-row>"
        for line in lines
    )
    return (
        f'<table:table table:name="{HIDDEN}" table:style-name="{HIDDEN_SHEET}">'
        f"<table:table-column/>{rows}</table:table>"
    )
