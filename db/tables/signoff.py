"""The sign-off trail: who signed which paper, when, with what opinion."""

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import SignoffRole


class Signoff(BusinessTable):
    """One signature on paper, recorded afterwards; never an electronic signature."""

    __tablename__ = "signoff"
    __table_args__ = (Index("ix_signoff_subject", "subject_kind", "subject_id", "position"),)

    # The table and key of what was signed: plan, walkaround, test_round.
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    position: Mapped[int]
    role: Mapped[SignoffRole]
    person: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[dt.date | None]
    opinion: Mapped[str] = mapped_column(default="")
