"""The followed tasks of a plan as a table, filtered and in any column's order."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.rules.roc_calendar import format_date
from desktop.rules.task_filter import TaskFilter
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.ui.delegates.light import LIGHT_ROLE
from desktop.ui.labels import plain_tooltip
from desktop.ui.models.values import VALUE_ROLE

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Red before yellow before green before grey: what needs somebody comes first.
_URGENCY = {"red": 0, "yellow": 1, "green": 2, "grey": 3}


@dataclass(frozen=True)
class Column:
    """A column: what it shows, what it is sorted by (None: by what it shows), how wide it starts (px).

    `value` is the day or number behind what it shows, for a file.
    """

    name: str
    title: str
    text: Callable[[TrackedTask], str]
    width: int
    order: Callable[[TrackedTask], Any] | None = None
    is_right: bool = False
    is_optional: bool = False
    value: Callable[[TrackedTask], Any] | None = None


class TrackingTable(QAbstractTableModel):
    """Holds all tasks and shows those that a filter asks for; without a chosen column in the plan's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[TrackedTask] = []
        self._shown: list[TrackedTask] = []
        self._places: dict[int, int] = {}
        self._asked = TaskFilter()
        self._today = dt.date.min
        self._sorted_by: tuple[int, bool] | None = None
        self.columns = self._columns()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("light", self.tr("燈號"), _light, 128, _urgency),
            Column("number", self.tr("項次"), lambda t: t.number, 88, self._place),
            Column("text", self.tr("工作項目"), lambda t: _line(t.text), 272),
            Column("sections", self.tr("承辦單位"), lambda t: t.section_names, 124),
            Column("due", self.tr("完成期限"), _due, 84, lambda t: t.due_on, value=lambda t: t.due_on),
            Column("distance", self.tr("距期限"), self._distance, 80, self._days_left, is_right=True),
            Column("counted", self.tr("已辦／應辦"), _counted, 92, _share, is_right=True),
            Column(
                "done",
                self.tr("完成日期"),
                lambda t: _day(t.done_on),
                92,
                lambda t: t.done_on,
                value=lambda t: t.done_on,
            ),
            Column(
                "evidence",
                self.tr("佐證"),
                _evidence,
                60,
                lambda t: t.evidence_count or None,
                is_right=True,
                value=lambda t: t.evidence_count or None,
            ),
            Column("state", self.tr("狀態"), lambda t: t.standing, 84, is_optional=True),
            Column("quota", self.tr("應辦次數"), lambda t: t.quota, 120, is_optional=True),
            Column("limit", self.tr("處理期限"), lambda t: t.limit, 110, is_optional=True),
            Column("measure", self.tr("項目"), lambda t: _line(t.measure), 160, is_optional=True),
            Column("area", self.tr("要項"), lambda t: _line(t.area), 160, is_optional=True),
            Column("note", self.tr("說明"), lambda t: _line(t.reason or t.note), 160, is_optional=True),
        )

    def column(self, name: str) -> int:
        """The place of a column by its name."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def show(self, tasks: Iterable[TrackedTask], asked: TaskFilter, today: dt.date) -> None:
        """Take all tasks of the plan as they stand today, and show those that are asked for."""
        self._all = list(tasks)
        self._places = {task.node_id: place for place, task in enumerate(self._all)}
        self._asked = asked
        if today != self._today:
            # Every distance from a due date is another one.
            self.beginResetModel()
            self._today, self._shown = today, []
            self.endResetModel()
        self._arrange()

    def ask(self, asked: TaskFilter) -> None:
        """Show other ones of the same tasks."""
        self._asked = asked
        self._arrange()

    def tasks(self) -> Sequence[TrackedTask]:
        """The tasks shown, in the order shown."""
        return self._shown

    def task(self, row: int) -> TrackedTask:
        """The task in a row."""
        return self._shown[row]

    def row_of(self, node_id: int) -> int | None:
        """The row of a task, None where it is not shown."""
        return next((row for row, task in enumerate(self._shown) if task.node_id == node_id), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; what it has nothing for comes last. A column of -1 is the plan's order."""
        self._sorted_by = None if column < 0 else (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()

    def _arrange(self) -> None:
        before, after = self._shown, self._ordered(self._asked.of(self._all))
        ids_before, ids_after = ([task.node_id for task in tasks] for tasks in (before, after))
        if ids_before == ids_after:
            self._shown = after
            for row, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        elif len(before) == len(after) and set(ids_before) == set(ids_after):
            self.layoutAboutToBeChanged.emit()
            rows = {key: row for row, key in enumerate(ids_after)}
            moved = self.persistentIndexList()
            self._shown = after
            self.changePersistentIndexList(
                moved, [self.index(rows[ids_before[index.row()]], index.column()) for index in moved]
            )
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._shown = after
            self.endResetModel()

    def _ordered(self, tasks: list[TrackedTask]) -> list[TrackedTask]:
        if self._sorted_by is None:
            return tasks
        place, is_descending = self._sorted_by
        order = self.columns[place].order or self.columns[place].text
        known = [task for task in tasks if order(task) not in (None, "")]
        unknown = [task for task in tasks if order(task) in (None, "")]
        return sorted(known, key=order, reverse=is_descending) + unknown

    def _place(self, task: TrackedTask) -> int:
        return self._places[task.node_id]

    def _days_left(self, task: TrackedTask) -> int | None:
        """Days until an open task is due, negative when it is late."""
        if task.days_late:
            return -task.days_late
        return (task.due_on - self._today).days if task.due_on and task.is_open else None

    def _distance(self, task: TrackedTask) -> str:
        left = self._days_left(task)
        if left is None:
            return ""
        if left == 0:
            return self.tr("今日到期")
        words = self.tr("逾 %1 日") if left < 0 else self.tr("剩 %1 日")
        return words.replace("%1", str(abs(left)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

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
        task, column = self._shown[index.row()], self.columns[index.column()]
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


def _line(text: str) -> str:
    return " ".join(text.split())


def _light(task: TrackedTask) -> str:
    return f"{word(task.light)} {task.standing}"


def _urgency(task: TrackedTask) -> tuple[int, str]:
    return _URGENCY[task.light], task.standing


def _day(on: dt.date | None) -> str:
    return format_date(on) if on else ""


def _due(task: TrackedTask) -> str:
    return _day(task.due_on) or task.due_text


def _counted(task: TrackedTask) -> str:
    return "" if task.needed is None else f"{task.credited}/{task.needed}"


def _share(task: TrackedTask) -> float | None:
    return (task.credited or 0) / task.needed if task.needed else None


def _evidence(task: TrackedTask) -> str:
    return str(task.evidence_count) if task.evidence_count else ""
