"""The evidence of tasks, and the bytes of what was attached."""

import datetime as dt
from dataclasses import dataclass, fields

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.queries.stored import stored_rows
from db.tables.office import Attachment
from db.tables.plan import Node
from db.tables.tracking import Evidence


@dataclass(frozen=True)
class EvidenceRow:
    """One dated, counted proof; `attachment_id` is None where no file is attached."""

    id: int
    node_id: int
    dated_on: dt.date
    count: int
    what: str
    letter_number: str
    attachment_id: int | None
    file_name: str
    section_id: int | None = None
    occurrence_id: int | None = None

    @property
    def times(self) -> int:
        """How often it counts; what proves a tick counts there, and not by itself."""
        return self.count


_N, _E = Node.__table__.c, Evidence.__table__.c
_OF_PLAN = (
    select(*(_E[field.name] for field in fields(EvidenceRow)))
    .join_from(Evidence.__table__, Node.__table__, _N.id == _E.node_id)
    .where(_N.plan_id == bindparam("plan_id"))
    .order_by(_E.dated_on, _E.id)
)


def evidence_of(session: Session, node_id: int) -> list[EvidenceRow]:
    """The evidence of a task by date. The dates of counted quotas come from here too."""
    wanted = select(Evidence).where(Evidence.node_id == node_id).order_by(Evidence.dated_on, Evidence.id)
    return [_row(found) for found in session.scalars(wanted)]


def evidence_of_plan(session: Session, plan_id: int) -> dict[int, list[EvidenceRow]]:
    """The evidence of every task of a plan by task key, each list by date."""
    rows: dict[int, list[EvidenceRow]] = {}
    for found in stored_rows(session, _OF_PLAN, plan_id=plan_id):
        row = EvidenceRow(*found)
        rows.setdefault(row.node_id, []).append(row)
    return rows


def attachment_content(session: Session, attachment_id: int) -> bytes | None:
    """The bytes of an attachment, None if there is none with this key."""
    return session.scalar(select(Attachment.content).where(Attachment.id == attachment_id))


def _row(found: Evidence) -> EvidenceRow:
    return EvidenceRow(
        found.id,
        found.node_id,
        found.dated_on,
        found.count,
        found.what,
        found.letter_number,
        found.attachment_id,
        found.file_name,
        found.section_id,
        found.occurrence_id,
    )
