"""Whether the numbers in the source agree with those made from the places; what does not is asked."""

from collections.abc import Iterator, Sequence
from itertools import chain

from db.vocabulary import NodeKind
from desktop.exchange.recognition.drafts import Draft, Outline
from desktop.exchange.recognition.number_style import opens_without_number
from desktop.rules.numbering import label


def check_numbers(outline: Outline) -> None:
    """Raise a question where items were numbered otherwise in the source, quoting its numbers."""
    opening = outline.roots[:1] if opens_without_number(outline.drafts()) else []
    below_opening = (child for draft in opening for child in draft.children)
    numbered = [draft for draft in outline.roots if draft not in opening]
    for siblings in chain(_sibling_groups(list(below_opening)), _sibling_groups(numbered)):
        renumbered = [
            (draft, place)
            for place, draft in enumerate(siblings, 1)
            if draft.written and draft.value != place
        ]
        if renumbered:
            first, _ = renumbered[0]
            first.ask("number", _message(renumbered))


def check_empty_measures(outline: Outline) -> None:
    """Raise a question where sections or dates stand on an area or measure without tasks."""
    for draft in outline.drafts():
        is_above_tasks = draft.kind in (NodeKind.AREA, NodeKind.MEASURE)
        if is_above_tasks and not draft.children and (draft.sections or draft.due):
            draft.ask("tasks", "這個項目之下沒有工作，承辦單位或期限記在項目上；要列管請新增一項工作。")


def _sibling_groups(siblings: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield the items of one kind below one item, and so on downwards."""
    for kind in NodeKind:
        yield [draft for draft in siblings if draft.kind is kind]
    for draft in siblings:
        yield from _sibling_groups(draft.children)


def _message(renumbered: Sequence[tuple[Draft, int]]) -> str:
    written = "".join(f"「{draft.written}」" for draft, _ in renumbered)
    made = "".join(f"「{label(draft.kind, place)}」" for draft, place in renumbered)
    return f"原文編號{written}依順序改編為{made}，原文可能有遺漏或錯字，請對照確認。"
