"""How a task must stand from which day of a year on: lines of a table, compared with every single day.

What a line says holds until the next:

    97.12.11 紅 逾期 1/2 逾1+ 補1

from that day the light is red with the word 逾期, 1 of 2 is done, it is one day late and a day more each day
(+; also behind a count), and once something was made good late. 「集中」 says that it is bunched, 「-」 that
nothing is counted.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.vocabulary import Light
from desktop.rules.roc_calendar import format_date, parse_date
from desktop.rules.tracked_tasks import TrackedTask
from tests.rules.year_walk import Walk

_LIGHTS = {Light.GREEN: "綠", Light.YELLOW: "黃", Light.RED: "紅", Light.GREY: "灰"}
_LINE = re.compile(
    r"(?P<on>[\d.]+) (?P<light>[綠黃紅灰]) (?P<state>\S+) "
    r"(?:-|(?P<count>\d+)(?P<grows>\+)?/(?P<needed>\d+))"
    r"(?: 逾(?P<late>\d+)(?P<later>\+)?)?(?: 補(?P<made_good>\d+))?(?P<bunched> 集中)?"
)


@dataclass(frozen=True)
class Stand:
    """How a task stands on a day, in the words of the table."""

    light: str
    state: str
    credited: int | None
    needed: int | None
    days_late: int
    made_good: int
    is_bunched: bool


def stand_of(task: TrackedTask) -> Stand:
    """How the program says that a task stands."""
    return Stand(
        _LIGHTS[task.light],
        task.state,
        task.credited,
        task.needed,
        task.days_late,
        task.late_times,
        task.is_bunched,
    )


def told(walk: Walk) -> list[Stand]:
    """How the table says that the task stands, day by day."""
    lines = [_Line.of(line.strip()) for line in walk.lines.strip().splitlines()]
    days = list(walk.days())
    assert [line.on for line in lines] == sorted({line.on for line in lines}), "the lines are out of order"
    assert lines[0].on == days[0], "the first line is of New Year's Day"
    return [_of_day(day, lines) for day in days]


def first_difference(walk: Walk) -> str:
    """The first day on which the program says something else than the table, empty for none."""
    for day, expected in zip(walk.days(), told(walk), strict=True):
        found = stand_of(walk.shown(day))
        if found != expected:
            return f"{format_date(day)}: the table says {expected}, the program {found}"
    return ""


@dataclass(frozen=True)
class _Line:
    on: dt.date
    stand: Stand
    grows: bool
    gets_later: bool

    @classmethod
    def of(cls, text: str) -> "_Line":
        found = _LINE.fullmatch(text)
        assert found, text
        credited, needed = (int(found[name]) if found[name] else None for name in ("count", "needed"))
        late, made_good = (int(found[name] or 0) for name in ("late", "made_good"))
        stand = Stand(
            found["light"], found["state"], credited, needed, late, made_good, bool(found["bunched"])
        )
        return cls(parse_date(found["on"]), stand, bool(found["grows"]), bool(found["later"]))


def _of_day(day: dt.date, lines: Sequence[_Line]) -> Stand:
    line = [each for each in lines if each.on <= day][-1]
    since = (day - line.on).days
    stand = line.stand
    if line.grows:
        stand = replace(stand, credited=(stand.credited or 0) + since)
    return replace(stand, days_late=stand.days_late + since) if line.gets_later else stand
