"""A long sitting at the desk, undone to its beginning and done again to its end."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.database import Database
from desktop.office.office import Actor, Office
from desktop.office.upkeep import check
from desktop.ui.desk import Desk
from tests.factories import TaskDraft, followed_plan
from tests.journeys.random_edits import RandomClerk, state_of

CLERK = Actor("承辦人")
TASKS = [TaskDraft(f"第{number}項", sections=("民政課", "社會課")) for number in range(12)]
# One example is a whole sitting.
LONG = settings(
    max_examples=1, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
SHORT = settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
seeds = st.integers(0, 2**32)


def desk_in(folder, empty_database, number) -> Desk:
    path = folder / f"{number}.db"
    path.write_bytes(empty_database.read_bytes())
    office = Office(Database(path))
    followed_plan(office, CLERK, *TASKS)
    return Desk(office, CLERK)


def sit(desk: Desk, edits: int, seed: int) -> None:
    """Edit until so many edits are stored."""
    clerk = RandomClerk(desk.office, desk.do, random.Random(seed))
    while desk.undo_stack.count() < edits:
        clerk.edit()


def undo_and_redo(desk: Desk, edits: int, seed: int) -> None:
    first = state_of(desk.office)
    sit(desk, edits, seed)
    last = state_of(desk.office)
    desk.undo_stack.setIndex(0)
    assert state_of(desk.office) == first
    desk.undo_stack.setIndex(edits)
    assert state_of(desk.office) == last
    assert desk.undo_stack.count() == edits
    assert check(desk.office) == []
    assert first != last
    desk.close()
    desk.office.close()


@pytest.mark.slow
@LONG
@given(seed=seeds)
def test_a_thousand_edits_are_undone_to_the_first_state_and_redone_to_the_last(
    qapp, tmp_path, empty_database, seed
):
    undo_and_redo(desk_in(tmp_path, empty_database, seed), 1000, seed)


@SHORT
@given(seed=seeds, edits=st.integers(1, 30))
def test_any_short_sitting_is_undone_and_redone_exactly(qapp, tmp_path, empty_database, seed, edits):
    undo_and_redo(desk_in(tmp_path, empty_database, f"{seed}-{edits}"), edits, seed)


@SHORT
@given(seed=seeds, turns=st.lists(st.integers(0, 25), min_size=2, max_size=8))
def test_going_back_and_forth_meets_every_state_again(qapp, tmp_path, empty_database, seed, turns):
    desk = desk_in(tmp_path, empty_database, f"{seed}-{len(turns)}")
    clerk, states = RandomClerk(desk.office, desk.do, random.Random(seed)), [state_of(desk.office)]
    while desk.undo_stack.count() < 25:
        clerk.edit()
        if desk.undo_stack.count() == len(states):
            states.append(state_of(desk.office))
    for place in turns:
        desk.undo_stack.setIndex(place)
        assert state_of(desk.office) == states[place]
    desk.close()
    desk.office.close()
