import datetime as dt
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import TickState, WorkdayKind
from desktop.rules.month_view import MonthDay, Weeks, month_view, of_section
from desktop.rules.occurrence import Occurrence, OccurrenceStanding
from tests.factories import OTHER_TASK, PLAIN_TASK

TODAY = dt.date(2026, 2, 10)
MONTH = dt.date(2026, 2, 1)
SOON = 14


@dataclass(frozen=True)
class Special:
    on: dt.date
    kind: WorkdayKind
    name: str = ""


def owed(due_on: dt.date, done_on: dt.date | None = None, section: int | None = None, **other: object):
    made = Occurrence(
        PLAIN_TASK.node_id, section, dt.date(due_on.year, due_on.month, 1), 1, 1, due_on, done_on
    )
    return replace(made, **other)


def days(weeks: Weeks) -> dict[dt.date, MonthDay]:
    return {day.on: day for week in weeks for day in week}


def of_day(on: dt.date, *occurrences: Occurrence) -> MonthDay:
    return days(month_view(MONTH, (PLAIN_TASK, OTHER_TASK), occurrences, TODAY, SOON))[on]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_a_month_has_whole_weeks_from_sunday_and_each_of_its_days_once(on: dt.date) -> None:
    weeks = month_view(on, (), (), on, SOON)
    assert {len(week) for week in weeks} == {7}
    assert weeks[0][0].on.isoweekday() == 7
    inside = [day.on.day for week in weeks for day in week if day.is_in_month]
    assert inside == list(range(1, len(inside) + 1))


def test_one_duty_of_many_sections_is_one_entry_with_its_count() -> None:
    due = dt.date(2026, 2, 5)
    duties = [owed(due, due if section < 12 else None, section) for section in range(20)]
    (entry,) = of_day(due, *duties).entries
    assert (entry.count, entry.done, entry.standing) == ("12/20", 12, OccurrenceStanding.OVERDUE)
    assert [each.section_id for each in entry.owed] == list(range(12, 20))


def test_of_several_times_in_a_period_the_next_one_is_owed() -> None:
    due = dt.date(2026, 2, 28)
    times = [owed(due, TODAY if number == 1 else None, number=number, of=3) for number in (1, 2, 3)]
    (entry,) = of_day(due, *times).entries
    assert entry.count == "1/3"
    assert [each.number for each in entry.owed] == [2]


def test_a_single_instance_has_no_count() -> None:
    (entry,) = of_day(TODAY, owed(TODAY)).entries
    assert entry.count == ""
    assert entry.standing is OccurrenceStanding.DUE_SOON


def test_what_presses_most_stands_first_then_the_plans_order() -> None:
    due = dt.date(2026, 2, 27)
    found = of_day(
        due, owed(due), owed(due, node_id=OTHER_TASK.node_id, done_on=TODAY, state=TickState.RETURNED)
    )
    assert [entry.task for entry in found.entries] == [OTHER_TASK, PLAIN_TASK]
    done = of_day(due, owed(due, done_on=TODAY), owed(due, node_id=OTHER_TASK.node_id, done_on=TODAY))
    assert [entry.task for entry in done.entries] == [PLAIN_TASK, OTHER_TASK]


def test_other_months_and_unknown_tasks_have_no_entries() -> None:
    for due in (dt.date(2026, 3, 1), dt.date(2025, 2, 10)):
        assert not any(
            day.entries for day in days(month_view(MONTH, (PLAIN_TASK,), [owed(due)], TODAY, SOON)).values()
        )
    assert of_day(TODAY, owed(TODAY, node_id=99)).entries == ()


def test_holidays_and_make_up_days_are_told_by_word() -> None:
    special = (
        Special(dt.date(2026, 2, 16), WorkdayKind.HOLIDAY, "農曆除夕"),
        Special(dt.date(2026, 2, 7), WorkdayKind.MAKEUP, "補行上班"),
        Special(dt.date(2026, 2, 20), WorkdayKind.HOLIDAY),
    )
    found = days(month_view(MONTH, (), (), TODAY, SOON, special))
    told = [
        (found[dt.date(2026, 2, day)].special, found[dt.date(2026, 2, day)].is_off) for day in range(1, 29)
    ]
    assert told[15] == ("農曆除夕", True)
    assert told[6] == ("補班", False)
    assert told[19] == ("放假", True)
    assert told[7] == ("", True)
    assert told[9] == ("", False)


@pytest.mark.parametrize(("section", "found"), [(None, 3), (1, 2), (2, 1), (3, 0)])
def test_a_section_sees_its_own_parts_and_what_it_shares(section: int | None, found: int) -> None:
    every = [owed(TODAY), owed(TODAY, section=1), owed(TODAY, node_id=OTHER_TASK.node_id, section=2)]
    assert len(of_section((PLAIN_TASK, OTHER_TASK), every, section)) == found
