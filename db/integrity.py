"""Whether a database is what the program wrote: pages, keys, audit trail, every row, every attachment."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session, undefer

from db import audit
from db.audit import Values
from db.stored_values import to_plain
from db.tables.declarative import BOOKKEEPING, BusinessTable, business_tables
from db.tables.office import Attachment


class Fault(StrEnum):
    """What can be wrong with a database."""

    DAMAGED = "damaged"
    FOREIGN_KEY = "foreign_key"
    CHAIN = "chain"
    ROW_CHANGED = "row_changed"
    ROW_ADDED = "row_added"
    ROW_MISSING = "row_missing"
    ATTACHMENT = "attachment"


@dataclass(frozen=True)
class Finding:
    """One fault: what it is, and where (table, key, audit number, or SQLite's own words)."""

    fault: Fault
    where: str


def findings(session: Session) -> Iterator[Finding]:
    """Everything that is wrong, the gravest kind first; nothing for a sound database."""
    if session.get_bind().dialect.name == "sqlite":
        damages = list(_damages(session))
        yield from damages
        if damages:
            return
    yield from _broken_chain(session)
    yield from _foreign_rows(session)
    yield from _wrong_attachments(session)


def _damages(session: Session) -> Iterator[Finding]:
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Finding(Fault.DAMAGED, said)
    for table, row, *_ in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding(Fault.FOREIGN_KEY, f"{table} {row}")


def _broken_chain(session: Session) -> Iterator[Finding]:
    number = audit.broken_at(session)
    if number is not None:
        yield Finding(Fault.CHAIN, str(number))


def _foreign_rows(session: Session) -> Iterator[Finding]:
    """Rows that are not as the trail left them: SQLite has no page checksums, so the trail is the witness."""
    expected = _rows_by_the_trail(session)
    for name, table in business_tables().items():
        rows = expected.get(name, {})
        for row in session.scalars(select(table)).yield_per(500):
            values = rows.pop(row.id, None)
            if values is None:
                yield Finding(Fault.ROW_ADDED, f"{name} {row.id}")
            elif not _is_as_left(row, values):
                yield Finding(Fault.ROW_CHANGED, f"{name} {row.id}")
        yield from (Finding(Fault.ROW_MISSING, f"{name} {key}") for key in rows)


def _rows_by_the_trail(session: Session) -> dict[str, dict[int, Values]]:
    rows: dict[str, dict[int, Values]] = {}
    for entry in audit.entries(session, newest_first=False):
        for change in entry.changes:
            table = rows.setdefault(change.table, {})
            if change.after is None:
                table.pop(change.id, None)
            else:
                table[change.id] = {**table.get(change.id, {}), **change.after}
    return rows


def _is_as_left(row: BusinessTable, values: Values) -> bool:
    return all(
        to_plain(getattr(row, name)) == value
        for name, value in values.items()
        if name not in BOOKKEEPING and hasattr(row, name)
    )


def _wrong_attachments(session: Session) -> Iterator[Finding]:
    wanted = select(Attachment).options(undefer(Attachment.content)).order_by(Attachment.id)
    for attachment in session.scalars(wanted).yield_per(5):
        if not _is_whole(attachment.content, attachment.digest, attachment.size):
            yield Finding(Fault.ATTACHMENT, str(attachment.id))


def _is_whole(content: Any, digest: str, size: int) -> bool:
    return len(content) == size and hashlib.sha256(content).hexdigest() == digest
