"""A list at the left, the fields of its current row at the right, the list's actions above it."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.models.short_table import Row, ShortTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.table_view import TableView

DETAIL_WIDTH = 38 * UNIT


class ListAndDetail(QWidget, Generic[Row]):
    """`show_row` is called with the row that became current, to fill the fields of `detail`."""

    def __init__(
        self,
        name: str,
        model: ShortTable[Row],
        detail: QWidget,
        empty: EmptyState,
        show_row: Callable[[Row], None],
    ) -> None:
        super().__init__()
        self._model = model
        self._show_row = show_row
        self._key: int | None = None
        self.table = TableView(name)
        self.table.setModel(model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._card.setFixedWidth(DETAIL_WIDTH)
        card = QVBoxLayout(self._card)
        card.setContentsMargins(UNIT, UNIT, 2, UNIT)
        card.addWidget(scrolled(detail))
        self._tools = QHBoxLayout()
        self._tools.setSpacing(UNIT)
        self._stack = QStackedWidget()
        self._lay_out(empty)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def _lay_out(self, empty: EmptyState) -> None:
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.table, 1)
        row.addWidget(self._card)
        self._stack.addWidget(filled)
        self._stack.addWidget(empty)
        tools = QHBoxLayout()
        tools.addLayout(self._tools)
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT + UNIT // 2)
        layout.addLayout(tools)
        layout.addWidget(self._stack, 1)

    def add_action(
        self, text: str, clicked: Callable[[], object], icon_name: str, role: str = ""
    ) -> QPushButton:
        """Add a button above the list."""
        added = button(text, clicked, icon_name=icon_name, role=role)
        self._tools.addWidget(added)
        return added

    def add_tool(self, widget: QWidget) -> None:
        """Add a widget of the tab's own above the list."""
        self._tools.addWidget(widget)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the current one stays current, or its neighbour becomes it."""
        was = self.table.currentIndex().row()
        key = self._key
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._card.setVisible(bool(rows))
        if rows:
            number = self._model.number_of(key) if key is not None else None
            self._go_to(max(0, min(was, len(rows) - 1)) if number is None else number)

    def go_to(self, key: int) -> None:
        """Make the row with this key current."""
        number = self._model.number_of(key)
        if number is not None:
            self._go_to(number)

    def _go_to(self, number: int) -> None:
        index = self._model.index(number, 0)
        if self.table.currentIndex() == index:
            self._on_current(index)
        else:
            self.table.setCurrentIndex(index)

    def current(self) -> Row | None:
        """The current row, None in an empty list."""
        index = self.table.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self._model.row_at(index.row())
            self._key = row.id
            self._show_row(row)

    def fit_columns(self, widths: list[int]) -> None:
        """Give the columns their first widths, in units of space; the last takes the rest."""
        self.table.start_with((width * UNIT, True) for width in widths)
