"""A running text without its blanks, its digits and marks in one form, every character with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Several ways to write the same, one character for one.
_SAME = str.maketrans("兩两〇週臺∕–—～﹐", "二二零周台/--~,")
# A line that begins with a number or a mark is a new item, any other goes on where the last one broke off.
_NEW_ITEM = re.compile(
    r"\s*(?:\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|[-•●◎※■])"
)
_SENTENCE_END = re.compile(r"[。;!?\n]")
_CLAUSE_END = re.compile(r",(?!\d{3}(?!\d))|:")


@dataclass(frozen=True)
class Part:
    """A sentence or a clause of a squeezed text: where it stands in it."""

    start: int
    end: int


@dataclass(frozen=True)
class Squeezed:
    """The text without blanks, half-width; `places[i]` is where character i stands in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the original the characters from `start` to before `end` stand; not for none."""
        return self.places[start], self.places[end - 1] + 1

    def sentences(self) -> list[Part]:
        """The sentences in their order, without their marks."""
        return _parts(_SENTENCE_END, self.text, Part(0, len(self.text)))

    def clauses(self, sentence: Part) -> list[Part]:
        """The clauses of a sentence in their order, without their marks."""
        return _parts(_CLAUSE_END, self.text, sentence)


def squeeze(text: str) -> Squeezed:
    """Return a text without blanks and line breaks; where a line begins a new item, the break stays."""
    plain = text.translate(_FULL_WIDTH).translate(_SAME)
    kept = list(_kept(plain))
    return Squeezed("".join(plain[place] for place in kept), tuple(kept))


def _kept(plain: str) -> Iterator[int]:
    for place, character in enumerate(plain):
        if not character.isspace() or (character == "\n" and _NEW_ITEM.match(plain, place + 1)):
            yield place


def _parts(ends: re.Pattern[str], text: str, within: Part) -> list[Part]:
    found, start = [], within.start
    for end in ends.finditer(text, within.start, within.end):
        found.append(Part(start, end.start()))
        start = end.end()
    found.append(Part(start, within.end))
    return [part for part in found if part.start < part.end]
