import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import TaskStatus, TickState
from desktop.rules.occurrence import Occurrence, OccurrenceStanding
from desktop.rules.year_grid import MonthCell, TaskMonths, year_grid
from tests.factories import PLAIN_TASK

JULY = dt.date(2026, 7, 1)
JANUARY = dt.date(2026, 1, 1)
DAYS = st.dates(dt.date(2025, 11, 1), dt.date(2027, 2, 1))
OCCURRENCES = st.lists(
    st.builds(
        lambda node_id, due_on, done_on, state: Occurrence(
            node_id, None, JANUARY, 1, 1, due_on, done_on, state=state if done_on else None
        ),
        st.integers(1, 3),
        DAYS,
        st.none() | DAYS,
        st.none() | st.sampled_from(TickState),
    )
)
TASKS = [replace(PLAIN_TASK, node_id=key) for key in (1, 2)]


def months(*occurrences: Occurrence, today: dt.date = JULY) -> dict[int, MonthCell]:
    """The months of one task that have something in them, by their number."""
    (found,) = year_grid([PLAIN_TASK], occurrences, 115, today)
    return {place: cell for place, cell in enumerate(found.months, 1) if cell.total}


def due(on: dt.date, done_on: dt.date | None = None, **others: object) -> Occurrence:
    return Occurrence(1, None, JANUARY, 1, 1, on, done_on, **others)  # type: ignore[arg-type]


@given(OCCURRENCES, DAYS)
def test_every_instance_of_a_task_stands_in_one_month(occurrences: list[Occurrence], today: dt.date) -> None:
    for found in year_grid(TASKS, occurrences, 115, today):
        own = [each for each in occurrences if each.node_id == found.task.node_id]
        done = [each for each in own if each.is_done and each.done_on and each.done_on <= today]
        assert len(found.months) == 12
        assert sum(cell.total for cell in found.months) == len(own)
        assert sum(cell.finished for cell in found.months) == len(done)
        assert sum(cell.late for cell in found.months) == sum(each.days_late > 0 for each in done)
        assert found.is_empty is (not own)


@given(OCCURRENCES, DAYS)
def test_only_months_with_something_owed_have_a_day(occurrences: list[Occurrence], today: dt.date) -> None:
    for found in year_grid(TASKS, occurrences, 115, today):
        for cell in found.months:
            assert (cell.due_on is not None) is (cell.planned + cell.overdue > 0)
            assert (cell.standing is None) is (cell.total == 0)
            if cell.due_on is not None:
                assert (cell.due_on < today) is (cell.overdue > 0)


@given(OCCURRENCES, DAYS, DAYS)
def test_what_is_overdue_only_grows_while_nothing_is_done(
    occurrences: list[Occurrence], one: dt.date, other: dt.date
) -> None:
    still_open = [replace(each, done_on=None, state=None) for each in occurrences]
    early, late = (
        sum(cell.overdue for found in year_grid(TASKS, still_open, 115, day) for cell in found.months)
        for day in sorted((one, other))
    )
    assert early <= late


def test_what_was_done_in_time_stands_where_it_was_done() -> None:
    assert months(due(dt.date(2026, 12, 31), dt.date(2026, 3, 5))) == {3: MonthCell(done=1)}


def test_what_was_done_late_stands_where_it_was_due() -> None:
    found = months(due(dt.date(2026, 4, 30), dt.date(2026, 6, 2)))
    assert found == {4: MonthCell(late=1)}
    assert found[4].standing is OccurrenceStanding.DONE_LATE


def test_what_is_open_stands_where_it_is_due_with_its_day() -> None:
    soon, past = dt.date(2026, 7, 1), dt.date(2026, 6, 30)
    assert months(due(soon), due(past)) == {
        6: MonthCell(overdue=1, due_on=past),
        7: MonthCell(planned=1, due_on=soon),
    }


def test_returned_ticks_are_owed_again() -> None:
    returned = due(dt.date(2026, 5, 1), dt.date(2026, 4, 28), state=TickState.RETURNED)
    assert months(returned) == {5: MonthCell(overdue=1, due_on=dt.date(2026, 5, 1))}


def test_on_an_earlier_day_later_ticks_are_not_known() -> None:
    tick = due(dt.date(2026, 5, 1), dt.date(2026, 5, 20))
    assert months(tick, today=dt.date(2026, 5, 10)) == {5: MonthCell(overdue=1, due_on=dt.date(2026, 5, 1))}
    assert months(tick, today=dt.date(2026, 5, 20)) == {5: MonthCell(late=1)}


def test_what_presses_most_marks_the_month() -> None:
    assert MonthCell().standing is None
    assert MonthCell(done=19, overdue=1).standing is OccurrenceStanding.OVERDUE
    assert MonthCell(done=4, planned=16).standing is OccurrenceStanding.TO_COME
    assert MonthCell(done=19, late=1).standing is OccurrenceStanding.DONE_LATE
    assert MonthCell(done=20).standing is OccurrenceStanding.DONE


@pytest.mark.parametrize(("on", "month"), [(dt.date(2025, 12, 30), 1), (dt.date(2027, 1, 4), 12)])
def test_days_outside_of_the_year_stand_at_its_ends(on: dt.date, month: int) -> None:
    assert list(months(due(on))) == [month]


def test_a_task_without_dates_that_was_ticked_off_has_its_day() -> None:
    ticked = replace(PLAIN_TASK, status=TaskStatus.DONE, done_on=dt.date(2026, 2, 3))
    (found,) = year_grid([ticked], [], 115, JULY)
    assert found.months[1] == MonthCell(done=1)


def test_a_task_without_anything_is_empty() -> None:
    (found,) = year_grid([PLAIN_TASK], [], 115, JULY)
    assert found == TaskMonths(PLAIN_TASK, (MonthCell(),) * 12)
    assert found.is_empty
