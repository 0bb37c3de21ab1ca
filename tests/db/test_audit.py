"""The chain of the audit trail shows every edit from outside."""

import random
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import audit
from db.audit import RowChange
from db.database import Database
from db.tables.office import Section

ENTRIES = 12


@pytest.fixture
def trail(database_path):
    """The path of a database with a trail of twelve entries."""
    database = Database(database_path)
    for number in range(ENTRIES):
        with database.work("王小明") as work:
            work.name("add_section")
            work.session.add(Section(name=f"第{number}課", position=number))
    database.close()
    return database_path


def tamper(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("DROP TRIGGER audit_no_delete")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def broken_at(path) -> int | None:
    database = Database(path)
    with database.reading() as session:
        number = audit.broken_at(session)
    database.close()
    return number


def test_an_untouched_chain_is_sound(trail):
    assert broken_at(trail) is None


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE audit SET actor = '別人' WHERE number = 5", 5),
        ("UPDATE audit SET changes = replace(changes, '第4課', '第四課') WHERE number = 5", 5),
        ("UPDATE audit SET at = '2000-01-01 00:00:00' WHERE number = 7", 7),
        ("UPDATE audit SET deed = 'nothing' WHERE number = 12", 12),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 6", 6),
        ("UPDATE audit SET number = 40 WHERE number = 12", 12),
    ],
)
def test_an_edit_from_outside_is_found_at_its_entry(trail, statement, number):
    tamper(trail, statement)

    assert broken_at(trail) == number


def test_two_entries_exchanged_are_found(trail):
    tamper(
        trail,
        "UPDATE audit SET number = 99 WHERE number = 3",
        "UPDATE audit SET number = 3 WHERE number = 4",
        "UPDATE audit SET number = 4 WHERE number = 99",
    )

    assert broken_at(trail) == 3


def test_the_trail_refuses_to_be_changed_or_cut(trail):
    with closing(sqlite3.connect(trail)) as connection:
        for statement in ("UPDATE audit SET actor = '別人'", "DELETE FROM audit"):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                connection.execute(statement)


VALUES = st.dictionaries(st.sampled_from(["name", "position"]), st.integers(0, 3), min_size=1)


@given(st.lists(VALUES, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_changes_of_one_row_fold_into_its_first_and_last_state(steps, chooser: random.Random):
    state = {"name": 0, "position": 0}
    first = dict(state)
    changes = []
    for step in steps:
        before = {key: state[key] for key in step}
        state |= step
        changes.append(RowChange("section", 1, before, dict(step)))

    folded = audit.merged(changes)

    touched = {key for step in steps for key in step}
    expected_before = {key: first[key] for key in touched}
    expected_after = {key: state[key] for key in touched}
    if expected_before == expected_after:
        assert folded == []
    else:
        assert folded == [RowChange("section", 1, expected_before, expected_after)]
