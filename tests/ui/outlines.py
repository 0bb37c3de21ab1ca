"""Outline items made by hand, for tests of what shows them."""

from collections.abc import Sequence

from db.queries.plan import NodeRow
from db.vocabulary import NodeKind
from desktop.ui.models.outline_item import OutlineItem

# A tree as pairs of key and parent, each parent before its children.
Shape = Sequence[tuple[int, int | None]]


def items_of(shape: Shape, texts: dict[int, str] | None = None) -> list[OutlineItem]:
    """The items of a tree of this shape, in outline order."""
    children: dict[int | None, list[int]] = {}
    for key, parent in shape:
        children.setdefault(parent, []).append(key)
    found: list[OutlineItem] = []

    def visit(parent: int | None, depth: int) -> None:
        for position, key in enumerate(children.get(parent, ())):
            text = (texts or {}).get(key, f"第{key}項")
            kind = list(NodeKind)[min(depth, 3)]
            node = NodeRow(key, parent, position, depth, kind, text, "", (), "", "", None, (), 1)
            found.append(OutlineItem(node, f"{position + 1}."))
            visit(key, depth + 1)

    visit(None, 0)
    return found
