"""Lines above the task tables of a chapter that name the area or measure each table is about."""

import re
from collections.abc import Iterator, Sequence

from db.vocabulary import ColumnKind
from desktop.exchange.document import Paragraph, Table
from desktop.exchange.recognition.cell_pieces import ends_sentence
from desktop.exchange.recognition.heading_rows import heading_place
from desktop.exchange.recognition.row_fitting import FittedCell, FittedRow
from desktop.exchange.recognition.table_columns import Column
from desktop.rules.numbering import Level, parse_label

_NAME = Column(ColumnKind.AREA, "", 0)
_LEVELS = (Level.AREA, Level.MEASURE)
_LONGEST = 40
_LONGEST_BARE = 20
_INNER_NUMBER = re.compile(r"\S\s+(?:\d{1,2}\s*[.、]|[(（]\s*[一二三四五六七八九十]+\s*[)）])")
# Captions and notes of a table, and page numbers, name no area.
_CAPTION = re.compile(r"附[表件註]|表[一二三四五六七八九十\d]|續|單位|註|備註|第?\s*\d+\s*(?:頁|$)|[-－]")


def names_above_tables(blocks: Sequence[Paragraph | Table]) -> frozenset[int]:
    """Return the places of the lines that name what the table below them is about.

    A name has a number as areas and measures have, or is a heading; a bare line only where every table has
    one. One table alone is not named, for the line above it is the chapter's.
    """
    tables = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Table) and heading_place(block) is not None
    ]
    marked = [list(_marked_above(blocks, place)) for place in tables]
    if sum(map(bool, marked)) > 1:
        return frozenset(place for places in marked for place in places)
    bare = [place - 1 for place in tables if _is_bare_name(blocks, place - 1)]
    texts = {_text(blocks[place]) for place in bare}
    return frozenset(bare if len(tables) == len(texts) > 1 else ())


def named_row(line: Paragraph, *, wrapped: bool) -> FittedRow:
    """Return a name as a row of the outline."""
    cell = FittedCell(_NAME, (line.text,), origin=line.origin)
    return FittedRow((cell,), is_wrapped=wrapped, outline_columns=1 if parse_label(line.text) else 2)


def _marked_above(blocks: Sequence[Paragraph | Table], place: int) -> Iterator[int]:
    """Yield the places of an area and a measure directly above a table."""
    levels: list[Level | None] = []
    while place > 0 and len(levels) < len(_LEVELS):
        place -= 1
        block = blocks[place]
        if not isinstance(block, Paragraph) or not _is_marked(block):
            return
        read = parse_label(block.text)
        level = read[0].level if read else None
        if levels and (level is not Level.AREA or levels[0] is not Level.MEASURE):
            return
        levels.append(level)
        yield place


def _is_marked(line: Paragraph) -> bool:
    read = parse_label(line.text)
    is_numbered = read is not None and read[0].level in _LEVELS
    if len(line.text) > _LONGEST or ends_sentence(line.text) or _INNER_NUMBER.search(line.text):
        return False
    return is_numbered or (line.level is not None and read is None)


def _is_bare_name(blocks: Sequence[Paragraph | Table], place: int) -> bool:
    block = blocks[place] if place >= 0 else None
    if not isinstance(block, Paragraph) or parse_label(block.text) or _CAPTION.match(block.text):
        return False
    return len(block.text) <= _LONGEST_BARE and not ends_sentence(block.text)


def _text(block: Paragraph | Table) -> str:
    return block.text if isinstance(block, Paragraph) else ""
