"""Finding words all over a plan and putting others in their place, in one deed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.queries.plan import PlanTree
from db.tables.plan import Chapter, Node
from db.unit_of_work import Work
from desktop.errors import Conflict, Refused
from desktop.office.deed import deed
from desktop.office.plan_row import chapter_to_edit, node_to_edit, plan_to_edit
from desktop.rules.basis import sparing_marks
from desktop.rules.find_text import Search, Span
from desktop.rules.numbering import Level, label, paths_of


class Place(StrEnum):
    """What kind of text words were found in."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPHS = "paragraphs"
    TEXT = "text"
    METHOD = "method"
    INDICATORS = "indicators"
    REMARK = "remark"
    DUE_TEXT = "due_text"
    SECTIONS_TEXT = "sections_text"


# Texts of several lines that are stored line by line.
_LISTS = (Place.PARAGRAPHS, Place.INDICATORS)
_OF_NODE = (
    Place.TEXT,
    Place.METHOD,
    Place.INDICATORS,
    Place.REMARK,
    Place.DUE_TEXT,
    Place.SECTIONS_TEXT,
)


@dataclass(frozen=True)
class Hit:
    """A text with the words in it: of an item, a chapter, or (key 0) the plan's title."""

    place: Place
    key: int
    number: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Rewording:
    """A text as it was read, and as it is to be."""

    place: Place
    key: int
    old: str
    new: str


def hits_in(tree: PlanTree, search: Search, node_ids: Sequence[int] | None = None) -> list[Hit]:
    """Every text of a plan with the words in it, in the plan's order; with `node_ids` in these items only.

    Words within a mark such as {依據1} are left alone: another word there would cite nothing any more.
    """
    texts = _texts_of_nodes(tree) if node_ids is not None else _texts(tree)
    chosen = set(node_ids or ())
    found = []
    for place, key, number, text in texts:
        is_looked_at = node_ids is None or key in chosen
        if is_looked_at and (spans := sparing_marks(text, search.spans(text))):
            found.append(Hit(place, key, number, text, tuple(spans)))
    return found


def _texts(tree: PlanTree) -> Iterator[tuple[Place, int, str, str]]:
    yield Place.TITLE, 0, "", tree.head.title
    for place, chapter in enumerate(tree.chapters, 1):
        number = label(Level.CHAPTER, place, tree.head.numbering_style)
        yield Place.HEADING, chapter.id, number, chapter.heading
        yield Place.PARAGRAPHS, chapter.id, number, "\n".join(chapter.paragraphs)
    yield from _texts_of_nodes(tree)


def _texts_of_nodes(tree: PlanTree) -> Iterator[tuple[Place, int, str, str]]:
    numbers = paths_of(tree.nodes, tree.head.numbering_style)
    for node in tree.nodes:
        for place in _OF_NODE:
            value = getattr(node, place.value)
            yield place, node.id, numbers[node.id], "\n".join(value) if place in _LISTS else value


@deed
def reword_all(work: Work, plan_id: int, rewordings: Sequence[Rewording]) -> int:
    """Give texts of a plan other wordings; returns how many.

    Raises Refused where there is none or an item would lose all its text, Conflict where a text is no longer
    the one that was read.
    """
    if not rewordings:
        raise Refused("沒有勾選任何一處；請先勾選要取代的地方。")
    plan = plan_to_edit(work, plan_id)
    for each in rewordings:
        row, name = _row(work, each, plan)
        _reword(row, name, each)
    return len(rewordings)


def _row(work: Work, each: Rewording, plan: object) -> tuple[object, str]:
    if each.place is Place.TITLE:
        return plan, "title"
    if each.place in (Place.HEADING, Place.PARAGRAPHS):
        chapter: Chapter = chapter_to_edit(work, each.key)
        return chapter, each.place.value
    node: Node = node_to_edit(work, each.key)
    return node, each.place.value


def _reword(row: object, name: str, each: Rewording) -> None:
    is_list = each.place in _LISTS
    stored = getattr(row, name)
    if ("\n".join(stored) if is_list else stored) != each.old:
        raise Conflict("有一處文字剛才已在別處改過，全部都沒有取代；請重新尋找後再試。")
    if each.place in (Place.TITLE, Place.HEADING) and not each.new.strip():
        raise Refused("計畫名稱與章名不可空白；請取消勾選那一處。")
    lines = [line for line in each.new.split("\n") if line.strip()]
    setattr(row, name, lines if is_list else each.new.strip())
