"""A document cut into its front and its chapters, before anyone looks at the tables in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.exchange.document import Cell, Document, Paragraph, Table
from desktop.exchange.recognition.chapter_marks import ChapterMark, first_mark, read_mark
from desktop.rules.numbering import Level

_LONGEST_HEADING = 20
# 「實施對象：本所各課室」 has its text on the line of its heading.
_HEADING_WITH_TEXT = re.compile(rf"([^：:]{{1,{_LONGEST_HEADING}}}[：:])\s*(\S.*)", re.DOTALL)


@dataclass
class ChapterDraft:
    """A chapter as cut out: its heading without the number, and its blocks; `origin` of its heading."""

    heading: str
    blocks: list[Paragraph | Table] = field(default_factory=list)
    origin: int = -1

    @property
    def origins(self) -> tuple[int, ...]:
        """The origins of its heading and its paragraphs."""
        below = (block.origin for block in self.blocks if isinstance(block, Paragraph))
        return tuple(dict.fromkeys((self.origin, *below)))


def cut_into_chapters(document: Document) -> tuple[list[Paragraph | Table], list[ChapterDraft]]:
    """Return the blocks before the first chapter, and the chapters.

    Chapters are told by their numbers (see ChapterMark); where nothing is numbered, by headings of one level.
    """
    front: list[Paragraph | Table] = []
    chapters: list[ChapterDraft] = []
    blocks = [part for block in document.blocks for part in _parted(block)]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    start = first_mark(paragraph.text for paragraph in paragraphs)
    level = _heading_level(paragraphs) if start is None else None
    last: ChapterMark | None = None
    for block in blocks:
        heading = None
        if isinstance(block, Paragraph):
            heading, last = _heading(block, start, last, level)
        if isinstance(block, Paragraph) and heading is not None:
            chapters.append(_opened(heading, block.origin))
        elif isinstance(block, Paragraph) and chapters and _waits_for_heading(chapters[-1]):
            chapters[-1] = _opened(block.text, block.origin)
        else:
            (chapters[-1].blocks if chapters else front).append(block)
    return front, chapters


def _parted(block: Paragraph | Table) -> Iterator[Paragraph | Table]:
    """Yield a block, a table cut where a row is nothing but 肆、 and a heading, which print runs together."""
    if isinstance(block, Paragraph):
        yield block
        return
    rows: list[tuple[Cell, ...]] = []
    for row in block.rows:
        heading = _chapter_in(row)
        if heading is None:
            rows.append(row)
            continue
        if rows:
            yield replace(block, rows=tuple(rows))
        rows = []
        yield heading
    if rows or not block.rows:
        yield replace(block, rows=tuple(rows))


def _chapter_in(row: Sequence[Cell]) -> Paragraph | None:
    text = " ".join(row[0].text.split("\n")) if len(row) == 1 else ""
    read = read_mark(text)
    return Paragraph(text, origin=row[0].origin) if read and read[0].level is Level.CHAPTER else None


def _heading(
    paragraph: Paragraph, start: ChapterMark | None, last: ChapterMark | None, level: int | None
) -> tuple[str | None, ChapterMark | None]:
    """Return the heading that a paragraph is, None for any other, and the mark of the last chapter."""
    if start is None:
        return (paragraph.text if level is not None and paragraph.level == level else None), None
    read = read_mark(paragraph.text)
    if read is None or not (read[0] == start if last is None else last.is_followed_by(read[0])):
        return None, last
    mark, rest = read
    return rest, mark


def _waits_for_heading(chapter: ChapterDraft) -> bool:
    """Whether a chapter has its number only, the heading being on the next line."""
    return not chapter.heading and not chapter.blocks


def _heading_level(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the outermost level on which there are several headings."""
    levels = [paragraph.level for paragraph in paragraphs if paragraph.level]
    return min((level for level in levels if levels.count(level) > 1), default=None)


def _opened(heading: str, origin: int) -> ChapterDraft:
    with_text = _HEADING_WITH_TEXT.fullmatch(heading)
    if with_text is None:
        return ChapterDraft(heading, origin=origin)
    return ChapterDraft(with_text[1], [Paragraph(with_text[2], origin=origin)], origin)
