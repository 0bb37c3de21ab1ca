"""The approved editions of a plan as they were signed, and the reasons given for what was amended since."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable


class PlanEdition(BusinessTable):
    """An approved edition; the database refuses to change it, but for the signed scan, which comes later."""

    __tablename__ = "plan_edition"
    __table_args__ = (UniqueConstraint("plan_id", "edition"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    edition: Mapped[int]
    submitted_on: Mapped[dt.date | None]
    approved_on: Mapped[dt.date]
    approval_letter: Mapped[str] = mapped_column(default="")
    # The whole plan as it was, to be compared with.
    content: Mapped[dict[str, Any]]
    # The printed plan, byte by byte, to be printed again.
    document_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), index=True)
    scan_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), index=True)
    scan_name: Mapped[str] = mapped_column(default="")


class AmendmentReason(BusinessTable):
    """Why one provision of an edition differs from the edition before (說明)."""

    __tablename__ = "amendment_reason"
    __table_args__ = (UniqueConstraint("plan_id", "edition", "subject"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    edition: Mapped[int]
    # What was amended, by its lineage.
    subject: Mapped[str]
    text: Mapped[str]
