"""What tests put into an office, by subject."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db import audit
from db.queries.phone_test import score_sheet
from db.queries.plan import QuotaInfo, plan_tree
from db.unit_of_work import Work
from db.vocabulary import (
    Correctness,
    Light,
    Period,
    QuotaRule,
    SectionKind,
    SectionRole,
    TaskStatus,
    WalkaroundCategory,
)
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node
from desktop.office.phone_tests import create_round, enter_phone_test
from desktop.office.planning import create_plan
from desktop.office.promises import Share, set_due, set_quota, set_sections
from desktop.office.score_sheets import add_sheet_edition
from desktop.office.sections import add_section, set_group_members
from desktop.office.walkarounds import register_walkaround
from desktop.rules.numbering import numbers_of
from desktop.rules.score_sheet import DEFAULT_SHEET, Sheet
from desktop.rules.tracked_tasks import TaskShare, TrackedTask

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


# A task of which nothing is known but its place, for what only looks at tasks.
PLAIN_TASK = TrackedTask(
    node_id=1,
    number="一、(一)1.",
    text="更新樓層配置圖",
    area="機關形象",
    measure="改善服務場所",
    sections=(TaskShare("行政室", SectionRole.LEAD),),
    section_ids=frozenset({1}),
    is_shared_above=False,
    due_on=dt.date(2026, 3, 1),
    due_text="",
    quota="",
    limit="",
    credited=None,
    needed=None,
    evidence_count=0,
    status=TaskStatus.NOT_STARTED,
    done_on=None,
    reason="",
    note="ABC大樓",
    light=Light.GREY,
    state="未開始",
    days_late=0,
    is_late=False,
    is_overdue=False,
    is_due_soon=False,
    is_behind=False,
    is_bunched=False,
)

OTHER_TASK = replace(
    PLAIN_TASK, node_id=2, section_ids=frozenset({2}), area="顧客關係", light=Light.RED, text="講習"
)


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


# The trail


def last_number(office: Office) -> int:
    """The number of the last deed."""
    with office.reading() as session:
        return next(audit.entries(session)).number


# Registers


def walk_values(section_id: int, **others: Any) -> dict[str, Any]:
    """The values of a walk-around entry in which nothing is missing; `others` take the place of some."""
    values: dict[str, Any] = {
        "section_id": section_id,
        "walked_on": dt.date(2026, 3, 5),
        "place": "一樓服務臺",
        "supervisor": "林主任",
        "category": WalkaroundCategory.FACILITY,
        "finding": "飲水機沒有水",
    }
    return values | others


def registered_walk(office: Office, clerk: Actor, section_id: int, **others: Any) -> int:
    """An entry of the walk-around register; returns its key."""
    with office.work(clerk) as work:
        return register_walkaround(work, **walk_values(section_id, **others))


def named_sections(office: Office, clerk: Actor, *names: str) -> dict[str, int]:
    """Sections with these names, short of the last character; returns their keys by name."""
    with office.work(clerk) as work:
        return {name: add_section(work, name, short_name=name[:-1]) for name in names}


@dataclass(frozen=True)
class PhoneRound:
    """The keys of a round of phone tests, of its score sheet, and of the sheet's items in their order."""

    round_id: int
    sheet_id: int
    items: tuple[int, ...]


def phone_round(office: Office, clerk: Actor, year: int = 115, sheet: Sheet = DEFAULT_SHEET) -> PhoneRound:
    """A round on a new edition of a score sheet."""
    first, last = dt.date(year + 1911, 5, 11), dt.date(year + 1911, 5, 15)
    with office.work(clerk) as work:
        sheet_id = add_sheet_edition(work, sheet, first)
        key = create_round(work, sheet_id, year=year, name="上半年測試", held_from=first, held_to=last)
    with office.reading() as session:
        items = tuple(item.id for item in score_sheet(session, sheet_id).items)
    return PhoneRound(key, sheet_id, items)


def call_values(round_: PhoneRound, section_id: int, given: Sequence[int], **others: Any) -> dict[str, Any]:
    """A direct call with a question, and the points of the sheet's first items, one after the other."""
    values: dict[str, Any] = {
        "section_id": section_id,
        "tested_on": dt.date(2026, 5, 12),
        "tester": "測試員甲",
        "correctness": Correctness.FULL,
        "points": dict(zip(round_.items, given, strict=False)),
    }
    return values | others


def entered_call(
    office: Office, clerk: Actor, round_: PhoneRound, section_id: int, given: Sequence[int], **others: Any
) -> int:
    """A call of a round; returns its key."""
    with office.work(clerk) as work:
        return enter_phone_test(work, round_.round_id, **call_values(round_, section_id, given, **others))
