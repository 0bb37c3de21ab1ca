"""Branches of a plan on the clipboard: copied as text, pasted below another item, carried to another plan."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import func, select

from db.queries.plan import PlanTree
from db.tables.office import Section
from db.tables.plan import Leftover, Node
from db.unit_of_work import Work
from db.vocabulary import TaskStatus
from desktop.errors import BadFile, Refused
from desktop.exchange.plan_file import Item, PlanFile, walk
from desktop.exchange.plan_json import from_json, to_json
from desktop.office.deed import deed
from desktop.office.leftovers import TEXT
from desktop.office.outline_rows import OutlineRows
from desktop.office.plan_outside import plan_file_of
from desktop.office.plan_row import node_to_edit, plan_to_edit
from desktop.office.taken_items import TakenItems
from desktop.rules.outline import fitting_kind
from desktop.rules.roc_calendar import roc_year


def branches_as_text(tree: PlanTree, node_ids: Sequence[int]) -> str:
    """The chosen items with all below them, without status, to be pasted into this or another plan."""
    items = tuple(map(_afresh, _chosen(tree, node_ids)))
    return to_json(PlanFile("", tree.head.year, tree.head.title, items=items))


def items_of_text(text: str) -> tuple[Item, ...]:
    """The items that `branches_as_text` wrote; none where the text is something else."""
    try:
        return from_json(text).items
    except BadFile:
        return ()


def days_outside(items: Sequence[Item], year: int) -> int:
    """How many due dates of the items do not lie in a ROC year."""
    days = [due.on for _, item in walk(items) for due in item.due if due.on is not None]
    return sum(roc_year(day) != year for day in days)


@deed
def paste_items(
    work: Work,
    plan_id: int,
    parent_id: int | None,
    position: int | None,
    items: Sequence[Item],
    rest: Sequence[str] = (),
) -> list[int]:
    """Add items with all below them below a parent (None: at the top) at a place; returns their keys.

    They become what may stand there. A section the office does not have is asked about, and what found no
    place in the items (`rest`) becomes text to be placed. Raises Refused where there is nothing to add.
    """
    if not items:
        raise Refused("剪貼簿裡沒有可以貼上的項目；請重新複製後再貼上。")
    rows = OutlineRows(work, plan_id)
    plan = plan_to_edit(work, plan_id)
    parent = None if parent_id is None else rows.node(parent_id)
    place = len(rows.children(parent_id)) if position is None else position
    names = {found.name: found.id for found in work.session.scalars(select(Section))}
    kinds = [node.kind for node in rows.children(parent_id)]
    fitted = [
        replace(_known(item, names), kind=fitting_kind(item.kind, parent.kind if parent else None, kinds))
        for item in items
    ]
    taken = TakenItems(work, plan, names)
    keys = taken.store(fitted, parent)
    rows = OutlineRows(work, plan_id)
    for offset, key in enumerate(keys):
        node = rows.node(key)
        rows.place(node, parent_id, place + offset, node.kind)
    asked = [(key, text) for key, item in zip(keys, items, strict=True) for text in _questions(item, names)]
    _leave_over(work, plan_id, asked, rest)
    return keys


@deed
def carry_branches(
    work: Work, node_ids: Sequence[int], plan_id: int, parent_id: int | None, position: int | None = None
) -> None:
    """Put items of another plan, with all below and on them, below an item of this plan.

    They keep their keys, evidence and lineage. Raises Refused where one of both plans is locked.
    """
    source = OutlineRows(work, node_to_edit(work, node_ids[0]).plan_id)
    plan_to_edit(work, plan_id)
    heads = source.heads(node_ids)
    for head in heads:
        source.take_out(head)
        for node in _branch(source, head):
            node.plan_id = plan_id
            for leftover in work.session.scalars(select(Leftover).where(Leftover.node_id == node.id)):
                leftover.plan_id = plan_id
        head.parent_id = parent_id
    work.flush()
    target = OutlineRows(work, plan_id)
    parent = None if parent_id is None else target.node(parent_id)
    others = [node for node in target.children(parent_id) if node not in heads]
    place = len(others) if position is None else position
    for offset, head in enumerate(heads):
        kind = fitting_kind(head.kind, parent.kind if parent else None, [node.kind for node in others])
        target.place(head, parent_id, place + offset, kind)


def _branch(rows: OutlineRows, head: Node) -> Iterator[Node]:
    yield head
    for child in rows.children(head.id):
        yield from _branch(rows, child)


def _chosen(tree: PlanTree, node_ids: Sequence[int]) -> Iterator[Item]:
    """The outermost of the chosen items; plan file and tree have their items in the same order."""
    chosen = set(node_ids)
    parents = {node.id: node.parent_id for node in tree.nodes}
    whole = [item for _, item in walk(plan_file_of(tree).items)]
    for node, item in zip(tree.nodes, whole, strict=True):
        above = node.parent_id
        while above is not None and above not in chosen:
            above = parents[above]
        if node.id in chosen and above is None:
            yield item


def _afresh(item: Item) -> Item:
    items = tuple(map(_afresh, item.items))
    return replace(item, status=TaskStatus.NOT_STARTED, done_on=None, items=items)


def _known(item: Item, names: dict[str, int]) -> Item:
    """The item without the sections that the office does not have."""
    sections = tuple(share for share in item.sections if share.name.strip() in names)
    return replace(item, sections=sections, items=tuple(_known(below, names) for below in item.items))


def _questions(item: Item, names: dict[str, int]) -> Iterator[str]:
    for _, each in walk([item]):
        for share in each.sections:
            if share.name.strip() not in names:
                text = " ".join(each.text.split())[:20]
                yield f"貼上的「{text}」由「{share.name}」承辦，機關裡沒有這個單位；請指定單位。"


def _leave_over(work: Work, plan_id: int, asked: Sequence[tuple[int, str]], rest: Sequence[str]) -> None:
    last = work.session.scalar(select(func.max(Leftover.position)).where(Leftover.plan_id == plan_id))
    rows = [Leftover(about="sections", text=text, node_id=key) for key, text in asked]
    rows += [Leftover(about=TEXT, text=text) for text in rest if text.strip()]
    for position, row in enumerate(rows, (last or 0) + 1):
        row.plan_id, row.position = plan_id, position
        work.session.add(row)
