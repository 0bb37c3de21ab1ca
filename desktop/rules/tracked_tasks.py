"""The followed tasks of a plan as tables and forms show them: place, sections, light, state, lateness."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.vocabulary import DayBasis, DoneRule, Light, NodeKind, SectionRole, TaskStatus, TickState
from desktop.rules import lights
from desktop.rules.lights import Judgement, TaskFacts
from desktop.rules.outline import FOLLOWED
from desktop.rules.plan_rows import Limit, Plan, PlanNode
from desktop.rules.quota import quota_text
from desktop.rules.task_years import Followed, TaskYear, expanded, years_in_view
from desktop.rules.unit_year import UnitYear
from desktop.rules.words import word

# See desktop/rules/lights.py.
_DONE, _AREA, _MEASURE = TaskStatus.DONE, NodeKind.AREA, NodeKind.MEASURE
_CONFIRMED, _TICKED, _RETURNED = TickState.CONFIRMED, TickState.TICKED, TickState.RETURNED


class TaskShare(NamedTuple):
    """A section's part in a task, by its name."""

    name: str
    role: SectionRole


class TaskPart(NamedTuple):
    """How far one section is with its own part of a task; `section_id` is None where all share one."""

    section_id: int | None
    name: str
    light: Light
    state: str
    credited: int | None
    needed: int | None
    done_on: dt.date | None
    days_late: int
    awaiting: int
    returned: int
    status: TaskStatus = TaskStatus.NOT_STARTED
    is_late: bool = False
    is_overdue: bool = False
    is_due_soon: bool = False
    is_behind: bool = False
    is_lost: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is in the denominator."""
        return self.status not in lights.LEFT_OUT

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is open."""
        return self.done_on is not None


@dataclass(frozen=True, slots=True)
class TrackedTask:
    """One followed task.

    `number` is the full one (「一、(一)1.」). `section_ids` holds the sections and the members of groups;
    `is_shared_above` says that they stand on the measure or area. `credited` of `needed` is the quota's
    7/12, both None without quota; `days_late` is 0 unless done late or overdue. It `is_lost` when what its
    quota asks for can no longer be kept in time. `awaiting` ticks are to be confirmed, `returned` ones to be
    made again; `late_times` is how often something was done late. `next_due` is the next day by which
    something is owed. `parts` are the sections that tick for themselves, or one part that all of them share.
    """

    node_id: int
    number: str
    text: str
    area: str
    measure: str
    sections: tuple[TaskShare, ...]
    section_ids: frozenset[int]
    is_shared_above: bool
    due_on: dt.date | None
    due_text: str
    quota: str
    limit: str
    credited: int | None
    needed: int | None
    evidence_count: int
    status: TaskStatus
    done_on: dt.date | None
    reason: str
    note: str
    light: Light
    state: str
    days_late: int
    is_late: bool
    is_overdue: bool
    is_due_soon: bool
    is_behind: bool
    is_bunched: bool
    is_lost: bool = False
    awaiting: int = 0
    returned: int = 0
    late_times: int = 0
    next_due: dt.date | None = None
    done_rule: DoneRule = DoneRule.TOGETHER
    parts: tuple[TaskPart, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the task is in the denominator."""
        return self.status not in lights.LEFT_OUT

    @property
    def is_open(self) -> bool:
        """Whether the task still can be ticked off."""
        return self.status in lights.OPEN

    @property
    def standing(self) -> str:
        """The state in a word, and why the light of an open task is yellow: 已退回, or 即將到期."""
        if self.returned and self.is_open and self.light is Light.YELLOW:
            return word(TickState.RETURNED)
        return "即將到期" if self.is_due_soon and not self.is_behind else self.state

    def part_of(self, section_id: int) -> "TaskPart | TrackedTask":
        """What a section owes of it: its own part, or the whole where it has none of its own."""
        return next((part for part in self.parts if part.section_id == section_id), self)

    @property
    def section_names(self) -> str:
        """The sections in words: 「行政室（主辦）、資訊室（協辦）」; roles that nobody named are left out."""
        return "、".join(
            share.name if share.role is SectionRole.UNSPECIFIED else f"{share.name}（{word(share.role)}）"
            for share in self.sections
        )


def tracked_tasks(plan: Plan, followed: Followed, section_id: int | None = None) -> list[TrackedTask]:
    """Return the followed tasks of a plan in its order, judged; those of one section as it sees them."""
    return [judged(found, followed) for found in years_in_view(plan, followed, section_id)]


def judged(year: TaskYear, followed: Followed) -> TrackedTask:
    """Return a task as it stands on the day.

    Its light is that of the part that is worst off; a tick that came back wants somebody, and is yellow.
    """
    node, tracking = year.node, year.node.tracking
    facts = [unit.facts(followed.due_soon_days) for unit in year.units]
    found = [lights.judge(fact) for fact in facts]
    parts = tuple([_part(*of_one, followed.names) for of_one in zip(year.units, facts, found, strict=True)])
    whole = whole_of(facts, found)
    shown, _states, _late, _is_late, overdue, due_soon, behind, lost = zip(*found, strict=True)
    quotas = [unit.quota for unit in year.units if unit.quota is not None]
    due_on = tracking.due_on if tracking else None
    due_dates = [due for quota in quotas if (due := quota.open_due(followed.today))]
    if due_on is not None and not quotas:
        due_dates.append(due_on)
    is_open = whole.status in lights.OPEN
    returned = sum([part.returned for part in parts])
    light = _worst_light(shown)
    if returned and is_open and light is not Light.RED:
        light = Light.YELLOW
    return TrackedTask(
        node_id=node.id,
        number=year.number,
        text=node.text,
        area=_text_of(_AREA, year.ancestors),
        measure=_text_of(_MEASURE, year.ancestors),
        sections=tuple([TaskShare(share.name, share.role) for share in year.sharing.sections]),
        section_ids=expanded(year.sharing.sections, followed.groups),
        is_shared_above=year.sharing.kind not in FOLLOWED,
        due_on=due_on,
        due_text=node.due_text,
        quota=quota_text(tracking.quota) if tracking and tracking.quota else "",
        limit=limit_text(tracking.limit) if tracking and tracking.limit else "",
        credited=sum([part.credited or 0 for part in parts]) if quotas else None,
        needed=sum([part.needed or 0 for part in parts]) if quotas else None,
        evidence_count=tracking.evidence_count if tracking else 0,
        status=whole.status,
        done_on=whole.done_on,
        reason=tracking.reason if tracking else "",
        note=tracking.note if tracking else "",
        light=light,
        state=whole.state,
        days_late=whole.days_late,
        is_late=whole.status is _DONE and whole.days_late > 0,
        is_overdue=any(overdue),
        is_due_soon=any(due_soon),
        is_behind=any(behind) or any(lost),
        is_bunched=any([quota.is_bunched(followed.today) for quota in quotas]),
        is_lost=any(lost),
        awaiting=sum([part.awaiting for part in parts]),
        returned=returned,
        late_times=sum([unit.late_times for unit in year.units]),
        next_due=min(due_dates, default=None) if is_open else None,
        done_rule=year.done_rule,
        parts=parts,
    )


class Whole(NamedTuple):
    """The parts of a task taken together."""

    status: TaskStatus
    done_on: dt.date | None
    state: str
    days_late: int


_WORST_FIRST = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY)
# What needs somebody comes first: the state of a task is that of its worst part.
_URGENCY = ("逾期", "超過次數", "無法如期", "落後", "執行中", "未開始", "逾期完成", "已完成")


def whole_of(facts: Sequence[TaskFacts], found: Sequence[Judgement]) -> Whole:
    """Return how the parts stand together: done when all of them are, begun when any of them is."""
    if len(found) == 1:
        done_on = facts[0].done_on if facts[0].status is _DONE else None
        return Whole(facts[0].status, done_on, found[0].state, found[0].days_late)
    statuses = {fact.status for fact in facts}
    status = statuses.pop() if len(statuses) == 1 else TaskStatus.STARTED
    states = {each.state for each in found}
    state = min(states, key=_URGENCY.index) if len(states) > 1 else next(iter(states))
    if state == lights.UNTOUCHED and len(states) > 1:
        state = lights.UNDER_WAY
    days = [fact.done_on for fact in facts if fact.done_on]
    done_on = max(days, default=None) if status is TaskStatus.DONE else None
    # What is still open tells how late the whole is; what was late and is done is told once all of it is.
    pairs = list(zip(facts, found, strict=True))
    late = [each.days_late for fact, each in pairs if fact.status is not TaskStatus.DONE]
    return Whole(status, done_on, state, max(late or [each.days_late for each in found]))


def _worst_light(found: Sequence[Light]) -> Light:
    """Red before yellow; grey only where nothing has begun anywhere."""
    return min(found, key=_WORST_FIRST.index)


def _part(unit: UnitYear, fact: TaskFacts, found: Judgement, names: Mapping[int, str]) -> TaskPart:
    quota = unit.quota
    states = [tick.state for tick in unit.ticks if tick.state is not _CONFIRMED]
    return TaskPart(
        unit.section_id,
        names.get(unit.section_id, "") if unit.section_id is not None else "",
        found.light,
        found.state,
        quota.credited(unit.today) if quota else None,
        quota.needed if quota else None,
        fact.done_on if fact.status is _DONE else None,
        found.days_late,
        states.count(_TICKED),
        states.count(_RETURNED),
        fact.status,
        found.is_late,
        found.is_overdue,
        found.is_due_soon,
        found.is_behind or found.is_lost,
        found.is_lost,
    )


def _text_of(kind: NodeKind, ancestors: Sequence[PlanNode]) -> str:
    for found in ancestors:
        if found.kind is kind:
            return found.text
    return ""


def limit_text(limit: Limit) -> str:
    """Return a time limit in words: 「3日內」, 「5日內（工作天）」, 「24小時內」."""
    basis = f"（{word(limit.basis)}）" if limit.basis is DayBasis.WORKING else ""
    return f"{limit.count}{word(limit.unit)}內{basis}"
