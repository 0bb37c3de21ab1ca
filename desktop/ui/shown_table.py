"""What a view shows, as a table to write: columns as chosen and ordered, rows as filtered and sorted."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QTreeView

from desktop.ui.models.two_line_list import SECOND_LINE_ROLE
from desktop.ui.models.values import VALUE_ROLE

if TYPE_CHECKING:
    from desktop.exchange.sheets.table_file import CellKind, CellValue, TableColumn, TableFile

# The width of a Chinese character on the screen (px), and what a column of a list is wide (characters).
CHARACTER_WIDTH = 15
LIST_WIDTHS = (40, 60)
NARROWEST, WIDEST = 4, 60
_CHECKED = {Qt.CheckState.Checked: "☑ ", Qt.CheckState.Unchecked: "☐ "}


def shown_table(view: QAbstractItemView, title: str, lines: Sequence[str] = ()) -> "TableFile":
    """The table a view shows now; of a tree every row, also below closed ones."""
    from desktop.exchange.sheets.table_file import TableFile

    columns = _columns(view)
    rows = [[_value(index.siblingAtColumn(place), role) for place, role in columns] for index in _rows(view)]
    return TableFile(title, tuple(_heads(view, columns, rows)), rows, tuple(lines), len(rows))


def _columns(view: QAbstractItemView) -> list[tuple[int, int]]:
    """The columns as seen, each with the role of its text; a list has one for each of its lines."""
    heads = heads_of(view)
    if heads is None:
        roles = (Qt.ItemDataRole.DisplayRole, SECOND_LINE_ROLE)
        first = view.model().index(0, 0, view.rootIndex())
        return [(0, role) for role in roles if role == roles[0] or first.data(role) is not None]
    places = [heads.logicalIndex(place) for place in range(heads.count())]
    return [(place, Qt.ItemDataRole.DisplayRole) for place in places if not heads.isSectionHidden(place)]


def heads_of(view: QAbstractItemView) -> QHeaderView | None:
    """The headings of a view, None of a list."""
    match view:
        case QTableView():
            return view.horizontalHeader()
        case QTreeView():
            return view.header()
        case _:
            return None


def _rows(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    if isinstance(view, QTreeView):
        yield from _below(model, view.rootIndex())
        return
    for row in range(model.rowCount(view.rootIndex())):
        if not (isinstance(view, (QTableView, QListView)) and view.isRowHidden(row)):
            yield model.index(row, 0, view.rootIndex())


def _below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _below(model, index)


def _value(index: QModelIndex, role: int) -> "CellValue":
    value: CellValue = index.data(VALUE_ROLE) if role == Qt.ItemDataRole.DisplayRole else None
    if value is not None:
        return value
    shown = index.data(role)
    checked = index.data(Qt.ItemDataRole.CheckStateRole) if role == Qt.ItemDataRole.DisplayRole else None
    mark = "" if checked is None else _CHECKED.get(Qt.CheckState(checked), "")
    return mark + ("" if shown is None else str(shown))


def _heads(
    view: QAbstractItemView, columns: Sequence[tuple[int, int]], rows: "Sequence[Sequence[CellValue]]"
) -> "Iterator[TableColumn]":
    from desktop.exchange.sheets.table_file import TableColumn

    heads = heads_of(view)
    names = (view.accessibleName(), QCoreApplication.translate("shown_table", "說明"))
    for number, (place, _role) in enumerate(columns):
        kind = _kind(row[number] for row in rows)
        if heads is None:
            yield TableColumn(names[number], kind, LIST_WIDTHS[number])
            continue
        shown = view.model().headerData(place, Qt.Orientation.Horizontal)
        width = max(NARROWEST, min(heads.sectionSize(place) / CHARACTER_WIDTH, WIDEST))
        yield TableColumn("" if shown is None else str(shown), kind, round(width, 1))


def _kind(values: "Iterator[CellValue]") -> "CellKind":
    from desktop.exchange.sheets.table_file import CellKind

    first = next((value for value in values if value is not None and value != ""), "")
    match first:
        case dt.date():
            return CellKind.DATE
        case dt.time():
            return CellKind.TIME
        case int() | float() | Decimal():
            return CellKind.NUMBER
        case _:
            return CellKind.TEXT
