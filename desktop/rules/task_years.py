"""The followed tasks of a plan with what is known of them: whose they are, what was done, not yet judged."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol, TypeVar

from db.vocabulary import DoneRule, NodeKind, TaskStatus
from desktop.rules.lights import DUE_SOON_DAYS, OPEN
from desktop.rules.numbering import paths_of
from desktop.rules.occurrence import Occurrence
from desktop.rules.outline import FOLLOWED
from desktop.rules.plan_rows import Plan, PlanNode, Proof, RegisterCounts, Section, Share, Tracking
from desktop.rules.recurrence import Spans, spans_of
from desktop.rules.task_units import rule_of, units_of
from desktop.rules.unit_year import Tick, UnitYear
from desktop.rules.workdays import DayOfItsOwn, WorkCalendar, calendar_of


@dataclass(frozen=True)
class Followed:
    """What the tasks of a plan are judged by: the day, what was done by node, the sections, the calendar."""

    today: dt.date
    evidence: Mapping[int, Sequence[Proof]]
    sections: Sequence[Section] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    due_soon_days: int = DUE_SOON_DAYS
    ticks: Mapping[int, Sequence[Tick]] = field(default_factory=dict)
    registers: Mapping[int, RegisterCounts] = field(default_factory=dict)

    @cached_property
    def groups(self) -> dict[int, tuple[int, ...]]:
        """The members of every group that are sections of the year."""
        known = {section.id for section in self.sections}
        return {
            section.id: tuple(key for key in section.members if key in known)
            for section in self.sections
            if section.members
        }

    @cached_property
    def names(self) -> dict[int, str]:
        """The sections' names by key."""
        return {section.id: section.name for section in self.sections}


class Sources(Protocol):
    """What is read of a plan to follow it."""

    @property
    def evidence(self) -> Mapping[int, Sequence[Proof]]: ...
    @property
    def sections(self) -> Sequence[Section]: ...
    @property
    def special_days(self) -> Sequence[DayOfItsOwn]: ...
    @property
    def ticks(self) -> Mapping[int, Sequence[Tick]]: ...
    @property
    def registers(self) -> Mapping[int, RegisterCounts]: ...


def followed_from(sources: Sources, today: dt.date, due_soon_days: int) -> Followed:
    """Return what the tasks are judged by on a day."""
    return Followed(
        today,
        sources.evidence,
        sources.sections,
        calendar_of(sources.special_days),
        due_soon_days,
        sources.ticks,
        sources.registers,
    )


@dataclass(frozen=True, slots=True)
class TaskYear:
    """A followed task with what is known of it: where it stands, whose it is, and each part's year."""

    node: PlanNode
    number: str
    ancestors: tuple[PlanNode, ...]
    sharing: PlanNode
    done_rule: DoneRule
    units: tuple[UnitYear, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody said of the whole task that it is done, not applicable or withdrawn."""
        return self.node.tracking is None or self.node.tracking.status in OPEN

    def of_section(self, section_id: int) -> "TaskYear":
        """The task as one section sees it: with its own part only, where it has one."""
        own = tuple(unit for unit in self.units if unit.section_id == section_id)
        return replace(self, units=own) if own else self


def task_years(plan: Plan, followed: Followed) -> Iterator[TaskYear]:
    """Yield the followed tasks of a plan in its order, not yet judged.

    Followed is a task or subtask that says something of its own (date, quota, limit, sections, status,
    evidence), and a task none of whose subtasks does: every task is followed at exactly one height or more,
    and a heading of followed subtasks is not counted a second time.
    """
    numbers = paths_of(plan.nodes, plan.head.numbering_style)
    above = {node.id: node for node in plan.nodes}
    for node in _followed_nodes(plan.nodes, above):
        ancestors = tuple(_ancestors(node, above))
        sharing = next((found for found in (node, *ancestors) if found.sections), node)
        chosen = node.tracking.done_rule if node.tracking else None
        yield TaskYear(
            node,
            numbers[node.id],
            ancestors,
            sharing,
            rule_of(sharing.sections, followed.groups, chosen),
            tuple(_units(node, sharing.sections, plan.head.year, chosen, followed)),
        )


def years_in_view(plan: Plan, followed: Followed, section_id: int | None) -> list[TaskYear]:
    """Return the followed tasks of a plan, all of them, or as one section or group sees its own."""
    years = list(task_years(plan, followed))
    if section_id is None:
        return years
    mine = {section_id, *followed.groups.get(section_id, ())}
    shown = [year for year in years if mine & expanded(year.sharing.sections, followed.groups)]
    return shown if section_id in followed.groups else [year.of_section(section_id) for year in shown]


def occurrences_of(years: Iterable[TaskYear]) -> list[Occurrence]:
    """Return every required instance of these tasks; of tasks that are not open only what was done."""
    return [
        occurrence
        for year in years
        for unit in year.units
        for occurrence in unit.occurrences()
        if occurrence.is_done or year.is_open
    ]


def _units(
    node: PlanNode, shares: Sequence[Share], year: int, chosen: DoneRule | None, followed: Followed
) -> Iterator[UnitYear]:
    """Yield the parts of a task, each with what counts for it.

    A single part has everything. Of several each has its own section's, and what names no section.
    """
    keys = units_of(shares, followed.groups, chosen)
    ticks = followed.ticks.get(node.id, ())
    proofs: Sequence[Proof] = followed.evidence.get(node.id, ())
    registers = followed.registers.get(node.id)
    if registers:
        proofs = [*proofs, *(registers.whole if len(keys) == 1 else registers.by_section)]
    spans = _spans_of(node.tracking, year, followed.calendar)
    if len(keys) == 1:
        yield UnitYear(node.id, keys[0], year, node.tracking, ticks, _counts(proofs), spans, followed.today)
        return
    ticks_by, proofs_by = _by_section(ticks), _by_section(proofs)
    ticks_of_all, proofs_of_all = ticks_by.get(None, []), proofs_by.get(None, [])
    for key in keys:
        own_ticks = ticks_by.get(key, []) + ticks_of_all
        counts = _counts(proofs_by.get(key, []) + proofs_of_all)
        yield UnitYear(node.id, key, year, node.tracking, own_ticks, counts, spans, followed.today)


def _counts(proofs: Sequence[Proof]) -> tuple[tuple[dt.date, int], ...]:
    return tuple([(proof.dated_on, proof.times) for proof in proofs if proof.times])


def _spans_of(tracking: Tracking | None, year: int, calendar: WorkCalendar) -> Spans | None:
    """The spans of a task's quota, the same for all of its parts."""
    if tracking is None or tracking.quota is None:
        return None
    return spans_of(tracking.quota, year, calendar, tracking.due_on)


class _OfASection(Protocol):
    @property
    def section_id(self) -> int | None: ...


Owned = TypeVar("Owned", bound=_OfASection)


def _by_section(found: Iterable[Owned]) -> dict[int | None, list[Owned]]:
    sorted_: dict[int | None, list[Owned]] = {}
    for each in found:
        sorted_.setdefault(each.section_id, []).append(each)
    return sorted_


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


def expanded(shares: Sequence[Share], groups: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """Return the keys of the sections named, and of the members of groups among them."""
    own = frozenset([share.section_id for share in shares])
    return own.union(*[groups.get(key, ()) for key in own])
