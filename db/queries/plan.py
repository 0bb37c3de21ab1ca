"""A plan as it is edited and printed: head, chapters, and the whole tree in its order."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from db.promised_count import PromisedCount
from db.queries.basis import BasisRow, basis_of
from db.queries.plan_column import PlanColumn, column_from
from db.queries.stored import stored_rows
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


@dataclass(frozen=True, slots=True)
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
    def of(cls, said: PromisedCount) -> "QuotaInfo":
        """The same quota, wherever it is said."""
        return cls(said.rule, said.count, said.per, tuple(said.months), said.day, said.weekday, said.shift)


@dataclass(frozen=True)
class LimitInfo:
    """Within how long a case must be handled."""

    count: int
    unit: TimeUnit
    basis: DayBasis


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class SectionShare:
    """A section's part in a task."""

    section_id: int
    name: str
    role: SectionRole


@dataclass(frozen=True, slots=True)
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
class PlanOutline:
    """The items of a plan, which is all that following it needs; `nodes` as in a `PlanTree`."""

    head: PlanHead
    nodes: tuple[NodeRow, ...]


@dataclass(frozen=True)
class PlanTree:
    """A whole plan; `nodes` in outline order, each parent before its children."""

    head: PlanHead
    chapters: tuple[ChapterRow, ...]
    nodes: tuple[NodeRow, ...]
    leftovers: tuple[LeftoverRow, ...] = field(default=())
    basis: tuple[BasisRow, ...] = field(default=())


# Columns rather than rows of the session: a plan is read far more often than any of its items is changed.
_N, _T, _E, _S = Node.__table__.c, TaskTracking.__table__.c, Evidence.__table__.c, TaskSection.__table__.c
_THIS_PLAN = _N.plan_id == bindparam("plan_id")
_P = Plan.__table__.c
_HEAD = select(*(_P[field.name] for field in fields(PlanHead))).where(_P.year == bindparam("year"))
_NODES = (
    select(
        _N.id,
        _N.parent_id,
        _N.position,
        _N.kind,
        _N.text,
        _N.method,
        _N.indicators,
        _N.remark,
        _N.due_text,
        _N.version,
        _N.sections_text,
        _N.lineage,
    )
    .where(_THIS_PLAN)
    .order_by(_N.position, _N.id)
)
_COUNTS = (
    select(_E.node_id, func.sum(_E.count), func.count())
    .join_from(Evidence.__table__, Node.__table__, _N.id == _E.node_id)
    .where(_THIS_PLAN)
    .group_by(_E.node_id)
)
_TRACKING = (
    select(
        _T.node_id,
        _T.due_on,
        _T.quota_rule,
        _T.quota_count,
        _T.quota_per,
        _T.quota_months,
        _T.quota_day,
        _T.quota_weekday,
        _T.quota_shift,
        _T.limit_count,
        _T.limit_unit,
        _T.limit_basis,
        _T.status,
        _T.done_on,
        _T.reason,
        _T.note,
        _T.due_when_done,
        _T.done_rule,
    )
    .join_from(TaskTracking.__table__, Node.__table__, _N.id == _T.node_id)
    .where(_THIS_PLAN)
)
_SHARES = (
    select(_S.node_id, Section.__table__.c.id, Section.__table__.c.name, _S.role)
    .join_from(TaskSection.__table__, Section.__table__, Section.__table__.c.id == _S.section_id)
    .join(Node.__table__, _N.id == _S.node_id)
    .where(_THIS_PLAN)
    .order_by(_S.position, _S.id)
)


def plan_heads(session: Session) -> list[PlanHead]:
    """All plans, newest year first."""
    return [_head(plan) for plan in session.scalars(select(Plan).order_by(Plan.year.desc()))]


def plan_head(session: Session, year: int) -> PlanHead | None:
    """The plan of a ROC year without its contents, None where there is none."""
    found = stored_rows(session, _HEAD, year=year)
    return _head(found[0]) if found else None


def plan_outline(session: Session, year: int) -> PlanOutline | None:
    """The items of the plan of a ROC year in five statements, None where there is no plan."""
    head = plan_head(session, year)
    return PlanOutline(head, tuple(_nodes(session, head.id))) if head else None


def plan_tree(session: Session, plan_id: int) -> PlanTree:
    """The whole plan with this key, in eight statements whatever its size. Raises LookupError if gone."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise LookupError(plan_id)
    return whole_plan(session, PlanOutline(_head(plan), tuple(_nodes(session, plan_id))))


def whole_plan(session: Session, outline: PlanOutline) -> PlanTree:
    """A plan whose items were read already, with its chapters, leftovers and letters."""
    plan_id = outline.head.id
    chapters = session.scalars(
        select(Chapter).where(Chapter.plan_id == plan_id).order_by(Chapter.position, Chapter.id)
    )
    leftovers = session.scalars(
        select(Leftover)
        .where(Leftover.plan_id == plan_id, Leftover.settled_at.is_(None))
        .order_by(Leftover.position, Leftover.id)
    )
    return PlanTree(
        outline.head,
        tuple(
            ChapterRow(c.id, c.position, c.heading, tuple(c.paragraphs), c.has_table, c.version, c.lineage)
            for c in chapters
        ),
        outline.nodes,
        tuple(
            LeftoverRow(found.id, found.about, found.item, found.text, found.node_id) for found in leftovers
        ),
        tuple(basis_of(session, plan_id)),
    )


def _head(plan: Plan | Row[*tuple[Any, ...]]) -> PlanHead:
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
    children: dict[int | None, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for node in stored_rows(session, _NODES, plan_id=plan_id):
        children[node.parent_id].append(node)
    pending = [(node, 0) for node in reversed(children[None])]
    while pending:
        node, depth = pending.pop()
        # By place: asking a row for its columns by name takes as long as all the rest of this.
        key, parent, position, kind, text, method, indicators, remark, due, version, printed, lineage = node
        if key in children:
            pending.extend((child, depth + 1) for child in reversed(children[key]))
        yield NodeRow(
            key,
            parent,
            position,
            depth,
            kind,
            text,
            method,
            tuple(indicators),
            remark,
            due,
            tracking.get(key),
            tuple(shares.get(key, ())),
            version,
            printed,
            lineage,
        )


def _tracking(session: Session, plan_id: int) -> dict[int, TrackingInfo]:
    counts = {
        node_id: (counted, rows) for node_id, counted, rows in stored_rows(session, _COUNTS, plan_id=plan_id)
    }
    found = stored_rows(session, _TRACKING, plan_id=plan_id)
    return {row[0]: _tracking_info(row, *counts.get(row[0], (0, 0))) for row in found}


def _tracking_info(row: Row[*tuple[Any, ...]], counted: int, evidence_count: int) -> TrackingInfo:
    """The stored tracking of a task as people read it."""
    _node, due_on, rule, times, per, months, day, weekday, shift, *more = row
    limit_count, unit, basis, status, done_on, reason, note, due_when_done, done_rule = more
    quota = limit = None
    if rule and times and per:
        quota = QuotaInfo(rule, times, per, tuple(months), day, weekday, shift)
    if limit_count and unit and basis:
        limit = LimitInfo(limit_count, unit, basis)
    return TrackingInfo(
        due_on,
        quota,
        limit,
        status,
        done_on,
        reason,
        note,
        counted,
        evidence_count,
        due_when_done,
        done_rule,
    )


def _shares(session: Session, plan_id: int) -> dict[int, list[SectionShare]]:
    shares: dict[int, list[SectionShare]] = {}
    for node_id, section_id, name, role in stored_rows(session, _SHARES, plan_id=plan_id):
        shares.setdefault(node_id, []).append(SectionShare(section_id, name, role))
    return shares
