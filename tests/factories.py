"""What tests put into an office, by subject."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.queries.plan import QuotaInfo, plan_tree
from db.unit_of_work import Work
from db.vocabulary import Period, QuotaRule, SectionKind, SectionRole
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node
from desktop.office.planning import create_plan
from desktop.office.promises import Share, set_due, set_quota, set_sections
from desktop.office.sections import add_section, set_group_members
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
    work: Work, tasks: Sequence[TaskDraft], year: int, groups: dict[str, tuple[str, ...]]
) -> FollowedPlan:
    """A plan of these tasks under their measures and areas, with every section they name."""
    plan_id = create_plan(work, year, f"{year}年度提升服務品質執行計畫")
    found = FollowedPlan(plan_id, {}, _sections(work, tasks, groups))
    for draft in tasks:
        above: int | None = None
        for text in (draft.area, draft.measure, draft.text):
            if text not in found.nodes:
                found.nodes[text] = add_node(work, plan_id, above, text=text)
            above = found.nodes[text]
        task = found.nodes[draft.text]
        roles = (SectionRole.LEAD, *[SectionRole.SUPPORT] * len(draft.sections))
        keys = [found.sections[name] for name in draft.sections]
        set_sections(work, task, [Share(key, role) for key, role in zip(keys, roles, strict=False)])
        set_due(work, task, draft.due_on)
        if draft.quota:
            set_quota(work, task, QuotaInfo(QuotaRule.AT_LEAST, *draft.quota))
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
        return draft_followed_plan(work, tasks, year, groups or {})


def _sections(work: Work, tasks: Sequence[TaskDraft], groups: dict[str, tuple[str, ...]]) -> dict[str, int]:
    named = [*(draft.sections for draft in tasks), *groups.values()]
    members = dict.fromkeys(name for names in named for name in names if name not in groups)
    keys = {name: add_section(work, name) for name in members}
    for group, names in groups.items():
        keys[group] = add_section(work, group, kind=SectionKind.GROUP)
        set_group_members(work, keys[group], [keys[name] for name in names])
    return keys


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
