"""The approved editions of a plan, and the reasons written down for what was amended."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.edition import AmendmentReason, PlanEdition


@dataclass(frozen=True)
class EditionRow:
    """An approved edition without its contents; `scan_id` is None until the signed paper was scanned."""

    id: int
    plan_id: int
    edition: int
    submitted_on: dt.date | None
    approved_on: dt.date
    approval_letter: str
    document_id: int
    scan_id: int | None
    scan_name: str


def editions_of(session: Session, plan_id: int) -> list[EditionRow]:
    """The approved editions of a plan, the first one first."""
    wanted = select(PlanEdition).where(PlanEdition.plan_id == plan_id).order_by(PlanEdition.edition)
    return [
        EditionRow(
            found.id,
            found.plan_id,
            found.edition,
            found.submitted_on,
            found.approved_on,
            found.approval_letter,
            found.document_id,
            found.scan_id,
            found.scan_name,
        )
        for found in session.scalars(wanted)
    ]


def edition_content(session: Session, plan_id: int, edition: int) -> dict[str, Any] | None:
    """What an approved edition said, as it was kept; None where there is no such edition."""
    wanted = select(PlanEdition.content).where(PlanEdition.plan_id == plan_id, PlanEdition.edition == edition)
    return session.scalar(wanted)


def amendment_reasons(session: Session, plan_id: int, edition: int) -> dict[str, str]:
    """The reasons for what an edition amends, by the lineage of what was amended."""
    wanted = select(AmendmentReason.subject, AmendmentReason.text).where(
        AmendmentReason.plan_id == plan_id, AmendmentReason.edition == edition
    )
    return {subject: text for subject, text in session.execute(wanted)}
