import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import WalkaroundCategory, WalkaroundState
from desktop.rules.walkaround import (
    allowed_next,
    is_closed,
    is_overdue,
    may_be_deleted,
    may_be_edited,
    may_go,
    serial_text,
)
from desktop.rules.words import meaning

TODAY = dt.date(2026, 5, 20)
states = pytest.mark.parametrize("state", WalkaroundState)


def state_called(written: str) -> WalkaroundState:
    state = meaning(WalkaroundState, written)
    assert state is not None
    return state


@pytest.mark.parametrize(
    "way",
    [
        "登錄 當場結案",
        "登錄 會辦中 陳核中 結案",
        "登錄 陳核中 結案",
        "登錄 會辦中 陳核中 退回補正 陳核中 結案",
        "登錄 會辦中 退回補正 會辦中 陳核中 結案",
        "登錄 併案",
        "登錄 會辦中 陳核中 退回補正 併案",
    ],
)
def test_the_ways_an_entry_may_take(way: str) -> None:
    steps = [state_called(step) for step in way.split()]
    for here, there in pairwise(steps):
        assert may_go(here, there)
    assert is_closed(steps[-1])


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("登錄", "結案"),
        ("會辦中", "結案"),
        ("會辦中", "當場結案"),
        ("陳核中", "登錄"),
        ("當場結案", "會辦中"),
        ("當場結案", "陳核中"),
        ("結案", "退回補正"),
        ("結案", "登錄"),
        ("併案", "登錄"),
        ("登錄", "退回補正"),
    ],
)
def test_nothing_is_closed_without_being_submitted_nor_opened_again(here: str, there: str) -> None:
    assert not may_go(state_called(here), state_called(there))


@states
def test_every_state_leads_on_to_an_end(state: WalkaroundState) -> None:
    reached = {state}
    for _ in WalkaroundState:
        reached |= {further for here in reached for further in allowed_next(here)}
    assert any(map(is_closed, reached))


@states
def test_what_is_closed_is_the_end_and_nothing_else_is(state: WalkaroundState) -> None:
    assert is_closed(state) == (allowed_next(state) == ())


@states
def test_every_state_can_be_reached_from_the_start(state: WalkaroundState) -> None:
    reached = {WalkaroundState.REGISTERED}
    for _ in WalkaroundState:
        reached |= {further for here in reached for further in allowed_next(here)}
    assert state in reached


@states
def test_no_state_leads_to_itself_or_twice_to_another(state: WalkaroundState) -> None:
    further = allowed_next(state)
    assert state not in further
    assert len(set(further)) == len(further)


def test_a_closed_entry_is_corrected_by_a_remark_only() -> None:
    locked = {state for state in WalkaroundState if not may_be_edited(state)}
    assert locked == {WalkaroundState.SETTLED, WalkaroundState.CLOSED, WalkaroundState.MERGED}


def test_an_open_entry_is_overdue_from_the_day_after_its_due_date() -> None:
    consulting = WalkaroundState.CONSULTING
    assert not is_overdue(consulting, TODAY, TODAY)
    assert is_overdue(consulting, TODAY - dt.timedelta(days=1), TODAY)
    assert not is_overdue(consulting, None, TODAY)


@given(st.sampled_from([state for state in WalkaroundState if is_closed(state)]), st.dates())
def test_a_closed_entry_is_never_overdue(state: WalkaroundState, due_on: dt.date) -> None:
    assert not is_overdue(state, due_on, TODAY)


def test_the_serial_names_year_and_section() -> None:
    assert serial_text(115, "行政", 7) == "115-行政-007"
    assert serial_text(115, "戶政", 1234) == "115-戶政-1234"


def test_an_entry_may_be_deleted_until_it_goes_on_and_one_of_nothing_found_always() -> None:
    facility, nothing = WalkaroundCategory.FACILITY, WalkaroundCategory.NOTHING_FOUND
    deletable = [state for state in WalkaroundState if may_be_deleted(state, facility)]
    assert deletable == [WalkaroundState.REGISTERED]
    assert may_be_deleted(WalkaroundState.SETTLED, nothing)
