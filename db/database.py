"""One database: its engine, how SQLite is made safe, and the two ways in, reading and work."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, PoolResetState

from db.unit_of_work import Changed, Doer, Work

# What the queries read from; the layers above know it by this name only.
Reading = Session

BUSY_SECONDS = 5
# Option of a connection whose transactions take the write lock at once.
WRITING = {"weimin_writing": True}

# DELETE journal: clerks copy the file to USB sticks, and a plain copy of a WAL database can lack every
# commit since the last checkpoint. EXTRA: the journal's removal is synced too, so a power cut after a
# commit cannot bring the old state back.
PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
)


def url_of(location: str | Path) -> URL:
    """The database URL of a file's path, or of a text that already is a URL."""
    if isinstance(location, str) and "://" in location:
        return make_url(location)
    return URL.create("sqlite", database=str(Path(location).absolute()))


def make_engine(location: str | Path) -> Engine:
    """An engine for the file or URL, with our own BEGIN on SQLite; nothing is opened yet."""
    url = url_of(location)
    engine = create_engine(url, json_deserializer=_from_json)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "reset", _end)
    return engine


def _from_json(stored: str) -> Any:
    # Most lists of a plan's items are empty: half of the time in which an item is read went into these.
    return [] if stored == "[]" else json.loads(stored)


def _prepare(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes after DDL, which would leave half a failed migration behind.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # Who will write takes the lock at the start; in the middle, waiting for it would be a deadlock.
    writing = connection.get_execution_options().get("weimin_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    if writing:
        # Rows of one deed are written in any order; their foreign keys are checked when it is stored.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _end(connection: SqliteConnection, _entry: ConnectionPoolEntry, _state: PoolResetState) -> None:
    # A commit that fails on a foreign key leaves the transaction open, and SQLAlchemy takes it for ended.
    if connection.in_transaction:
        connection.rollback()


class Database:
    """An open database whose schema is the program's own."""

    def __init__(self, location: str | Path) -> None:
        self.url = url_of(location)
        self.engine = make_engine(location)
        self._writing = self.engine.execution_options(**WRITING)
        self._listeners: list[Callable[[Changed], None]] = []

    @property
    def path(self) -> Path | None:
        """The file, or None where the database is on a server."""
        is_file = self.url.get_backend_name() == "sqlite" and self.url.database
        return Path(self.url.database) if is_file and self.url.database else None

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A session to read from; whatever was changed in it is thrown away."""
        with Session(self.engine, autoflush=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def work(self, doer: Doer | str, at: dt.datetime | None = None) -> Iterator[Work]:
        """One unit of work: committed with its audit entry on leaving, undone on any error.

        A name alone is the name of a clerk. The trail tells the present moment, unless `at` is another one.
        """
        with Session(self._writing, expire_on_commit=False) as session:
            work = Work(session, doer if isinstance(doer, Doer) else Doer(doer), at)
            yield work
            changed = work.commit()
        if changed is not None:
            for listener in tuple(self._listeners):
                listener(changed)

    def on_change(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `listener` after each commit, in the committing thread; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Give back every connection; the file may be copied afterwards."""
        self.engine.dispose()

    def driver_connection(self) -> Any:
        """A raw connection of the pool, for what SQLAlchemy has no words for (online backup)."""
        return self.engine.raw_connection()
