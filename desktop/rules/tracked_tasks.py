"""The followed tasks of a plan as tables and forms show them: place, sections, light, state, lateness."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from db.vocabulary import DayBasis, Light, NodeKind, SectionRole, TaskStatus
from desktop.rules import lights
from desktop.rules.lights import TaskFacts
from desktop.rules.numbering import paths_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.plan_rows import Limit, Plan, PlanNode, Proof, Section, Share, Tracking
from desktop.rules.quota import QuotaYear, quota_text
from desktop.rules.words import word
from desktop.rules.workdays import WorkCalendar


@dataclass(frozen=True)
class TaskShare:
    """A section's part in a task, by its name."""

    name: str
    role: SectionRole


@dataclass(frozen=True)
class TrackedTask:
    """One followed task.

    `number` is the full one (「一、(一)1.」). `section_ids` holds the sections and the members of groups;
    `is_shared_above` says that they stand on the measure or area. `credited` of `needed` is the quota's
    7/12, both None without quota; `days_late` is 0 unless done late or overdue.
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

    @property
    def counts(self) -> bool:
        """Whether the task is in the denominator."""
        return self.status not in (TaskStatus.NOT_APPLICABLE, TaskStatus.WITHDRAWN)

    @property
    def is_open(self) -> bool:
        """Whether the task still can be ticked off."""
        return self.status in (TaskStatus.NOT_STARTED, TaskStatus.STARTED)

    @property
    def standing(self) -> str:
        """The state in a word, and 即將到期 for an open task near its date, as the yellow light needs it."""
        return "即將到期" if self.is_due_soon and not self.is_behind else self.state

    @property
    def section_names(self) -> str:
        """The sections in words: 「行政室（主辦）、資訊室（協辦）」; roles that nobody named are left out."""
        return "、".join(
            share.name if share.role is SectionRole.UNSPECIFIED else f"{share.name}（{word(share.role)}）"
            for share in self.sections
        )


@dataclass(frozen=True)
class Followed:
    """What the tasks of a plan are judged by: the day, the evidence by node, the sections, the calendar."""

    today: dt.date
    evidence: Mapping[int, Sequence[Proof]]
    sections: Sequence[Section] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    due_soon_days: int = lights.DUE_SOON_DAYS


def tracked_tasks(plan: Plan, followed: Followed) -> list[TrackedTask]:
    """Return the followed tasks of a plan in its order.

    Followed is a task or subtask that says something of its own (date, quota, limit, sections, status,
    evidence), and a task none of whose subtasks does: every task is followed at exactly one height or more,
    and a heading of followed subtasks is not counted a second time.
    """
    numbers = paths_of(plan.nodes, plan.head.numbering_style)
    above = {node.id: node for node in plan.nodes}
    members = {section.id: frozenset(section.members) for section in followed.sections}
    return [
        _tracked(node, plan.head.year, numbers[node.id], list(_ancestors(node, above)), members, followed)
        for node in _followed_nodes(plan.nodes, above)
    ]


def _followed_nodes(nodes: Sequence[PlanNode], above: Mapping[int, PlanNode]) -> Iterator[PlanNode]:
    speaking = {node.id for node in nodes if node.kind in FOLLOWED and _says_something(node)}
    headings = {ancestor.id for node in nodes if node.id in speaking for ancestor in _ancestors(node, above)}
    for node in nodes:
        if node.id in speaking or (node.kind is NodeKind.TASK and node.id not in headings):
            yield node


def _says_something(node: PlanNode) -> bool:
    found = node.tracking
    return bool(node.sections) or (
        found is not None
        and (
            found.status is not TaskStatus.NOT_STARTED
            or any((found.due_on, found.quota, found.limit, found.evidence_count))
        )
    )


def _ancestors(node: PlanNode, above: Mapping[int, PlanNode]) -> Iterator[PlanNode]:
    """Yield what the node lies in, from the nearest outwards."""
    while node.parent_id is not None:
        node = above[node.parent_id]
        yield node


def _tracked(
    node: PlanNode,
    year: int,
    number: str,
    ancestors: list[PlanNode],
    members: Mapping[int, frozenset[int]],
    followed: Followed,
) -> TrackedTask:
    tracking = node.tracking
    facts = _facts(tracking, year, followed.evidence.get(node.id, ()), followed)
    sharing = next((found for found in (node, *ancestors) if found.sections), node)
    quota = facts.quota
    return TrackedTask(
        node_id=node.id,
        number=number,
        text=node.text,
        area=_text_of(NodeKind.AREA, ancestors),
        measure=_text_of(NodeKind.MEASURE, ancestors),
        sections=tuple(TaskShare(share.name, share.role) for share in sharing.sections),
        section_ids=_expanded(sharing.sections, members),
        is_shared_above=sharing.kind not in FOLLOWED,
        due_on=tracking.due_on if tracking else None,
        due_text=node.due_text,
        quota=quota_text(quota.quota) if quota else "",
        limit=limit_text(tracking.limit) if tracking and tracking.limit else "",
        credited=quota.credited(followed.today) if quota else None,
        needed=quota.needed if quota else None,
        evidence_count=tracking.evidence_count if tracking else 0,
        status=facts.status,
        done_on=facts.done_on,
        reason=tracking.reason if tracking else "",
        note=tracking.note if tracking else "",
        light=lights.light(facts),
        state=lights.state_word(facts),
        days_late=lights.days_late(facts),
        is_late=lights.is_late(facts),
        is_overdue=lights.is_overdue(facts),
        is_due_soon=lights.is_due_soon(facts),
        is_behind=lights.is_behind(facts) or lights.is_quota_lost(facts),
        is_bunched=quota is not None and quota.is_bunched(followed.today),
    )


def _facts(tracking: Tracking | None, year: int, proofs: Sequence[Proof], followed: Followed) -> TaskFacts:
    if tracking is None:
        return TaskFacts(TaskStatus.NOT_STARTED, followed.today, due_soon_days=followed.due_soon_days)
    counts = tuple((proof.dated_on, proof.count) for proof in proofs)
    quota = tracking.quota
    return TaskFacts(
        tracking.status,
        followed.today,
        tracking.due_in_force if tracking.status is TaskStatus.DONE else tracking.due_on,
        tracking.done_on,
        QuotaYear(quota, year, counts, followed.calendar) if quota else None,
        followed.due_soon_days,
    )


def _text_of(kind: NodeKind, ancestors: Sequence[PlanNode]) -> str:
    return next((found.text for found in ancestors if found.kind is kind), "")


def _expanded(shares: Sequence[Share], members: Mapping[int, frozenset[int]]) -> frozenset[int]:
    own = frozenset(share.section_id for share in shares)
    return own.union(*(members.get(key, frozenset()) for key in own))


def limit_text(limit: Limit) -> str:
    """Return a time limit in words: 「3日內」, 「5日內（工作天）」, 「24小時內」."""
    basis = f"（{word(limit.basis)}）" if limit.basis is DayBasis.WORKING else ""
    return f"{limit.count}{word(limit.unit)}內{basis}"
