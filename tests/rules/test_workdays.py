import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import DayBasis, TimeUnit
from desktop.rules.workdays import WorkCalendar, deadline, deadline_at

DAYS, HOURS = TimeUnit.DAYS, TimeUnit.HOURS
CALENDAR, WORKING = DayBasis.CALENDAR, DayBasis.WORKING

# The Dragon Boat holiday of 113 on a Monday, and a Saturday made up for the Lunar New Year.
DRAGON_BOAT = dt.date(2024, 6, 10)
MAKEUP_SATURDAY = dt.date(2024, 2, 17)
OFFICE = WorkCalendar(frozenset({DRAGON_BOAT}), frozenset({MAKEUP_SATURDAY}))

days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
moments = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 12, 31))
calendars = st.builds(
    WorkCalendar,
    st.frozensets(st.dates(dt.date(2024, 1, 1), dt.date(2024, 3, 31)), max_size=30),
    st.frozensets(st.dates(dt.date(2024, 1, 1), dt.date(2024, 3, 31)), max_size=10),
)
first_quarter = st.dates(dt.date(2023, 12, 20), dt.date(2024, 3, 31))


def test_the_office_works_from_monday_to_friday() -> None:
    week = [dt.date(2024, 6, 17) + dt.timedelta(days=n) for n in range(7)]
    assert [OFFICE.is_workday(day) for day in week] == [True] * 5 + [False] * 2


def test_holidays_are_off_and_makeup_saturdays_are_worked() -> None:
    assert not OFFICE.is_workday(DRAGON_BOAT)
    assert OFFICE.is_workday(MAKEUP_SATURDAY)


def test_a_day_that_is_both_is_worked() -> None:
    both = frozenset({DRAGON_BOAT})
    assert WorkCalendar(both, both).is_workday(DRAGON_BOAT)


def test_the_next_workday_skips_weekend_and_holiday() -> None:
    assert OFFICE.next_workday(dt.date(2024, 6, 7)) == dt.date(2024, 6, 11)
    assert OFFICE.next_workday(dt.date(2024, 2, 16)) == MAKEUP_SATURDAY


def test_counting_on_by_nothing_stays_and_counting_back_is_refused() -> None:
    assert OFFICE.add_workdays(DRAGON_BOAT, 0) == DRAGON_BOAT
    with pytest.raises(ValueError, match="-1"):
        OFFICE.add_workdays(DRAGON_BOAT, -1)


@given(first_quarter, st.integers(1, 60), calendars)
def test_counting_workdays_on_ends_on_a_workday_so_many_further(
    start: dt.date, count: int, calendar: WorkCalendar
) -> None:
    end = calendar.add_workdays(start, count)
    assert calendar.is_workday(end)
    assert calendar.workdays_between(start, end) == count
    assert calendar.workdays_between(start, end - dt.timedelta(days=1)) == count - 1


@given(first_quarter, first_quarter, first_quarter, calendars)
def test_spans_of_workdays_add_up(one: dt.date, two: dt.date, three: dt.date, calendar: WorkCalendar) -> None:
    first, middle, last = sorted([one, two, three])
    assert calendar.workdays_between(first, last) == calendar.workdays_between(
        first, middle
    ) + calendar.workdays_between(middle, last)


@given(first_quarter, calendars, st.integers(0, 40))
def test_no_workdays_lie_before_the_start(start: dt.date, calendar: WorkCalendar, back: int) -> None:
    assert calendar.workdays_between(start, start - dt.timedelta(days=back)) == 0


def test_three_days_count_from_the_day_after_receipt() -> None:
    friday = dt.date(2024, 6, 7)
    assert deadline(friday, 3, DAYS, CALENDAR, OFFICE) == dt.date(2024, 6, 10)
    assert deadline(friday, 3, DAYS, WORKING, OFFICE) == dt.date(2024, 6, 13)


def test_a_makeup_saturday_counts_as_one_of_the_working_days() -> None:
    thursday = dt.date(2024, 2, 15)
    assert deadline(thursday, 2, DAYS, WORKING, OFFICE) == MAKEUP_SATURDAY


def test_24_hours_are_the_next_day_where_only_the_day_is_known() -> None:
    friday = dt.date(2024, 6, 7)
    assert deadline(friday, 24, HOURS, CALENDAR, OFFICE) == dt.date(2024, 6, 8)
    assert deadline(friday, 25, HOURS, CALENDAR, OFFICE) == dt.date(2024, 6, 9)
    assert deadline(friday, 24, HOURS, WORKING, OFFICE) == dt.date(2024, 6, 11)


def test_24_hours_run_from_the_minute_of_receipt() -> None:
    friday_evening = dt.datetime(2024, 6, 14, 17, 0)
    assert deadline_at(friday_evening, 24, HOURS, CALENDAR, OFFICE) == dt.datetime(2024, 6, 15, 17, 0)
    assert deadline_at(friday_evening, 24, HOURS, WORKING, OFFICE) == dt.datetime(2024, 6, 17, 17, 0)


def test_working_hours_of_what_came_on_a_sunday_begin_on_monday() -> None:
    sunday_noon = dt.datetime(2024, 6, 16, 12, 0)
    assert deadline_at(sunday_noon, 4, HOURS, WORKING, OFFICE) == dt.datetime(2024, 6, 17, 4, 0)


def test_a_limit_in_days_ends_with_the_last_minute_of_its_last_day() -> None:
    received = dt.datetime(2024, 6, 7, 9, 30)
    assert deadline_at(received, 3, DAYS, WORKING, OFFICE) == dt.datetime(2024, 6, 13, 23, 59)


@given(moments, st.integers(1, 200), st.sampled_from(TimeUnit))
def test_working_limits_never_end_before_calendar_limits(
    received: dt.datetime, count: int, unit: TimeUnit
) -> None:
    by_calendar = deadline_at(received, count, unit, CALENDAR, OFFICE)
    by_workdays = deadline_at(received, count, unit, WORKING, OFFICE)
    assert received < by_calendar <= by_workdays


@given(moments, st.integers(1, 200), st.sampled_from(TimeUnit), st.sampled_from(DayBasis))
def test_the_last_day_never_comes_before_the_last_moment(
    received: dt.datetime, count: int, unit: TimeUnit, basis: DayBasis
) -> None:
    moment = deadline_at(received, count, unit, basis, OFFICE)
    assert deadline(received.date(), count, unit, basis, OFFICE) >= (moment - dt.timedelta(days=1)).date()


@given(days, st.integers(1, 30))
def test_one_day_more_ends_later(received: dt.date, count: int) -> None:
    for basis in DayBasis:
        one = deadline(received, count, DAYS, basis, OFFICE)
        assert received < one < deadline(received, count + 1, DAYS, basis, OFFICE)


@pytest.mark.parametrize("unit", TimeUnit)
def test_a_limit_of_nothing_is_refused(unit: TimeUnit) -> None:
    with pytest.raises(ValueError, match="0"):
        deadline(DRAGON_BOAT, 0, unit, CALENDAR, OFFICE)
    with pytest.raises(ValueError, match="0"):
        deadline_at(dt.datetime(2024, 6, 7), 0, unit, CALENDAR, OFFICE)
