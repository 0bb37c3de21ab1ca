"""Chasing late tasks: what belongs on a section's reminder slip (稽催單), until when it is to be answered."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.vocabulary import TaskStatus
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.rules.workdays import WorkCalendar

# The reply a section owes is due after so many working days, unless said otherwise.
REPLY_WORKDAYS = 7
# From the third reminder of a task its section's head explains, from the fifth it goes to the director
# (domain.md 3.5).
HEAD_EXPLAINS, DIRECTOR_TOLD = 3, 5


@dataclass(frozen=True)
class LateTask:
    """A task as a reminder slip tells of it: by when it was due, how late it is, how far it is."""

    node_id: int
    number: str
    text: str
    due_on: dt.date
    days_late: int
    progress: str


def late_tasks(section_id: int, tasks: Iterable[TrackedTask]) -> list[LateTask]:
    """Return what a section is reminded of: its overdue tasks and those of its groups, in their order."""
    return [
        LateTask(task.node_id, task.number, task.text, task.due_on, task.days_late, progress_of(task))
        for task in tasks
        if section_id in task.section_ids and task.is_overdue and task.due_on is not None
    ]


def late_by_section(section_ids: Sequence[int], tasks: Sequence[TrackedTask]) -> Mapping[int, list[LateTask]]:
    """Return the late tasks of each section that has any, in the order of the sections."""
    found = {key: late_tasks(key, tasks) for key in section_ids}
    return {key: late for key, late in found.items() if late}


def progress_of(task: TrackedTask) -> str:
    """Return how far a late task is, in words: 「執行中，已辦7／12次，設備已送修」."""
    has_begun = bool(task.credited) or task.status is TaskStatus.STARTED
    words = [word(TaskStatus.STARTED if has_begun else TaskStatus.NOT_STARTED)]
    if task.needed is not None:
        words.append(f"已辦{task.credited or 0}／{task.needed}次")
    if task.note:
        words.append(task.note)
    return "，".join(words)


def suggested_reply_by(on: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return by when a slip issued on a day is to be answered: the seventh working day after it."""
    return calendar.add_workdays(on, REPLY_WORKDAYS)


def serial_text(year: int, serial: int) -> str:
    """Return the number of a slip as it is printed: 115年稽字第0003號."""
    return f"{year}年稽字第{serial:04}號"


def escalation(times: int) -> str:
    """Return what the how-manieth reminder of a task asks for beyond a reply, empty for the first ones."""
    if times >= DIRECTOR_TOLD:
        return f"第{times}次稽催，陳報首長"
    return f"第{times}次稽催，請單位主管說明" if times >= HEAD_EXPLAINS else ""
