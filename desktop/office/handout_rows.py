"""The tasks of a plan as rows of a section's workbook: whose they are, where they stand, what they say."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from db.queries.office import SectionRow
from db.queries.plan import NodeRow, PlanTree
from db.vocabulary import NodeKind
from desktop.exchange.sections.handout_sheet import FIELDS, SheetRow, cell_text
from desktop.office.typed_cells import written_shares
from desktop.rules.numbering import numbers_of, paths_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.quota import quota_text
from desktop.rules.roc_calendar import format_date


def parts_of(tree: PlanTree, sections: Sequence[SectionRow]) -> dict[int, tuple[SheetRow, ...]]:
    """The tasks of every section of the plan's year by the section's key; of groups each member has them."""
    active = [found for found in sections if found.is_active(tree.head.year)]
    groups = {found.id: set(found.members) for found in active}
    rows, responsible = dict(task_rows(tree)), _responsible(tree)
    found: dict[int, tuple[SheetRow, ...]] = {}
    for section in active:
        if section.members:
            continue
        mine = {section.id, *(group for group, members in groups.items() if section.id in members)}
        own = [row for node, row in rows.items() if mine & responsible[node]]
        if own:
            found[section.id] = tuple(own)
    return found


def rows_in(tree: PlanTree, node_ids: Collection[int]) -> tuple[SheetRow, ...]:
    """The tasks that are, or lie in, the items with these keys, in outline order."""
    inside = set(node_ids)
    for node in tree.nodes:
        if node.parent_id in inside:
            inside.add(node.id)
    return tuple(row for node_id, row in task_rows(tree) if node_id in inside)


def task_rows(tree: PlanTree) -> Iterator[tuple[int, SheetRow]]:
    """Yield every task of a plan as a row of a workbook, with its key."""
    nodes = {node.id: node for node in tree.nodes}
    style = tree.head.numbering_style
    paths, numbers = paths_of(tree.nodes, style), numbers_of(tree.nodes, style)
    for node in tree.nodes:
        if node.kind not in FOLLOWED:
            continue
        above = list(_above(nodes, node))
        area, measure = (
            next((numbers[each.id] + each.text for each in above if each.kind is kind), "")
            for kind in (NodeKind.AREA, NodeKind.MEASURE)
        )
        parent = above[0].lineage if above else ""
        home = next((each.lineage for each in above if each.kind not in FOLLOWED), "")
        number, area, measure = (cell_text(text) for text in (paths[node.id], area, measure))
        yield node.id, SheetRow(node.lineage, parent, number, area, measure, values_of(node), home)


def values_of(node: NodeRow) -> dict[str, str]:
    """What a task says, field by field, as a person types it."""
    tracking = node.tracking
    due_on, quota = (tracking.due_on, tracking.quota) if tracking else (None, None)
    said = {
        "text": node.text,
        "method": node.method,
        "indicators": "\n".join(node.indicators),
        "due": node.due_text or (format_date(due_on) if due_on else ""),
        "sections": written_shares(node.sections),
        "quota": quota_text(quota) if quota else "",
        "remark": node.remark,
    }
    return {name: cell_text(said[name]) for name in FIELDS}


def plain_row(row: SheetRow) -> dict[str, Any]:
    """A row as it is kept with its handout."""
    kept = asdict(row)
    del kept["after"], kept["line"]
    return kept


def row_from(kept: Mapping[str, Any]) -> SheetRow:
    """The row that was kept."""
    return SheetRow(**kept)


def _above(nodes: Mapping[int, NodeRow], node: NodeRow) -> Iterator[NodeRow]:
    """What an item lies in, from the nearest out."""
    while node.parent_id is not None:
        node = nodes[node.parent_id]
        yield node


def _responsible(tree: PlanTree) -> dict[int, frozenset[int]]:
    """The sections of every item by its key: its own, otherwise those of what it lies in."""
    found: dict[int, frozenset[int]] = {}
    for node in tree.nodes:
        own = frozenset(share.section_id for share in node.sections)
        inherited = found[node.parent_id] if node.parent_id is not None else frozenset()
        found[node.id] = own or inherited
    return found
