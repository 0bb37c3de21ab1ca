"""One entry of the walk-around register with its consultations and remarks."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.office import Section
from db.tables.walkaround import Walkaround, WalkaroundConsult, WalkaroundRemark
from db.vocabulary import WalkaroundState


@dataclass(frozen=True)
class ConsultRow:
    """A section asked for its opinion; `answered_on` is None until it gave one."""

    section_id: int
    section: str
    opinion: str
    answered_on: dt.date | None


@dataclass(frozen=True)
class RemarkRow:
    """A dated remark."""

    written_on: dt.date
    author: str
    text: str


@dataclass(frozen=True)
class WalkaroundEntry:
    """An entry with everything in it; `values` are the register's columns by key."""

    id: int
    year: int
    serial: int
    section: str
    section_short_name: str
    state: WalkaroundState
    values: dict[str, Any]
    consults: tuple[ConsultRow, ...]
    remarks: tuple[RemarkRow, ...]
    version: int


def walkaround(session: Session, entry_id: int) -> WalkaroundEntry:
    """The entry with this key. Raises LookupError if there is none."""
    found = session.execute(
        select(Walkaround, Section.name, Section.short_name)
        .join(Section, Section.id == Walkaround.section_id)
        .where(Walkaround.id == entry_id)
    ).first()
    if found is None:
        raise LookupError(entry_id)
    entry, section, short_name = found
    return WalkaroundEntry(
        entry.id,
        entry.year,
        entry.serial,
        section,
        short_name or section,
        entry.state,
        {column.key: getattr(entry, column.key) for column in Walkaround.__table__.columns},
        tuple(_consults(session, entry_id)),
        tuple(_remarks(session, entry_id)),
        entry.version,
    )


def _consults(session: Session, entry_id: int) -> list[ConsultRow]:
    wanted = (
        select(WalkaroundConsult, Section.name)
        .join(Section, Section.id == WalkaroundConsult.section_id)
        .where(WalkaroundConsult.walkaround_id == entry_id)
        .order_by(WalkaroundConsult.position)
    )
    return [
        ConsultRow(row.section_id, name, row.opinion, row.answered_on)
        for row, name in session.execute(wanted)
    ]


def _remarks(session: Session, entry_id: int) -> list[RemarkRow]:
    wanted = select(WalkaroundRemark).where(WalkaroundRemark.walkaround_id == entry_id)
    order = (WalkaroundRemark.written_on, WalkaroundRemark.id)
    return [
        RemarkRow(row.written_on, row.author, row.text) for row in session.scalars(wanted.order_by(*order))
    ]
