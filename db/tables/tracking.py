"""What is followed of a task: due date, quota, time limit, status, sections and evidence."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import DayBasis, Period, QuotaRule, SectionRole, TaskStatus, TimeUnit


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
