"""Where the chapters of a plan cite its basis letters, by mark or still in words of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from db.vocabulary import NumberingStyle
from desktop.rules.basis import citations_in, marks_in
from desktop.rules.numbering import Level, label


class Chapter(Protocol):
    """A chapter as it is stored."""

    @property
    def id(self) -> int: ...
    @property
    def heading(self) -> str: ...
    @property
    def paragraphs(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class CitingPlace:
    """A paragraph (from 0) of a chapter; `words` name both, 「壹、計畫依據」第1段."""

    chapter_id: int
    paragraph: int
    words: str


def places_citing(
    mark: int, chapters: Sequence[Chapter], style: NumberingStyle = NumberingStyle.HALF_DOT
) -> list[CitingPlace]:
    """Return the paragraphs that cite the letter with this mark, in their order."""
    return [place for place, text in _paragraphs(chapters, style) if mark in marks_in(text)]


def places_in_words(
    chapters: Sequence[Chapter], style: NumberingStyle = NumberingStyle.HALF_DOT
) -> list[CitingPlace]:
    """Return the paragraphs in which letters are written out that could be cited as records."""
    return [place for place, text in _paragraphs(chapters, style) if citations_in(text)]


def _paragraphs(chapters: Sequence[Chapter], style: NumberingStyle) -> Iterator[tuple[CitingPlace, str]]:
    for position, chapter in enumerate(chapters, 1):
        heading = f"「{label(Level.CHAPTER, position, style)}{chapter.heading}」"
        for number, text in enumerate(chapter.paragraphs):
            yield CitingPlace(chapter.id, number, f"{heading}第{number + 1}段"), text
