"""Chasing late tasks: what belongs on a section's reminder slip (稽催單), until when it is to be answered."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.vocabulary import TaskStatus
from desktop.rules.occurrence import Occurrence
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


def late_by_section(
    section_ids: Sequence[int],
    tasks: Sequence[TrackedTask],
    occurrences: Iterable[Occurrence],
    today: dt.date,
) -> dict[int, list[LateTask]]:
    """Return what each section is late with today, sections with nothing late left out, in their order.

    That is every open task of which the section owes something since a day gone by: a task past its date, or
    with a period in which too little was done. What all sections of a task owe together each of them owes.
    """
    missed = _missed(occurrences, today)
    found = {
        key: [late for task in tasks if (late := _late(task, key, missed, today))] for key in section_ids
    }
    return {key: late for key, late in found.items() if late}


def _missed(occurrences: Iterable[Occurrence], today: dt.date) -> dict[tuple[int, int | None], set[dt.date]]:
    """Return the days gone by on which something of a task was owed and still is, by task and section."""
    found: dict[tuple[int, int | None], set[dt.date]] = {}
    for owed in occurrences:
        if not owed.is_done and owed.due_on < today:
            found.setdefault((owed.node_id, owed.section_id), set()).add(owed.due_on)
    return found


def _late(
    task: TrackedTask, section_id: int, missed: Mapping[tuple[int, int | None], set[dt.date]], today: dt.date
) -> LateTask | None:
    days = missed.get((task.node_id, section_id)) or missed.get((task.node_id, None))
    if not days or section_id not in task.section_ids or not task.is_open:
        return None
    due_on, progress = min(days), progress_of(task, section_id)
    if task.needed is not None and len(days) > 1:
        progress += f"，{len(days)}期未達應辦次數"
    return LateTask(task.node_id, task.number, task.text, due_on, (today - due_on).days, progress)


def progress_of(task: TrackedTask, section_id: int | None = None) -> str:
    """Return how far a task, or one section with its part of it, is: 「執行中，已辦7／12次，設備已送修」."""
    parts = () if section_id is None else task.parts
    part = next((part for part in parts if part.section_id in (section_id, None)), None)
    credited, needed = (part.credited, part.needed) if part else (task.credited, task.needed)
    has_begun = bool(credited) or task.status is TaskStatus.STARTED
    words = [word(TaskStatus.STARTED if has_begun else TaskStatus.NOT_STARTED)]
    if needed is not None:
        words.append(f"已辦{credited or 0}／{needed}次")
    if task.note:
        words.append(task.note)
    return "，".join(words)


def done_by(task: TrackedTask, section_id: int) -> dt.date | None:
    """Return when a section was done with its part of a task, None where it is not."""
    part = next((part for part in task.parts if part.section_id in (section_id, None)), None)
    return part.done_on if part is not None else task.done_on


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


def times_words(times: int) -> str:
    """Return the how-manieth reminder it is, with what that asks for: 「第2次」, 「第3次（請主管說明）」."""
    if times >= DIRECTOR_TOLD:
        return f"第{times}次（陳報首長）"
    return f"第{times}次（請主管說明）" if times >= HEAD_EXPLAINS else f"第{times}次"
