"""A plan as it is edited and printed: head, chapters, and the whole tree in its order."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from db.queries.basis import BasisRow, basis_of
from db.queries.plan_column import PlanColumn, column_from
from db.tables.office import Section
from db.tables.plan import Chapter, Leftover, Node, Plan
from db.tables.tracking import Evidence, TaskSection, TaskTracking
from db.vocabulary import (
    DayBasis,
    DayShift,
    DoneRule,
    NodeKind,
    NumberingStyle,
    Period,
    PlanStatus,
    QuotaRule,
    SectionRole,
    TaskStatus,
    TimeUnit,
)


@dataclass(frozen=True)
class PlanHead:
    """A plan without its contents."""

    id: int
    year: int
    title: str
    frame_template: str
    columns: tuple[PlanColumn, ...]
    numbering_style: NumberingStyle
    status: PlanStatus
    approved_on: dt.date | None
    approval_letter: str
    edition: int
    version: int
    submitted_on: dt.date | None = None
    closed_on: dt.date | None = None


@dataclass(frozen=True)
class ChapterRow:
    """A chapter; `paragraphs` hold one paragraph each, with the numbers their writer typed."""

    id: int
    position: int
    heading: str
    paragraphs: tuple[str, ...]
    has_table: bool
    version: int
    lineage: str = ""


class SaidQuota(Protocol):
    """A quota, wherever it is said."""

    @property
    def rule(self) -> QuotaRule: ...
    @property
    def count(self) -> int: ...
    @property
    def per(self) -> Period: ...
    @property
    def months(self) -> Sequence[int]: ...
    @property
    def day(self) -> int | None: ...
    @property
    def weekday(self) -> int | None: ...
    @property
    def shift(self) -> DayShift | None: ...


@dataclass(frozen=True)
class QuotaInfo:
    """How often a task must be done."""

    rule: QuotaRule
    count: int
    per: Period
    months: tuple[int, ...] = ()
    day: int | None = None
    weekday: int | None = None
    shift: DayShift | None = None

    @classmethod
    def of(cls, said: "SaidQuota") -> "QuotaInfo":
        """The same quota, wherever it is said."""
        return cls(said.rule, said.count, said.per, tuple(said.months), said.day, said.weekday, said.shift)


@dataclass(frozen=True)
class LimitInfo:
    """Within how long a case must be handled."""

    count: int
    unit: TimeUnit
    basis: DayBasis


@dataclass(frozen=True)
class TrackingInfo:
    """What is followed of a task; `counted` is the sum of its evidence, `evidence_count` their number."""

    due_on: dt.date | None
    quota: QuotaInfo | None
    limit: LimitInfo | None
    status: TaskStatus
    done_on: dt.date | None
    reason: str
    note: str
    counted: int
    evidence_count: int
    due_when_done: dt.date | None = None
    done_rule: DoneRule | None = None

    @property
    def due_in_force(self) -> dt.date | None:
        """The due date by which lateness is told: for a done task the one that held when it was done."""
        return self.due_when_done or self.due_on


@dataclass(frozen=True)
class SectionShare:
    """A section's part in a task."""

    section_id: int
    name: str
    role: SectionRole


@dataclass(frozen=True)
class NodeRow:
    """A node of the tree; `depth` is 0 for areas. Tracking stands on tasks and subtasks only."""

    id: int
    parent_id: int | None
    position: int
    depth: int
    kind: NodeKind
    text: str
    method: str
    indicators: tuple[str, ...]
    remark: str
    due_text: str
    tracking: TrackingInfo | None
    sections: tuple[SectionShare, ...]
    version: int
    sections_text: str = ""
    lineage: str = ""


@dataclass(frozen=True)
class LeftoverRow:
    """Text without a place, or an import's open question; `node_id` is the item it is about, if it is one."""

    id: int
    about: str
    item: str
    text: str
    node_id: int | None = None

    @property
    def is_text(self) -> bool:
        """Whether this is text to be placed rather than a question."""
        return self.about == "text"


@dataclass(frozen=True)
class PlanTree:
    """A whole plan; `nodes` in outline order, each parent before its children."""

    head: PlanHead
    chapters: tuple[ChapterRow, ...]
    nodes: tuple[NodeRow, ...]
    leftovers: tuple[LeftoverRow, ...] = field(default=())
    basis: tuple[BasisRow, ...] = field(default=())


# Columns rather than rows of the session: a plan is read far more often than any of its items is changed.
_NODE = tuple(getattr(Node, column.key) for column in Node.__table__.columns)
_TRACKING = tuple(getattr(TaskTracking, column.key) for column in TaskTracking.__table__.columns)


def plan_heads(session: Session) -> list[PlanHead]:
    """All plans, newest year first."""
    return [_head(plan) for plan in session.scalars(select(Plan).order_by(Plan.year.desc()))]


def plan_head(session: Session, year: int) -> PlanHead | None:
    """The plan of a ROC year without its contents, None where there is none."""
    plan = session.scalars(select(Plan).where(Plan.year == year)).first()
    return _head(plan) if plan else None


def plan_tree(session: Session, plan_id: int) -> PlanTree:
    """The whole plan with this key, in seven statements whatever its size. Raises LookupError if gone."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise LookupError(plan_id)
    chapters = session.scalars(
        select(Chapter).where(Chapter.plan_id == plan_id).order_by(Chapter.position, Chapter.id)
    )
    leftovers = session.scalars(
        select(Leftover)
        .where(Leftover.plan_id == plan_id, Leftover.settled_at.is_(None))
        .order_by(Leftover.position, Leftover.id)
    )
    return PlanTree(
        _head(plan),
        tuple(
            ChapterRow(c.id, c.position, c.heading, tuple(c.paragraphs), c.has_table, c.version, c.lineage)
            for c in chapters
        ),
        tuple(_nodes(session, plan_id)),
        tuple(
            LeftoverRow(found.id, found.about, found.item, found.text, found.node_id) for found in leftovers
        ),
        tuple(basis_of(session, plan_id)),
    )


def _head(plan: Plan) -> PlanHead:
    return PlanHead(
        plan.id,
        plan.year,
        plan.title,
        plan.frame_template,
        tuple(map(column_from, plan.columns)),
        plan.numbering_style,
        plan.status,
        plan.approved_on,
        plan.approval_letter,
        plan.edition,
        plan.version,
        plan.submitted_on,
        plan.closed_on,
    )


def _nodes(session: Session, plan_id: int) -> Iterator[NodeRow]:
    tracking, shares = _tracking(session, plan_id), _shares(session, plan_id)
    children: dict[int | None, list[Row[Any]]] = defaultdict(list)
    nodes = select(*_NODE).where(Node.plan_id == plan_id).order_by(Node.position, Node.id)
    for node in session.execute(nodes):
        children[node.parent_id].append(node)
    pending = [(node, 0) for node in reversed(children[None])]
    while pending:
        node, depth = pending.pop()
        pending.extend((child, depth + 1) for child in reversed(children[node.id]))
        yield NodeRow(
            node.id,
            node.parent_id,
            node.position,
            depth,
            node.kind,
            node.text,
            node.method,
            tuple(node.indicators),
            node.remark,
            node.due_text,
            tracking.get(node.id),
            tuple(shares[node.id]),
            node.version,
            node.sections_text,
            node.lineage,
        )


def _tracking(session: Session, plan_id: int) -> dict[int, TrackingInfo]:
    counts = {
        node_id: (counted, rows)
        for node_id, counted, rows in session.execute(
            select(Evidence.node_id, func.sum(Evidence.count), func.count())
            .join(Node, Node.id == Evidence.node_id)
            .where(Node.plan_id == plan_id)
            .group_by(Evidence.node_id)
        )
    }
    found = session.execute(
        select(*_TRACKING).join(Node, Node.id == TaskTracking.node_id).where(Node.plan_id == plan_id)
    )
    return {row.node_id: _tracking_info(row, *counts.get(row.node_id, (0, 0))) for row in found}


def _tracking_info(row: Row[Any], counted: int, evidence_count: int) -> TrackingInfo:
    """The stored tracking of a task as people read it."""
    quota = limit = None
    if row.quota_rule and row.quota_count and row.quota_per:
        quota = QuotaInfo(
            row.quota_rule,
            row.quota_count,
            row.quota_per,
            tuple(row.quota_months),
            row.quota_day,
            row.quota_weekday,
            row.quota_shift,
        )
    if row.limit_count and row.limit_unit and row.limit_basis:
        limit = LimitInfo(row.limit_count, row.limit_unit, row.limit_basis)
    return TrackingInfo(
        row.due_on,
        quota,
        limit,
        row.status,
        row.done_on,
        row.reason,
        row.note,
        counted,
        evidence_count,
        row.due_when_done,
        row.done_rule,
    )


def _shares(session: Session, plan_id: int) -> dict[int, list[SectionShare]]:
    shares: dict[int, list[SectionShare]] = defaultdict(list)
    wanted = (
        select(TaskSection.node_id, Section.id, Section.name, TaskSection.role)
        .join(Section, Section.id == TaskSection.section_id)
        .join(Node, Node.id == TaskSection.node_id)
        .where(Node.plan_id == plan_id)
        .order_by(TaskSection.position, TaskSection.id)
    )
    for node_id, section_id, name, role in session.execute(wanted):
        shares[node_id].append(SectionShare(section_id, name, role))
    return shares
