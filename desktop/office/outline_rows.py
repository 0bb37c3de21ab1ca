"""The tree of a plan in a unit of work: its nodes by parent, put in their places, positions without gaps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import select

from db.tables.plan import Node
from db.unit_of_work import Work
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.office.plan_row import plan_to_edit
from desktop.office.retyping import change_kind
from desktop.rules.outline import MOST_SUBTASK_LEVELS, fitting_kind


class OutlineRows:
    """All nodes of one plan that is open to changes."""

    def __init__(self, work: Work, plan_id: int) -> None:
        """Read them. Raises Refused where the plan is gone or approved."""
        plan_to_edit(work, plan_id)
        self._work = work
        self._nodes: dict[int, Node] = {}
        self._children: dict[int | None, list[Node]] = defaultdict(list)
        found = select(Node).where(Node.plan_id == plan_id).order_by(Node.position, Node.id)
        for node in work.session.scalars(found):
            self._nodes[node.id] = node
            self._children[node.parent_id].append(node)

    def node(self, node_id: int) -> Node:
        """The node with this key. Raises Refused if it is not in the plan."""
        if node_id not in self._nodes:
            raise Refused("這個項目已經不在計畫中；請重新整理後再試。")
        return self._nodes[node_id]

    def parent(self, node: Node) -> Node | None:
        """What the node stands directly below."""
        return None if node.parent_id is None else self._nodes[node.parent_id]

    def siblings(self, node: Node) -> list[Node]:
        """The node and what stands beside it, in their order."""
        return self._children[node.parent_id]

    def children(self, parent_id: int | None) -> list[Node]:
        """What stands directly below a node (None: at the top), in its order."""
        return self._children[parent_id]

    def heads(self, node_ids: Iterable[int]) -> list[Node]:
        """The nodes with these keys in outline order, without those that lie in another one of them."""
        chosen = {self.node(node_id).id for node_id in node_ids}
        return [node for node in self._outline() if node.id in chosen and not self._lies_in(node, chosen)]

    def lies_in(self, node: Node, branch: Node) -> bool:
        """Whether a node is that branch or lies in it."""
        return node is branch or self._lies_in(node, {branch.id})

    def add(self, node: Node, position: int | None) -> None:
        """Put a new node among the children of its parent, by default last, and give it its key."""
        siblings = self._children[node.parent_id]
        siblings.insert(len(siblings) if position is None else max(0, position), node)
        self._renumber(node.parent_id)
        self._work.session.add(node)
        self._work.flush()
        self._nodes[node.id] = node
        self._check_depth(node)

    def place(self, node: Node, parent_id: int | None, position: int | None, kind: NodeKind) -> None:
        """Put a node below another parent as this kind; what is below it becomes what it then must be.

        `position` counts the children of the new parent without the node itself, None is the last place.
        """
        left = node.parent_id
        self._children[left].remove(node)
        siblings = self._children[parent_id]
        siblings.insert(len(siblings) if position is None else max(0, position), node)
        node.parent_id = parent_id
        self._renumber(left)
        self._renumber(parent_id)
        self._retype(node, kind)
        self._check_depth(node)

    def take_out(self, node: Node) -> None:
        """Close the gap that a node leaves which is about to be deleted."""
        self._children[node.parent_id].remove(node)
        self._renumber(node.parent_id)

    def _outline(self) -> Iterator[Node]:
        pending = list(reversed(self._children[None]))
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(self._children[node.id]))

    def _lies_in(self, node: Node, chosen: set[int]) -> bool:
        above = node.parent_id
        while above is not None and above not in chosen:
            above = self._nodes[above].parent_id
        return above is not None

    def _renumber(self, parent_id: int | None) -> None:
        for position, node in enumerate(self._children[parent_id]):
            node.position = position

    def _retype(self, node: Node, kind: NodeKind) -> None:
        change_kind(self._work, node, kind)
        for child in self._children[node.id]:
            self._retype(child, fitting_kind(child.kind, kind))

    def _check_depth(self, node: Node) -> None:
        """Raise Refused where subtasks now lie deeper in each other than numbers go."""
        above = self.parent(node)
        level = 1
        while above is not None and above.kind is NodeKind.SUBTASK:
            above, level = self.parent(above), level + 1
        if node.kind is NodeKind.SUBTASK:
            self._check_level(node, level)
        else:
            for child in self._children[node.id]:
                self._check_depth(child)

    def _check_level(self, node: Node, level: int) -> None:
        if level > MOST_SUBTASK_LEVELS:
            raise Refused(f"工作下面最多{MOST_SUBTASK_LEVELS}層細項，不能再往內縮；請放在上一層。")
        for child in self._children[node.id]:
            self._check_level(child, level + 1)
