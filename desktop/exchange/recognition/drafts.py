"""The tree of a plan while it is being read: it grows, and is frozen into items with numbers at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from db.vocabulary import NodeKind, NumberingStyle
from desktop.exchange.plan_file import Due, Item, Question, SectionShare
from desktop.rules.numbering import numbers_of, paths_of

DEPTH = {kind: depth for depth, kind in enumerate(NodeKind)}


@dataclass(eq=False)
class Draft:
    """An item being read. `written` is its number as it stands in the source, `value` which one it says."""

    kind: NodeKind
    text: str = ""
    written: str = ""
    value: int | None = None
    parent: "Draft | None" = None
    children: list["Draft"] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)
    method: str = ""
    remark: str = ""
    due: list[Due] = field(default_factory=list)
    sections: list[SectionShare] = field(default_factory=list)
    # The lines of its sections as they stand, where their names alone would not print so.
    sections_text: str = ""
    # Whether it stands in the column of the tasks.
    is_among_tasks: bool = False
    # What is to be asked about it: subject and sentence.
    questions: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, about: str, message: str) -> None:
        """Raise a question about this item, once."""
        if (about, message) not in self.questions:
            self.questions.append((about, message))

    def has(self, kind: NodeKind) -> bool:
        """Whether an item of this kind stands directly below."""
        return any(child.kind is kind for child in self.children)


@dataclass(frozen=True)
class _Place:
    """What numbering needs to know of a draft."""

    id: int
    parent_id: int | None
    kind: NodeKind


class Outline:
    """The tree with its growing tip: a new item goes below the last open one of a shallower kind."""

    def __init__(self) -> None:
        self.roots: list[Draft] = []
        self._open: dict[NodeKind, Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """Add an item at its place and return it; it becomes the open one of its kind."""
        above = [self._open[kind] for kind in self._open if DEPTH[kind] < DEPTH[draft.kind]]
        draft.parent = max(above, key=lambda other: DEPTH[other.kind], default=None)
        (draft.parent.children if draft.parent else self.roots).append(draft)
        self.go_on_below(draft)
        return draft

    def current(self, kind: NodeKind) -> Draft | None:
        """Return the open item of this kind."""
        return self._open.get(kind)

    @property
    def innermost(self) -> Draft | None:
        """The deepest open item."""
        return max(self._open.values(), key=lambda draft: DEPTH[draft.kind], default=None)

    def go_on_below(self, draft: Draft | None) -> None:
        """Let the next items go below this one; what was open deeper or beside it is closed."""
        self._open = {}
        while draft:
            self._open[draft.kind] = draft
            draft = draft.parent

    def drafts(self) -> list[Draft]:
        """Return every item, parents before their children."""
        return list(_walk(self.roots))

    def paths(self, style: NumberingStyle = NumberingStyle.HALF_DOT) -> dict[Draft, str]:
        """Return the full number of every item."""
        drafts = self.drafts()
        ids = {draft: place for place, draft in enumerate(drafts)}
        paths = paths_of(_places(drafts, ids), style)
        return {draft: paths[ids[draft]] for draft in drafts}

    def frozen(
        self, style: NumberingStyle = NumberingStyle.HALF_DOT
    ) -> tuple[tuple[Item, ...], list[Question]]:
        """Return the finished items with their numbers, and the questions about them in outline order."""
        drafts = self.drafts()
        ids = {draft: place for place, draft in enumerate(drafts)}
        places = _places(drafts, ids)
        numbers, paths = numbers_of(places, style), paths_of(places, style)
        questions = [
            Question(paths[ids[draft]], about, message)
            for draft in drafts
            for about, message in draft.questions
        ]
        return tuple(_frozen(root, ids, numbers) for root in self.roots), questions


def _places(drafts: list[Draft], ids: dict[Draft, int]) -> list[_Place]:
    return [
        _Place(ids[draft], None if draft.parent is None else ids[draft.parent], draft.kind)
        for draft in drafts
    ]


def _walk(drafts: list[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        yield draft
        yield from _walk(draft.children)


def _frozen(draft: Draft, ids: dict[Draft, int], numbers: dict[int, str]) -> Item:
    return Item(
        number=numbers[ids[draft]],
        kind=draft.kind,
        text=draft.text,
        indicators=tuple(draft.indicators),
        method=draft.method,
        remark=draft.remark,
        due=tuple(draft.due),
        sections=tuple(draft.sections),
        sections_text=draft.sections_text,
        items=tuple(_frozen(child, ids, numbers) for child in draft.children),
    )
