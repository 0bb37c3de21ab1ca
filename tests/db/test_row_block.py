"""Many rows stored at once: one block in the trail, taken back and done again whole or not at all."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from db import audit
from db.integrity import findings
from db.tables.walkaround import Walkaround
from db.vocabulary import WalkaroundCategory, WalkaroundState
from desktop.errors import Conflict
from desktop.office.office import Actor, Office
from desktop.office.take_back import take_back
from tests.factories import named_sections, registered_walk

COLUMNS = (
    "year",
    "serial",
    "section_id",
    "walked_on",
    "walked_at",
    "place",
    "supervisor",
    "category",
    "state",
)


def store(office: Office, clerk: Actor, count: int, first: int = 1) -> tuple[int, ...]:
    with office.reading() as session:
        section_id = session.scalars(select(Walkaround.section_id)).first() or 1
    rows = [
        (
            115, first + number, section_id, dt.date(2026, 3, 1) + dt.timedelta(number % 20), dt.time(9, 30),
            f"{number}樓", "林主任", WalkaroundCategory.NOTHING_FOUND, WalkaroundState.SETTLED,
        )
        for number in range(count)
    ]  # fmt: skip
    with office.work(clerk) as work:
        work.name("take_in_rows")
        return work.insert_rows(Walkaround, COLUMNS, rows)


@pytest.fixture
def stored(office: Office, clerk: Actor) -> tuple[int, ...]:
    named_sections(office, clerk, "行政課")
    return store(office, clerk, 3)


def newest(office: Office) -> audit.Entry:
    with office.reading() as session:
        return next(audit.entries(session))


def undo(office: Office, clerk: Actor, number: int) -> None:
    with office.work(clerk) as work:
        take_back(work, number)


def values(office: Office) -> list[Any]:
    with office.reading() as session:
        return [tuple(row) for row in session.execute(select(Walkaround.__table__).order_by(Walkaround.id))]


def test_rows_are_stored_as_if_each_were_alone(office: Office, clerk: Actor, stored: tuple[int, ...]) -> None:
    alone = registered_walk(office, clerk, 1, walked_on=dt.date(2026, 3, 1), walked_at=dt.time(9, 30))

    with office.reading() as session:
        one, other = (session.get_one(Walkaround, key) for key in (stored[0], alone))
        assert (one.walked_on, one.walked_at, one.version) == (other.walked_on, other.walked_at, 1)
        assert (one.kind, one.source, one.finding, one.due_on) == (other.kind, other.source, "", None)
        by_time = session.scalars(select(Walkaround.id).where(Walkaround.walked_at == dt.time(9, 30))).all()
    assert set(by_time) == {*stored, alone}


def test_the_trail_holds_every_row_and_agrees_with_the_tables(
    office: Office, stored: tuple[int, ...]
) -> None:
    entry = newest(office)

    assert [change.id for change in entry.changes] == list(stored)
    assert entry.changes[1].before is None
    assert entry.changes[1].after["place"] == "1樓"
    assert entry.changes[1].after["category"] == "nothing_found"
    with office.reading() as session:
        assert list(findings(session)) == []


def test_a_block_is_taken_back_and_done_again(office: Office, clerk: Actor, stored: tuple[int, ...]) -> None:
    before, number = values(office), newest(office).number

    undo(office, clerk, number)
    assert values(office) == []
    undo(office, clerk, newest(office).number)

    assert [row[:-3] for row in values(office)] == [row[:-3] for row in before]
    with office.reading() as session:
        assert list(findings(session)) == []


def test_a_row_changed_since_keeps_the_whole_block(
    office: Office, clerk: Actor, stored: tuple[int, ...]
) -> None:
    number = newest(office).number
    with office.work(clerk) as work:
        work.name("change")
        work.session.get_one(Walkaround, stored[1]).place = "大廳"
    before = values(office)

    with pytest.raises(Conflict):
        undo(office, clerk, number)

    assert values(office) == before


def test_keys_of_rows_taken_back_are_not_given_again(
    office: Office, clerk: Actor, stored: tuple[int, ...]
) -> None:
    undo(office, clerk, newest(office).number)

    assert min(store(office, clerk, 2)) > max(stored)
    assert registered_walk(office, clerk, 1) > max(stored) + 2


def test_a_change_from_outside_shows_in_rows_stored_at_once(
    office: Office, stored: tuple[int, ...], database_path: Any
) -> None:
    import sqlite3

    with sqlite3.connect(database_path) as connection:
        connection.execute("UPDATE walkaround SET place = '別處' WHERE id = ?", (stored[2],))

    with office.reading() as session:
        assert [finding.where for finding in findings(session)] == [f"walkaround {stored[2]}"]
