"""The numbers of a plan (壹、 一、 (一) 1. (1) 甲、): made from the place in the tree, and read from text."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Protocol

from db.vocabulary import NodeKind, NumberingStyle
from desktop.rules import numerals
from desktop.rules.roc_calendar import find_dates


class Level(IntEnum):
    """The levels of an official document, from the outermost in."""

    CHAPTER = 1
    AREA = 2
    MEASURE = 3
    TASK = 4
    SUBTASK = 5
    POINT = 6
    SUBPOINT = 7


@dataclass(frozen=True)
class Label:
    """A number as read: its level and which one it is there, counted from 1."""

    level: Level
    value: int


class OutlineNode(Protocol):
    """What numbering needs of a node."""

    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def kind(self) -> NodeKind: ...


_LEVEL_OF_KIND = {
    NodeKind.AREA: Level.AREA,
    NodeKind.MEASURE: Level.MEASURE,
    NodeKind.TASK: Level.TASK,
    NodeKind.SUBTASK: Level.SUBTASK,
}
_KIND_OF_LEVEL = {level: kind for kind, level in _LEVEL_OF_KIND.items()}
_WORDS_OF_LEVEL: dict[Level, Callable[[int], str]] = {
    Level.CHAPTER: numerals.formal,
    Level.AREA: numerals.ordinary,
    Level.MEASURE: numerals.ordinary,
    Level.TASK: str,
    Level.SUBTASK: str,
    Level.POINT: numerals.stems,
    Level.SUBPOINT: numerals.stems,
}
_IN_BRACKETS = (Level.MEASURE, Level.SUBTASK, Level.SUBPOINT)
_WITH_OPENING = {
    NumberingStyle.HALF_DOT: NumberingStyle.HALF_DOT_OPENING,
    NumberingStyle.HALF_COMMA: NumberingStyle.HALF_COMMA_OPENING,
    NumberingStyle.FULL_DOT: NumberingStyle.FULL_DOT_OPENING,
    NumberingStyle.FULL_COMMA: NumberingStyle.FULL_COMMA_OPENING,
}
_WITHOUT_OPENING = {opening: style for style, opening in _WITH_OPENING.items()}
PLAIN_STYLES = tuple(_WITH_OPENING)
_FULL_WIDTH = (NumberingStyle.FULL_DOT, NumberingStyle.FULL_COMMA)
_WITH_DOT = (NumberingStyle.HALF_DOT, NumberingStyle.FULL_DOT)


def level_of(kind: NodeKind) -> Level:
    """Return the level on which a node of this kind is numbered when its parents are as usual."""
    return _LEVEL_OF_KIND[kind]


def kind_of(level: Level) -> NodeKind | None:
    """Return the kind of node that is numbered on this level; None for chapters, 甲、 and (甲)."""
    return _KIND_OF_LEVEL.get(level)


def label(level: Level | NodeKind, number: int, style: NumberingStyle = NumberingStyle.HALF_DOT) -> str:
    """Return the number as printed, for instance 「(一)」 for the first measure (design.md rule 2).

    Raises:
        ValueError: the number is below 1, or above 9999 where it is written in words.
    """
    if number < 1:
        raise ValueError(f"numbers begin with 1, not {number}")
    level = level if isinstance(level, Level) else level_of(level)
    style = plain_style(style)
    words = _WORDS_OF_LEVEL[level](number)
    if level in _IN_BRACKETS:
        return f"（{words}）" if style in _FULL_WIDTH else f"({words})"
    return f"{words}." if level is Level.TASK and style in _WITH_DOT else f"{words}、"


def is_full_width(style: NumberingStyle) -> bool:
    """Return whether the brackets of this style are as wide as a character."""
    return plain_style(style) in _FULL_WIDTH


def plain_style(style: NumberingStyle) -> NumberingStyle:
    """Return how the numbers themselves are written, whether or not the first area has one."""
    return _WITHOUT_OPENING.get(style, style)


def has_opening(style: NumberingStyle) -> bool:
    """Return whether the first area has no number."""
    return style in _WITHOUT_OPENING


def with_opening(style: NumberingStyle) -> NumberingStyle:
    """Return the style in which the first area has no number."""
    return _WITH_OPENING[plain_style(style)]


# One character for one, so that positions in the plain line are positions in the original.
_PLAIN = str.maketrans(
    "０１２３４５６７８９（）﹙﹚．﹒，﹐﹑､\u3000\u00a0\t",
    "0123456789()()..,,、、   ",
)
# ㈠ to ㈩, ⑴ to ⒇ and ⒈ to ⒛, which Unicode keeps for old documents, and ① to ⑳, which stand for 甲、 on.
_SINGLE_CHARACTERS = {
    chr(first + value - 1): Label(level, value)
    for first, last, level in (
        (0x3220, 10, Level.MEASURE),
        (0x2474, 20, Level.SUBTASK),
        (0x2488, 20, Level.TASK),
        (0x2460, 20, Level.POINT),
    )
    for value in range(1, last + 1)
}
_SINGLE = re.compile(f" *(?P<words>[{''.join(_SINGLE_CHARACTERS)}]) *[、.]? *")
# A mark behind a closing bracket, as in 「(一)、」, belongs to the number.
_BRACKETED = re.compile(r" *\( *(?P<words>\d{1,3}|[^\W\d]{1,9}) *\) *[、.]? *")
_WITH_MARK = re.compile(r" *(?P<words>[^\W\d]{1,9}) *[、.,] *")
# A digit right behind the dot makes a date, a sum or a measure (97.12.10, 1,000, 3.5公里), unless a year or,
# behind one digit, a month follows: 1.105年度, 2.5月及10月.
_DIGITS_WITH_MARK = re.compile(
    r" *(?P<words>\d{1,3}) *(?:、|[.,](?!\d)|\.(?=\d{2,3} *年)|(?<!\d\d)\.(?=\d{1,2} *月)) *"
)
# A number and the date it may be part of stand within so many characters; texts go on for hundreds.
_REACH = 60


@lru_cache(maxsize=4_000)
def parse_label(line: str) -> tuple[Label, str] | None:
    """Return the number a line begins with and the rest of the line, or None.

    Digits and brackets of both widths are read, 「1.」 「1 .」 「1、」 「1,」 alike, 參 as 叁, ㈠ as (一).
    Digits without a mark (「3為便利」) are text, and so is a date.
    """
    plain = line[:_REACH].translate(_PLAIN)
    for form, meaning in (
        (_SINGLE, _SINGLE_CHARACTERS.get),
        (_BRACKETED, _bracketed),
        (_WITH_MARK, _with_mark),
        (_DIGITS_WITH_MARK, _task),
    ):
        match = form.match(plain)
        read = meaning(match["words"]) if match else None
        if match and read and not _is_in_a_date(match.start("words"), plain):
            return read, line[match.end() :]
    return None


def _bracketed(words: str) -> Label | None:
    if words.isdecimal():
        return Label(Level.SUBTASK, int(words)) if int(words) else None
    if value := numerals.read_numeral(words):
        return Label(Level.MEASURE, value)
    value = numerals.read_stems(words)
    return Label(Level.SUBPOINT, value) if value else None


def _with_mark(words: str) -> Label | None:
    if value := numerals.read_numeral(words):
        is_formal = not numerals.FORMAL_CHARACTERS.isdisjoint(words)
        return Label(Level.CHAPTER if is_formal else Level.AREA, value)
    value = numerals.read_stems(words)
    return Label(Level.POINT, value) if value else None


def _task(digits: str) -> Label | None:
    return Label(Level.TASK, int(digits)) if int(digits) else None


def _is_in_a_date(position: int, plain: str) -> bool:
    """Whether 「97. 12. 10」 or a month with its line to itself begins here."""
    return plain[position].isdecimal() and any(
        date.start <= position < date.end for date in find_dates(plain)
    )


def numbers_of(
    nodes: Iterable[OutlineNode], style: NumberingStyle = NumberingStyle.HALF_DOT
) -> dict[int, str]:
    """Return the own number of every node by its id, from a whole plan in outline order.

    Parents come before their children and siblings in their order. Numbers restart under every parent, and
    siblings of different kinds are counted apart. A subtask below a subtask is numbered 甲、, the next (甲).
    An opening area's number is "", and so is that of its measure if it has one only.
    """
    return {node_id: own for node_id, (_, own) in _numbered(nodes, style).items()}


def paths_of(nodes: Iterable[OutlineNode], style: NumberingStyle = NumberingStyle.HALF_DOT) -> dict[int, str]:
    """Return the full number of every node by its id, for instance 「一、(一)1.」; see `numbers_of`."""
    nodes = list(nodes)
    own = numbers_of(nodes, style)
    paths: dict[int, str] = {}
    for node in nodes:
        above = "" if node.parent_id is None else paths.get(node.parent_id, "")
        paths[node.id] = above + own[node.id]
    return paths


def _numbered(nodes: Iterable[OutlineNode], style: NumberingStyle) -> dict[int, tuple[Level, str]]:
    nodes = list(nodes)
    bare = _unnumbered(nodes) if has_opening(style) else set()
    numbered: dict[int, tuple[Level, str]] = {}
    counted: Counter[tuple[int | None, Level]] = Counter()
    for node in nodes:
        level = level_of(node.kind)
        if node.parent_id in numbered:
            above = numbered[node.parent_id][0]
            if level <= above:
                level = Level(min(above + 1, Level.SUBPOINT))
        if node.id in bare:
            numbered[node.id] = level, ""
            continue
        counted[node.parent_id, level] += 1
        numbered[node.id] = level, label(level, counted[node.parent_id, level], style)
    return numbered


def _unnumbered(nodes: Iterable[OutlineNode]) -> set[int]:
    """Return the ids of the first area and of its measure, if it has one only."""
    opening = next((node.id for node in nodes if node.kind is NodeKind.AREA), None)
    if opening is None:
        return set()
    below = [node.id for node in nodes if node.parent_id == opening and node.kind is NodeKind.MEASURE]
    return {opening, *below} if len(below) == 1 else {opening}
