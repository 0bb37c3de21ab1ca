"""The office's special days and the table a year starts with."""

import datetime as dt

import pytest

from db.queries.office import special_days
from db.vocabulary import WorkdayKind
from desktop.errors import Refused
from desktop.office.calendar import (
    add_special_day,
    change_special_day,
    known_special_days,
    remove_special_day,
    seed_special_days,
)
from desktop.office.followed_plan import work_calendar
from desktop.office.office import Actor, Office

NEW_YEAR = dt.date(2024, 1, 1)
MAKEUP = dt.date(2024, 2, 17)


def test_a_seeded_year_has_its_holidays_and_make_up_workdays(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        added = seed_special_days(work, 2024)
    with office.reading() as session:
        days = special_days(session, 2024)
        calendar = work_calendar(session)
    assert added == len(days) > 10
    assert not calendar.is_workday(NEW_YEAR)
    assert calendar.is_workday(MAKEUP)
    assert all(day.source for day in days)


def test_seeding_again_keeps_what_somebody_corrected(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        add_special_day(work, NEW_YEAR, WorkdayKind.MAKEUP, "加班")
        first = seed_special_days(work, 2024)
    with office.work(clerk) as work:
        assert seed_special_days(work, 2024) == 0
    with office.reading() as session:
        days = {day.on: day for day in special_days(session)}
    assert days[NEW_YEAR].name == "加班"
    assert len(days) == first + 1


def test_a_day_is_special_once(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        add_special_day(work, NEW_YEAR, WorkdayKind.HOLIDAY, "元旦")
        other = add_special_day(work, MAKEUP, WorkdayKind.MAKEUP)
    with pytest.raises(Refused, match=r"113\.01\.01.*元旦"), office.work(clerk) as work:
        add_special_day(work, NEW_YEAR, WorkdayKind.HOLIDAY)
    with pytest.raises(Refused, match="元旦"), office.work(clerk) as work:
        change_special_day(work, other, on=NEW_YEAR, kind=WorkdayKind.HOLIDAY, name="")


def test_a_special_day_is_moved_and_removed(office: Office, clerk: Actor) -> None:
    later = dt.date(2024, 1, 2)
    with office.work(clerk) as work:
        key = add_special_day(work, NEW_YEAR, WorkdayKind.HOLIDAY, "停班")
        change_special_day(work, key, on=later, kind=WorkdayKind.HOLIDAY, name="停班")
    with office.reading() as session:
        assert not work_calendar(session).is_workday(later)
    with office.work(clerk) as work:
        remove_special_day(work, key)
    with office.reading() as session:
        assert special_days(session) == []


def test_a_year_nobody_knows_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="自行輸入"):
        known_special_days(1990)
