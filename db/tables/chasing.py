"""Chasing what is late: reminder slips to sections, and the follow-up tables of meetings."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import FollowUpDecision


class Reminder(BusinessTable):
    """A reminder slip (稽催單) to one section, with a serial of its year; its reply when there is one."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("year", "serial"),)

    year: Mapped[int]
    serial: Mapped[int]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), index=True)
    issued_on: Mapped[dt.date]
    reply_by: Mapped[dt.date]
    note: Mapped[str] = mapped_column(default="")
    replied_on: Mapped[dt.date | None]
    replied_by: Mapped[str] = mapped_column(default="")
    cancelled_on: Mapped[dt.date | None]


class ReminderTask(BusinessTable):
    """A task on a reminder slip as it stood that day: `times` is the how-manieth reminder of it."""

    __tablename__ = "reminder_task"
    __table_args__ = (UniqueConstraint("reminder_id", "node_id"),)

    reminder_id: Mapped[int] = mapped_column(ForeignKey("reminder.id"))
    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), index=True)
    position: Mapped[int]
    times: Mapped[int]
    due_on: Mapped[dt.date | None]
    days_late: Mapped[int]
    progress: Mapped[str] = mapped_column(default="")
    # The section's answer: what was done, by when it will be, why it is late.
    reply: Mapped[str] = mapped_column(default="")
    promised_on: Mapped[dt.date | None]
    reason: Mapped[str] = mapped_column(default="")


class Meeting(BusinessTable):
    """A meeting (館務會議) before which the follow-up table was laid."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("year", "number"),)

    year: Mapped[int]
    number: Mapped[int]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    name: Mapped[str]
    held_on: Mapped[dt.date]
    # The day whose figures are on the table.
    figures_on: Mapped[dt.date]


class MeetingItem(BusinessTable):
    """A matter on a follow-up table: a task of the plan, or one that a meeting itself raised (no node)."""

    __tablename__ = "meeting_item"
    __table_args__ = (UniqueConstraint("meeting_id", "position"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    node_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"), index=True)
    # The same matter at the meeting before, where it was continued.
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_item.id"), index=True)
    subject: Mapped[str]
    sections: Mapped[str] = mapped_column(default="")
    progress: Mapped[str] = mapped_column(default="")
    decision: Mapped[FollowUpDecision | None]
    decided: Mapped[str] = mapped_column(default="")
