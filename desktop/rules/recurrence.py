"""The periods of a year in which something must be done so often, and by which day of each."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from db.promised_count import PromisedCount
from db.vocabulary import DayShift, Period, QuotaRule
from desktop.rules.roc_calendar import to_ce
from desktop.rules.workdays import WorkCalendar

_ONE_DAY = dt.timedelta(days=1)
_MONTHS_IN = {
    Period.YEAR: 12,
    Period.IN_ALL: 12,
    Period.HALF_YEAR: 6,
    Period.QUARTER: 3,
    Period.THREE_MONTHS: 3,
    Period.MONTH: 1,
}
# Their one period is the whole year, so that it ends with the task's own due date.
_WHOLE_YEAR = (Period.YEAR, Period.IN_ALL)


@dataclass(frozen=True, slots=True)
class Window:
    """A span in which so many times are needed; from the day after `due_on` fewer are too few.

    A quantity is not `paced`: nothing of it is expected before it is due.
    """

    first: dt.date
    last: dt.date
    due_on: dt.date
    needed: int
    is_paced: bool = True

    def expected_by(self, today: dt.date) -> int:
        """Return how often it should have been done before today: pro rata by days, rounded down."""
        if today > self.due_on:
            return self.needed
        if today <= self.first or not self.is_paced:
            return 0
        return self.needed * (today - self.first).days // ((self.due_on - self.first).days + 1)

    def is_past(self, today: dt.date) -> bool:
        """Whether what it asks for can only be done late by now."""
        return today > self.due_on


class Spans:
    """All windows of a quota in an ROC year, and how often they ask in all; `begun` has the place of each.

    Everybody who owes the same shares one: what is told by the days alone is found once.
    """

    def __init__(self, year: int, windows: tuple[Window, ...]) -> None:
        self.year = year
        self.windows = windows
        self.needed = sum(window.needed for window in windows)
        self._firsts = [window.first for window in windows]
        self.begun = {first: place for place, first in enumerate(self._firsts)}

    def place_of(self, on: dt.date) -> int | None:
        """Return which window, counted from 0, a day lies in, None for none."""
        place = bisect_right(self._firsts, on) - 1
        return place if place >= 0 and on <= self.windows[place].last else None


def months_of(per: Period) -> int:
    """How many months a period has; 0 for those shorter than a month."""
    return _MONTHS_IN.get(per, 0)


def spans_of(quota: PromisedCount, year: int, calendar: WorkCalendar, until: dt.date | None = None) -> Spans:
    """Return the spans of a ROC year, in each of which the quota asks for its count, by their beginning.

    `until` is the due date of the task: what the span it lies in asks for is owed by that day. Weeks begin on
    the Mondays of the year, the last is cut at its end. Where the quota says so, a due day that is not worked
    moves to the next or the last one that is. What is done regularly without a count has no spans.
    """
    if quota.rule is QuotaRule.REGULARLY:
        return Spans(year, ())
    said = _Said(quota.count, quota.per, tuple(quota.months), quota.day, quota.weekday, quota.shift)
    if quota.per in _WHOLE_YEAR and not quota.months:
        return _expanded(said, year, calendar, until)
    spans = _expanded(said, year, calendar, None)
    return spans if until is None else _ended(spans, until, quota.shift, calendar)


class _Said(NamedTuple):
    """What a quota says of its spans, wherever it is kept; the same words have the same spans."""

    times: int
    per: Period
    months: tuple[int, ...]
    day: int | None
    weekday: int | None
    shift: DayShift | None


@lru_cache(maxsize=4096)
def _expanded(quota: _Said, year: int, calendar: WorkCalendar, until: dt.date | None) -> Spans:
    if quota.months:
        found = _named_months(quota, to_ce(year))
    elif quota.per in _MONTHS_IN:
        found = _equal_spans(quota, to_ce(year), until)
    elif quota.per is Period.WEEK:
        found = _weeks(quota, to_ce(year))
    else:
        found = _days(quota, to_ce(year), calendar)
    return Spans(year, tuple(_shifted(window, quota.shift, calendar) for window in found))


@lru_cache(maxsize=4096)
def _ended(spans: Spans, until: dt.date, shift: DayShift | None, calendar: WorkCalendar) -> Spans:
    """The spans with the one that a task's due date lies in owed by that date, if it would be owed later."""
    place = spans.place_of(until)
    if place is None or not spans.windows[place].first < until < spans.windows[place].due_on:
        return spans
    windows = list(spans.windows)
    windows[place] = _shifted(replace(windows[place], due_on=until), shift, calendar)
    return Spans(spans.year, tuple(windows))


def _year_of(ce_year: int) -> dict[str, dt.datetime]:
    """The first and last moment between which dateutil lists the days of a year."""
    return {"dtstart": dt.datetime(ce_year, 1, 1), "until": dt.datetime(ce_year, 12, 31)}


def _listed(frequency: int, ce_year: int, **rule: object) -> list[dt.date]:
    from dateutil.rrule import rrule

    return [moment.date() for moment in rrule(frequency, **_year_of(ce_year), **rule)]


def _month_firsts(ce_year: int, months: Sequence[int]) -> list[dt.date]:
    from dateutil.rrule import MONTHLY

    return _listed(MONTHLY, ce_year, bymonthday=1, bymonth=tuple(months))


def _due_days(ce_year: int, day: int | None) -> list[dt.date]:
    """The due day of each month of a year: the day asked for, the last one of a month that lacks it."""
    from dateutil.rrule import MONTHLY

    return _listed(MONTHLY, ce_year, bymonthday=tuple(range(1, (day or 31) + 1)), bysetpos=-1)


def _equal_spans(quota: _Said, ce_year: int, until: dt.date | None) -> Iterator[Window]:
    length = _MONTHS_IN[quota.per]
    due_days = _due_days(ce_year, quota.day)
    firsts = [*_month_firsts(ce_year, range(1, 13, length)), dt.date(ce_year + 1, 1, 1)]
    for number, (first, following) in enumerate(pairwise(firsts), start=1):
        last, due_on = following - _ONE_DAY, due_days[number * length - 1]
        if quota.day is None and until is not None and until >= first:
            last, due_on = max(last, until), until
        yield Window(first, last, due_on, quota.times, is_paced=quota.per is not Period.IN_ALL)


def _named_months(quota: _Said, ce_year: int) -> Iterator[Window]:
    """Yield a window for every named month; one over all of them where there are more months than times."""
    named = sorted(set(quota.months))
    due_days = _due_days(ce_year, quota.day)
    ends = _due_days(ce_year, None)
    firsts = _month_firsts(ce_year, named)
    if quota.per is not Period.MONTH and quota.times < len(named):
        last = named[-1] - 1
        yield Window(firsts[0], ends[last], due_days[last], quota.times)
        return
    share, left = divmod(quota.times, len(named))
    for place, (first, month) in enumerate(zip(firsts, named, strict=True)):
        needed = quota.times if quota.per is Period.MONTH else share + (place < left)
        yield Window(first, ends[month - 1], due_days[month - 1], needed)


def _weeks(quota: _Said, ce_year: int) -> Iterator[Window]:
    from dateutil.rrule import MO, WEEKLY

    new_years_eve = dt.date(ce_year, 12, 31)
    for first in _listed(WEEKLY, ce_year, byweekday=MO):
        last = min(first + 6 * _ONE_DAY, new_years_eve)
        due_on = last if quota.weekday is None else min(first + quota.weekday * _ONE_DAY, last)
        yield Window(first, last, due_on, quota.times)


def _days(quota: _Said, ce_year: int, calendar: WorkCalendar) -> Iterator[Window]:
    from dateutil.rrule import DAILY

    for day in _listed(DAILY, ce_year):
        if quota.per is Period.EVERY_DAY or calendar.is_workday(day):
            yield Window(day, day, day, quota.times)


def _shifted(window: Window, shift: DayShift | None, calendar: WorkCalendar) -> Window:
    if shift is None or calendar.is_workday(window.due_on):
        return window
    if shift is DayShift.NEXT:
        due_on = calendar.next_workday(window.due_on)
    else:
        due_on = calendar.last_workday(window.due_on)
    # A span in which nobody works keeps its own first day.
    due_on = max(due_on, window.first)
    return Window(window.first, window.last, due_on, window.needed, window.is_paced)
