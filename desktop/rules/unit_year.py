"""What one section, or all together, have done of a task in a year, and what they still owe."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol

from db.vocabulary import QuotaRule, TaskStatus, TickState
from desktop.rules.lights import TaskFacts
from desktop.rules.occurrence import Occurrence
from desktop.rules.plan_rows import Tracking
from desktop.rules.quota import QuotaYear
from desktop.rules.recurrence import Spans, Window
from desktop.rules.roc_calendar import to_ce

_SET_BY_PEOPLE = frozenset({TaskStatus.DONE, TaskStatus.NOT_APPLICABLE, TaskStatus.WITHDRAWN})
# See desktop/rules/lights.py.
_DONE, _STARTED, _NOT_STARTED = TaskStatus.DONE, TaskStatus.STARTED, TaskStatus.NOT_STARTED
_RETURNED = TickState.RETURNED
_DAY_DONE = attrgetter("done_on")


class Tick(Protocol):
    """A tick as it is stored."""

    @property
    def id(self) -> int: ...
    @property
    def section_id(self) -> int | None: ...
    @property
    def period_from(self) -> dt.date: ...
    @property
    def number(self) -> int: ...
    @property
    def due_on(self) -> dt.date | None: ...
    @property
    def done_on(self) -> dt.date: ...
    @property
    def times(self) -> int: ...
    @property
    def state(self) -> TickState: ...
    @property
    def note(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def ticked_by(self) -> str: ...


# Not frozen, as an office has a thousand of these: see desktop/rules/quota.py.
@dataclass(slots=True)
class UnitYear:
    """One part of a task: `section_id` is None where all sections share it.

    `ticks` are all of this part, returned ones too, `valid` those that hold today: made by then and not
    returned. `counts` is what registers and evidence count for it. `spans` are those of the task's quota,
    None where it has none; then there is no `quota`, the counted promise of the year, either.
    """

    node_id: int
    section_id: int | None
    year: int
    tracking: Tracking | None
    ticks: Sequence[Tick]
    counts: tuple[tuple[dt.date, int], ...]
    spans: Spans | None
    today: dt.date
    valid: list[Tick] = field(init=False, repr=False)
    quota: QuotaYear | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        today = self.today
        self.valid = [t for t in self.ticks if t.done_on <= today and t.state is not _RETURNED]
        promised = self.tracking.quota if self.tracking else None
        self.quota = None
        if promised is not None and self.spans is not None and self.spans.windows:
            self.quota = QuotaYear(promised, self.spans, self.counts, self.valid)

    def facts(self, due_soon_days: int) -> TaskFacts:
        """What the light of this part depends on; it is done when somebody says so, or nothing is owed."""
        tracking = self.tracking
        status = tracking.status if tracking else _NOT_STARTED
        due_on = tracking.due_on if tracking else None
        if tracking and status in _SET_BY_PEOPLE:
            in_force = tracking.due_in_force if status is _DONE else due_on
            return TaskFacts(status, self.today, in_force, tracking.done_on, self.quota, due_soon_days)
        if (settled := self._settled()) is not None:
            due_on, done_on = settled
            return TaskFacts(_DONE, self.today, due_on, done_on, self.quota, due_soon_days)
        if status is _NOT_STARTED and self._has_begun:
            status = _STARTED
        return TaskFacts(status, self.today, due_on, None, self.quota, due_soon_days)

    @property
    def _has_begun(self) -> bool:
        """Whether something was done: ticked, or counted of what has no number."""
        return bool(self.ticks) or (
            self.quota is None and any(on <= self.today for on, _times in self.counts)
        )

    def _settled(self) -> tuple[dt.date | None, dt.date] | None:
        """By when it was owed and when it was done, None while something of it is open.

        The lateness of a counted promise is that of its latest span.
        """
        if self.quota is None:
            if self.is_regular:
                return self._kept_up()
            last = max(self.valid, key=_DAY_DONE, default=None)
            return None if last is None else (last.due_on, last.done_on)
        stand = self.quota.stand(self.today)
        if not stand.is_met:
            return None
        met = stand.met
        done_on = max(done.done_on for done in met)
        worst = max(done.done_on - (done.due_on or done.done_on) for done in met)
        return done_on - max(worst, dt.timedelta()), done_on

    @property
    def is_regular(self) -> bool:
        """Whether it is to be done again and again without a number (定期辦理)."""
        promised = self.tracking.quota if self.tracking else None
        return promised is not None and promised.rule is QuotaRule.REGULARLY

    @property
    def last_day(self) -> dt.date:
        """The day by which it is owed: its due date, otherwise the last of the year."""
        due_on = self.tracking.due_on if self.tracking else None
        return due_on or dt.date(to_ce(self.year), 12, 31)

    def _kept_up(self) -> tuple[dt.date, dt.date] | None:
        """What is done regularly is done when its time is over and something was shown of it."""
        if self.today <= self.last_day:
            return None
        days = [tick.done_on for tick in self.valid] + [on for on, _times in self.counts if on <= self.today]
        return (self.last_day, max(days)) if days and min(days) <= self.last_day else None

    @property
    def late_times(self) -> int:
        """How often something was done after its day."""
        if self.quota is not None:
            return self.quota.stand(self.today).late_times
        return sum([tick.due_on is not None and tick.done_on > tick.due_on for tick in self.valid])

    def occurrences(self) -> Iterator[Occurrence]:
        """Yield every required instance of the year, done ones with the day, by span."""
        if self.quota is None:
            yield from self._once()
            return
        ticks: list[list[Tick]] = [[] for _window in self.quota.windows]
        for tick in self.ticks:
            if (place := self.quota.place_of(tick.period_from)) is not None:
                ticks[place].append(tick)
        for window, own in zip(self.quota.windows, ticks, strict=True):
            yield from self._of_window(window, own, self._counted_in(window) if self.counts else ())

    def _once(self) -> Iterator[Occurrence]:
        """A single instance by the due date; without one there is something to show only when it is done."""
        due_on = self.tracking.due_on if self.tracking else None
        first = dt.date(to_ce(self.year), 1, 1)
        for tick in self.ticks:
            yield self._ticked(tick, 1, tick.due_on or due_on or tick.done_on)
        if self.is_regular:
            for number, (on, _times) in enumerate(self.counts, start=len(self.ticks) + 1):
                if on <= self.today:
                    yield Occurrence(self.node_id, self.section_id, first, number, 1, on, on)
        if not self.ticks and due_on is not None and not (self.is_regular and self._has_begun):
            done_on = self.tracking.done_on if self.tracking else None
            in_force = (self.tracking.due_in_force if self.tracking and done_on else None) or due_on
            yield Occurrence(self.node_id, self.section_id, first, 1, 1, in_force, done_on)

    def _counted_in(self, window: Window) -> list[dt.date]:
        return [
            on
            for on, count in sorted(self.counts)
            if window.first <= on <= window.last and on <= self.today
            for _ in range(count)
        ]

    def _of_window(
        self, window: Window, ticks: Sequence[Tick], counted: Sequence[dt.date]
    ) -> Iterator[Occurrence]:
        """The ticks under their numbers, then what was counted, then what is open, up to what is needed.

        A tick that counts for several times stands once, and so many fewer are open.
        """
        taken = {tick.number for tick in ticks}
        for tick in ticks:
            yield self._ticked(tick, window.needed, tick.due_on or window.due_on)
        filled = sum([tick.times if tick.state is not _RETURNED else 1 for tick in ticks])
        rest = max(window.needed - filled, 0)
        if not rest:
            return
        days = [*counted, *([None] * max(rest - len(counted), 0))]
        free = (
            number for number in range(1, window.needed + len(taken) + len(days) + 1) if number not in taken
        )
        for number, on in zip(free, days[:rest], strict=False):
            yield Occurrence(
                self.node_id, self.section_id, window.first, number, window.needed, window.due_on, on
            )

    def _ticked(self, tick: Tick, of: int, due_on: dt.date) -> Occurrence:
        return Occurrence(
            self.node_id,
            self.section_id,
            tick.period_from,
            tick.number,
            of,
            due_on,
            tick.done_on,
            tick.id,
            tick.state,
            tick.note,
            tick.reason,
            tick.ticked_by,
        )
