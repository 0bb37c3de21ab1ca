"""How often a task must be done, how far it is, and whether it still can be (design.md rule 3)."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Protocol

from db.promised_count import PromisedCount
from db.vocabulary import DayShift, Period, QuotaRule
from desktop.rules.quota_stand import Counted, Done, QuotaStand, stand_of
from desktop.rules.recurrence import Spans, Window, months_of
from desktop.rules.roc_calendar import to_ce
from desktop.rules.words import word

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Quota:
    """So many times in every period, only in some months where they are named, by a day of the month.

    With months and the period "month" the count is due in each of them; with a longer period it is the sum,
    spread over them. The day counts in the last month of the period, the weekday (0 is Monday) in weeks; a
    `shift` moves a due day that is not worked. What is done regularly has no count: evidence has to be shown.

    Raises:
        ValueError: the count is below 1, a month is not from 1 to 12, the day not from 1 to 31, or the
            weekday not from 0 to 6.
    """

    rule: QuotaRule
    count: int
    per: Period
    months: tuple[int, ...] = ()
    day: int | None = None
    weekday: int | None = None
    shift: DayShift | None = None

    def __post_init__(self) -> None:
        are_months = all(1 <= month <= 12 for month in self.months)
        is_day = self.day is None or 1 <= self.day <= 31
        is_weekday = self.weekday is None or 0 <= self.weekday <= 6
        if self.count < 1 or not (are_months and is_day and is_weekday):
            raise ValueError(f"no such quota: {self}")

    @classmethod
    def of(cls, promised: PromisedCount) -> "Quota":
        """The quota that is promised, checked."""
        return cls(
            promised.rule,
            promised.count,
            promised.per,
            tuple(promised.months),
            promised.day,
            promised.weekday,
            promised.shift,
        )


class Ticked(Done, Protocol):
    """What was ticked off of a period; a returned tick is none."""

    @property
    def period_from(self) -> dt.date: ...


_EXACTLY = QuotaRule.EXACTLY
_BY_DAY = attrgetter("done_on", "times", "due_on")


# Neither frozen nor with cached properties: a large office has hundreds of these on every page, and both
# together cost as much time as all that is told by them (measured with tests/benchmarks/tracking.py).
@dataclass(slots=True)
class QuotaYear:
    """A quota in one ROC year and what was done towards it: days, and how often on each.

    What is dated after "today" is not counted yet, so that every answer can be had as of an earlier day.
    `counts` belong to the span they are dated in; a tick belongs to the span it was made for, so that a month
    can be made good afterwards, late.
    """

    quota: PromisedCount
    spans: Spans
    counts: tuple[tuple[dt.date, int], ...] = ()
    ticks: Sequence[Ticked] = ()
    _done: list[list[Done]] | None = field(default=None, init=False, repr=False)
    _stands: dict[dt.date, QuotaStand] = field(default_factory=dict, init=False, repr=False)

    @property
    def windows(self) -> tuple[Window, ...]:
        """The spans of the year, in each of which the quota asks for its count."""
        return self.spans.windows

    @property
    def needed(self) -> int:
        """How often the task must be done in the whole year: the 12 of 「7/12」."""
        return self.spans.needed

    def done(self) -> list[list[Done]]:
        """Return what was done, span by span, by day; found once and kept."""
        if self._done is None:
            self._done = self._sorted()
        return self._done

    def _sorted(self) -> list[list[Done]]:
        found: list[list[Done]] = [[] for _ in self.windows]
        for on, count in self.counts:
            if (place := self.place_of(on)) is not None:
                found[place].append(Counted(on, count, self.windows[place].due_on))
        begun = self.spans.begun
        for tick in self.ticks:
            # Ticks are kept by the first day of their window: nearly all are found without searching.
            place = begun.get(tick.period_from)
            if place is None:
                place = self.place_of(tick.period_from)
            if place is not None:
                if tick.due_on is not None:
                    found[place].append(tick)
                else:
                    found[place].append(Counted(tick.done_on, tick.times, self.windows[place].due_on))
        for dated in found:
            if len(dated) > 1:
                dated.sort(key=_BY_DAY)
        return found

    def place_of(self, on: dt.date) -> int | None:
        """Return which span, counted from 0, a day lies in, None for none."""
        return self.spans.place_of(on)

    def credited(self, today: dt.date) -> int:
        """Return how much of what is needed was done by today: the 7 of 「7/12」.

        What one span has too many of does not help another: twelve in one month are 1 of 12 months.
        """
        return self.stand(today).credited

    def expected_by(self, today: dt.date) -> int:
        """Return how often the task should have been done before today: pro rata, rounded down."""
        return sum(window.expected_by(today) for window in self.windows)

    def is_met(self, today: dt.date) -> bool:
        """Whether all that the year asks for was done by today, and with an exact quota no more."""
        return self.stand(today).is_met

    def is_met_by(self, due_on: dt.date, today: dt.date) -> bool:
        """Whether by today all was done that the spans begun before a due date ask for.

        A monthly duty with the due date 10/1 (domain.md 0, second seed) owes nine months by then, not twelve.
        """
        begun = any(window.first < due_on for window in self.windows)
        return begun and not any(window.first < due_on for window in self.stand(today).lacking)

    def overdue_since(self, due_on: dt.date, today: dt.date) -> dt.date | None:
        """Return the day after which a task with this due date is overdue, None where it is not.

        A month made good after that date was late, but is overdue no longer. On a holiday it may be later.
        """
        if not any(window.first < due_on for window in self.windows):
            return due_on
        lacking = [w for w in self.stand(today).lacking if w.first < due_on and w.is_past(today)]
        return max(due_on, lacking[0].due_on) if lacking else None

    def is_behind(self, today: dt.date) -> bool:
        """Whether in any span fewer were done than should have been by now."""
        return self.stand(today).is_behind

    def can_still_be_met(self, today: dt.date) -> bool:
        """Whether no span has ended with too few, and none has more than an exact quota allows."""
        return not self.stand(today).is_lost

    def is_exceeded(self, today: dt.date) -> bool:
        """Whether more was done than an exact quota allows."""
        return self.stand(today).is_exceeded

    def open_due(self, today: dt.date) -> dt.date | None:
        """Return by when the first span that lacks something asks for it, None when nothing is lacking."""
        lacking = self.stand(today).lacking
        return lacking[0].due_on if lacking else None

    def is_due_soon(self, today: dt.date, days: int) -> bool:
        """Whether a span that lacks something is due within so many days, or within a quarter of a short one.

        Otherwise a monthly duty would be due soon for half of every month, a weekly one always.
        """
        for window in self.stand(today).lacking:
            left = (window.due_on - today).days
            if 0 <= left <= days and left <= ((window.due_on - window.first).days + 1) // 4:
                return True
        return False

    def is_bunched(self, today: dt.date) -> bool:
        """Whether one month holds at least two and more than half of what a longer span needs.

        The quota may be met by that, but hardly as meant: 「每年至少12次」 all in December.
        """
        is_spread = months_of(self.quota.per) > 1 and self.quota.per is not Period.IN_ALL
        needed = self.windows[0].needed if self.windows else 0
        if self.quota.months or not is_spread or needed < 2:
            return False
        by_month: Counter[int] = Counter()
        for done in chain.from_iterable(self.done()):
            if done.done_on.year == to_ce(self.spans.year) and done.done_on <= today:
                by_month[done.done_on.month] += done.times
        return max(by_month.values(), default=0) * 2 > needed

    def stand(self, today: dt.date) -> QuotaStand:
        """Return how all spans stand, found in one go and kept: every answer about a day comes from it."""
        found = self._stands.get(today)
        if found is None:
            is_exact = self.quota.rule is _EXACTLY
            found = stand_of(self.windows, self.done(), today, is_exact=is_exact)
            self._stands[today] = found
        return found


def quota_text(quota: PromisedCount) -> str:
    """Return the quota in words: 「每年至少12次」「每月20日前1次」「5月、10月各1次」「每週三1次」.

    What is not said otherwise stays on its day; 「（遇假日順延）」 is added where a due day moves.
    """
    if quota.rule is QuotaRule.REGULARLY:
        return "定期辦理"
    moved = f"（{word(quota.shift)}）" if quota.shift else ""
    return _plain_text(quota) + moved


def _plain_text(quota: PromisedCount) -> str:
    least = word(quota.rule) if quota.rule is QuotaRule.AT_LEAST else ""
    day = f"{quota.day}日前" if quota.day else ""
    times = f"{least}{quota.count}次"
    if not quota.months:
        weekly = WEEKDAYS[quota.weekday] if quota.weekday is not None and quota.per is Period.WEEK else ""
        return f"{word(quota.per)}{weekly}{day}{times}"
    named = sorted(set(quota.months))
    names = "、".join(f"{month}月" for month in named)
    if len(named) == 1:
        return f"{names}{day}{times}"
    return f"{names}{'的' if day else ''}{day}{'各' if quota.per is Period.MONTH else '合計'}{times}"
