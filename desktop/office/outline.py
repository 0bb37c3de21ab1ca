"""The items of a plan as an outline: added, worded, moved, indented, outdented, deleted."""

from collections.abc import Iterable, Sequence

from db.tables.plan import Node
from db.unit_of_work import Work
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.outline_rows import OutlineRows
from desktop.office.plan_row import check_version, node_to_edit
from desktop.office.removal import delete_with_dependents
from desktop.office.task_row import quoted
from desktop.rules.outline import fitting_kind, kind_for_new, may_stand
from desktop.rules.words import word


@deed
def add_node(
    work: Work,
    plan_id: int,
    parent_id: int | None,
    position: int | None = None,
    kind: NodeKind | None = None,
    *,
    text: str = "",
) -> int:
    """Add an item below a parent (None: at the top) at a place from 0, by default the last; returns its key.

    Without a kind it becomes what its neighbour is. Raises Refused for a kind that may not stand there.
    """
    return _add(OutlineRows(work, plan_id), plan_id, parent_id, position, kind, text)


@deed
def add_nodes(
    work: Work, plan_id: int, parent_id: int | None, position: int | None, texts: Sequence[str]
) -> list[int]:
    """Add an item for every text, one behind the other, as `add_node` does; returns their keys."""
    rows = OutlineRows(work, plan_id)
    place = len(rows.children(parent_id)) if position is None else position
    return [_add(rows, plan_id, parent_id, place + offset, None, text) for offset, text in enumerate(texts)]


def _add(
    rows: OutlineRows,
    plan_id: int,
    parent_id: int | None,
    position: int | None,
    kind: NodeKind | None,
    text: str,
) -> int:
    parent = None if parent_id is None else rows.node(parent_id)
    present = rows.children(parent_id)
    if kind is None:
        place = len(present) if position is None else position
        beside = present[max(0, min(place, len(present)) - 1)].kind if present else None
        kind = kind_for_new(parent.kind if parent else None, beside)
    if not may_stand(kind, parent.kind if parent else None):
        below = f"「{word(parent.kind)}」下面" if parent else "計畫的最上層"
        raise Refused(f"「{word(kind)}」不能放在{below}；請改放在適當的位置。")
    node = Node(plan_id=plan_id, parent_id=parent_id, kind=kind, text=text.strip(), indicators=[])
    rows.add(node, position)
    return node.id


@deed
def change_node(
    work: Work,
    node_id: int,
    *,
    text: str | None = None,
    method: str | None = None,
    indicators: Sequence[str] | None = None,
    remark: str | None = None,
    version: int | None = None,
) -> None:
    """Change what is given of an item's words; empty indicators are left out.

    Raises Conflict where the item is no longer the one read as `version`.
    """
    node = node_to_edit(work, node_id)
    check_version(node, version)
    if text is not None:
        node.text = text.strip()
    if method is not None:
        node.method = method.strip()
    if indicators is not None:
        node.indicators = [line.strip() for line in indicators if line.strip()]
    if remark is not None:
        node.remark = remark.strip()


@deed
def move_nodes(
    work: Work, node_ids: Iterable[int], parent_id: int | None, position: int | None = None
) -> None:
    """Put items, with all that is below them, behind each other before the child at `position` of a parent.

    `position` counts the parent's children as they stand before the move; None is behind the last. Each
    becomes what may stand there. Raises Refused where an item would come to lie in itself.
    """
    rows, heads = _chosen(work, node_ids)
    parent = None if parent_id is None else rows.node(parent_id)
    if parent is not None and any(rows.lies_in(parent, head) for head in heads):
        raise Refused("項目不能移到自己的下面；請選擇別的位置。")
    present = rows.children(parent_id)
    place = len(present) if position is None else max(0, min(position, len(present)))
    before = [node for node in present[:place] if node not in heads]
    neighbours = [node.kind for node in present if node not in heads]
    for offset, head in enumerate(heads):
        kind = fitting_kind(head.kind, parent.kind if parent else None, neighbours)
        rows.place(head, parent_id, len(before) + offset, kind)


@deed
def indent_nodes(work: Work, node_ids: Iterable[int]) -> None:
    """Put items below the item before them, one level deeper.

    Raises Refused where nothing stands before the first of them.
    """
    rows, heads = _chosen(work, node_ids)
    for head in heads:
        siblings = rows.siblings(head)
        place = siblings.index(head)
        if place == 0:
            raise Refused(f"{quoted(work, head.id)}前面沒有同一層的項目，不能往內縮。")
        above = siblings[place - 1]
        present = rows.children(above.id)
        rows.place(head, above.id, None, kind_for_new(above.kind, present[-1].kind if present else None))


@deed
def outdent_nodes(work: Work, node_ids: Iterable[int]) -> None:
    """Put items behind the item they lie in, one level higher; they become what that item is.

    Raises Refused for what already stands at the top.
    """
    rows, heads = _chosen(work, node_ids)
    for head in reversed(heads):
        above = rows.parent(head)
        if above is None:
            raise Refused(f"{quoted(work, head.id)}已在最外層，不能再往外移。")
        rows.place(head, above.parent_id, rows.siblings(above).index(above) + 1, above.kind)


@deed
def shift_nodes(work: Work, node_ids: Iterable[int], by: int) -> None:
    """Move items of one parent up (-1) or down (+1) past their neighbour. Raises Refused at the end."""
    rows, heads = _chosen(work, node_ids)
    if any(head.parent_id != heads[0].parent_id for head in heads):
        raise Refused("選取的項目不在同一個項目下面，不能一起上下移動；請分次移動。")
    siblings = rows.siblings(heads[0])
    places = [siblings.index(head) + by for head in heads]
    if min(places) < 0 or max(places) >= len(siblings):
        raise Refused("已經在這一層的最前面或最後面，不能再移動。")
    for head, place in sorted(zip(heads, places, strict=True), key=lambda pair: -by * pair[1]):
        rows.place(head, head.parent_id, place, head.kind)


@deed
def delete_nodes(work: Work, node_ids: Iterable[int]) -> int:
    """Delete items with everything below and on them; returns how many were named, branches counted once."""
    rows, heads = _chosen(work, node_ids)
    for head in heads:
        rows.take_out(head)
        delete_with_dependents(work.session, head)
    return len(heads)


def _chosen(work: Work, node_ids: Iterable[int]) -> tuple[OutlineRows, list[Node]]:
    """The plan's tree and the outermost of the chosen nodes. Raises Refused where none is chosen."""
    node_ids = list(node_ids)
    if not node_ids:
        raise Refused("沒有選取任何項目；請先選取。")
    rows = OutlineRows(work, node_to_edit(work, node_ids[0]).plan_id)
    return rows, rows.heads(node_ids)
