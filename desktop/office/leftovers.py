"""What an import left over: text put in its place by hand, questions answered."""

from collections.abc import Iterable

from db.tables.declarative import now
from db.tables.plan import Leftover
from db.unit_of_work import Work
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.office.chapters import append_paragraph
from desktop.office.deed import deed
from desktop.office.outline import add_node, change_node
from desktop.office.plan_row import node_to_edit, plan_to_edit

# What `Leftover.about` says of text that has no place yet; anything else is a question's subject.
TEXT = "text"
# A question about an item's wording, told apart from text without a place.
WORDING = "wording"


@deed
def settle_leftover(work: Work, leftover_id: int) -> None:
    """Say that a question is answered, or that a text is not needed. Raises Refused if it is gone."""
    _open_leftover(work, leftover_id).settled_at = now()


@deed
def settle_leftovers(work: Work, leftover_ids: Iterable[int]) -> None:
    """Settle several at once, as `settle_leftover` does."""
    for leftover_id in leftover_ids:
        settle_leftover(work, leftover_id)


@deed
def place_leftover(
    work: Work,
    leftover_id: int,
    *,
    parent_id: int | None = None,
    position: int | None = None,
    kind: NodeKind | None = None,
    text: str | None = None,
) -> int:
    """Make an unplaced text an item of the plan, put as `add_node` does; returns the item's key.

    `text` is what the item says where the text was worked on first. Raises Refused for a question.
    """
    leftover = _text_to_place(work, leftover_id)
    node_id = add_node(work, leftover.plan_id, parent_id, position, kind, text=text or leftover.text)
    leftover.settled_at = now()
    return node_id


@deed
def place_leftover_in_chapter(
    work: Work, leftover_id: int, chapter_id: int, *, text: str | None = None
) -> None:
    """Make an unplaced text, or what was made of it, the last paragraph of a chapter.

    Raises Refused for a question.
    """
    leftover = _text_to_place(work, leftover_id)
    append_paragraph(work, chapter_id, text or leftover.text)
    leftover.settled_at = now()


@deed
def place_leftover_in_remark(work: Work, leftover_id: int, node_id: int, *, text: str | None = None) -> None:
    """Add an unplaced text, or what was made of it, as the last line of an item's remark.

    Raises Refused for a question.
    """
    leftover = _text_to_place(work, leftover_id)
    remark = node_to_edit(work, node_id).remark
    change_node(work, node_id, remark="\n".join(filter(None, (remark, text or leftover.text))))
    leftover.settled_at = now()


def _text_to_place(work: Work, leftover_id: int) -> Leftover:
    leftover = _open_leftover(work, leftover_id)
    if leftover.about != TEXT:
        raise Refused("這是待確認的問題，不是可以歸位的文字；請處理後按「已確認」。")
    plan_to_edit(work, leftover.plan_id)
    return leftover


def _open_leftover(work: Work, leftover_id: int) -> Leftover:
    leftover = work.session.get(Leftover, leftover_id)
    if leftover is None or leftover.settled_at is not None:
        raise Refused("這一筆已經處理過了；請重新整理後再看。")
    return leftover
