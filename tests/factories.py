"""What tests put into an office, by subject."""

import datetime as dt
from dataclasses import dataclass, field

from db.queries.plan import plan_tree
from db.tables.office import Section, SectionMember
from db.tables.plan import Node, Plan
from db.tables.tracking import TaskSection, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import NodeKind, Period, QuotaRule, SectionKind, SectionRole, TaskStatus
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node
from desktop.office.planning import create_plan
from desktop.rules.numbering import numbers_of

# Tracking


@dataclass(frozen=True)
class TaskDraft:
    """A task to be followed; `quota` is so many times in a period."""

    text: str
    due_on: dt.date | None = None
    sections: tuple[str, ...] = ()
    quota: tuple[int, Period] | None = None
    measure: str = "改善服務場所"
    area: str = "機關形象"


@dataclass(frozen=True)
class FollowedPlan:
    """The keys of a plan made for a test, of its nodes by text and of its sections by name."""

    plan_id: int
    nodes: dict[str, int]
    sections: dict[str, int] = field(default_factory=dict)


@deed
def draft_followed_plan(
    work: Work, tasks: list[TaskDraft], year: int = 115, groups: dict[str, tuple[str, ...]] | None = None
) -> FollowedPlan:
    """A plan of these tasks under their measures and areas, with every section they name."""
    plan = Plan(year=year, title=f"{year}年度提升服務品質執行計畫", columns=[])
    work.session.add(plan)
    work.flush()
    found = FollowedPlan(plan.id, {}, _sections(work, tasks, groups or {}))
    for draft in tasks:
        area = _node(work, found, draft.area, None, NodeKind.AREA)
        measure = _node(work, found, draft.measure, area, NodeKind.MEASURE)
        task = _node(work, found, draft.text, measure, NodeKind.TASK)
        count, per = draft.quota or (None, None)
        rule = QuotaRule.AT_LEAST if draft.quota else None
        work.session.add(
            TaskTracking(
                node_id=task,
                due_on=draft.due_on,
                quota_rule=rule,
                quota_count=count,
                quota_per=per,
                quota_months=[],
                status=TaskStatus.NOT_STARTED,
            )
        )
        for position, name in enumerate(draft.sections):
            role = SectionRole.SUPPORT if position else SectionRole.LEAD
            key = found.sections[name]
            work.session.add(TaskSection(node_id=task, section_id=key, role=role, position=position))
    return found


def followed_plan(
    office: Office,
    clerk: Actor,
    *tasks: TaskDraft,
    year: int = 115,
    groups: dict[str, tuple[str, ...]] | None = None,
) -> FollowedPlan:
    """`draft_followed_plan`, done."""
    with office.work(clerk) as work:
        return draft_followed_plan(work, list(tasks), year, groups)


def _sections(work: Work, tasks: list[TaskDraft], groups: dict[str, tuple[str, ...]]) -> dict[str, int]:
    members = [name for draft in tasks for name in draft.sections if name not in groups]
    members += [name for names in groups.values() for name in names]
    keys: dict[str, int] = {}
    for name in dict.fromkeys([*members, *groups]):
        kind = SectionKind.GROUP if name in groups else SectionKind.MEMBER
        section = Section(name=name, position=len(keys), kind=kind)
        work.session.add(section)
        work.flush()
        keys[name] = section.id
    for group, names in groups.items():
        for name in names:
            work.session.add(SectionMember(group_id=keys[group], section_id=keys[name]))
    return keys


def _node(work: Work, plan: FollowedPlan, text: str, parent_id: int | None, kind: NodeKind) -> int:
    if text not in plan.nodes:
        node = Node(
            plan_id=plan.plan_id,
            parent_id=parent_id,
            position=len(plan.nodes),
            kind=kind,
            text=text,
            indicators=[],
        )
        work.session.add(node)
        work.flush()
        plan.nodes[text] = node.id
    return plan.nodes[text]


# Planning


@dataclass(frozen=True)
class DraftedPlan:
    """The keys of a plan made for a test, and of its nodes by text."""

    plan_id: int
    nodes: dict[str, int]


def drafted_plan(office: Office, clerk: Actor, outline: str = "", year: int = 115) -> DraftedPlan:
    """A plan with these items: one a line, two blanks in front for each level, each of the usual kind."""
    with office.work(clerk) as work:
        found = DraftedPlan(create_plan(work, year, f"{year}年度提升服務品質執行計畫"), {})
        above: list[int] = []
        for line in filter(str.strip, outline.splitlines()):
            text = line.strip()
            depth = (len(line) - len(line.lstrip())) // 2
            key = add_node(work, found.plan_id, above[depth - 1] if depth else None, text=text)
            above[depth:] = [key]
            found.nodes[text] = key
        return found


def outline_of(office: Office, plan_id: int) -> list[str]:
    """The items of a plan as lines, each with its number, two blanks in front for each level."""
    with office.reading() as session:
        tree = plan_tree(session, plan_id)
    numbers = numbers_of(tree.nodes)
    return [f"{'  ' * node.depth}{numbers[node.id]}{node.text}" for node in tree.nodes]
