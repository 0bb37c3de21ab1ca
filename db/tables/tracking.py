"""What is followed of a task: due date, quota, time limit, status, sections and evidence."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import (
    DayBasis,
    DayShift,
    DoneRule,
    Period,
    QuotaRule,
    RegisterCount,
    SectionRole,
    TaskStatus,
    TickState,
    TimeUnit,
)


class TaskTracking(BusinessTable):
    """The promise behind a task or subtask and how far it is; lateness is computed, never stored."""

    __tablename__ = "task_tracking"
    __table_args__ = (CheckConstraint("(status = 'done') = (done_on IS NOT NULL)", name="done_has_date"),)

    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), unique=True)
    due_on: Mapped[dt.date | None] = mapped_column(index=True)
    quota_rule: Mapped[QuotaRule | None]
    quota_count: Mapped[int | None]
    quota_per: Mapped[Period | None]
    quota_months: Mapped[list[int]]
    quota_day: Mapped[int | None]
    # 0 is Monday; of a weekly quota only.
    quota_weekday: Mapped[int | None]
    quota_shift: Mapped[DayShift | None]
    # Whose ticks make the task done; None: as its sections suggest.
    done_rule: Mapped[DoneRule | None]
    limit_count: Mapped[int | None]
    limit_unit: Mapped[TimeUnit | None]
    limit_basis: Mapped[DayBasis | None]
    status: Mapped[TaskStatus] = mapped_column(default=TaskStatus.NOT_STARTED)
    done_on: Mapped[dt.date | None]
    # The due date that held on that day: an extension granted afterwards makes nothing timely.
    due_when_done: Mapped[dt.date | None]
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class TaskSection(BusinessTable):
    """A section's share in a task; on a measure, what an import could not give to single tasks."""

    __tablename__ = "task_section"
    __table_args__ = (UniqueConstraint("node_id", "section_id"),)

    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"))
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), index=True)
    role: Mapped[SectionRole] = mapped_column(default=SectionRole.UNSPECIFIED)
    position: Mapped[int]


class Evidence(BusinessTable):
    """A dated, counted proof that something of a task was done."""

    __tablename__ = "evidence"

    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), index=True)
    dated_on: Mapped[dt.date]
    count: Mapped[int] = mapped_column(default=1)
    what: Mapped[str] = mapped_column(default="")
    letter_number: Mapped[str] = mapped_column(default="")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), index=True)
    file_name: Mapped[str] = mapped_column(default="")
    # The section that did it, where a task is followed section by section; None: counts for each.
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), index=True)
    # What it proves was ticked off and is counted there.
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id"), index=True)


class Occurrence(BusinessTable):
    """One required instance of a task that was ticked off; those that nobody ticked are computed, not stored.

    It belongs to the period that begins with `period_from`, of one section or (None) of all together, and is
    the `number`-th there. `due_on` is the day that held when it was ticked: late stays late.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        UniqueConstraint("node_id", "section_id", "period_from", "number"),
        Index("ix_occurrence_state", "state", "node_id"),
    )

    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), index=True)
    period_from: Mapped[dt.date]
    number: Mapped[int]
    due_on: Mapped[dt.date | None]
    done_on: Mapped[dt.date]
    count: Mapped[int] = mapped_column(default=1)
    note: Mapped[str] = mapped_column(default="")
    ticked_by: Mapped[str]
    ticked_at: Mapped[dt.datetime]
    state: Mapped[TickState] = mapped_column(default=TickState.TICKED)
    reviewed_by: Mapped[str] = mapped_column(default="")
    reviewed_at: Mapped[dt.datetime | None]
    reason: Mapped[str] = mapped_column(default="")


class Extension(BusinessTable):
    """A due date moved: from when to when, why, and who approved it."""

    __tablename__ = "extension"

    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), index=True)
    old_on: Mapped[dt.date]
    new_on: Mapped[dt.date]
    reason: Mapped[str]
    approver: Mapped[str]
    granted_on: Mapped[dt.date]


class TaskRegister(BusinessTable):
    """A register whose rows count towards a task by themselves, or that somebody said does not."""

    __tablename__ = "task_register"
    __table_args__ = (UniqueConstraint("node_id", "register"),)

    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"))
    register: Mapped[str]
    counts: Mapped[RegisterCount] = mapped_column(default=RegisterCount.ROWS)
    is_linked: Mapped[bool] = mapped_column(default=True)
