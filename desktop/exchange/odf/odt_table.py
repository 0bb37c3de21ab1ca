"""The task table of a plan in an ODF text: cells that span rows, headings on every page."""

from collections.abc import Iterator, Sequence

from desktop.exchange.odf.odt_paragraph import OdtTexts
from desktop.exchange.plan_blocks import is_long
from desktop.rules.printed.cells import Cell, Row
from desktop.rules.printed.plan_cells import table_rows
from desktop.rules.printed.plan_columns import column_widths, is_centred
from desktop.rules.printed.plan_rows import PlanRows

_COVERED = "<table:covered-table-cell/>"


def task_table(rows: PlanRows, texts: OdtTexts) -> str:
    """Return the markup of the table; `table_styles` are the styles it needs."""
    printed = list(table_rows(rows))
    columns = "".join(
        f'<table:table-column table:style-name="Column{place}"/>' for place in range(len(rows.columns))
    )
    body = "".join(_row(printed, place, rows, texts) for place in range(len(printed)))
    return (
        f'<table:table table:name="計畫附表" table:style-name="PlanTable">{columns}'
        f"<table:table-header-rows>{_heading_row(rows, texts)}</table:table-header-rows>{body}</table:table>"
    )


def table_styles(rows: PlanRows, usable: float) -> Iterator[str]:
    """Yield the automatic styles of the table, `usable` millimetres wide."""
    yield (
        '<style:style style:name="PlanTable" style:family="table"><style:table-properties'
        f' style:width="{usable:.2f}mm" table:align="left" table:border-model="collapsing"/></style:style>'
    )
    for place, width in enumerate(column_widths(rows.columns, usable)):
        yield (
            f'<style:style style:name="Column{place}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}mm"/></style:style>'
        )
    yield (
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties'
        ' fo:border="0.5pt solid #000000" fo:padding="0.9mm" style:vertical-align="top"/></style:style>'
        '<style:style style:name="Head" style:family="table-cell"><style:table-cell-properties'
        ' fo:border="0.5pt solid #000000" fo:padding="0.9mm" style:vertical-align="middle"/></style:style>'
        '<style:style style:name="Whole" style:family="table-row">'
        '<style:table-row-properties fo:keep-together="always"/></style:style>'
    )


def _heading_row(rows: PlanRows, texts: OdtTexts) -> str:
    made, place = "", 0
    while place < len(rows.columns):
        span = 1
        while place + span < len(rows.columns) and rows.columns[place + span].is_joined:
            span += 1
        text = texts.paragraph(rows.columns[place].heading.strip(), "Table_20_Heading")
        made += (
            f'<table:table-cell table:style-name="Head"{_spanned("columns", span)}>{text}</table:table-cell>'
        )
        made += _COVERED * (span - 1)
        place += span
    return f'<table:table-row table:style-name="Whole">{made}</table:table-row>'


def _row(printed: Sequence[Row], number: int, rows: PlanRows, texts: OdtTexts) -> str:
    made = ""
    for place, cell in enumerate(printed[number].cells):
        if cell is None:
            made += _COVERED
            continue
        height = 1
        while number + height < len(printed) and printed[number + height].cells[place] is None:
            height += 1
        words = _texts(cell, texts, is_centred=is_centred(rows.columns[place]))
        made += (
            f'<table:table-cell table:style-name="Cell"{_spanned("rows", height)}>{words}</table:table-cell>'
        )
    whole = "" if is_long(printed[number]) else ' table:style-name="Whole"'
    return f"<table:table-row{whole}>{made}</table:table-row>"


def _spanned(what: str, count: int) -> str:
    return f' table:number-{what}-spanned="{count}"' if count > 1 else ""


def _texts(cell: Cell, texts: OdtTexts, *, is_centred: bool) -> str:
    made = "".join(
        texts.paragraph(
            text.text, "Table_20_Contents", label=text.label, indent=text.indent, is_centred=is_centred
        )
        for text in cell.paragraphs
    )
    return made or texts.paragraph("", "Table_20_Contents")
