"""Followed tasks under headings: by section, by area, or by the month in which something is owed next."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.rules.plan_rows import Section
from desktop.rules.roc_calendar import DateStyle, month_text
from desktop.rules.tracked_tasks import TrackedTask


class Grouping(StrEnum):
    """What the headings of a list are."""

    SECTION = "section"
    AREA = "area"
    MONTH = "month"


@dataclass(frozen=True)
class TaskGroup:
    """A heading with its tasks; `key` stays the same while what it stands for is there."""

    key: str
    title: str
    tasks: tuple[TrackedTask, ...]


@dataclass(frozen=True)
class Ground:
    """What headings come from: all tasks in the plan's order, and the sections, or `only` one of them."""

    tasks: Sequence[TrackedTask]
    sections: Sequence[Section] = ()
    only: int | None = None


def grouped(tasks: Sequence[TrackedTask], by: Grouping, ground: Ground) -> list[TaskGroup]:
    """Return the headings that have tasks, each with its tasks in the order given.

    Sections stand in their own order, each with the tasks of the groups it belongs to, so that a task of
    several stands under each. Areas stand in the plan's order, months in time.
    """
    match by:
        case Grouping.SECTION:
            found = list(_by_section(tasks, ground))
        case Grouping.AREA:
            found = list(_by_area(tasks, ground))
        case Grouping.MONTH:
            found = list(_by_month(tasks))
    return [group for group in found if group.tasks]


def _by_section(tasks: Sequence[TrackedTask], ground: Ground) -> Iterator[TaskGroup]:
    single = [section for section in ground.sections if not section.members]
    for section in single:
        if ground.only in (None, section.id):
            own = (task for task in tasks if section.id in task.section_ids)
            yield _group(f"section:{section.id}", section.name, own)
    if ground.only is None:
        known = {section.id for section in single}
        yield _group("section:", "尚未指定單位", (task for task in tasks if not known & task.section_ids))


def _by_area(tasks: Sequence[TrackedTask], ground: Ground) -> Iterator[TaskGroup]:
    for area in dict.fromkeys(task.area for task in ground.tasks):
        title = " ".join(area.split()) or "未列要項"
        yield _group(f"area:{area}", title, (task for task in tasks if task.area == area))


def _by_month(tasks: Sequence[TrackedTask]) -> Iterator[TaskGroup]:
    months = {_month_of(task) for task in tasks}
    for month in sorted(months, key=lambda month: month or dt.date.max):
        title = month_text(month, DateStyle.LONG) if month else "沒有待辦的期限"
        key = f"month:{month:%Y-%m}" if month else "month:"
        yield _group(key, title, (task for task in tasks if _month_of(task) == month))


def _month_of(task: TrackedTask) -> dt.date | None:
    """The first day of the month in which the task owes something next, None where it owes nothing dated."""
    return task.next_due.replace(day=1) if task.next_due and task.is_open else None


def _group(key: str, title: str, tasks: Iterable[TrackedTask]) -> TaskGroup:
    return TaskGroup(key, title, tuple(tasks))
