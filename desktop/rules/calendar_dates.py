"""Which days of a plan go into a calendar: one for each task and period, however often it is owed there."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.vocabulary import Period
from desktop.rules.occurrence import Occurrence
from desktop.rules.task_years import TaskYear
from desktop.rules.tracked_tasks import TrackedTask

# What is done every day is no date.
EVERY_DAY = (Period.DAY, Period.EVERY_DAY)


@dataclass
class CalendarDate:
    """The day by which a task is owed for a period: `done` times of `needed`, open for these sections.

    A section is None where all sections of the task owe it together.
    """

    task: TrackedTask
    period_from: dt.date
    on: dt.date
    needed: int = 0
    done: int = 0
    owing: list[int | None] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Whether nobody owes anything any more."""
        return not self.owing


def calendar_dates(
    tasks: Sequence[TrackedTask], occurrences: Iterable[Occurrence], section_id: int | None = None
) -> list[CalendarDate]:
    """Return the days of all tasks, or of those of one section as it owes them, by day."""
    mine: Mapping[int, TrackedTask] = {
        task.node_id: task for task in tasks if section_id is None or section_id in task.section_ids
    }
    found: dict[tuple[int, dt.date], CalendarDate] = {}
    for each in occurrences:
        task = mine.get(each.node_id)
        if task is None or (section_id is not None and each.section_id not in (section_id, None)):
            continue
        date = found.setdefault(
            (each.node_id, each.period_from), CalendarDate(task, each.period_from, each.due_on)
        )
        date.needed += 1
        date.done += each.is_done
        if not each.is_done and each.section_id not in date.owing:
            date.owing.append(each.section_id)
    return sorted(found.values(), key=lambda date: date.on)


def tasks_per(years: Iterable[TaskYear], periods: Collection[Period]) -> set[int]:
    """Return the nodes of the tasks that are owed so many times in each of such periods."""
    tracked = ((year.node.id, year.node.tracking) for year in years)
    return {key for key, found in tracked if found and found.quota and found.quota.per in periods}
