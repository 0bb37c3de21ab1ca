"""Which kind of item may stand where in a plan's tree, and what an item becomes where it is moved."""

from collections.abc import Collection

from db.vocabulary import NodeKind

# The usual kind comes first. A measure may be missing, and a plan may do without areas.
_BELOW: dict[NodeKind | None, tuple[NodeKind, ...]] = {
    None: (NodeKind.AREA, NodeKind.MEASURE, NodeKind.TASK),
    NodeKind.AREA: (NodeKind.MEASURE, NodeKind.TASK),
    NodeKind.MEASURE: (NodeKind.TASK,),
    NodeKind.TASK: (NodeKind.SUBTASK,),
    NodeKind.SUBTASK: (NodeKind.SUBTASK,),
}
_DEPTH = {kind: depth for depth, kind in enumerate(NodeKind)}
# What has a due date, a quota and a state of its own.
FOLLOWED = (NodeKind.TASK, NodeKind.SUBTASK)
# (1), 甲、 and (甲): numbering has no more levels below a task (design.md rule 2).
MOST_SUBTASK_LEVELS = 3


def kinds_below(parent: NodeKind | None) -> tuple[NodeKind, ...]:
    """Return the kinds that may stand directly below a parent (None: the top), the usual one first."""
    return _BELOW[parent]


def may_stand(kind: NodeKind, parent: NodeKind | None) -> bool:
    """Whether an item of this kind may stand directly below a parent of that kind."""
    return kind in _BELOW[parent]


def fitting_kind(kind: NodeKind, parent: NodeKind | None, neighbours: Collection[NodeKind] = ()) -> NodeKind:
    """Return what an item becomes below another parent: what it is if it may, else the nearest kind.

    At the top it becomes an area, unless `neighbours`, the kinds of what stands there, shows that this plan
    has others there too.
    """
    allowed = _BELOW[parent]
    if parent is None:
        allowed = tuple(found for found in allowed if found in neighbours) or (NodeKind.AREA,)
    if kind in allowed:
        return kind
    return min(allowed, key=lambda found: abs(_DEPTH[found] - _DEPTH[kind]))


def kind_for_new(parent: NodeKind | None, neighbour: NodeKind | None) -> NodeKind:
    """Return the kind of a new item: that of the sibling it is put beside, else the usual one."""
    if neighbour is not None and neighbour in _BELOW[parent]:
        return neighbour
    return _BELOW[parent][0]
