"""The basis letters of a plan."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.basis import BasisLetter


@dataclass(frozen=True)
class BasisRow:
    """A letter or regulation a plan rests on; paragraphs cite it by `mark`."""

    id: int
    position: int
    mark: int
    agency: str
    issued_on: dt.date | None
    number: str
    kind: str
    title: str
    version: int


def basis_of(session: Session, plan_id: int) -> list[BasisRow]:
    """The basis letters of a plan in their order."""
    wanted = select(BasisLetter).where(BasisLetter.plan_id == plan_id)
    return [
        BasisRow(
            found.id,
            found.position,
            found.mark,
            found.agency,
            found.issued_on,
            found.number,
            found.kind,
            found.title,
            found.version,
        )
        for found in session.scalars(wanted.order_by(BasisLetter.position, BasisLetter.id))
    ]
