"""The sign-off trail of a paper: who signed it, in which order, when, with what opinion."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.signoff import Signoff
from db.vocabulary import SignoffRole


@dataclass(frozen=True)
class SignoffRow:
    """One signature that was put on paper; `signed_on` is None where the paper bears no date."""

    id: int
    role: SignoffRole
    person: str
    signed_on: dt.date | None
    opinion: str


def signoffs(session: Session, subject_kind: str, subject_id: int) -> list[SignoffRow]:
    """The signatures of a subject (its table's name and key) in the order of the trail."""
    wanted = select(Signoff).where(Signoff.subject_kind == subject_kind, Signoff.subject_id == subject_id)
    return [
        SignoffRow(row.id, row.role, row.person, row.signed_on, row.opinion)
        for row in session.scalars(wanted.order_by(Signoff.position, Signoff.id))
    ]
