"""Which instance of a task is meant when something is ticked off on a day."""

import datetime as dt
from collections.abc import Iterator

from db.vocabulary import QuotaRule
from desktop.rules.occurrence import Occurrence
from desktop.rules.roc_calendar import to_ce
from desktop.rules.unit_year import UnitYear


def next_open(unit: UnitYear, on: dt.date, period_from: dt.date | None = None) -> Occurrence | None:
    """Return the open instance of a period, or the one that a day is most likely for; None for none.

    That is the period the day lies in; where it lacks nothing, the first before it that does. A period to
    come is meant only where it is named. More than the least is always an instance of the day's period.
    """
    if unit.is_regular:
        number = next(number for number in _numbers(1) if number not in {tick.number for tick in unit.ticks})
        first = dt.date(to_ce(unit.year), 1, 1)
        return Occurrence(unit.node_id, unit.section_id, first, number, 1, unit.last_day)
    if unit.quota is None:
        return _single(unit, on)
    windows = unit.quota.windows
    here = unit.quota.place_of(period_from if period_from is not None else on)
    found = [each for each in unit.occurrences() if not each.is_done]
    if here is not None:
        own = [each for each in found if each.period_from == windows[here].first]
        if own or period_from is not None:
            return next(iter(own), None) or _more(unit, here)
    past = [each for each in found if each.period_from <= on]
    return next(iter(past), None) or (None if here is None else _more(unit, here))


def _single(unit: UnitYear, on: dt.date) -> Occurrence | None:
    """The one instance of a task without count; it can be ticked off before it has a due date."""
    if not list(unit.occurrences()):
        first = dt.date(to_ce(unit.year), 1, 1)
        return Occurrence(unit.node_id, unit.section_id, first, 1, 1, on)
    return next((each for each in unit.occurrences() if not each.is_done), None)


def _more(unit: UnitYear, place: int) -> Occurrence | None:
    """One more than a period needs, where the count is a floor and the period a year's or so."""
    if unit.quota is None or unit.quota.quota.rule is not QuotaRule.AT_LEAST:
        return None
    window = unit.quota.windows[place]
    if window.needed == 1:
        return None
    taken = {tick.number for tick in unit.ticks if unit.quota.place_of(tick.period_from) == place}
    number = next(number for number in _numbers(window.needed + 1) if number not in taken)
    return Occurrence(unit.node_id, unit.section_id, window.first, number, window.needed, window.due_on)


def _numbers(first: int) -> Iterator[int]:
    while True:
        yield first
        first += 1
