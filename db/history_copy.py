"""The database as it was after an entry of its audit trail, beside the file and without touching it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, create_engine, delete, event, insert, update
from sqlalchemy import Table as SchemaTable
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from db import audit
from db.audit import RowChange, Values
from db.database import BUSY_SECONDS, Reading
from db.stored_values import from_plain
from db.tables.declarative import business_tables

# Bytes once stored stay: the trail holds their digest only.
STAYS = "attachment"


@contextmanager
def as_left_by(path: Path, number: int) -> Iterator[Reading]:
    """A session that reads a database file as the entry with this number left it.

    The tables that were changed since are copied into memory, and what was done to them is taken back there;
    everything else is read from the file itself. Nothing can be written. The bookkeeping columns of rows
    that changed since are not those of the time, for the trail does not hold them.
    """
    engine = create_engine("sqlite://", creator=lambda: _beside(path), poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with Session(engine, autoflush=False) as session:
            _take_back(session, number)
            yield session
            session.rollback()
    finally:
        engine.dispose()


def _beside(path: Path) -> sqlite3.Connection:
    """An empty database in memory that finds the tables it lacks in the file."""
    connection = sqlite3.connect(":memory:", uri=True, timeout=BUSY_SECONDS)
    connection.isolation_level = None
    connection.execute("ATTACH DATABASE ? AS present", (f"{path.absolute().as_uri()}?mode=rw",))
    return connection


def _take_back(session: Session, number: int) -> None:
    since = (change for entry in audit.entries_after(session, number) for change in entry.changes)
    changes: dict[str, list[RowChange]] = defaultdict(list)
    for change in audit.merged(since):
        changes[change.table].append(change)
    connection = session.connection()
    known = business_tables()
    for name in changes.keys() & known.keys() - {STAYS}:
        table = known[name].__table__
        assert isinstance(table, SchemaTable)  # noqa: S101
        # Without its constraints: rows that follow one another may hold the same unique name for a moment.
        connection.exec_driver_sql(f'CREATE TABLE main."{name}" AS SELECT * FROM present."{name}"')  # noqa: S608
        connection.exec_driver_sql(f'CREATE INDEX main."key_of_{name}" ON "{name}" (id)')
        _restore(connection, table, changes[name])
        _build_indexes(connection, name)
    # A view, not a copy: the trail is the largest table of an old office.
    connection.exec_driver_sql(
        f"CREATE TEMP VIEW audit AS SELECT * FROM present.audit WHERE number <= {number:d}"  # noqa: S608
    )
    connection.exec_driver_sql("PRAGMA query_only = ON")


def _restore(connection: Connection, table: SchemaTable, changes: Sequence[RowChange]) -> None:
    """Delete what is new since, write back what was changed, bring back what was deleted."""
    gone = [{"key": change.id} for change in changes if change.before is None]
    if gone:
        connection.execute(delete(table).where(table.c.id == bindparam("key")), gone)
    alike: dict[tuple[bool, frozenset[str]], list[dict[str, Any]]] = defaultdict(list)
    for change in changes:
        if change.before is not None:
            values = _values(table, change.before)
            is_lost = change.after is None
            alike[is_lost, frozenset(values)].append({"key": change.id, **values})
    for (is_lost, names), rows in alike.items():
        given: Values = {name: bindparam(name) for name in names}
        if is_lost:
            # Columns that the trail does not say, or that came later, have their usual value.
            connection.execute(insert(table).values({"id": bindparam("key"), **given}), rows)
        elif names:
            connection.execute(update(table).where(table.c.id == bindparam("key")).values(given), rows)


def _values(table: SchemaTable, plain: Values) -> Values:
    # The trail may name columns that a newer schema no longer has.
    return {name: from_plain(table.c[name], value) for name, value in plain.items() if name in table.c}


def _build_indexes(connection: Connection, name: str) -> None:
    wanted = "SELECT sql FROM present.sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
    for (statement,) in connection.exec_driver_sql(wanted, (name,)).all():
        connection.exec_driver_sql(statement)
