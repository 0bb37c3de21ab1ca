"""Which tasks of a table are selected, kept while rows come and go."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.models.task_lines import LineKey
from desktop.ui.models.tracking_table import TrackingTable
from desktop.ui.widgets.table_view import TableView


class TaskSelection(QObject):
    """Signals: changed, when other tasks are selected or the cursor is on another one."""

    changed = Signal()

    def __init__(self, table: TableView, model: TrackingTable) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._kept: tuple[list[LineKey], int] = ([], -1)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._find)
        selection = table.selectionModel()
        selection.selectionChanged.connect(lambda _on, _off: self.changed.emit())
        selection.currentRowChanged.connect(lambda _now, _before: self.changed.emit())

    def tasks(self) -> list[TrackedTask]:
        """The selected tasks from the top, each once; headings are none."""
        found = (self._model.task(row) for row in self._table.selected_rows())
        return list({task.node_id: task for task in found if task}.values())

    def current(self) -> TrackedTask | None:
        """The selected task the cursor is on, else the first selected one."""
        index = self._table.currentIndex()
        selected = self.tasks()
        task = self._model.task(index.row()) if index.isValid() else None
        return task if task in selected else next(iter(selected), None)

    def select(self, node_ids: Sequence[int]) -> None:
        """Select those of these tasks that are shown, the cursor on the first."""
        self._select_rows([row for row in map(self._model.row_of, node_ids) if row is not None])

    def _select_rows(self, rows: Sequence[int]) -> None:
        last = self._model.columnCount() - 1
        selected = QItemSelection()
        for row in rows:
            selected.select(self._model.index(row, 0), self._model.index(row, last))
        selection = self._table.selectionModel()
        if rows:
            index = self._model.index(rows[0], self._model.column("text"))
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._table.scrollTo(index)
        selection.select(selected, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _keep(self) -> None:
        rows = self._table.selected_rows()
        self._kept = [self._model.key_of(row) for row in rows], self._table.currentIndex().row()

    def _find(self) -> None:
        """Select what was selected, or what came to stand in its place."""
        keys, row = self._kept
        rows = [found for found in map(self._place_of, keys) if found is not None]
        if keys and not rows and self._model.rowCount():
            rows = [self._task_row_near(min(max(row, 0), self._model.rowCount() - 1))]
        self._select_rows(rows)

    def _place_of(self, key: LineKey) -> int | None:
        """Where a row stands now: under its heading, else under another one."""
        row, node_id = self._model.row_of_key(key), key[1]
        return self._model.row_of(node_id) if row is None and node_id is not None else row

    def _task_row_near(self, row: int) -> int:
        """This row, or where it is a heading the next task's."""
        below = range(row, self._model.rowCount())
        return next((place for place in below if self._model.task(place)), row)
