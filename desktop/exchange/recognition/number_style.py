"""How a plan that was read writes its numbers: which brackets, and what stands behind digits."""

from collections.abc import Sequence

from db.vocabulary import NodeKind, NumberingStyle
from desktop.exchange.recognition.drafts import Draft
from desktop.rules.numbering import with_opening

_BRACKETED = (NodeKind.MEASURE, NodeKind.SUBTASK)
_STYLES = {
    (False, False): NumberingStyle.HALF_DOT,
    (False, True): NumberingStyle.HALF_COMMA,
    (True, False): NumberingStyle.FULL_DOT,
    (True, True): NumberingStyle.FULL_COMMA,
}


def numbering_of(drafts: Sequence[Draft]) -> NumberingStyle:
    """Return the style of most of the numbers as they are written."""
    brackets = [draft.written for draft in drafts if draft.kind in _BRACKETED and draft.written]
    digits = [draft.written for draft in drafts if draft.kind is NodeKind.TASK and draft.written]
    is_full = 2 * sum("（" in number for number in brackets) > len(brackets)
    has_comma = 2 * sum("、" in number for number in digits) > len(digits)
    style = _STYLES[is_full, has_comma]
    return with_opening(style) if opens_without_number(drafts) else style


def opens_without_number(drafts: Sequence[Draft]) -> bool:
    """Whether the first area has no number, and 一、 stands before the second."""
    areas = [draft for draft in drafts if draft.kind is NodeKind.AREA][:2]
    return len(areas) > 1 and not areas[0].written and areas[1].value == 1
