"""Which differences between two plans a list shows: by what became of them, and by words."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.rules.plan_difference import Change, Difference, Provision

CHANGES = frozenset(Change) - {Change.SAME}


@dataclass(frozen=True)
class DifferenceFilter:
    """What is asked for; every word of `text` must stand in number, text or columns of either side."""

    changes: frozenset[Change] = CHANGES
    text: str = ""

    def of(self, found: Iterable[Difference]) -> list[Difference]:
        """The differences that the list shows, in their order."""
        return [each for each in found if each.change in self.changes and self._has_words(each)]

    def _has_words(self, difference: Difference) -> bool:
        says = "\n".join(_words(side) for side in (difference.old, difference.new) if side).casefold()
        return all(word in says for word in self.text.casefold().split())


def _words(side: Provision) -> str:
    return "\n".join((f"{side.number}{side.text}", *(f"{name}：{text}" for name, text in side.details)))
