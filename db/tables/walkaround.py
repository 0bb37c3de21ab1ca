"""The walk-around register: entries, consultations of other sections, remarks on closed entries."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import WalkaroundCategory, WalkaroundKind, WalkaroundSource, WalkaroundState


class Walkaround(BusinessTable):
    """One walk of a supervisor, or one matter met on it; a walk with nothing found is an entry too."""

    __tablename__ = "walkaround"
    __table_args__ = (
        UniqueConstraint("year", "section_id", "serial"),
        # The register is looked at year by year; its keys in these orders come from the index alone.
        Index("ix_walkaround_walked", "year", "walked_on"),
        Index("ix_walkaround_state", "year", "state", "walked_on"),
    )

    year: Mapped[int]
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), index=True)
    serial: Mapped[int]
    walked_on: Mapped[dt.date]
    walked_at: Mapped[dt.time | None]
    place: Mapped[str]
    supervisor: Mapped[str]
    supervisor_title: Mapped[str] = mapped_column(default="")
    kind: Mapped[WalkaroundKind] = mapped_column(default=WalkaroundKind.ROUTINE)
    source: Mapped[WalkaroundSource] = mapped_column(default=WalkaroundSource.SELF)
    category: Mapped[WalkaroundCategory]
    finding: Mapped[str] = mapped_column(default="")
    reporter: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    immediate_action: Mapped[str] = mapped_column(default="")
    due_on: Mapped[dt.date | None]
    result: Mapped[str] = mapped_column(default="")
    replied_on: Mapped[dt.date | None]
    reply_method: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[dt.date | None]
    state: Mapped[WalkaroundState] = mapped_column(default=WalkaroundState.REGISTERED)
    author: Mapped[str] = mapped_column(default="")


class WalkaroundConsult(BusinessTable):
    """A section asked for its opinion (會辦) on an entry."""

    __tablename__ = "walkaround_consult"
    __table_args__ = (UniqueConstraint("walkaround_id", "section_id"),)

    walkaround_id: Mapped[int] = mapped_column(ForeignKey("walkaround.id"))
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), index=True)
    position: Mapped[int]
    opinion: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[dt.date | None]


class WalkaroundRemark(BusinessTable):
    """What was added to an entry after it was closed; the entry itself stays as it was."""

    __tablename__ = "walkaround_remark"

    walkaround_id: Mapped[int] = mapped_column(ForeignKey("walkaround.id"), index=True)
    written_on: Mapped[dt.date]
    author: Mapped[str]
    text: Mapped[str]
