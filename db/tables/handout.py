"""Parts of a plan handed to a section to draft."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable


class Handout(BusinessTable):
    """What a section was given, word by word, so that its answer can be told from changes made meanwhile."""

    __tablename__ = "handout"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), index=True)
    handed_on: Mapped[dt.date]
    reply_by: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")
    content: Mapped[dict[str, Any]]
    taken_back_on: Mapped[dt.date | None]
