"""Items whose names a converter lost: the numbers of those behind tell that one stood there."""

from collections.abc import Iterator
from itertools import pairwise

from db.vocabulary import NodeKind
from desktop.exchange.recognition.drafts import Draft, Outline

_SECOND = 2
_OF_MEASURE = "原文的下一項編號是「{}」，前面一項的名稱讀不到；下面的工作先放在這裡，請對照原件補上名稱。"
_OF_AREA = "原文的下一項編號是「{}」，前面一項讀不到，先空出它的位置；內容請對照原件與未歸位的文字補上。"


def give_places_to_lost_names(outline: Outline) -> None:
    """Give a place to measures before an area's second, and to areas of which a gap in the text took all.

    The tasks before a second measure go below the first; what was lost is asked for.
    """
    for area in outline.drafts():
        if area.kind is NodeKind.AREA:
            _give_place(area)
    outline.roots[:] = list(_with_lost_areas(outline.roots))


def _give_place(area: Draft) -> None:
    places = [place for place, child in enumerate(area.children) if child.kind is NodeKind.MEASURE]
    if not places or not places[0] or area.children[places[0]].value != _SECOND:
        return
    tasks, second = area.children[: places[0]], area.children[places[0]]
    lost = Draft(NodeKind.MEASURE, parent=area, children=tasks, is_among_tasks=second.is_among_tasks)
    for task in tasks:
        task.parent = lost
    area.children[: places[0]] = [lost]
    lost.ask("text", _OF_MEASURE.format(second.written))


def _with_lost_areas(roots: list[Draft]) -> Iterator[Draft]:
    """Yield the areas, and between two whose numbers leave one out the one that was lost there."""
    yield from roots[:1]
    for before, area in pairwise(roots):
        numbers = before.value, area.value
        if None not in numbers and area.value == (before.value or 0) + _SECOND and _has_gap(before):
            lost = Draft(NodeKind.AREA)
            lost.ask("text", _OF_AREA.format(area.written))
            yield lost
        yield area


def _has_gap(draft: Draft) -> bool:
    """Whether text was lost before something below an item."""
    is_asked = any(about == "place" for about, _ in draft.questions)
    return is_asked or any(_has_gap(child) for child in draft.children)
