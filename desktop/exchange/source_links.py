"""Both ways between a document and the plan read from it: which lines say what, and what a line says."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.exchange.document import Document, Paragraph

# So much of a text tells its place where the whole of it is not found, as when it was joined from pieces.
_BEGINNING = 8
_MOST_PLACES = 40
_SHORTEST_PART = 2
_NUMBER = re.compile(r"[\d一二三四五六七八九十()（）.．、]+")


class Kind(StrEnum):
    """What a part of a plan is."""

    ITEM = "item"
    CHAPTER = "chapter"


@dataclass(frozen=True)
class Target:
    """A part of a plan, by its key in the office that holds it."""

    kind: Kind
    key: int


@dataclass(frozen=True)
class ReadFrom:
    """What a target said when it was read, and the paragraphs and cells it was read from.

    `is_task`: what stands beside it in a row, dates and sections, is rather its own than another item's.
    """

    target: Target
    text: str
    origins: tuple[int, ...]
    is_task: bool = False


@dataclass(frozen=True)
class Place:
    """Lines of a paragraph, cell or note, from `first` to `last`; `is_exact` if no others are meant."""

    origin: int
    first: int
    last: int
    is_exact: bool


@dataclass(frozen=True)
class Part:
    """A paragraph, cell or note, by its number in the document."""

    origin: int
    lines: tuple[str, ...]


def parts_of(document: Document) -> Iterator[Part]:
    """Yield the paragraphs and cells of a numbered document, then its notes, numbered on from them."""
    last = -1
    for block in document.blocks:
        if isinstance(block, Paragraph):
            last = block.origin
            yield Part(block.origin, tuple(block.text.split("\n")))
        else:
            for cell in (cell for row in block.rows for cell in row):
                last = cell.origin
                yield Part(cell.origin, cell.lines)
    for number, note in enumerate(document.notes, last + 1):
        yield Part(number, tuple(note.split("\n")))


class SourceLinks:
    """Links one document and what was read from it."""

    def __init__(self, document: Document, read: Iterable[ReadFrom]) -> None:
        self._parts = {part.origin: _Squeezed(part.lines) for part in parts_of(document)}
        self._rows = _rows(document)
        self._places: dict[Target, tuple[Place, ...]] = {}
        self._targets: dict[int, list[tuple[Place, Target]]] = defaultdict(list)
        self._tasks: set[Target] = set()
        ends: dict[int, int] = {}
        for found in read:
            if found.is_task:
                self._tasks.add(found.target)
            places = tuple(self._place(found.text, origin, ends) for origin in found.origins)
            self._places[found.target] = places
            for place in places:
                self._targets[place.origin].append((place, found.target))

    def places(self, target: Target) -> tuple[Place, ...]:
        """Where a target was read; empty for what was added by hand."""
        return self._places.get(target, ())

    def places_of_text(self, text: str) -> tuple[Place, ...]:
        """Where a text that the plan has no place for stands, line by line."""
        found: dict[Place, None] = {}
        for line in filter(str.strip, text.split("\n")):
            place = self._first_with(_squeezed(line))
            if place is not None:
                found[place] = None
        return tuple(found)[:_MOST_PLACES]

    def target_at(self, origin: int, line: int) -> Target | None:
        """What a line of a paragraph or cell says; beside the tasks of a row, the task the line goes with."""
        here = self._targets.get(origin)
        if here:
            return _nearest(here, line)
        row = self._rows.get(origin, ())
        found = list(
            dict.fromkeys(target for other in row for _place, target in self._targets.get(other, ()))
        )
        beside = [target for target in found if target in self._tasks] or found
        filled = [number for number, words in enumerate(self._parts[origin].lines) if words]
        if len(filled) == len(beside) and line in filled:
            return beside[filled.index(line)]
        return beside[0] if beside else None

    def _place(self, text: str, origin: int, ends: dict[int, int]) -> Place:
        """Where a text stands in a part, behind what was found there before."""
        part = self._parts[origin]
        wanted = _squeezed(text)
        for words in filter(None, (wanted, wanted[:_BEGINNING])):
            for start in (ends.get(origin, 0), 0):
                at = part.text.find(words, start)
                if at >= 0:
                    ends[origin] = at + len(words)
                    return Place(origin, part.line_of(at), part.line_of(at + len(words) - 1), is_exact=True)
        # Text that a page or a narrow column cut up stands in several cells, a part of it in each.
        own = [number for number, line in enumerate(part.lines) if _is_part(line, wanted)]
        if own:
            return Place(origin, own[0], own[-1], is_exact=True)
        return Place(origin, 0, max(0, len(part.lines) - 1), is_exact=False)

    def _first_with(self, words: str) -> Place | None:
        for origin, part in self._parts.items():
            at = part.text.find(words)
            if at >= 0:
                return Place(origin, part.line_of(at), part.line_of(at + len(words) - 1), is_exact=True)
        return None


class _Squeezed:
    """The lines of a part without blanks, and all of them in one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [_squeezed(line) for line in lines]
        self.text = "".join(self.lines)

    def line_of(self, at: int) -> int:
        """The line in which a character of the whole stands."""
        for number, line in enumerate(self.lines):
            at -= len(line)
            if at < 0:
                return number
        return max(0, len(self.lines) - 1)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_part(line: str, text: str) -> bool:
    """Whether a line, its number apart, is a part of a text."""
    words = _NUMBER.sub("", line, count=1) if _NUMBER.match(line) else line
    return len(words) >= _SHORTEST_PART and words in text


def _rows(document: Document) -> Mapping[int, tuple[int, ...]]:
    """By the number of a cell, those of all cells that begin in its row."""
    rows: dict[int, tuple[int, ...]] = {}
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            for row in block.rows:
                origins = tuple(cell.origin for cell in row)
                rows |= dict.fromkeys(origins, origins)
    return rows


def _nearest(here: Sequence[tuple[Place, Target]], line: int) -> Target:
    """The target whose own lines hold a line, else the last that begins above it, else the first."""
    exact = [target for place, target in here if place.is_exact and place.first <= line <= place.last]
    above = [(place.first, target) for place, target in here if place.is_exact and place.first <= line]
    if exact:
        return exact[-1]
    return max(above, key=lambda found: found[0])[1] if above else here[0][1]
