"""The letters and regulations a plan rests on."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable


class BasisLetter(BusinessTable):
    """A basis of a plan; chapters cite it by its mark, which it keeps wherever it stands in the list."""

    __tablename__ = "basis_letter"
    __table_args__ = (UniqueConstraint("plan_id", "mark"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    position: Mapped[int]
    mark: Mapped[int]
    agency: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[dt.date | None]
    number: Mapped[str] = mapped_column(default="")
    # What kind of paper it is, as it is cited: 函, 函頒, 令, 公告 …
    kind: Mapped[str] = mapped_column(default="函")
    title: Mapped[str] = mapped_column(default="")
