"""How often a task must be done, how far it is, and whether it still can be (design.md rule 3)."""

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from db.vocabulary import Period, QuotaRule
from desktop.rules.roc_calendar import to_ce
from desktop.rules.words import word
from desktop.rules.workdays import WorkCalendar

_MONTHS_IN = {
    Period.YEAR: 12,
    Period.HALF_YEAR: 6,
    Period.QUARTER: 3,
    Period.THREE_MONTHS: 3,
    Period.MONTH: 1,
}
_MONDAY = 0


class PromisedCount(Protocol):
    """What these rules need of a quota, wherever it is kept."""

    @property
    def rule(self) -> QuotaRule: ...
    @property
    def count(self) -> int: ...
    @property
    def per(self) -> Period: ...
    @property
    def months(self) -> tuple[int, ...]: ...
    @property
    def day(self) -> int | None: ...


@dataclass(frozen=True)
class Quota:
    """So many times in every period, only in some months where they are named, by a day of the month.

    With months and the period "month" the count is due in each of them; with a longer period it is the sum,
    spread over them. The day counts in the last month of the period; weeks and days know none.

    Raises:
        ValueError: the count is below 1, a month is not from 1 to 12, or the day not from 1 to 31.
    """

    rule: QuotaRule
    count: int
    per: Period
    months: tuple[int, ...] = ()
    day: int | None = None

    def __post_init__(self) -> None:
        are_months = all(1 <= month <= 12 for month in self.months)
        is_day = self.day is None or 1 <= self.day <= 31
        if self.count < 1 or not are_months or not is_day:
            raise ValueError(f"no such quota: {self}")


@dataclass(frozen=True)
class Window:
    """A span in which so many times are needed; from the day after `due_on` fewer are too few."""

    first: dt.date
    last: dt.date
    due_on: dt.date
    needed: int

    def expected_by(self, today: dt.date) -> int:
        """Return how often it should have been done before today: pro rata by days, rounded down."""
        if today <= self.first:
            return 0
        if today > self.due_on:
            return self.needed
        return self.needed * (today - self.first).days // ((self.due_on - self.first).days + 1)


@dataclass(frozen=True)
class QuotaYear:
    """A quota in one ROC year and what was done towards it: days, and how often on each.

    What is dated after "today" is not counted yet, so that every answer can be had as of an earlier day.
    """

    quota: PromisedCount
    year: int
    counts: tuple[tuple[dt.date, int], ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The spans of the year, in each of which the quota asks for its count.

        Weeks begin on the Mondays of the year, the last is cut at its end; days are the working days.
        """
        if self.quota.months:
            return tuple(_named_months(self.quota, to_ce(self.year)))
        if self.quota.per in _MONTHS_IN:
            return tuple(_equal_spans(self.quota, to_ce(self.year)))
        return tuple(_weeks_or_days(self.quota, to_ce(self.year), self.calendar))

    @property
    def needed(self) -> int:
        """How often the task must be done in the whole year: the 12 of 「7/12」."""
        return sum(window.needed for window in self.windows)

    def credited(self, today: dt.date) -> int:
        """Return how much of what is needed was done by today: the 7 of 「7/12」.

        What one span has too many of does not help another: twelve in one month are 1 of 12 months.
        """
        return sum(min(self._counted(window, today), window.needed) for window in self.windows)

    def expected_by(self, today: dt.date) -> int:
        """Return how often the task should have been done before today: pro rata, rounded down."""
        return sum(window.expected_by(today) for window in self.windows)

    def is_met(self, today: dt.date) -> bool:
        """Whether all that the year asks for was done by today, and with an exact quota no more."""
        return self.credited(today) == self.needed and self.can_still_be_met(today)

    def is_met_by(self, due_on: dt.date, today: dt.date) -> bool:
        """Whether by a due date, and by today, all was done that the spans begun before that date ask for.

        A monthly duty with the due date 10/1 (domain.md 0, second seed) owes nine months by then, not twelve.
        """
        begun = [window for window in self.windows if window.first < due_on]
        until = min(due_on, today)
        return bool(begun) and all(self._counted(window, until) >= window.needed for window in begun)

    def is_behind(self, today: dt.date) -> bool:
        """Whether in any span fewer were done than should have been by now."""
        return any(self._counted(window, today) < window.expected_by(today) for window in self.windows)

    def can_still_be_met(self, today: dt.date) -> bool:
        """Whether no span has ended with too few, and none has more than an exact quota allows."""
        is_exact = self.quota.rule is QuotaRule.EXACTLY
        for window in self.windows:
            counted = self._counted(window, today)
            if counted < window.needed and today > window.last:
                return False
            if counted > window.needed and is_exact:
                return False
        return True

    def is_bunched(self, today: dt.date) -> bool:
        """Whether one month holds at least two and more than half of what a longer span needs.

        The quota may be met by that, but hardly as meant: 「每年至少12次」 all in December.
        """
        if self.quota.months or _MONTHS_IN.get(self.quota.per, 1) == 1:
            return False
        by_month: Counter[int] = Counter()
        for on, count in self.counts:
            if on.year == to_ce(self.year) and on <= today:
                by_month[on.month] += count
        needed = self.windows[0].needed
        return needed > 1 and max(by_month.values(), default=0) * 2 > needed

    def _counted(self, window: Window, today: dt.date) -> int:
        until = min(window.last, today)
        return sum(count for on, count in self.counts if window.first <= on <= until)


def quota_text(quota: PromisedCount) -> str:
    """Return the quota in words: 「每年至少12次」「每月20日前1次」「5月、10月各1次」."""
    least = word(quota.rule) if quota.rule is QuotaRule.AT_LEAST else ""
    day = f"{quota.day}日前" if quota.day else ""
    times = f"{least}{quota.count}次"
    if not quota.months:
        return f"{word(quota.per)}{day}{times}"
    named = sorted(set(quota.months))
    names = "、".join(f"{month}月" for month in named)
    if len(named) == 1:
        return f"{names}{day}{times}"
    return f"{names}{'的' if day else ''}{day}{'各' if quota.per is Period.MONTH else '合計'}{times}"


def _equal_spans(quota: PromisedCount, ce_year: int) -> Iterator[Window]:
    length = _MONTHS_IN[quota.per]
    for first in range(1, 13, length):
        yield _months(ce_year, first, first + length - 1, quota.day, quota.count)


def _named_months(quota: PromisedCount, ce_year: int) -> Iterator[Window]:
    """Yield a window for every named month; one over all of them where there are more months than times."""
    named = sorted(set(quota.months))
    if quota.per is Period.MONTH:
        shares = [quota.count] * len(named)
    elif quota.count < len(named):
        yield _months(ce_year, named[0], named[-1], quota.day, quota.count)
        return
    else:
        share, left = divmod(quota.count, len(named))
        shares = [share + (place < left) for place in range(len(named))]
    for month, share in zip(named, shares, strict=True):
        yield _months(ce_year, month, month, quota.day, share)


def _months(ce_year: int, first: int, last: int, day: int | None, needed: int) -> Window:
    length = monthrange(ce_year, last)[1]
    return Window(
        dt.date(ce_year, first, 1),
        dt.date(ce_year, last, length),
        dt.date(ce_year, last, min(day or length, length)),
        needed,
    )


def _weeks_or_days(quota: PromisedCount, ce_year: int, calendar: WorkCalendar) -> Iterator[Window]:
    new_year, last_day = dt.date(ce_year, 1, 1), dt.date(ce_year, 12, 31)
    for number in range((last_day - new_year).days + 1):
        first = new_year + dt.timedelta(days=number)
        if quota.per is Period.WEEK and first.weekday() == _MONDAY:
            last = min(first + dt.timedelta(days=6), last_day)
            yield Window(first, last, last, quota.count)
        elif quota.per is Period.DAY and calendar.is_workday(first):
            yield Window(first, first, first, quota.count)
