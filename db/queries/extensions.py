"""How the due dates of tasks were moved."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.tracking import Extension


@dataclass(frozen=True)
class ExtensionRow:
    """One extension of a task's due date."""

    id: int
    old_on: dt.date
    new_on: dt.date
    reason: str
    approver: str
    granted_on: dt.date


def extensions_of(session: Session, node_id: int) -> list[ExtensionRow]:
    """The extensions of a task, oldest first."""
    wanted = select(Extension).where(Extension.node_id == node_id).order_by(Extension.id)
    return [
        ExtensionRow(row.id, row.old_on, row.new_on, row.reason, row.approver, row.granted_on)
        for row in session.scalars(wanted)
    ]
