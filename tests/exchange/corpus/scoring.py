"""How well a plan was read from a document: what was found again, what was made up, what was lost."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from db.vocabulary import NodeKind
from desktop.exchange.plan_file import Item, PlanFile

_GROUPS = (NodeKind.AREA, NodeKind.MEASURE)
Facts = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Found:
    """How many facts of one sort the truth has, the reading has, and both have."""

    true: int
    read: int
    both: int

    @property
    def recall(self) -> float:
        """The share of the true facts that were read, 1.0 where there are none."""
        return self.both / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """The share of the facts read that are true, 1.0 where none were read."""
        return self.both / self.read if self.read else 1.0


@dataclass(frozen=True)
class Score:
    """A reading held against the truth; `lost` counts the characters that are nowhere in the reading."""

    groups: Found
    tasks: Found
    dates: Found
    sections: Found
    lost: Counter[str]
    missing: dict[str, list[str]]
    made_up: dict[str, list[str]]

    @property
    def recall(self) -> float:
        """The lowest recall of the four sorts of facts."""
        return min(found.recall for found in self._sorts())

    @property
    def precision(self) -> float:
        """The lowest precision of the four sorts of facts."""
        return min(found.precision for found in self._sorts())

    def _sorts(self) -> tuple[Found, ...]:
        return self.groups, self.tasks, self.dates, self.sections


def score(truth: PlanFile, read: PlanFile) -> Score:
    """Return how much of the truth was read and how much of what was read is true.

    Facts are compared by their words and place in the tree, whatever the numbers, white space and width of
    characters: a heading below its area, a task below its measure, a date and a section on their task.
    """
    true, found = _facts(truth), _facts(read)
    return Score(
        **{name: _found(true[name], found[name]) for name in true},
        lost=_characters(truth) - _characters(read),
        missing={name: _shown(true[name] - found[name]) for name in true},
        made_up={name: _shown(found[name] - true[name]) for name in true},
    )


def _found(true: Facts, read: Facts) -> Found:
    return Found(true.total(), read.total(), (true & read).total())


def _facts(plan: PlanFile) -> dict[str, Facts]:
    facts: dict[str, Facts] = {name: Counter() for name in ("groups", "tasks", "dates", "sections")}
    for above, item in _with_parents(plan.items, ""):
        words = plain(item.text + item.method)
        if item.kind in _GROUPS:
            facts["groups"][item.kind.value, above, words] += 1
            # Indicators are what a measure promises: a heading without them is half a heading.
            facts["groups"].update(("indicator", words, plain(text)) for text in item.indicators)
        else:
            facts["tasks"][item.kind.value, above, words] += 1
        days = (due.on.isoformat() if due.on else plain(due.text) for due in item.due)
        facts["dates"].update((words, day) for day in days)
        facts["sections"].update((words, plain(share.name), share.role.value) for share in item.sections)
    return facts


def _with_parents(items: tuple[Item, ...], above: str) -> Iterator[tuple[str, Item]]:
    for item in items:
        yield above, item
        yield from _with_parents(item.items, plain(item.text + item.method))


def _characters(plan: PlanFile) -> Counter[str]:
    """Return the characters of every text that is not made anew in print, as numbers are."""
    counted = Counter(plain(plan.title))
    for chapter in plan.chapters:
        counted.update(plain(chapter.heading + "".join(chapter.paragraphs)))
    for _above, item in _with_parents(plan.items, ""):
        counted.update(plain(item.text + item.method + item.remark + "".join(item.indicators)))
        counted.update(plain("".join(due.text for due in item.due)))
        counted.update(plain("".join(share.name for share in item.sections)))
    counted.update(plain("".join(plan.unplaced)))
    return counted


def _shown(facts: Facts) -> list[str]:
    return [" | ".join(fact) for fact in facts.elements()]


def plain(text: str) -> str:
    """Return a text without white space, full-width characters made half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())
