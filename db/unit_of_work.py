"""A unit of work: what one deed changes, all of it or nothing, with its entry in the audit trail."""

from dataclasses import dataclass

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from db import audit
from db.audit import RowChange


@dataclass(frozen=True)
class Changed:
    """What a finished unit of work changed: the number of its audit entry and the tables touched."""

    number: int
    deed: str
    tables: frozenset[str]


class Work:
    """The open transaction a deed works in; made by `Database.work` only."""

    def __init__(self, session: Session, actor: str) -> None:
        self.session = session
        self.actor = actor
        self.deed = ""
        self._changes: list[RowChange] = []
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk_writes)

    def name(self, deed: str) -> None:
        """Say which deed this is; the first, outermost one counts."""
        self.deed = self.deed or deed

    def flush(self) -> None:
        """Write what is pending, so that new rows have their keys."""
        self.session.flush()

    def commit(self) -> Changed | None:
        """Write the audit entry and end the transaction; returns what changed, None if nothing did."""
        self.session.flush()
        changes = audit.merged(self._changes)
        if not changes:
            self.session.rollback()
            return None
        number = audit.write_entry(self.session, self.actor, self.deed, changes)
        self.session.commit()
        return Changed(number, self.deed, frozenset(change.table for change in changes))

    def _after_flush(self, session: Session, _transaction: UOWTransaction) -> None:
        self._changes.extend(audit.changes_of_flush(session))


def _refuse_bulk_writes(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise AssertionError("a bulk write would escape the audit trail; change loaded rows instead")
