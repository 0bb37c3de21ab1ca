"""Parts of a plan handed to the sections to draft, remembered word by word."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from db.database import Reading
from db.queries.office import agency, sections
from db.queries.plan import NodeRow, PlanTree, plan_tree
from db.tables.handout import Handout
from db.tables.office import Section
from db.unit_of_work import Work
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.exchange.handout_sheet import FIELDS, HandoutSheet, SheetRow
from desktop.office.deed import deed
from desktop.office.plan_row import plan_to_edit
from desktop.office.typed_cells import written_shares
from desktop.rules.numbering import numbers_of, paths_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import format_date


@dataclass(frozen=True)
class HandoutRow:
    """What was handed to which section when; `taken_back_on` is None while it is out."""

    id: int
    section: str
    tasks: int
    handed_on: dt.date
    reply_by: dt.date | None
    taken_back_on: dt.date | None

    def is_late(self, today: dt.date) -> bool:
        """Whether it should have come back."""
        return self.taken_back_on is None and self.reply_by is not None and self.reply_by < today


def handouts_of(session: Reading, plan_id: int) -> list[HandoutRow]:
    """What was handed out of a plan, newest first."""
    wanted = (
        select(Handout, Section.name)
        .join(Section, Section.id == Handout.section_id)
        .where(Handout.plan_id == plan_id)
        .order_by(Handout.id.desc())
    )
    return [
        HandoutRow(row.id, name, len(row.content["rows"]), row.handed_on, row.reply_by, row.taken_back_on)
        for row, name in session.execute(wanted)
    ]


def parts(session: Reading, plan_id: int) -> dict[int, tuple[SheetRow, ...]]:
    """The tasks of every section of the plan's year by the section's key; of groups each member has them."""
    tree = plan_tree(session, plan_id)
    active = [found for found in sections(session) if found.is_active(tree.head.year)]
    groups = {found.id: set(found.members) for found in active}
    rows = dict(task_rows(tree))
    found: dict[int, tuple[SheetRow, ...]] = {}
    for section in active:
        if section.members:
            continue
        mine = {section.id, *(group for group, members in groups.items() if section.id in members)}
        own = [row for node, row in rows.items() if mine & _responsible(tree, node)]
        if own:
            found[section.id] = tuple(own)
    return found


def task_rows(tree: PlanTree) -> Iterator[tuple[int, SheetRow]]:
    """Yield every task of a plan as a row of a workbook, with its key."""
    nodes = {node.id: node for node in tree.nodes}
    paths, numbers = (
        paths_of(tree.nodes, tree.head.numbering_style),
        numbers_of(tree.nodes, tree.head.numbering_style),
    )
    for node in tree.nodes:
        if node.kind in FOLLOWED:
            area, measure = (
                _above(nodes, numbers, node, NodeKind.AREA),
                _above(nodes, numbers, node, NodeKind.MEASURE),
            )
            parent = nodes[node.parent_id].lineage if node.parent_id is not None else ""
            yield node.id, SheetRow(node.lineage, parent, paths[node.id], area, measure, values_of(node))


def values_of(node: NodeRow) -> dict[str, str]:
    """What a task says, field by field, as a person types it."""
    due_on = node.tracking.due_on if node.tracking else None
    said = {
        "text": node.text,
        "method": node.method,
        "due": node.due_text or (format_date(due_on) if due_on else ""),
        "sections": written_shares(node.sections),
        "remark": node.remark,
    }
    return {name: said[name] for name in FIELDS}


def _above(nodes: dict[int, NodeRow], numbers: dict[int, str], node: NodeRow, kind: NodeKind) -> str:
    at: NodeRow | None = node
    while at is not None and at.kind is not kind:
        at = nodes.get(at.parent_id) if at.parent_id is not None else None
    return numbers[at.id] + at.text if at is not None else ""


def _responsible(tree: PlanTree, node_id: int) -> set[int]:
    """The sections of a task: its own, otherwise those of what it lies in."""
    nodes = {node.id: node for node in tree.nodes}
    at = nodes.get(node_id)
    while at is not None and not at.sections:
        at = nodes.get(at.parent_id) if at.parent_id is not None else None
    return {share.section_id for share in at.sections} if at is not None else set()


@deed
def hand_out(
    work: Work,
    plan_id: int,
    section_id: int,
    *,
    on: dt.date,
    reply_by: dt.date | None = None,
    note: str = "",
) -> int:
    """Remember what a section is handed to draft: all its tasks as they are now; returns the key.

    Raises Refused for a section that has no task, and a day of reply before today.
    """
    plan_to_edit(work, plan_id)
    rows = parts(work.session, plan_id).get(section_id, ())
    if not rows:
        raise Refused("這個單位在計畫裡沒有工作可以分送；請先指定承辦單位。")
    if reply_by is not None and reply_by < on:
        raise Refused("回傳期限早於分送的日期；請檢查回傳期限。")
    handout = Handout(
        plan_id=plan_id,
        section_id=section_id,
        handed_on=on,
        reply_by=reply_by,
        note=note.strip(),
        content={"rows": [_plain(row) for row in rows]},
    )
    work.session.add(handout)
    work.flush()
    return handout.id


def _plain(row: SheetRow) -> dict[str, Any]:
    return {"key": row.key, "parent": row.parent, "values": dict(row.values)}


def sheet_of(session: Reading, handout_id: int) -> HandoutSheet:
    """What goes into the workbook of a handout just made."""
    handout = session.get_one(Handout, handout_id)
    tree = plan_tree(session, handout.plan_id)
    handed = {row["key"] for row in handout.content["rows"]}
    found = agency(session)
    return HandoutSheet(
        handout_id,
        found.name if found else "",
        tree.head.title,
        session.get_one(Section, handout.section_id).name,
        handout.reply_by,
        handout.note,
        tuple(row for _, row in task_rows(tree) if row.key in handed),
    )
