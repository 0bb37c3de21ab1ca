"""Whether the entries of a cell line up one to one with the tasks of their row."""

from collections.abc import Sequence
from typing import TypeVar

Entry = TypeVar("Entry")


def aligned(groups: Sequence[Sequence[Entry]], count: int) -> list[list[Entry]] | None:
    """Return the entries of each of `count` tasks, or None where they do not line up.

    `groups` are the cell's lines, cut at its empty lines. As many lines as tasks: one line each. As many
    groups as tasks: one group each, unless a group says the same thing twice, which one task's entries
    do not.
    """
    lines = [entry for group in groups for entry in group]
    if len(lines) == count:
        return [[line] for line in lines]
    if len(groups) == count and not any(_repeats(group) for group in groups):
        return [list(group) for group in groups]
    return None


def _repeats(entries: Sequence[Entry]) -> bool:
    return any(entry in entries[:place] for place, entry in enumerate(entries))
