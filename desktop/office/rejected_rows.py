"""The rows of a file that cannot be taken in, written out again with their reasons to be corrected."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from desktop.office.register_export import table_column
from desktop.office.register_import import FoundRows
from desktop.registers.row_reading import LINE, REASONS

if TYPE_CHECKING:
    from desktop.exchange.sheets.table_file import CellValue, TableFile


def rejected_table(found: FoundRows) -> "TableFile":
    """The bad rows as they were, with their line and reasons in front; corrected it can be imported."""
    from desktop.exchange.sheets.table_file import CellKind, TableColumn, TableFile

    places = range(len(found.headings.cells))
    columns = tuple(
        table_column(found.headings.columns[place])
        if place in found.headings.columns
        else TableColumn(str(found.headings.cells[place]))
        for place in places
    )
    head = (TableColumn(LINE, CellKind.NUMBER, 4), TableColumn(REASONS, CellKind.TEXT, 24))
    rows = (
        [row.line, "\n".join(row.reasons), *(_cell(row.cells, place) for place in places)]
        for row in found.bad
    )
    return TableFile(
        f"{found.register.title}　待改正的列",
        (*head, *columns),
        rows,
        ("改正後可直接匯入這個檔案；前兩欄只供對照。",),
        len(found.bad),
    )


def _cell(cells: tuple[Any, ...], place: int) -> "CellValue":
    value = cells[place] if place < len(cells) else ""
    match value:
        case bool():
            return "是" if value else "否"
        case dt.datetime():
            return value.date() if value.time() == dt.time() else str(value)
        case str() | int() | float() | dt.date() | dt.time():
            return value
        case _:
            return str(value)
