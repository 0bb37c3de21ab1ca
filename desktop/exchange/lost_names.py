"""Measures whose names a converter lost: the numbers of those behind tell that one stood there."""

from db.vocabulary import NodeKind
from desktop.exchange.drafts import Draft, Outline

_SECOND = 2
_MESSAGE = "原文的下一項編號是「{}」，前面一項的名稱讀不到；下面的工作先放在這裡，請對照原件補上名稱。"


def give_places_to_lost_names(outline: Outline) -> None:
    """Put the tasks before an area's second measure below a first one, without name, and ask for it."""
    for area in outline.drafts():
        if area.kind is NodeKind.AREA:
            _give_place(area)


def _give_place(area: Draft) -> None:
    places = [place for place, child in enumerate(area.children) if child.kind is NodeKind.MEASURE]
    if not places or not places[0] or area.children[places[0]].value != _SECOND:
        return
    tasks, second = area.children[: places[0]], area.children[places[0]]
    lost = Draft(NodeKind.MEASURE, parent=area, children=tasks, is_among_tasks=second.is_among_tasks)
    for task in tasks:
        task.parent = lost
    area.children[: places[0]] = [lost]
    lost.ask("text", _MESSAGE.format(second.written))
