"""Taking in a plan from outside: its chapters, tree, dates, sections, and what an import left open."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from db.queries.plan import PlanColumn
from db.tables.office import Section
from db.tables.plan import Chapter, Leftover, Node, Plan
from db.tables.tracking import TaskSection, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import ColumnKind, NodeKind, SectionKind, TaskStatus
from desktop.errors import Refused
from desktop.exchange.plan_file import Item, PlanFile
from desktop.exchange.table_columns import kinds_of
from desktop.office.deed import deed
from desktop.office.sections import add_section, set_group_members
from desktop.rules.roc_calendar import format_date
from desktop.rules.sections import is_group_name

TRACKED = (NodeKind.TASK, NodeKind.SUBTASK)
TEXT = "text"


@deed
def take_in_plan(work: Work, plan: PlanFile) -> int:
    """Store a plan read from a document; returns its key.

    Sections are found by name; names not known yet become new sections, 各課室 and the like groups of all
    sections. Text without a place and open questions stay with the plan until somebody settles them.
    Raises Refused without a year, or when the year has a plan already.
    """
    year = _free_year(work, plan)
    stored = Plan(
        year=year,
        title=plan.title.strip() or f"{year}年度提升服務品質執行計畫",
        columns=[{"kinds": list(c.kinds), "heading": c.heading} for c in columns_for(plan.columns)],
    )
    work.session.add(stored)
    work.flush()
    _add_chapters(work, stored.id, plan)
    _Planting(work, stored.id, _keys_of_sections(work, plan)).plant(plan.items, None)
    _add_leftovers(work, stored.id, plan)
    return stored.id


def _free_year(work: Work, plan: PlanFile) -> int:
    if plan.year is None:
        raise Refused("文件裡找不到計畫的年度；請指明民國年度（指令列用 --year）後再匯入。")
    if not 1 <= plan.year <= 999:
        raise Refused(f"「{plan.year}」不是民國年度；請改為 1 到 999 之間的年度。")
    title = work.session.scalar(select(Plan.title).where(Plan.year == plan.year))
    if title is not None:
        raise Refused(f"{plan.year} 年度已經有計畫「{title}」；請先刪除或改用別的年度，再匯入。")
    return plan.year


def columns_for(headings: Sequence[str]) -> tuple[PlanColumn, ...]:
    """The printed columns for the headings of a table; none for headings that are not understood."""
    kinds = kinds_of(headings)
    known = set(kinds)
    found = zip(kinds, headings, strict=False)
    return tuple(PlanColumn(_shown(kind, known), heading) for kind, heading in found if kind is not None)


def _shown(kind: ColumnKind, known: set[ColumnKind | None]) -> tuple[ColumnKind, ...]:
    match kind:
        case ColumnKind.AREA:
            return (ColumnKind.AREA, ColumnKind.MEASURE)
        case ColumnKind.TASK | ColumnKind.METHOD if not {ColumnKind.TASK, ColumnKind.METHOD} <= known:
            return (ColumnKind.TASK, ColumnKind.METHOD)
        case _:
            return (kind,)


def _add_chapters(work: Work, plan_id: int, plan: PlanFile) -> None:
    for position, chapter in enumerate(plan.chapters):
        work.session.add(
            Chapter(
                plan_id=plan_id,
                position=position,
                heading=chapter.heading,
                paragraphs=list(chapter.paragraphs),
                has_table=chapter.table,
            )
        )


def _add_leftovers(work: Work, plan_id: int, plan: PlanFile) -> None:
    told = [(TEXT, "", text) for text in plan.unplaced]
    told += [(question.about, question.item, question.message) for question in plan.questions]
    for position, (about, item, text) in enumerate(told):
        work.session.add(Leftover(plan_id=plan_id, position=position, about=about, item=item, text=text))


def _keys_of_sections(work: Work, plan: PlanFile) -> dict[str, int]:
    """The key of every section the plan names; single sections are made before the groups of them."""
    keys = {name: key for key, name in work.session.execute(select(Section.id, Section.name))}
    named = dict.fromkeys(share.name for item in _all_items(plan.items) for share in item.sections)
    new = [name for name in named if name not in keys]
    for name in sorted(new, key=is_group_name):
        keys[name] = _new_group(work, name) if is_group_name(name) else add_section(work, name)
    return keys


def _new_group(work: Work, name: str) -> int:
    members = work.session.scalars(select(Section.id).where(Section.kind == SectionKind.MEMBER)).all()
    key = add_section(work, name, kind=SectionKind.GROUP)
    if members:
        set_group_members(work, key, members)
    return key


def _all_items(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all_items(item.items)


@dataclass
class _Planting:
    """The tree of a plan on its way into the database."""

    work: Work
    plan_id: int
    sections: dict[str, int]
    today: dt.date = field(default_factory=dt.date.today)

    def plant(self, items: Sequence[Item], parent_id: int | None) -> None:
        """Store the items under their parent, then what is below them."""
        nodes = [self._node(item, parent_id, position) for position, item in enumerate(items)]
        self.work.session.add_all(nodes)
        self.work.flush()
        for node, item in zip(nodes, items, strict=True):
            self._add_tracking(node, item)
            self._add_shares(node, item)
            if item.items:
                self.plant(item.items, node.id)

    def _node(self, item: Item, parent_id: int | None, position: int) -> Node:
        return Node(
            plan_id=self.plan_id,
            parent_id=parent_id,
            position=position,
            kind=item.kind,
            text=item.text,
            method=item.method,
            indicators=list(item.indicators),
            remark=item.remark,
            due_text=_due_text(item),
        )

    def _add_tracking(self, node: Node, item: Item) -> None:
        if item.kind not in TRACKED:
            return
        quota, is_done = item.quota, item.status is TaskStatus.DONE
        due_on = item.due[0].on if len(item.due) == 1 else None
        self.work.session.add(
            TaskTracking(
                node_id=node.id,
                due_on=due_on,
                quota_rule=quota.rule if quota else None,
                quota_count=quota.count if quota else None,
                quota_per=quota.per if quota else None,
                quota_months=list(quota.months) if quota else [],
                quota_day=quota.day if quota else None,
                status=item.status,
                # The shape of plan files keeps no completion date; the due date is the nearest known.
                done_on=(due_on or self.today) if is_done else None,
            )
        )

    def _add_shares(self, node: Node, item: Item) -> None:
        roles = {self.sections[share.name]: share.role for share in reversed(item.sections)}
        order = dict.fromkeys(self.sections[share.name] for share in item.sections)
        for position, section_id in enumerate(order):
            self.work.session.add(
                TaskSection(node_id=node.id, section_id=section_id, role=roles[section_id], position=position)
            )


def _due_text(item: Item) -> str:
    """What the due column prints, empty where it is simply the task's one due date in its standard form."""
    texts = [due.text for due in item.due]
    one = item.due[0] if len(item.due) == 1 else None
    is_plain = one is not None and one.on is not None and one.text == format_date(one.on)
    return "" if is_plain and item.kind in TRACKED else "\n".join(texts)
