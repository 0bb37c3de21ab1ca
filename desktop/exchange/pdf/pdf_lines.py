"""The characters of a page as lines of text, with blanks where there is room for them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.exchange.pdf.pdf_page import Glyph

# In parts of the size of a character.
_ROOM_OF_BLANK = 0.25
_ROOM_BESIDE_CHINESE = 0.6
_ROOM_IN_CHINESE = 1.0
_SAME_PLACE = 0.2
_FEWEST_BELOW = 3
_ENDLESS = 1e6
_CLOSING = "、。，．；：！？）」』】〉》”’,.;:!?)]}%"
_OPENING = "（「『【《〈“‘([{"
# Forms that fonts give to radicals and to characters of other code sets.
_COMPATIBILITY = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\ufb00-\ufb06]")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f]")
_BLANKS = " \t\u00a0\u3000"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its place in points; `lead` is the width of its first word, which is not parted."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    lead: float

    @property
    def middle(self) -> float:
        """How far below the page's top its middle is."""
        return (self.top + self.bottom) / 2


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that characters make, from above to below."""
    level: list[Glyph] = []
    turned: list[Glyph] = []
    for glyph in glyphs:
        (turned if glyph.is_turned else level).append(glyph)
    if _is_upright(level):
        return [_upright_line(column) for column in _columns(level)]
    rows = [_once(sorted(row, key=lambda glyph: glyph.x0)) for row in _rows(level)]
    lines = [_line(row) for row in rows] + [_line(run, is_turned=True) for run in _runs(turned)]
    return sorted((line for line in lines if line.text), key=lambda line: line.middle)


def _is_upright(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters are written from above to below, as far as most of them tell."""
    down = across = 0
    for last, glyph in pairwise(glyphs):
        is_below = abs(glyph.x0 - last.x0) < glyph.size / 2 and glyph.middle > last.middle
        down += is_below
        across += not is_below and abs(glyph.middle - last.middle) < glyph.size / 2
    return down >= _FEWEST_BELOW and down > 2 * across


def _columns(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the characters by column of writing, from right to left, each from above to below."""
    columns: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.x0):
        if columns and abs(columns[-1][0].x0 - glyph.x0) < glyph.size / 2:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    return [sorted(column, key=lambda glyph: glyph.middle) for column in columns]


def _upright_line(column: Sequence[Glyph]) -> Line:
    """Return a column of writing as a line that goes on in the next whatever the room."""
    return replace(_line(column, is_turned=True), lead=_ENDLESS)


def is_chinese(character: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return unicodedata.east_asian_width(character) in "WF"


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the characters by line: those whose middle is on the height of the line."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle):
        if rows and (top < glyph.middle < bottom):
            rows[-1].append(glyph)
            continue
        rows.append([glyph])
        quarter = (glyph.bottom - glyph.top) / 4
        top, bottom = glyph.middle - 2 * quarter, glyph.middle + 2 * quarter
    return rows


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return turned characters by column of writing, as the file has them one after the other."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        near = (
            last
            and abs(last.x0 - glyph.x0) < glyph.size / 2
            and abs(last.middle - glyph.middle) < 3 * glyph.size
        )
        if near:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of a line without those drawn a second time to look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        reach = _SAME_PLACE * glyph.size
        again = any(
            other.text == glyph.text
            and abs(other.x0 - glyph.x0) < reach
            and abs(other.top - glyph.top) < reach
            for other in kept[-3:]
        )
        if not again:
            kept.append(glyph)
    return kept


def _line(row: Sequence[Glyph], *, is_turned: bool = False) -> Line:
    text = ""
    last: Glyph | None = None
    for glyph in row:
        written = _written(glyph.text)
        if last and text and written and not is_turned and _has_room(last, glyph, text[-1], written[0]):
            text += " "
        text += written
        if written:
            last = glyph
    filled = [glyph for glyph in row if glyph.text.strip()] or list(row)
    return Line(
        text=re.sub(f"[{_BLANKS}]+", " ", text).strip(),
        x0=min(glyph.x0 for glyph in filled),
        x1=max(glyph.x1 for glyph in filled),
        top=min(glyph.top for glyph in filled),
        bottom=max(glyph.bottom for glyph in filled),
        size=sorted(glyph.size for glyph in filled)[len(filled) // 2],
        lead=_lead(filled),
    )


def _written(text: str) -> str:
    """Return what a character stands for: no forms of other code sets, nothing unseen."""
    text = _COMPATIBILITY.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _UNSEEN.sub("", text)


def _has_room(left: Glyph, right: Glyph, before: str, after: str) -> bool:
    """Whether there is a gap between two characters as wide as a blank there."""
    if before in _BLANKS or after in _BLANKS:
        return False
    chinese = is_chinese(before) + is_chinese(after)
    room = (_ROOM_OF_BLANK, _ROOM_BESIDE_CHINESE, _ROOM_IN_CHINESE)[chinese]
    return right.x0 - left.x1 > room * min(left.size, right.size)


def _lead(row: Sequence[Glyph]) -> float:
    """Return how wide the first character is, or the first word, with the marks that stay on its line."""
    end = 0
    while end < len(row) - 1 and row[end].text in _OPENING:
        end += 1
    end += 1
    if row[end - 1].text.isascii():
        while (
            end < len(row) and row[end].text.isascii() and row[end].x0 - row[end - 1].x1 < row[end].size / 4
        ):
            end += 1
    while end < len(row) and row[end].text in _CLOSING:
        end += 1
    return row[end - 1].x1 - row[0].x0
