"""What every test stands on: windows off screen, an empty office in a temporary folder."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from db import audit
from db.database import Database
from db.schema import upgrade
from desktop.office.office import Actor, Office

# How long one example takes says nothing on a busy machine.
settings.register_profile("weimin", deadline=None)
settings.load_profile("weimin")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without rows, made once; tests copy it."""
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    upgrade(path)
    return path


@pytest.fixture
def database_path(tmp_path: Path, empty_database: Path) -> Path:
    """A test's own migrated database file."""
    path = tmp_path / "office.db"
    path.write_bytes(empty_database.read_bytes())
    return path


@pytest.fixture
def office(database_path: Path) -> Iterator[Office]:
    """A test's own open office, without agency, sections or plan."""
    office = Office(Database(database_path))
    yield office
    office.close()


@pytest.fixture
def clerk() -> Actor:
    """Who does the deeds of a test."""
    return Actor("測試承辦人")


Clock = Callable[..., None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let the deeds that follow be done on a day, at an hour of the local clock: `clock(day, 23)`."""

    def put(day: dt.date, hour: int = 9) -> None:
        moment = dt.datetime.combine(day, dt.time(hour)).astimezone(dt.UTC)
        monkeypatch.setattr(audit, "now", lambda: moment)

    return put
