"""How the followed tasks stand together: counted, done, late, overdue; in all, by section and by area."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol

from db.vocabulary import Light, TaskStatus
from desktop.rules.lights import LEFT_OUT, Completion, completion
from desktop.rules.plan_rows import Section
from desktop.rules.task_state import TaskState
from desktop.rules.tracked_tasks import TrackedTask


@dataclass(frozen=True)
class Tally:
    """Numbers of tasks; `total` includes those set aside, `done` those done late.

    `open` ones are neither done nor set aside; of these some are overdue, due soon or behind their quota, or
    several of it; `by_state` counts every task once. What `lost` ones promised can no longer be kept;
    `returned` and `awaiting` are tasks with a tick that was returned or is to be confirmed.
    """

    total: int
    completion: Completion
    late: int
    overdue: int
    due_soon: int
    behind: int
    set_aside: int
    by_light: tuple[tuple[Light, int], ...]
    by_state: tuple[tuple[TaskState, int], ...] = ()
    lost: int = 0
    returned: int = 0
    awaiting: int = 0

    @property
    def done(self) -> int:
        """How many are done, late or not."""
        return self.completion.completed

    @property
    def open(self) -> int:
        """How many are still to be done."""
        return self.completion.counted - self.completion.completed


@dataclass(frozen=True)
class PartTally:
    """The tally of a section or an area; `key` is the section's id, None for an area or "nobody"."""

    name: str
    key: int | None
    tally: Tally


class Counted(Protocol):
    """What is counted: a task, or a section's part of one."""

    @property
    def status(self) -> TaskStatus: ...
    @property
    def counts(self) -> bool: ...
    @property
    def light(self) -> Light: ...
    @property
    def is_late(self) -> bool: ...
    @property
    def is_overdue(self) -> bool: ...
    @property
    def is_due_soon(self) -> bool: ...
    @property
    def is_behind(self) -> bool: ...
    @property
    def is_lost(self) -> bool: ...
    @property
    def awaiting(self) -> int: ...
    @property
    def returned(self) -> int: ...


_LIGHTS, _STATES = tuple(Light), tuple(TaskState)
_DONE = TaskStatus.DONE
_TOLD = attrgetter(
    "light", "status", "is_late", "is_overdue", "is_due_soon", "is_behind", "is_lost", "returned", "awaiting"
)


def tally(tasks: Iterable[Counted]) -> Tally:
    """Return how these tasks stand."""
    tasks = list(tasks)
    if not tasks:
        return Tally(0, completion(()), 0, 0, 0, 0, 0, tuple([(light, 0) for light in _LIGHTS]))
    # Column by column: asking every task for everything takes three times as long.
    shown, statuses, late, overdue, due_soon, behind, lost, returned, awaiting = zip(
        *map(_TOLD, tasks), strict=True
    )
    lights = [light for light, status in zip(shown, statuses, strict=True) if status not in LEFT_OUT]
    states = list(map(state_of, tasks))
    return Tally(
        total=len(tasks),
        completion=completion(statuses),
        late=sum(late),
        overdue=sum(overdue),
        due_soon=sum(due_soon),
        behind=sum(behind),
        set_aside=len(tasks) - len(lights),
        by_light=tuple([(light, lights.count(light)) for light in _LIGHTS]),
        by_state=tuple([(state, states.count(state)) for state in _STATES if state in states]),
        lost=sum(lost),
        returned=sum(map(bool, returned)),
        awaiting=sum(map(bool, awaiting)),
    )


def by_section(tasks: Sequence[TrackedTask], sections: Sequence[Section]) -> list[PartTally]:
    """Return the tally of every single section that has tasks, groups expanded, and of tasks of nobody.

    A task of several sections counts for each of them, as far as each is with its own part, so the parts may
    sum up to more than the whole.
    """
    own = _by_section(tasks)
    parts = [
        PartTally(section.name, section.id, tally(own[section.id]))
        for section in sections
        if section.id in own and not section.members
    ]
    parts.append(PartTally("", None, tally(task for task in tasks if not task.section_ids)))
    return [part for part in parts if part.tally.total]


def by_area(tasks: Sequence[TrackedTask]) -> list[PartTally]:
    """Return the tally of every area in the plan's order."""
    areas: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        areas.setdefault(task.area, []).append(task)
    return [PartTally(area, None, tally(found)) for area, found in areas.items()]


def _by_section(tasks: Iterable[TrackedTask]) -> dict[int, list[Counted]]:
    """What each section owes: its own parts, and the tasks in which it has none of its own."""
    owed: dict[int, list[Counted]] = {}
    for task in tasks:
        parts = {part.section_id: part for part in task.parts}
        for section_id in task.section_ids:
            owed.setdefault(section_id, []).append(parts.get(section_id, task))
    return owed


def state_of(task: Counted) -> TaskState:
    """Return the one state of a task: of several that hold, the one that presses most."""
    if task.status is _DONE:
        return TaskState.DONE_LATE if task.is_late else TaskState.DONE
    if not task.counts:
        return TaskState.SET_ASIDE
    if task.is_overdue:
        return TaskState.OVERDUE
    if task.is_lost:
        return TaskState.LOST
    if task.is_behind:
        return TaskState.BEHIND
    return TaskState.DUE_SOON if task.is_due_soon else TaskState.OPEN


def still_open(tasks: Iterable[TrackedTask]) -> list[TrackedTask]:
    """Return the open tasks, what owes something first at the top, those without a date last."""
    found = [task for task in tasks if task.is_open]
    return sorted(found, key=lambda task: task.next_due or dt.date.max)
