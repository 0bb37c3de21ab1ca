"""What a plan was imported from."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable, now


class PlanSource(BusinessTable):
    """A file or pasted text, known by the digest of its content: the same one is noticed a second time."""

    __tablename__ = "plan_source"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    imported_at: Mapped[dt.datetime] = mapped_column(default=now)
