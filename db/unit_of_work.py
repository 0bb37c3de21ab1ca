"""A unit of work: what one deed changes, all of it or nothing, with its entry in the audit trail."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from db import audit, row_block
from db.audit import RowChange
from db.row_block import RowBlock
from db.tables.declarative import BusinessTable
from db.vocabulary import Role


@dataclass(frozen=True)
class Doer:
    """Who works: the name for the audit trail, and what their rights depend on."""

    name: str
    role: Role = Role.CLERK
    person_id: int | None = None
    section_id: int | None = None


@dataclass(frozen=True)
class Changed:
    """What a finished unit of work changed: the number of its audit entry and the tables touched."""

    number: int
    deed: str
    tables: frozenset[str]


class Work:
    """The open transaction a deed works in; made by `Database.work` only."""

    def __init__(self, session: Session, doer: Doer, at: dt.datetime | None = None) -> None:
        self.session = session
        self.doer = doer
        self._at = at
        self.deed = ""
        self.is_in_deed = False
        self._changes: list[RowChange] = []
        self._blocks: list[RowBlock] = []
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk_writes)

    def name(self, deed: str) -> None:
        """Say which deed this is; the first, outermost one counts."""
        self.deed = self.deed or deed

    @property
    def actor(self) -> str:
        """The name of who works."""
        return self.doer.name

    @contextmanager
    def in_deed(self) -> Iterator[None]:
        """While a deed is being done: those it calls are part of it."""
        self.is_in_deed = True
        try:
            yield
        finally:
            self.is_in_deed = False

    def flush(self) -> None:
        """Write what is pending, so that new rows have their keys."""
        self.session.flush()

    def insert_rows(
        self, kind: type[BusinessTable], names: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> tuple[int, ...]:
        """Store many rows of these columns' values at once; returns their keys.

        They go into the trail as one block, and must not be changed again in this unit of work.
        """
        self.flush()
        self._blocks.append(row_block.insert_rows(self.session, kind, names, rows))
        return self._blocks[-1].ids

    def take_back_block(self, kind: type[BusinessTable], block: RowBlock) -> bool:
        """Delete a block's new rows, bring gone ones back; False where they are no longer as it left them."""
        self.flush()
        if not row_block.is_as_left(self.session, kind, block):
            return False
        reverse = row_block.bring_back if block.kind == row_block.GONE else row_block.remove_rows
        self._blocks.append(reverse(self.session, kind, block))
        return True

    def commit(self) -> Changed | None:
        """Write the audit entry and end the transaction; returns what changed, None if nothing did."""
        self.session.flush()
        changes = audit.merged(self._changes)
        blocks = [block for block in self._blocks if block.ids]
        if not changes and not blocks:
            self.session.rollback()
            return None
        number = audit.write_entry(self.session, self.actor, self.deed, changes, blocks, self._at)
        self.session.commit()
        tables = {change.table for change in changes} | {block.table for block in blocks}
        return Changed(number, self.deed, frozenset(tables))

    def _after_flush(self, session: Session, _transaction: UOWTransaction) -> None:
        self._changes.extend(audit.changes_of_flush(session))


def _refuse_bulk_writes(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise AssertionError("a bulk write would escape the audit trail; change loaded rows instead")
