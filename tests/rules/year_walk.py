"""A promise and what was done of it in a year, written in words, and the task it makes on each day.

A history is a list of days: 「97.05.20」 counts once, 「97.05.20×3」 three times, 「97.05.20@資訊室」 for
that section; 「97.06.05勾97.05.01」 is a tick on the first day for the period of the second.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from db.queries.office import SectionRow
from db.queries.plan import (
    LimitInfo,
    NodeRow,
    PlanHead,
    PlanTree,
    QuotaInfo,
    SectionShare,
    TrackingInfo,
)
from db.queries.ticks import CountedRow, RegisterCounts, TickRow
from db.queries.tracking import EvidenceRow
from db.vocabulary import (
    NodeKind,
    NumberingStyle,
    PlanStatus,
    SectionKind,
    SectionRole,
    TaskStatus,
    TickState,
)
from desktop.rules.occurrence import Occurrence
from desktop.rules.quota_typed import parse_quota
from desktop.rules.roc_calendar import parse_date, to_ce
from desktop.rules.task_years import Followed, occurrences_of, task_years
from desktop.rules.tracked_tasks import TrackedTask, tracked_tasks
from desktop.rules.workdays import WorkCalendar

ONE_DAY = dt.timedelta(days=1)
TASK_ID = 2
SECTIONS = (
    SectionRow(1, "行政室", "", 0, SectionKind.MEMBER, None, None, ()),
    SectionRow(2, "資訊室", "", 1, SectionKind.MEMBER, None, None, ()),
    SectionRow(3, "各室", "", 2, SectionKind.GROUP, None, None, (1, 2)),
)
_NO_HOLIDAYS = WorkCalendar()
_KEYS = {section.name: section.id for section in SECTIONS}
_ROLES = {"主辦": SectionRole.LEAD, "協辦": SectionRole.SUPPORT, "": SectionRole.UNSPECIFIED}
_DONE = re.compile(
    r"(?P<on>[\d.]+)(?:×(?P<times>\d+))?(?:@(?P<section>[^勾]+))?"
    r"(?:勾(?P<period>[\d.]+))?"
)


@dataclass(frozen=True)
class Walk:
    """A promise with a year's history, and the lines that tell how it stands.

    `quota` is written as a person types it; `sections` are names, their role after a colon. `changes` are
    what was set on a day of the tracking (an extension, a status). `registers` count instead of evidence.
    """

    name: str
    lines: str
    did: str = ""
    year: int = 97
    quota: str = ""
    due: str = ""
    limit: LimitInfo | None = None
    sections: tuple[str, ...] = ()
    seen_by: str = ""
    changes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    calendar: WorkCalendar = _NO_HOLIDAYS
    is_counted_by_register: bool = False

    def days(self) -> Iterator[dt.date]:
        """Every day of the year, and of the weeks after it."""
        day, last = dt.date(to_ce(self.year), 1, 1), dt.date(to_ce(self.year) + 1, 2, 14)
        while day <= last:
            yield day
            day += ONE_DAY

    def shown(self, today: dt.date) -> TrackedTask:
        """The task as the program shows it on a day, with what was known by then."""
        (found,) = tracked_tasks(self._plan(today), self._followed(today), _KEYS.get(self.seen_by))
        return found

    def instances(self, today: dt.date) -> list[Occurrence]:
        """Every time that the task is owed in the year, done by a day or still open."""
        return occurrences_of(task_years(self._plan(today), self._followed(today)))

    def _followed(self, today: dt.date) -> Followed:
        doings = [each for each in self._doings if each.on <= today]
        counted = [each for each in doings if each.period is None]
        rows = tuple(CountedRow(each.on, each.times, each.section_id) for each in counted)
        proofs = [
            EvidenceRow(number, TASK_ID, row.dated_on, row.times, "", "", None, "", row.section_id)
            for number, row in enumerate(rows)
        ]
        ticks = [self._tick(number, each) for number, each in enumerate(doings) if each.period is not None]
        return Followed(
            today,
            {} if self.is_counted_by_register else {TASK_ID: proofs},
            SECTIONS,
            self.calendar,
            ticks={TASK_ID: ticks},
            registers={TASK_ID: RegisterCounts(rows, rows)} if self.is_counted_by_register else {},
        )

    @property
    def _doings(self) -> list["_Doing"]:
        return [_Doing.of(word) for word in self.did.split()]

    def _tick(self, number: int, done: "_Doing") -> TickRow:
        state = TickState.CONFIRMED
        assert done.period is not None
        due_on = self._tracking(done.on).due_on if not self.quota else None
        return TickRow(
            number,
            TASK_ID,
            done.section_id,
            done.period,
            number,
            due_on,
            done.on,
            done.times,
            state,
            "",
            "",
            "",
        )

    def _tracking(self, today: dt.date) -> TrackingInfo:
        quota = QuotaInfo.of(parse_quota(self.quota, self.year)) if self.quota else None
        due_on = parse_date(self.due) if self.due else None
        found = TrackingInfo(due_on, quota, self.limit, TaskStatus.NOT_STARTED, None, "", "", 0, 0)
        for day, changes in self.changes.items():
            if parse_date(day) <= today:
                found = replace(found, **changes)
        return found

    def _plan(self, today: dt.date) -> PlanTree:
        head = PlanHead(
            1,
            self.year,
            "",
            "",
            (),
            NumberingStyle.HALF_DOT,
            PlanStatus.DRAFT,
            None,
            "",
            edition=1,
            version=1,
        )
        named = [name.partition("：")[::2] for name in self.sections]
        shares = tuple(SectionShare(_KEYS[name], name, _ROLES[role]) for name, role in named)
        area = NodeRow(1, None, 0, 0, NodeKind.AREA, "", "", (), "", "", None, (), 1)
        kind = NodeKind.TASK
        task = NodeRow(TASK_ID, 1, 0, 1, kind, self.name, "", (), "", "", self._tracking(today), shares, 1)
        return PlanTree(head, (), (area, task))


@dataclass(frozen=True)
class _Doing:
    """Something done on a day: counted on it, or ticked off for a period."""

    on: dt.date
    times: int
    section_id: int | None
    period: dt.date | None

    @classmethod
    def of(cls, text: str) -> "_Doing":
        found = _DONE.fullmatch(text)
        assert found, text
        section, period = found["section"], found["period"]
        return cls(
            parse_date(found["on"]),
            int(found["times"] or 1),
            _KEYS[section] if section else None,
            parse_date(period) if period else None,
        )
