"""The audit trail: what a flush changed, the chained entry that keeps it, whether the chain holds."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import LargeBinary, func, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.state import InstanceState

from db.row_block import GONE, RowBlock, block_of
from db.stored_values import to_plain
from db.tables.audit import AuditEntry
from db.tables.declarative import BOOKKEEPING, BusinessTable, now

FIRST_HASH = "0" * 64

Values = dict[str, Any]


@dataclass(frozen=True)
class RowChange:
    """One row before and after a deed; `before` is None for a new row, `after` for a deleted one."""

    table: str
    id: int
    before: Values | None
    after: Values | None


@dataclass(frozen=True)
class Entry:
    """An audit entry as it is read: who did what when, the rows it changed one by one, and those at once."""

    number: int
    at: dt.datetime
    actor: str
    deed: str
    single: tuple[RowChange, ...]
    blocks: tuple[RowBlock, ...] = ()

    @cached_property
    def changes(self) -> tuple[RowChange, ...]:
        """Every row that was changed, those of blocks too."""
        return (*self.single, *(change for block in self.blocks for change in _changes_of(block)))


def _changes_of(block: RowBlock) -> Iterator[RowChange]:
    for key, values in block.by_row():
        if block.kind == GONE:
            yield RowChange(block.table, key, values, None)
        else:
            yield RowChange(block.table, key, None, values)


def changes_of_flush(session: Session) -> Iterator[RowChange]:
    """The rows that the flush under way inserts, changes and deletes."""
    for row in session.new:
        if isinstance(row, BusinessTable):
            yield RowChange(row.__tablename__, row.id, None, _all_values(row))
    for row in session.deleted:
        if isinstance(row, BusinessTable):
            yield RowChange(row.__tablename__, row.id, _all_values(row), None)
    for row in session.dirty:
        if isinstance(row, BusinessTable) and (pair := _changed_values(row)):
            yield RowChange(row.__tablename__, row.id, *pair)


def _columns(row: BusinessTable) -> Iterator[str]:
    for found in inspect(type(row)).column_attrs:
        # Bytes stay out of the trail; the row's digest stands for them.
        if found.key not in BOOKKEEPING and not isinstance(found.columns[0].type, LargeBinary):
            yield found.key


def _all_values(row: BusinessTable) -> Values:
    return {key: to_plain(getattr(row, key)) for key in _columns(row) if key != "id"}


def _changed_values(row: BusinessTable) -> tuple[Values, Values] | None:
    state: InstanceState[Any] = inspect(row)
    before, after = {}, {}
    for key in _columns(row):
        history = state.attrs[key].history
        if history.has_changes():
            before[key] = to_plain(history.deleted[0]) if history.deleted else None
            after[key] = to_plain(history.added[0]) if history.added else None
    return (before, after) if before != after else None


def merged(changes: Iterable[RowChange]) -> list[RowChange]:
    """The changes with several flushes of one row folded into one; a row made and deleted again vanishes."""
    rows: dict[tuple[str, int], RowChange] = {}
    for change in changes:
        key = (change.table, change.id)
        rows[key] = _folded(rows[key], change) if key in rows else change
    return [change for change in rows.values() if change.before != change.after]


def _folded(first: RowChange, then: RowChange) -> RowChange:
    is_new = first.before is None or then.before is None
    before = first.before if is_new else {**(then.before or {}), **(first.before or {})}
    after = None if then.after is None else {**(first.after or {}), **then.after}
    return RowChange(first.table, first.id, before, after)


def write_entry(
    session: Session,
    actor: str,
    deed: str,
    changes: list[RowChange],
    blocks: Sequence[RowBlock] = (),
    at: dt.datetime | None = None,
) -> int:
    """Append the entry of a deed to the trail, as of now unless said otherwise; returns its number."""
    last = session.execute(
        select(AuditEntry.number, AuditEntry.hash).order_by(AuditEntry.number.desc()).limit(1)
    ).first()
    number, previous = (last.number + 1, last.hash) if last else (1, FIRST_HASH)
    entry = AuditEntry(
        number=number,
        at=at or now(),
        actor=actor,
        deed=deed,
        changes=_canonical(changes, blocks),
        previous_hash=previous,
        hash="",
    )
    entry.hash = hash_of(entry)
    session.add(entry)
    session.flush()
    return number


def _canonical(changes: list[RowChange], blocks: Sequence[RowBlock]) -> str:
    rows = [{"table": c.table, "id": c.id, "before": c.before, "after": c.after} for c in changes]
    rows += [block.as_plain() for block in blocks]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over the previous hash and everything the entry says, as 64 hexadecimal digits."""
    said = [entry.previous_hash, entry.number, entry.at.isoformat(), entry.actor, entry.deed, entry.changes]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def head(session: Session) -> str:
    """The hash of the newest entry, empty for an empty trail; forms print its first 8 characters."""
    newest = select(AuditEntry.hash).order_by(AuditEntry.number.desc()).limit(1)
    return session.scalar(newest) or ""


def hashes(session: Session) -> Iterator[str]:
    """The hash of every entry, oldest first."""
    return iter(session.scalars(select(AuditEntry.hash).order_by(AuditEntry.number)))


def broken_at(session: Session) -> int | None:
    """The number of the first entry that does not follow from the one before it, None for a sound chain."""
    previous, expected = FIRST_HASH, 1
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.number)).yield_per(500):
        if entry.number != expected or entry.previous_hash != previous or entry.hash != hash_of(entry):
            return min(entry.number, expected)
        previous, expected = entry.hash, expected + 1
    return None


def entry(session: Session, number: int) -> Entry | None:
    """The entry with this number, None if there is none."""
    found = session.get(AuditEntry, number)
    return _read(found) if found else None


def entries(session: Session, newest_first: bool = True, limit: int | None = None) -> Iterator[Entry]:
    """The entries of the trail."""
    order = AuditEntry.number.desc() if newest_first else AuditEntry.number
    for found in session.scalars(select(AuditEntry).order_by(order).limit(limit)).yield_per(500):
        yield _read(found)


def entries_after(session: Session, number: int) -> Iterator[Entry]:
    """The entries behind this number, oldest first."""
    wanted = select(AuditEntry).where(AuditEntry.number > number).order_by(AuditEntry.number)
    for found in session.scalars(wanted).yield_per(500):
        yield _read(found)


def number_at(session: Session, moment: dt.datetime) -> int | None:
    """The number of the last entry written until this moment, None where the trail begins later."""
    return session.scalar(select(func.max(AuditEntry.number)).where(AuditEntry.at <= moment))


def _read(found: AuditEntry) -> Entry:
    changes = json.loads(found.changes)
    single = tuple(RowChange(**change) for change in changes if "block" not in change)
    blocks = tuple(block_of(change) for change in changes if "block" in change)
    return Entry(found.number, found.at, found.actor, found.deed, single, blocks)
