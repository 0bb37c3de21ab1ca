"""Reminder slips to the sections: the list of a year, and one with its tasks and their answers."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from db.tables.chasing import Reminder, ReminderTask
from db.tables.office import Section
from db.tables.plan import Node


@dataclass(frozen=True)
class ReminderRow:
    """A slip; `tasks` of which `answered`; `times` is the highest how-manieth reminder of one of them."""

    id: int
    year: int
    serial: int
    plan_id: int
    section_id: int
    section: str
    issued_on: dt.date
    reply_by: dt.date
    note: str
    replied_on: dt.date | None
    replied_by: str
    cancelled_on: dt.date | None
    tasks: int
    answered: int
    times: int

    @property
    def is_open(self) -> bool:
        """Whether an answer is still waited for."""
        return self.replied_on is None and self.cancelled_on is None


@dataclass(frozen=True)
class RemindedTask:
    """A task on a slip as it stood that day, and what the section answered of it; `text` is today's."""

    node_id: int
    text: str
    lineage: str
    times: int
    due_on: dt.date | None
    days_late: int
    progress: str
    reply: str
    promised_on: dt.date | None
    reason: str

    @property
    def is_answered(self) -> bool:
        """Whether the section said anything of it."""
        return bool(self.reply or self.promised_on or self.reason)


@dataclass(frozen=True)
class ReminderSlip:
    """A slip with its tasks in their order."""

    row: ReminderRow
    tasks: tuple[RemindedTask, ...]


_ANSWERED = or_(ReminderTask.reply != "", ReminderTask.promised_on.is_not(None), ReminderTask.reason != "")


def reminders_of_year(session: Session, year: int) -> list[ReminderRow]:
    """The slips of an ROC year, newest first."""
    wanted = _rows().where(Reminder.year == year).order_by(Reminder.serial.desc())
    return [_row(*found) for found in session.execute(wanted)]


def reminder(session: Session, reminder_id: int) -> ReminderSlip | None:
    """One slip with its tasks, None if there is none with this key."""
    found = session.execute(_rows().where(Reminder.id == reminder_id)).first()
    return None if found is None else ReminderSlip(_row(*found), _tasks(session, reminder_id))


def open_reminders(session: Session, year: int, section_id: int | None = None) -> list[ReminderSlip]:
    """The slips of a year, of one section or all, that are neither answered nor called back, by serial."""
    wanted = _rows().where(
        Reminder.year == year, Reminder.replied_on.is_(None), Reminder.cancelled_on.is_(None)
    )
    if section_id is not None:
        wanted = wanted.where(Reminder.section_id == section_id)
    rows = [_row(*found) for found in session.execute(wanted.order_by(Reminder.serial))]
    return [ReminderSlip(row, _tasks(session, row.id)) for row in rows]


def reminders_with(session: Session, year: int, serials: Collection[int]) -> list[ReminderSlip]:
    """The slips of a year with these serials, by serial."""
    wanted = _rows().where(Reminder.year == year, Reminder.serial.in_(serials)).order_by(Reminder.serial)
    rows = [_row(*found) for found in session.execute(wanted)]
    return [ReminderSlip(row, _tasks(session, row.id)) for row in rows]


def times_reminded(session: Session, plan_id: int) -> dict[tuple[int, int], int]:
    """How often each section was reminded of each task of a plan, by section and task.

    Slips that were called back do not count.
    """
    wanted = (
        select(Reminder.section_id, ReminderTask.node_id, func.count())
        .join(Reminder, Reminder.id == ReminderTask.reminder_id)
        .where(Reminder.plan_id == plan_id, Reminder.cancelled_on.is_(None))
        .group_by(Reminder.section_id, ReminderTask.node_id)
    )
    return {(section, node): count for section, node, count in session.execute(wanted)}


def reminded_on(session: Session, plan_id: int, on: dt.date) -> set[int]:
    """The sections that got a slip on a day, called back ones apart."""
    wanted = select(Reminder.section_id).where(
        Reminder.plan_id == plan_id, Reminder.issued_on == on, Reminder.cancelled_on.is_(None)
    )
    return set(session.scalars(wanted))


def _rows() -> Select[Reminder, str, int, int, int]:
    counts = (
        select(
            ReminderTask.reminder_id.label("slip"),
            func.count().label("tasks"),
            func.count().filter(_ANSWERED).label("answered"),
            func.max(ReminderTask.times).label("times"),
        )
        .group_by(ReminderTask.reminder_id)
        .subquery()
    )
    return (
        select(
            Reminder,
            Section.name,
            func.coalesce(counts.c.tasks, 0),
            func.coalesce(counts.c.answered, 0),
            func.coalesce(counts.c.times, 1),
        )
        .join(Section, Section.id == Reminder.section_id)
        .outerjoin(counts, counts.c.slip == Reminder.id)
    )


def _row(found: Reminder, section: str, tasks: int, answered: int, times: int) -> ReminderRow:
    return ReminderRow(
        found.id,
        found.year,
        found.serial,
        found.plan_id,
        found.section_id,
        section,
        found.issued_on,
        found.reply_by,
        found.note,
        found.replied_on,
        found.replied_by,
        found.cancelled_on,
        tasks,
        answered,
        times,
    )


def _tasks(session: Session, reminder_id: int) -> tuple[RemindedTask, ...]:
    wanted = (
        select(ReminderTask, Node.text, Node.lineage)
        .join(Node, Node.id == ReminderTask.node_id)
        .where(ReminderTask.reminder_id == reminder_id)
        .order_by(ReminderTask.position, ReminderTask.id)
    )
    return tuple(
        RemindedTask(
            row.node_id,
            text,
            lineage,
            row.times,
            row.due_on,
            row.days_late,
            row.progress,
            row.reply,
            row.promised_on,
            row.reason,
        )
        for row, text, lineage in session.execute(wanted)
    )
