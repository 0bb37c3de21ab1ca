"""The columns of the printed task table in their order, and the fields of the one that is chosen."""

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind
from desktop.rules.words import word
from desktop.ui.plan.column_fields import ColumnFields
from desktop.ui.plan.outline_tools import OutlineTools
from desktop.ui.theme import UNIT
from desktop.ui.widgets.list_box import list_box

LIST_WIDTH = 17 * UNIT
_KEY = Qt.ItemDataRole.UserRole


class ColumnsEdit(QWidget):
    """A list of the columns beside the fields of one of them; several contents may share a column.

    In the list Alt+↑ and Alt+↓ move a column, as dragging does, and Delete takes it out.

    Signals:
        changed: the columns are other ones, or in another order.
    """

    changed = Signal()

    def __init__(self, columns: Sequence[PlanColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = count()
        self._columns: dict[int, PlanColumn] = {}
        self.list = list_box()
        self.list.setAccessibleName(self.tr("附表的欄位"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.installEventFilter(self)
        self.fields = ColumnFields()
        self.tools = OutlineTools()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_items: self._show_chosen())
        self.list.model().rowsMoved.connect(lambda *_rows: self._on_moved())
        self.fields.changed.connect(self._on_changed)
        self.set_columns(columns)

    def _lay_out(self) -> None:
        self.tools.add(self.tr("加一欄"), "add", self.add)
        self.up_tool = self.tools.add(self.tr("往前移"), "arrow_up", lambda: self.shift(-1), keys="Alt+↑")
        self.down_tool = self.tools.add(self.tr("往後移"), "arrow_down", lambda: self.shift(1), keys="Alt+↓")
        self.remove_tool = self.tools.add(self.tr("移除這一欄"), "dismiss", self.remove, keys="Delete")
        self.tools.add_rest()
        beside = QVBoxLayout()
        beside.setSpacing(UNIT // 2)
        beside.addWidget(self.tools)
        beside.addWidget(self.list, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(beside)
        layout.addWidget(self.fields, 1, Qt.AlignmentFlag.AlignTop)

    def columns(self) -> tuple[PlanColumn, ...]:
        """The columns as the fields say, from left to right."""
        return tuple(self._columns[item.data(_KEY)] for item in self._items())

    def set_columns(self, columns: Sequence[PlanColumn]) -> None:
        """Show these columns in place of the others."""
        self.list.clear()
        self._columns.clear()
        for column in columns:
            self._append(column)
        self.list.setCurrentRow(0)
        self._show_chosen()
        self.changed.emit()

    def add(self) -> None:
        """Add a column for what is not shown yet, behind the chosen one."""
        shown = {kind for column in self.columns() for kind in column.kinds}
        left = next((kind for kind in ColumnKind if kind not in shown), ColumnKind.REMARK)
        place = self.list.currentRow() + 1
        self._append(PlanColumn((left,), word(left)), place)
        self.list.setCurrentRow(place)
        self.fields.heading.setFocus()
        self.fields.heading.selectAll()
        self.changed.emit()

    def shift(self, by: int) -> None:
        """Put the chosen column so many places on."""
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentItem(item)
            self._on_moved()

    def remove(self) -> None:
        """Take the chosen column out."""
        row = self.list.currentRow()
        if row >= 0:
            del self._columns[self.list.takeItem(row).data(_KEY)]
            self._show_chosen()
            self.changed.emit()

    def _append(self, column: PlanColumn, place: int | None = None) -> None:
        item, key = QListWidgetItem(), next(self._keys)
        item.setData(_KEY, key)
        self._columns[key] = column
        item.setText(self._words(column))
        self.list.insertItem(self.list.count() if place is None else place, item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _show_chosen(self) -> None:
        row, item = self.list.currentRow(), self.list.currentItem()
        self.fields.show_column(self._columns[item.data(_KEY)] if item else None, is_first=row == 0)
        self.up_tool.setEnabled(row > 0)
        self.down_tool.setEnabled(0 <= row < self.list.count() - 1)
        self.remove_tool.setEnabled(row >= 0)

    def _on_changed(self, column: PlanColumn) -> None:
        item = self.list.currentItem()
        self._columns[item.data(_KEY)] = column
        item.setText(self._words(column))
        self.changed.emit()

    def _on_moved(self) -> None:
        self._show_chosen()
        self.changed.emit()

    def _words(self, column: PlanColumn) -> str:
        contents = "、".join(map(word, column.kinds)) or "—"
        return self.tr("（同前一欄）%1").replace("%1", contents) if column.is_joined else column.heading

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
                self.shift(moves[Qt.Key(event.key())])
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
        return super().eventFilter(watched, event)
