"""Text made ready to print: cleaned, broken into lines by the rules of Chinese typesetting, measured."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from desktop.forms.fonts import WIDTHS
from desktop.rules.printed.text import Paragraph

# Marks that may not begin a line, and marks that may not end one (避頭尾).
NOT_AT_START = frozenset("。，、；：？！）」』】》〉〕］｝”’…‥‧·・％～ー々〞﹞.,;:?!)]}%°℃′″")
NOT_AT_END = frozenset("（「『【《〈〔［｛“‘〝﹝([{＄$＃#￥§")


def _characters(*ranges: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


# What words and figures consist of: Latin, Greek, Cyrillic, dashes, number forms, full-width letters.
_TIGHT = _characters(
    (0x21, 0x7E), (0xA0, 0x24F), (0x370, 0x58F), (0x1E00, 0x1FFF), (0x2010, 0x2015), (0x2026, 0x2026),
    (0x2030, 0x2044), (0x2070, 0x218F), (0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A),
)  # fmt: skip
# Where a word longer than its line is cut, if it can be: addresses and lists behind these.
_SEAMS = frozenset("/\\-_.,;?&=@:")
_NEW_LINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\u2000-\u200a\u202f\u205f]")
# Control and format characters and variation selectors: they have no shape of their own.
_SHAPELESS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
# Gaps over this share of the size show as holes; such a line stays ragged.
_WIDEST_GAP = 0.1
# Sums of widths carry rounding errors; a line may be this many thousandths of the size too wide.
_TOLERANCE = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size and line height in points; `justified` stretches all but last lines."""

    size: float
    leading: float
    justified: bool = False
    bold: bool = False


class Line(NamedTuple):
    """One line to print: its text, where it starts and how wide it is (points), extra space per character.

    `about` is what its paragraph is about; `underlined` are stretches of it, from and to in points.
    """

    text: str
    indent: float
    width: float
    stretch: float
    style: Style
    about: str = ""
    underlined: tuple[tuple[float, float], ...] = ()


def clean(text: str) -> str:
    """Return the text as it can be printed: newlines unified, odd blanks made spaces, controls dropped."""
    if text.isprintable() and text.isascii():
        return text
    return _SHAPELESS.sub("", _BLANKS.sub(" ", _NEW_LINES.sub("\n", text)))


def broken(paragraph: Paragraph, width: float, style: Style) -> list[Line]:
    """Return the lines of a paragraph in a column `width` points wide; an empty one is one empty line."""
    if paragraph.bold and not style.bold:
        style = replace(style, bold=True)
    indent = min(paragraph.indent * style.size, width / 2)
    label = clean(paragraph.label).replace("\n", "")
    hang = min(text_width(label, style), (width - indent) / 2)
    lines: list[Line] = []
    begin = -len(label)
    for part in clean(paragraph.text).split("\n"):
        first = indent if not lines else indent + hang
        text = label + part if not lines else part
        fresh = _wrapped(text, width, first, indent + hang, style)
        lines += _underlined(fresh, text, begin, paragraph.underlined) if paragraph.underlined else fresh
        begin += len(text) + 1
    return [line._replace(about=paragraph.about) for line in lines] if paragraph.about else lines


def _underlined(
    lines: list[Line], text: str, begin: int, spans: tuple[tuple[int, int], ...]
) -> Iterator[Line]:
    """Yield the lines of a text with what is underlined in each; it begins at an index of its paragraph."""
    start = 0
    for line in lines:
        start = text.index(line.text, start)
        left, right = begin + start, begin + start + len(line.text)
        found = ((max(first, left) - left, min(last, right) - left) for first, last in spans)
        yield line._replace(
            underlined=tuple(
                (text_width(line.text[:first], line.style), text_width(line.text[:last], line.style))
                for first, last in found
                if first < last
            )
        )
        start += len(line.text)


def text_width(text: str, style: Style) -> float:
    """Return how wide the text is on one line, in points."""
    return sum(map(WIDTHS.__getitem__, text)) * style.size / 1000


def _wrapped(text: str, width: float, first: float, rest: float, style: Style) -> list[Line]:
    """Break one text; its first line starts at `first`, the others at `rest`."""
    edges = list(accumulate(map(WIDTHS.__getitem__, text), initial=0.0))
    scale = style.size / 1000
    lines: list[Line] = []
    start, indent = 0, first
    while start < len(text) or not lines:
        end = _line_end(text, edges, start, (width - indent) / scale + _TOLERANCE)
        shown = text[start:end].rstrip(" ")
        measured = (edges[start + len(shown)] - edges[start]) * scale
        is_last = end == len(text)
        stretch = 0.0 if is_last or not style.justified else _gap(width - indent - measured, shown, style)
        lines.append(Line(shown, indent, measured, stretch, style))
        start = _skip_spaces(text, end)
        indent = rest
    return lines


def _line_end(text: str, edges: list[float], start: int, room: float) -> int:
    """Return the index behind the last character of the line that begins at `start`."""
    fits = bisect_right(edges, edges[start] + room, start + 1) - 1
    if fits >= len(text):
        return len(text)
    fits = max(fits, start + 1)
    end = fits
    while end > start:
        if _may_break(text, end):
            return end
        end -= 1
    return next((cut for cut in range(fits, start, -1) if text[cut - 1] in _SEAMS), fits)


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character at index `at`."""
    before, after = text[at - 1], text[at]
    if after == " ":
        return True
    if after in NOT_AT_START or before in NOT_AT_END:
        return False
    if before in _TIGHT and after in _TIGHT:
        return before in ",;" and not after.isdigit()
    return True


def _skip_spaces(text: str, start: int) -> int:
    while start < len(text) and text[start] == " ":
        start += 1
    return start


def _gap(spare: float, shown: str, style: Style) -> float:
    gap = spare / max(len(shown) - 1, 1)
    return gap if 0 < gap <= _WIDEST_GAP * style.size else 0.0
