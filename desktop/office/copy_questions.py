"""What a copy of a plan leaves to be asked: everything nobody decided, and what was open before."""

from collections.abc import Iterator, Mapping

from db.queries.plan import PlanTree
from db.tables.plan import Leftover
from db.unit_of_work import Work
from desktop.rules.copy_items import DROP, CopyItem, CopyKind, CopyPlace, CopyReview, Decisions

# What a question is about, as `Leftover.about` has it.
ABOUT = {
    CopyKind.TITLE: "year",
    CopyKind.CHAPTER: "year",
    CopyKind.NODE: "year",
    CopyKind.DUE: "due",
    CopyKind.SECTION: "sections",
    CopyKind.TASK: "unfinished",
    CopyKind.LETTER: "basis",
}


def leave_questions(
    work: Work,
    plan_id: int,
    old: PlanTree,
    review: CopyReview,
    decisions: Decisions,
    node_ids: Mapping[int, int],
) -> None:
    """Add the questions to the new plan; `node_ids` are the keys of its items by the old ones.

    What concerned an item that did not come along is asked no more.
    """
    rows = [*_undecided(review, decisions, node_ids), *_open_before(old, decisions, node_ids)]
    for position, row in enumerate(rows):
        row.plan_id, row.position = plan_id, position
        work.session.add(row)


def _undecided(review: CopyReview, decisions: Decisions, node_ids: Mapping[int, int]) -> Iterator[Leftover]:
    for item in review.items:
        if item.place in decisions or item.place.kind is CopyKind.LEFTOVER:
            continue
        about = ABOUT[item.place.kind]
        for node_id in _nodes(item):
            if node_id is None or node_id in node_ids:
                key = node_ids[node_id] if node_id is not None else None
                yield Leftover(about=about, text=item.question, node_id=key)


def _nodes(item: CopyItem) -> tuple[int | None, ...]:
    """The items of the old plan in which a question is asked; None is the plan as a whole."""
    return item.tasks or (item.node_id,)


def _open_before(old: PlanTree, decisions: Decisions, node_ids: Mapping[int, int]) -> Iterator[Leftover]:
    for left in old.leftovers:
        is_gone = left.node_id is not None and left.node_id not in node_ids
        if decisions.get(CopyPlace(CopyKind.LEFTOVER, left.id)) == DROP or (is_gone and not left.is_text):
            continue
        key = node_ids.get(left.node_id) if left.node_id is not None else None
        yield Leftover(about=left.about, item=left.item, text=left.text, node_id=key)
