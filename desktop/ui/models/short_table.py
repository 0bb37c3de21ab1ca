"""A table of few rows that are all at hand, such as the sections or the people of an office."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.vocabulary import Light
from desktop.ui.delegates.light import LIGHT_ROLE
from desktop.ui.labels import plain_tooltip
from desktop.ui.models.values import VALUE_ROLE


class Keyed(Protocol):
    """A row that has a key."""

    @property
    def id(self) -> int:
        """The key."""


Row = TypeVar("Row", bound=Keyed)
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ShortColumn(Generic[Row]):
    """A column: its heading, what it shows of a row, the day behind that for a file, its light's mark."""

    heading: str
    text: Callable[[Row], str]
    is_number: bool = False
    value: Callable[[Row], Any] | None = None
    light: Callable[[Row], Light] | None = None


class ShortTable(QAbstractTableModel, Generic[Row]):
    """Shows rows in the order given; `muted` tells rows that are there for the record only."""

    def __init__(
        self,
        columns: Sequence[ShortColumn[Row]],
        muted: Callable[[Row], bool] = lambda _row: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._muted = muted
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, row: int) -> Row:
        """The row with this number, from 0."""
        return self._rows[row]

    def number_of(self, key: int) -> int | None:
        """The number of the row with this key, None where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.id == key), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.text(row))
        if role == VALUE_ROLE and column.value is not None:
            return column.value(row)
        if role == LIGHT_ROLE and column.light is not None:
            return column.light(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and self._muted(row):
            from PySide6.QtGui import QGuiApplication

            return QGuiApplication.palette().placeholderText()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._columns[section].heading
        return None
