"""A year of the followed tasks as a table of tasks and months, under the areas of the plan."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.rules.occurrence import OccurrenceStanding
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.rules.year_grid import MONTHS, MonthCell, TaskMonths
from desktop.ui.labels import plain_tooltip
from desktop.ui.standing_mark import MARKS

CELL_ROLE = Qt.ItemDataRole.UserRole + 12
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TimelineRow:
    """A task with its months, or an area with the sums of its tasks; `task` is None for an area."""

    title: str
    months: tuple[MonthCell, ...]
    task: TrackedTask | None = None

    @property
    def told(self) -> str:
        """What stands in the place of the months of a task that has nothing in them, or does not count."""
        if self.task is None or (self.task.counts and any(month.total for month in self.months)):
            return ""
        if not self.task.counts:
            return "：".join(filter(None, (word(self.task.status), self.task.reason)))
        return "　".join(filter(None, (self.task.due_text, self.task.quota, self.task.limit))) or "未訂期限"


def timeline_rows(grid: Iterable[TaskMonths]) -> Iterator[TimelineRow]:
    """Yield the areas, each before its tasks."""
    for area, found in groupby(grid, lambda months: months.task.area):
        own = list(found)
        counted = [row.months for row in own if row.task.counts]
        sums = tuple(_sum(months[place] for months in counted) for place in range(MONTHS))
        yield TimelineRow(" ".join(area.split()), sums)
        for row in own:
            title = f"{row.task.number} {' '.join(row.task.text.split())}"
            yield TimelineRow(title, row.months, row.task)


def _sum(cells: Iterable[MonthCell]) -> MonthCell:
    cells = list(cells)
    return MonthCell(
        sum(cell.planned for cell in cells),
        sum(cell.done for cell in cells),
        sum(cell.late for cell in cells),
        sum(cell.overdue for cell in cells),
    )


class TimelineModel(QAbstractTableModel):
    """The rows, replaced all at once; told as a reset only where other rows stand there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TimelineRow] = []
        self._month = 0

    def show(self, rows: Sequence[TimelineRow], month: int) -> None:
        """Take other rows, or the same as they stand now; `month` is that of today, 0 in another year."""
        before, self._month = self._rows, month
        if [row.title for row in before] != [row.title for row in rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        elif before != rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, MONTHS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, MONTHS - 1)

    @property
    def month(self) -> int:
        """The month of today, 0 in another year."""
        return self._month

    def row(self, place: int) -> TimelineRow:
        """What stands in a row."""
        return self._rows[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else MONTHS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_month = orientation is Qt.Orientation.Horizontal
        match role:
            case Qt.ItemDataRole.DisplayRole if is_month:
                words = self.tr("%1月").replace("%1", str(section + 1))
                return f"{words}\n{self.tr('本月')}" if section + 1 == self._month else words
            case Qt.ItemDataRole.TextAlignmentRole if is_month:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.DisplayRole:
                return self._rows[section].title
            case Qt.ItemDataRole.ToolTipRole if not is_month:
                return plain_tooltip(self._rows[section].title)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row.months[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.told if row.told else cell_text(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._said(row, index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}，{self._said(row, index.column())}"
            case _ if role == CELL_ROLE:
                return cell if cell.total and not row.told else None
        return None

    def _said(self, row: TimelineRow, column: int) -> str:
        month = self.tr("%1月").replace("%1", str(column + 1))
        return row.told or f"{month}：{cell_words(row.months[column]) or self.tr('沒有')}"


def cell_text(cell: MonthCell) -> str:
    """What a month says at a glance: 「■ 1/3」, done of all; a single instance is its mark alone."""
    if cell.standing is None:
        return ""
    count = f" {cell.finished}/{cell.total}" if cell.total > 1 else ""
    return f"{MARKS[cell.standing]}{count}"


def cell_words(cell: MonthCell) -> str:
    """What a month says in words: 「逾期 1、未到期 2、已完成 3（最近期限 115.03.31）」."""
    told = "、".join(
        f"{word(standing)} {count}"
        for count, standing in (
            (cell.overdue, OccurrenceStanding.OVERDUE),
            (cell.planned, OccurrenceStanding.TO_COME),
            (cell.late, OccurrenceStanding.DONE_LATE),
            (cell.done, OccurrenceStanding.DONE),
        )
        if count
    )
    return f"{told}（最近期限 {format_date(cell.due_on)}）" if cell.due_on else told


def month_of(today: dt.date, ce_year: int) -> int:
    """The month of today in a year, 0 where today is in another one."""
    return today.month if today.year == ce_year else 0
