"""Which plans a file was imported as before."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.plan import Plan
from db.tables.source import PlanSource


@dataclass(frozen=True)
class EarlierImport:
    """A plan that was imported from a content: the file's name then, when, and the plan of today."""

    name: str
    imported_at: dt.datetime
    year: int
    title: str


def earlier_imports(session: Session, sha256: str) -> list[EarlierImport]:
    """The plans in the office that were imported from the content with this digest, the latest first."""
    wanted = (
        select(PlanSource.name, PlanSource.imported_at, Plan.year, Plan.title)
        .join(Plan, Plan.id == PlanSource.plan_id)
        .where(PlanSource.sha256 == sha256)
        .order_by(PlanSource.imported_at.desc(), PlanSource.id.desc())
    )
    return [EarlierImport(*found) for found in session.execute(wanted)]
