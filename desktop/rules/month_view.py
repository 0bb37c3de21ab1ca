"""A month of what the followed tasks owe: weeks of days, each with its entries, merged over sections."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from db.vocabulary import WorkdayKind
from desktop.rules.month_cases import CaseEntry
from desktop.rules.occurrence import Occurrence, OccurrenceStanding
from desktop.rules.tracked_tasks import TrackedTask

# What presses most comes first, on a day and in an entry.
_PRESSING = (
    OccurrenceStanding.RETURNED,
    OccurrenceStanding.OVERDUE,
    OccurrenceStanding.DUE_SOON,
    OccurrenceStanding.TO_COME,
    OccurrenceStanding.DONE_LATE,
    OccurrenceStanding.DONE,
)
SATURDAY = 5


class DayOfItsOwn(Protocol):
    """A day that differs from the ordinary week."""

    @property
    def on(self) -> dt.date: ...
    @property
    def kind(self) -> WorkdayKind: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """A task on the day by which something of it is owed: all its instances of that day together."""

    task: TrackedTask
    on: dt.date
    occurrences: tuple[Occurrence, ...]
    standing: OccurrenceStanding

    @property
    def number(self) -> str:
        """The task's number in the plan."""
        return self.task.number

    @property
    def text(self) -> str:
        """What is to be done, in one line."""
        return " ".join(self.task.text.split())

    @property
    def key(self) -> tuple[int, dt.date]:
        """What the entry is, however it stands: the node and the day."""
        return self.task.node_id, self.on

    @property
    def done(self) -> int:
        """How many of its instances are done."""
        return sum(each.is_done for each in self.occurrences)

    @property
    def count(self) -> str:
        """How many of how many are done, 「12/20」; nothing for a single instance."""
        return f"{self.done}/{len(self.occurrences)}" if len(self.occurrences) > 1 else ""

    @property
    def owed(self) -> list[Occurrence]:
        """The next open instance of each section."""
        first: dict[tuple[int | None, dt.date], Occurrence] = {}
        for each in self.occurrences:
            if not each.is_done:
                first.setdefault((each.section_id, each.period_from), each)
        return list(first.values())


AnyEntry = MonthEntry | CaseEntry


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day; `special` names a holiday or make-up workday, and days of other months have no entries."""

    on: dt.date
    is_in_month: bool
    is_off: bool
    special: str
    entries: tuple[AnyEntry, ...]


Weeks = tuple[tuple[MonthDay, ...], ...]


def month_view(
    month: dt.date,
    tasks: Sequence[TrackedTask],
    occurrences: Iterable[Occurrence],
    today: dt.date,
    due_soon_days: int,
    days: Iterable[DayOfItsOwn] = (),
    cases: Iterable[CaseEntry] = (),
) -> Weeks:
    """Return the weeks of the month that a day lies in, Sunday first, with what is owed on each day."""
    entries = _entries(month, tasks, occurrences, today, due_soon_days, cases)
    special = {day.on: day for day in days}
    weeks = calendar.Calendar(calendar.SUNDAY).monthdatescalendar(month.year, month.month)
    return tuple(tuple(_day(on, month, special, entries) for on in week) for week in weeks)


def of_section(
    tasks: Iterable[TrackedTask], occurrences: Iterable[Occurrence], section_id: int | None
) -> list[Occurrence]:
    """Return what one section owes: its own parts, and what it shares with others; all for None."""
    if section_id is None:
        return list(occurrences)
    shared = {task.node_id for task in tasks if section_id in task.section_ids}
    return [
        each
        for each in occurrences
        if each.section_id == section_id or (each.section_id is None and each.node_id in shared)
    ]


def pressing(standings: Iterable[OccurrenceStanding]) -> OccurrenceStanding:
    """Return the one of these standings that presses most."""
    return min(standings, key=_PRESSING.index)


def _entries(
    month: dt.date,
    tasks: Sequence[TrackedTask],
    occurrences: Iterable[Occurrence],
    today: dt.date,
    due_soon_days: int,
    cases: Iterable[CaseEntry],
) -> dict[dt.date, list[AnyEntry]]:
    """The entries by day, what presses most first, then in the tasks' order, cases behind them."""
    together: dict[tuple[int, dt.date], list[Occurrence]] = defaultdict(list)
    for each in occurrences:
        if (each.due_on.year, each.due_on.month) == (month.year, month.month):
            together[each.node_id, each.due_on].append(each)
    places = {task.node_id: place for place, task in enumerate(tasks)}
    found: dict[dt.date, list[AnyEntry]] = defaultdict(list)
    for (node_id, on), own in together.items():
        if node_id in places:
            standing = pressing(each.standing(today, due_soon_days) for each in own)
            found[on].append(MonthEntry(tasks[places[node_id]], on, tuple(own), standing))
    for case in cases:
        found[case.on].append(case)
    for entries in found.values():
        entries.sort(
            key=lambda entry: (_PRESSING.index(entry.standing), places.get(entry.key[0], len(places)))
        )
    return found


def _day(
    on: dt.date,
    month: dt.date,
    special: Mapping[dt.date, DayOfItsOwn],
    entries: Mapping[dt.date, Sequence[AnyEntry]],
) -> MonthDay:
    own = special.get(on)
    is_off = own.kind is WorkdayKind.HOLIDAY if own else on.weekday() >= SATURDAY
    is_in_month = (on.year, on.month) == (month.year, month.month)
    return MonthDay(on, is_in_month, is_off, _words(own), tuple(entries.get(on, ())))


def _words(day: DayOfItsOwn | None) -> str:
    """What a special day is called: 「補班」 is said of a workday whatever its name."""
    if day is None:
        return ""
    if day.kind is WorkdayKind.MAKEUP:
        return "補班"
    return day.name or "放假"
