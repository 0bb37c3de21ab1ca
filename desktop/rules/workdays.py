"""Working days, and the last day of a time limit (design.md rule 5)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from db.vocabulary import DayBasis, TimeUnit, WorkdayKind

_ONE_DAY = dt.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """The days on which the office works: Monday to Friday but for holidays, and make-up workdays.

    A day in both sets is worked: a make-up workday is the later word.
    """

    holidays: frozenset[dt.date] = frozenset()
    makeup: frozenset[dt.date] = frozenset()

    def is_workday(self, on: dt.date) -> bool:
        """Whether the office works on this day."""
        return on in self.makeup or (on.weekday() < _SATURDAY and on not in self.holidays)

    def next_workday(self, after: dt.date) -> dt.date:
        """Return the first working day after this one."""
        return self.add_workdays(after, 1)

    def last_workday(self, before: dt.date) -> dt.date:
        """Return the last working day before this one."""
        day = before - _ONE_DAY
        while not self.is_workday(day):
            day -= _ONE_DAY
        return day

    def add_workdays(self, start: dt.date, count: int) -> dt.date:
        """Return the `count`-th working day after `start`, which itself is never counted; `start` for 0.

        Raises:
            ValueError: the count is below 0.
        """
        if count < 0:
            raise ValueError(f"cannot count {count} working days on")
        day = start
        while count:
            day += _ONE_DAY
            count -= self.is_workday(day)
        return day

    def workdays_between(self, start: dt.date, end: dt.date) -> int:
        """Return how many working days lie after `start`, up to and with `end`; 0 if `end` is not later."""
        days = (start + _ONE_DAY * n for n in range(1, (end - start).days + 1))
        return sum(map(self.is_workday, days))


def deadline(
    received_on: dt.date, count: int, unit: TimeUnit, basis: DayBasis, calendar: WorkCalendar
) -> dt.date:
    """Return the last day of a limit, counted from the day after receipt (domain.md 4, day counting).

    Hours are rounded up to days of 24 hours; where the time of receipt is known, ask `deadline_at`.

    Raises:
        ValueError: the count is below 1.
    """
    _refuse_nothing(count)
    days = count if unit is TimeUnit.DAYS else -(-count // 24)
    if basis is DayBasis.WORKING:
        return calendar.add_workdays(received_on, days)
    return received_on + _ONE_DAY * days


def deadline_at(
    received_at: dt.datetime, count: int, unit: TimeUnit, basis: DayBasis, calendar: WorkCalendar
) -> dt.datetime:
    """Return the moment a limit ends: hours run from receipt, days end with their last minute.

    Working hours run through all 24 hours of working days and stand still on the others: 24 hours from
    Friday 17:00 end on Monday 17:00.

    Raises:
        ValueError: the count is below 1.
    """
    if unit is TimeUnit.DAYS:
        last_day = deadline(received_at.date(), count, unit, basis, calendar)
        return dt.datetime.combine(last_day, dt.time(23, 59), received_at.tzinfo)
    _refuse_nothing(count)
    if basis is DayBasis.CALENDAR:
        return received_at + dt.timedelta(hours=count)
    return _after_working_hours(received_at, dt.timedelta(hours=count), calendar)


def _after_working_hours(at: dt.datetime, left: dt.timedelta, calendar: WorkCalendar) -> dt.datetime:
    while True:
        midnight = dt.datetime.combine(at.date() + _ONE_DAY, dt.time(), at.tzinfo)
        if calendar.is_workday(at.date()):
            if left <= midnight - at:
                return at + left
            left -= midnight - at
        at = midnight


def _refuse_nothing(count: int) -> None:
    if count < 1:
        raise ValueError(f"a limit is at least 1, not {count}")


class DayOfItsOwn(Protocol):
    """A day that differs from the ordinary week, wherever it is kept."""

    @property
    def on(self) -> dt.date: ...
    @property
    def kind(self) -> WorkdayKind: ...


def calendar_of(days: Iterable[DayOfItsOwn]) -> WorkCalendar:
    """Return the working days that these special days make."""
    listed = list(days)
    return WorkCalendar(
        frozenset(day.on for day in listed if day.kind is WorkdayKind.HOLIDAY),
        frozenset(day.on for day in listed if day.kind is WorkdayKind.MAKEUP),
    )
