"""How the followed tasks stand together: counted, done, late, overdue; in all, by section and by area."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from db.vocabulary import Light, TaskStatus
from desktop.rules.lights import Completion, completion
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


def tally(tasks: Iterable[Counted]) -> Tally:
    """Return how these tasks stand."""
    tasks = list(tasks)
    lights = [task.light for task in tasks if task.counts]
    states = Counter(map(state_of, tasks))
    return Tally(
        total=len(tasks),
        completion=completion(task.status for task in tasks),
        late=sum(task.is_late for task in tasks),
        overdue=sum(task.is_overdue for task in tasks),
        due_soon=sum(task.is_due_soon for task in tasks),
        behind=sum(task.is_behind for task in tasks),
        set_aside=sum(not task.counts for task in tasks),
        by_light=tuple((light, lights.count(light)) for light in Light),
        by_state=tuple((state, states[state]) for state in TaskState if states[state]),
        lost=sum(task.is_lost for task in tasks),
        returned=sum(task.returned > 0 for task in tasks),
        awaiting=sum(task.awaiting > 0 for task in tasks),
    )


def by_section(tasks: Sequence[TrackedTask], sections: Sequence[Section]) -> list[PartTally]:
    """Return the tally of every single section that has tasks, groups expanded, and of tasks of nobody.

    A task of several sections counts for each of them, as far as each is with its own part, so the parts may
    sum up to more than the whole.
    """
    parts = [
        PartTally(section.name, section.id, tally(_own(tasks, section.id)))
        for section in sections
        if not section.members
    ]
    parts.append(PartTally("", None, tally(task for task in tasks if not task.section_ids)))
    return [part for part in parts if part.tally.total]


def by_area(tasks: Sequence[TrackedTask]) -> list[PartTally]:
    """Return the tally of every area in the plan's order."""
    areas = dict.fromkeys(task.area for task in tasks)
    return [PartTally(area, None, tally(task for task in tasks if task.area == area)) for area in areas]


def _own(tasks: Iterable[TrackedTask], section_id: int) -> Iterator[Counted]:
    return (task.part_of(section_id) for task in tasks if section_id in task.section_ids)


def state_of(task: Counted) -> TaskState:
    """Return the one state of a task: of several that hold, the one that presses most."""
    if not task.counts:
        return TaskState.SET_ASIDE
    if task.status is TaskStatus.DONE:
        return TaskState.DONE_LATE if task.is_late else TaskState.DONE
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
