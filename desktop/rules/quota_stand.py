"""How a promised count stands on a day: what it lacks, what it has, what of it is lost."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from desktop.rules.recurrence import Window


class Done(Protocol):
    """Something done, how often, and the day by which it was owed then."""

    @property
    def done_on(self) -> dt.date: ...
    @property
    def times(self) -> int: ...
    @property
    def due_on(self) -> dt.date | None: ...


class Counted(NamedTuple):
    """Something done that is no tick with a day of its own to be done by."""

    done_on: dt.date
    times: int
    due_on: dt.date | None


@dataclass(slots=True)
class QuotaStand:
    """How a quota stands on a day.

    `lacking` are the spans with too few so far, `met` what completed each of the others, `late_times` of them
    only after their day.
    """

    credited: int
    is_behind: bool
    is_missed: bool
    is_exceeded: bool
    lacking: list[Window]
    met: list[Done]
    late_times: int

    @property
    def is_met(self) -> bool:
        """Whether all that the year asks for was done, and with an exact quota no more."""
        return not self.lacking and not self.is_exceeded

    @property
    def is_lost(self) -> bool:
        """Whether a span has ended with too few, or one has more than an exact quota allows."""
        return self.is_missed or self.is_exceeded


def stand_of(
    windows: Sequence[Window], done: Sequence[Sequence[Done]], today: dt.date, *, is_exact: bool
) -> QuotaStand:
    """Return how these spans stand, with what was done in each of them by day."""
    credited, late_times, is_behind, is_missed, is_exceeded = 0, 0, False, False, False
    lacking: list[Window] = []
    met: list[Done] = []
    for window, dated in zip(windows, done, strict=True):
        counted, needed = 0, window.needed
        for each in dated:
            on = each.done_on
            if on > today:
                break
            before = counted
            counted += each.times
            if before < needed <= counted:
                met.append(each)
                due_on = each.due_on
                if due_on is not None and on > due_on:
                    late_times += 1
        if counted < needed:
            credited += counted
            lacking.append(window)
            if today > window.first:
                is_missed = is_missed or window.is_past(today)
                is_behind = is_behind or counted < window.expected_by(today)
        else:
            credited += needed
            is_exceeded = is_exceeded or counted > needed
    return QuotaStand(credited, is_behind, is_missed, is_exceeded and is_exact, lacking, met, late_times)
