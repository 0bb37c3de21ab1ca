"""Two wordings of one text side by side: which stretches of each the other does not have."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# A run of fewer equal characters between two changes is chance; showing it equal would only be restless.
_LEAST_EQUAL = 2


class Stretch(NamedTuple):
    """A part of a text; `is_changed` where the other wording has something else, or nothing, there."""

    text: str
    is_changed: bool


def compared(old: str, new: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Return both texts in stretches, those that differ marked; joined, the stretches are the texts again."""
    pairs = list(_calm(SequenceMatcher(None, old, new, autojunk=False).get_opcodes(), old, new))
    return (
        _merged((old[first:last], is_changed) for is_changed, first, last, _, _ in pairs),
        _merged((new[first:last], is_changed) for is_changed, _, _, first, last in pairs),
    )


def likeness(old: str, new: str) -> float:
    """Return how much two texts have in common, from 0 (nothing) to 1 (they are the same)."""
    # In one order whichever is asked for: the matcher's answer depends on it.
    first, second = sorted((old, new))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def occurrences(text: str) -> frozenset[tuple[str, int]]:
    """Return the characters of a text, each time one occurs apart from its other times."""
    times: dict[str, int] = defaultdict(int)
    found = []
    for character in text:
        times[character] += 1
        found.append((character, times[character]))
    return frozenset(found)


def most_likeness(old: frozenset[tuple[str, int]], new: frozenset[tuple[str, int]]) -> float:
    """Return what the likeness of two texts cannot exceed, from the occurrences in both; a quick answer."""
    both = len(old) + len(new)
    return 2 * len(old & new) / both if both else 1.0


def _calm(
    steps: Sequence[tuple[str, int, int, int, int]], old: str, new: str
) -> Iterator[tuple[bool, int, int, int, int]]:
    last = len(steps) - 1
    for place, (what, a, b, c, d) in enumerate(steps):
        is_between = 0 < place < last
        yield what != "equal" or (is_between and b - a < _LEAST_EQUAL), a, b, c, d


def _merged(parts: Iterator[tuple[str, bool]]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for text, is_changed in parts:
        if not text:
            continue
        if merged and merged[-1].is_changed == is_changed:
            merged[-1] = Stretch(merged[-1].text + text, is_changed)
        else:
            merged.append(Stretch(text, is_changed))
    return tuple(merged)
