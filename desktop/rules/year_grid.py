"""A year of the followed tasks, month by month: what is planned, done, done late and overdue on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.vocabulary import TaskStatus
from desktop.rules.occurrence import Occurrence, OccurrenceStanding
from desktop.rules.roc_calendar import to_ce
from desktop.rules.tracked_tasks import TrackedTask

MONTHS = 12


@dataclass(frozen=True, slots=True)
class MonthCell:
    """What a task has in a month, each instance counted once; `done` are those in time.

    `due_on` is the first day by which something of it is still owed.
    """

    planned: int = 0
    done: int = 0
    late: int = 0
    overdue: int = 0
    due_on: dt.date | None = None

    @property
    def total(self) -> int:
        """How many instances stand in the month."""
        return self.planned + self.done + self.late + self.overdue

    @property
    def finished(self) -> int:
        """How many of them are done, late or not."""
        return self.done + self.late

    @property
    def standing(self) -> OccurrenceStanding | None:
        """How what presses most in the month stands, None where there is nothing in it."""
        for count, standing in (
            (self.overdue, OccurrenceStanding.OVERDUE),
            (self.planned, OccurrenceStanding.TO_COME),
            (self.late, OccurrenceStanding.DONE_LATE),
            (self.done, OccurrenceStanding.DONE),
        ):
            if count:
                return standing
        return None


@dataclass(frozen=True, slots=True)
class TaskMonths:
    """A task and its twelve months, January first."""

    task: TrackedTask
    months: tuple[MonthCell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the task has a day."""
        return not any(month.total for month in self.months)


def year_grid(
    tasks: Iterable[TrackedTask], occurrences: Iterable[Occurrence], year: int, today: dt.date
) -> list[TaskMonths]:
    """Return the months of each task in an ROC year, in the tasks' order, as they stand on a day.

    What was done in time stands in the month in which it was done, everything else where it is due. What
    lies outside of the year stands in its first or last month.
    """
    by_node = defaultdict(list)
    for occurrence in occurrences:
        by_node[occurrence.node_id].append(occurrence)
    return [TaskMonths(task, _months(task, by_node[task.node_id], year, today)) for task in tasks]


def _months(
    task: TrackedTask, occurrences: Sequence[Occurrence], year: int, today: dt.date
) -> tuple[MonthCell, ...]:
    cells = [MonthCell()] * MONTHS
    for occurrence in occurrences:
        is_done = occurrence.is_done and occurrence.done_on is not None and occurrence.done_on <= today
        is_timely = is_done and not occurrence.days_late
        on = occurrence.done_on if is_timely and occurrence.done_on else occurrence.due_on
        place = _month_of(on, year)
        cells[place] = _with(cells[place], occurrence, today, is_done=is_done)
    if not occurrences and task.status is TaskStatus.DONE and task.done_on is not None:
        # A task without date or quota that somebody ticked off has a day all the same.
        cells[_month_of(task.done_on, year)] = MonthCell(done=1)
    return tuple(cells)


def _with(cell: MonthCell, occurrence: Occurrence, today: dt.date, *, is_done: bool) -> MonthCell:
    if is_done:
        is_late = occurrence.days_late > 0
        return replace(cell, late=cell.late + is_late, done=cell.done + (not is_late))
    due_on = min(cell.due_on or occurrence.due_on, occurrence.due_on)
    is_overdue = occurrence.due_on < today
    return replace(
        cell, overdue=cell.overdue + is_overdue, planned=cell.planned + (not is_overdue), due_on=due_on
    )


def _month_of(on: dt.date, year: int) -> int:
    """The place of a day's month among the twelve; of a day before or after the year the nearest one."""
    first = dt.date(to_ce(year), 1, 1)
    months = (on.year - first.year) * MONTHS + on.month - 1
    return min(max(months, 0), MONTHS - 1)
