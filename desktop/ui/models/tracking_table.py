"""The followed tasks of a plan as a table: filtered, in any column's order, under headings if wanted."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.rules.plan_rows import Section
from desktop.rules.task_filter import TaskFilter
from desktop.rules.task_groups import Ground, Grouping
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.delegates.light import LIGHT_ROLE
from desktop.ui.labels import plain_tooltip
from desktop.ui.models.task_lines import Heading, Line, LineKey, TaskLines
from desktop.ui.models.tracking_columns import tracking_columns
from desktop.ui.models.values import VALUE_ROLE

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TrackingTable(QAbstractTableModel):
    """Holds all tasks and shows those that a filter asks for; without a chosen column in the plan's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[TrackedTask] = []
        self._found: list[TrackedTask] = []
        self._lines: list[Line] = []
        self._rows_by_key: dict[LineKey, int] = {}
        self._places: dict[int, int] = {}
        self._sections: Sequence[Section] = ()
        self._asked = TaskFilter()
        self._rows = TaskLines()
        self._heading_column = 0
        self._today = dt.date.min
        self._sorted_by: tuple[int, bool] | None = None
        self.columns = tracking_columns(lambda task: self._places[task.node_id], lambda: self._today)

    def column(self, name: str) -> int:
        """The place of a column by its name."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def show(
        self,
        tasks: Iterable[TrackedTask],
        asked: TaskFilter,
        today: dt.date,
        sections: Sequence[Section] = (),
    ) -> None:
        """Take all tasks of the plan as they stand today, and show those that are asked for."""
        self._all, self._sections = list(tasks), sections
        self._places = {task.node_id: place for place, task in enumerate(self._all)}
        self._asked = asked
        if today != self._today:
            # Every distance from a due date is another one.
            self.beginResetModel()
            self._today = today
            self._take([])
            self.endResetModel()
        self._arrange()

    def ask(self, asked: TaskFilter) -> None:
        """Show other ones of the same tasks."""
        self._asked = asked
        self._arrange()

    def group_by(self, grouping: Grouping | None) -> None:
        """Put the tasks under other headings, or under none."""
        self._rows.grouping = grouping
        self._arrange()

    @property
    def grouping(self) -> Grouping | None:
        """What the headings are now."""
        return self._rows.grouping

    @property
    def sorted_by(self) -> tuple[int, bool] | None:
        """The column that orders the rows and whether it falls, None for the plan's order."""
        return self._sorted_by

    def tasks(self) -> Sequence[TrackedTask]:
        """The tasks asked for in the order shown, each once, those under closed headings too."""
        return self._found

    def task(self, row: int) -> TrackedTask | None:
        """The task in a row, None for a heading."""
        return self._lines[row].task

    def heading(self, row: int) -> Heading | None:
        """The heading in a row, None for a task."""
        return self._lines[row].heading

    def key_of(self, row: int) -> LineKey:
        """What stands in a row: its group, and the node of its task."""
        return self._lines[row].key

    def row_of_key(self, key: LineKey) -> int | None:
        """The row in which this stands now."""
        if not self._rows_by_key:
            self._rows_by_key = {line.key: row for row, line in enumerate(self._lines)}
        return self._rows_by_key.get(key)

    def row_of(self, node_id: int) -> int | None:
        """The first row of a task, None where it is not shown."""
        found = (row for row, line in enumerate(self._lines) if line.task and line.task.node_id == node_id)
        return next(found, None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; what it has nothing for comes last. A column of -1 is the plan's order."""
        self._sorted_by = None if column < 0 else (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()

    def set_heading_column(self, column: int) -> None:
        """Say in which column headings stand when rows are copied or written to a file."""
        self._heading_column = column

    def open_heading(self, key: str, is_open: bool) -> None:
        """Show or hide the tasks below a heading."""
        row = self.row_of_key((key, None))
        if row is None or is_open == self._rows.is_open(key):
            return
        self._rows.turn(key)
        after = self._rows.of(self._found, self._ground())
        if is_open:
            self.beginInsertRows(QModelIndex(), row + 1, row + len(after) - len(self._lines))
            self._take(after)
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), row + 1, row + len(self._lines) - len(after))
            self._take(after)
            self.endRemoveRows()
        self._tell_row(row)

    def open_all(self, is_open: bool) -> None:
        """Show or hide the tasks below every heading."""
        if is_open:
            self._rows.open_all()
        else:
            self._rows.close_all(self._found, self._ground())
        self._arrange()

    def reveal(self, node_id: int) -> None:
        """Open the headings under which a task stands."""
        self._rows.reveal(node_id, self._found, self._ground())
        self._arrange()

    def _ground(self) -> Ground:
        return Ground(self._all, self._sections, self._asked.section_id)

    def _arrange(self) -> None:
        self._found = self._ordered(self._asked.of(self._all, self._today))
        before, after = self._lines, self._rows.of(self._found, self._ground())
        keys_before, keys_after = ([line.key for line in lines] for lines in (before, after))
        if keys_before == keys_after:
            self._take(after)
            for row, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self._tell_row(row)
        elif len(before) == len(after) and set(keys_before) == set(keys_after):
            self.layoutAboutToBeChanged.emit()
            rows = {key: row for row, key in enumerate(keys_after)}
            moved = self.persistentIndexList()
            self._take(after)
            self.changePersistentIndexList(
                moved, [self.index(rows[keys_before[index.row()]], index.column()) for index in moved]
            )
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._take(after)
            self.endResetModel()

    def _take(self, lines: list[Line]) -> None:
        self._lines, self._rows_by_key = lines, {}

    def _tell_row(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def _ordered(self, tasks: list[TrackedTask]) -> list[TrackedTask]:
        if self._sorted_by is None:
            return tasks
        place, is_descending = self._sorted_by
        order = self.columns[place].order or self.columns[place].text
        known = [task for task in tasks if order(task) not in (None, "")]
        unknown = [task for task in tasks if order(task) in (None, "")]
        return sorted(known, key=order, reverse=is_descending) + unknown

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].is_right else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if line.task is None:
            return self._said(line.heading, index.column(), role)
        task, column = line.task, self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(task)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(column.text(task))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.is_right else _LEFT
            case _ if role == VALUE_ROLE:
                return column.value(task) if column.value else None
            case _ if role == LIGHT_ROLE and column.name == "light":
                return task.light.value
        return None

    def _said(self, heading: Heading | None, column: int, role: int) -> str | None:
        if heading is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return heading.words if column == self._heading_column else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                state = self.tr("已展開") if heading.is_open else self.tr("已收合")
                return f"{heading.words}，{state}"
        return None
