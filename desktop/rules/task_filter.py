"""Which followed tasks a list shows: by section, standing, light, area and words."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from db.vocabulary import Light, TaskStatus
from desktop.rules.tracked_tasks import TrackedTask


class Standing(StrEnum):
    """Where tasks stand, as people ask for them."""

    OPEN = "open"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    BEHIND = "behind"
    LOST = "lost"
    RETURNED = "returned"
    AWAITING = "awaiting"
    DONE = "done"
    LATE = "late"
    SET_ASIDE = "set_aside"
    NOBODYS = "nobodys"
    THIS_MONTH = "this_month"


def _is_due_in_month(task: TrackedTask, today: dt.date) -> bool:
    due = task.next_due
    return task.is_open and due is not None and (due.year, due.month) == (today.year, today.month)


_IS: dict[Standing, Callable[[TrackedTask], bool]] = {
    Standing.OPEN: lambda task: task.is_open,
    Standing.OVERDUE: lambda task: task.is_overdue,
    Standing.DUE_SOON: lambda task: task.is_due_soon,
    Standing.BEHIND: lambda task: task.is_behind,
    Standing.LOST: lambda task: task.is_lost,
    Standing.RETURNED: lambda task: task.returned > 0,
    Standing.AWAITING: lambda task: task.awaiting > 0,
    Standing.DONE: lambda task: task.status is TaskStatus.DONE,
    Standing.LATE: lambda task: task.is_late,
    Standing.SET_ASIDE: lambda task: not task.counts,
    Standing.NOBODYS: lambda task: not task.section_ids,
}


@dataclass(frozen=True)
class TaskFilter:
    """What is asked for; what is left out does not matter.

    A section's tasks are also those of the groups it belongs to. Every word of `text` must stand in the
    number, the text, the measure, the area, the sections or what was noted. Where `nodes` are named, only
    these tasks are shown.
    """

    section_id: int | None = None
    standing: Standing | None = None
    light: Light | None = None
    area: str | None = None
    text: str = ""
    nodes: frozenset[int] = frozenset()

    def matches(self, task: TrackedTask, today: dt.date = dt.date.min) -> bool:
        """Whether the list shows this task; the day matters to what is due in its month."""
        return (
            (self.section_id is None or self.section_id in task.section_ids)
            and self._has_standing(task, today)
            and (not self.nodes or task.node_id in self.nodes)
            and (self.light is None or self.light is task.light)
            and (self.area is None or self.area == task.area)
            and self._has_words(task)
        )

    def of(self, tasks: Iterable[TrackedTask], today: dt.date = dt.date.min) -> list[TrackedTask]:
        """The tasks that the list shows, in their order."""
        return [task for task in tasks if self.matches(task, today)]

    def _has_standing(self, task: TrackedTask, today: dt.date) -> bool:
        match self.standing:
            case None:
                return True
            case Standing.THIS_MONTH:
                return _is_due_in_month(task, today)
            case _:
                return _IS[self.standing](task)

    def _has_words(self, task: TrackedTask) -> bool:
        words = self.text.casefold().split()
        if not words:
            return True
        places = (task.number, task.text, task.measure, task.area, task.section_names, task.note, task.reason)
        said = "\n".join(places).casefold()
        return all(word in said for word in words)
