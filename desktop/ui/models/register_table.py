"""The rows of a register as a table: all keys in their order, pages of rows as they are seen."""

from collections import OrderedDict
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from db.queries.office import SectionRow, sections
from db.queries.register_rows import RegisterQuery, row_ids, rows
from desktop.errors import OfficeError
from desktop.registers.description import Column, Kind, Register
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
PAGE = 200
# Two screens of a large table lie within a few pages; more are not kept.
PAGES_KEPT = 20
CHARACTER_WIDTH = 15

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RegisterTable(QAbstractTableModel):
    """Knows the keys of all rows asked for and the rows seen last; sorting and filtering is done in SQL."""

    def __init__(self, desk: Desk, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.register = register
        self.columns: tuple[Column, ...] = register.listed
        self.query = RegisterQuery(register.table, order_by=register.order_by, descending=True)
        self._ids: list[int] = []
        self._pages: OrderedDict[int, list[dict[str, Any]]] = OrderedDict()
        self._sections: dict[int, SectionRow] = {}

    def ask(self, query: RegisterQuery) -> None:
        """Show the rows of another query; its order stays that of the table. Raises OfficeError."""
        order = (self.query.order_by, self.query.descending)
        self.query = replace(query, order_by=order[0], descending=order[1])
        self.reload()

    def reload(self) -> None:
        """Read the keys anew; where they are the same, place and selection stay. Raises OfficeError."""
        ids = self._desk.read(row_ids, self.query)
        found = {section.id: section for section in self._desk.read(sections)}
        if ids == self._ids:
            self._sections = found
            self._pages.clear()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._sections, self._ids = found, ids
        self._pages.clear()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column in the database; a column of -1 is the register's own order."""
        if column < 0:
            by, is_descending = self.register.order_by, True
        else:
            key = self.columns[column].key
            by = self.register.order_by_of(key)
            is_descending = order is Qt.SortOrder.DescendingOrder
        if (by, is_descending) != (self.query.order_by, self.query.descending):
            self.query = replace(self.query, order_by=by, descending=is_descending)
            self.reload()

    def key(self, row: int) -> int:
        """The key of the entry in a row."""
        return self._ids[row]

    def row_of(self, key: int) -> int | None:
        """The row of an entry, None where it is not shown."""
        return self._ids.index(key) if key in self._ids else None

    @property
    def pages_held(self) -> int:
        """How many pages of rows are held at the moment."""
        return len(self._pages)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(self._row(index.row()), self._sections).replace("\n", " ")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(column.text(self._row(index.row()), self._sections))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return _alignment(self.columns[section])
        return None

    def widths(self) -> list[tuple[int, bool]]:
        """The first width of every column in pixels; all are shown."""
        return [(column.width * CHARACTER_WIDTH + 16, True) for column in self.columns]

    def _row(self, row: int) -> dict[str, Any]:
        number = row // PAGE
        if number not in self._pages:
            self._pages[number] = self._page(self._ids[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number][row % PAGE]

    def _page(self, ids: list[int]) -> list[dict[str, Any]]:
        """The rows with these keys; one that cannot be read stands as an empty line until the next reload."""
        try:
            found = {one["id"]: one for one in self._desk.read(rows, self.register.table, ids)}
        except OfficeError as error:
            # Not from within painting: the message changes the window that is being painted.
            QTimer.singleShot(0, self, partial(self._desk.refused.emit, str(error)))
            found = {}
        return [found.get(key, {}) for key in ids]


def _alignment(column: Column) -> Qt.AlignmentFlag:
    return _RIGHT if column.kind is Kind.NUMBER and column.display is None else _LEFT
