"""The task table of a plan in a Word document: real merged cells, headings on every page."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from desktop.exchange.plan_blocks import is_long
from desktop.exchange.word.docx_frame import CELL, HEAD
from desktop.exchange.word.docx_lists import Lists
from desktop.exchange.word.docx_paragraph import paragraph
from desktop.rules.printed.cells import Cell, Row
from desktop.rules.printed.plan_cells import table_rows
from desktop.rules.printed.plan_columns import column_widths, is_centred
from desktop.rules.printed.plan_rows import PlanRows

_TWIPS = 1440 / 25.4
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
    for side, size in (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4))
)


def task_table(rows: PlanRows, lists: Lists, usable: float) -> Any:
    """Return the table as a w:tbl element, `usable` millimetres wide."""
    widths = [round(width * _TWIPS) for width in column_widths(rows.columns, usable)]
    return _TableWriter(rows, lists, widths).table()


class _TableWriter:
    """One table being written; `widths` are in twentieths of a point."""

    def __init__(self, rows: PlanRows, lists: Lists, widths: Sequence[int]) -> None:
        self._rows, self._lists, self._widths = rows, lists, widths
        self._centred = [is_centred(column) for column in rows.columns]

    def table(self) -> Any:
        """Return the whole table."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
        )
        table.append(self._heading_row())
        for row in table_rows(self._rows):
            table.append(self._row(row))
        return table

    def _heading_row(self) -> Any:
        row = OxmlElement("w:tr")
        row.append(parse_xml(f"<w:trPr {nsdecls('w')}><w:cantSplit/><w:tblHeader/></w:trPr>"))
        place = 0
        columns = self._rows.columns
        while place < len(columns):
            span = 1
            while place + span < len(columns) and columns[place + span].is_joined:
                span += 1
            cell = self._cell(sum(self._widths[place : place + span]), span)
            cell.append(paragraph(columns[place].heading.strip(), HEAD))
            row.append(cell)
            place += span
        return row

    def _row(self, printed: Row) -> Any:
        row = OxmlElement("w:tr")
        if not is_long(printed):
            row.append(parse_xml(f"<w:trPr {nsdecls('w')}><w:cantSplit/></w:trPr>"))
        for place, cell in enumerate(printed.cells):
            made = self._cell(self._widths[place], merge="continue" if cell is None else "restart")
            for text in self._texts(cell, place):
                made.append(text)
            row.append(made)
        return row

    def _texts(self, cell: Cell | None, place: int) -> list[Any]:
        """Return the paragraphs of a cell; Word asks for one at least."""
        made = [
            paragraph(
                printed.text,
                CELL,
                label=printed.label,
                indent=printed.indent,
                lists=self._lists,
                is_centred=self._centred[place],
            )
            for printed in (cell.paragraphs if cell is not None else ())
        ]
        return made or [paragraph("", CELL)]

    @staticmethod
    def _cell(width: int, span: int = 1, merge: str = "") -> Any:
        """Return an empty cell: a heading in its middle, or a part of a merged one."""
        spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        stands = f'<w:vMerge w:val="{merge}"/>' if merge else '<w:vAlign w:val="center"/>'
        size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        return parse_xml(f"<w:tc {nsdecls('w')}><w:tcPr>{size}{spanning}{stands}</w:tcPr></w:tc>")
