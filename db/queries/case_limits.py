"""The cases of the walk-around register that are to be handled by a day."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Date, select, type_coerce
from sqlalchemy.orm import Session

from db.tables.office import Section
from db.tables.walkaround import Walkaround
from db.vocabulary import WalkaroundState


@dataclass(frozen=True, slots=True)
class LimitedCase:
    """A case with the day by which it is to be handled; `closed_on` is None while it is open."""

    id: int
    year: int
    serial: int
    section_id: int
    section_short_name: str
    finding: str
    due_on: dt.date
    state: WalkaroundState
    closed_on: dt.date | None


def limited_cases(
    session: Session, first: dt.date, last: dt.date, section_id: int | None = None
) -> list[LimitedCase]:
    """The cases to be handled within these days, of one section or all, by day and serial."""
    wanted = (
        select(
            Walkaround.id,
            Walkaround.year,
            Walkaround.serial,
            Walkaround.section_id,
            Section.short_name,
            Walkaround.finding,
            type_coerce(Walkaround.due_on, Date),
            Walkaround.state,
            Walkaround.closed_on,
        )
        .join(Section, Section.id == Walkaround.section_id)
        .where(Walkaround.due_on.between(first, last))
        .order_by(Walkaround.due_on, Section.position, Walkaround.serial)
    )
    if section_id is not None:
        wanted = wanted.where(Walkaround.section_id == section_id)
    return [LimitedCase(*row) for row in session.execute(wanted)]
