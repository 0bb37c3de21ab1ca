"""The lines of a cell as numbered pieces, and broken lines joined again."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.vocabulary import NodeKind
from desktop.rules import numerals
from desktop.rules.numbering import Level, parse_label

_SENTENCE_ENDS = ("。", "！", "？", "；", "!", "?", ";", "：", ":")
_CLOSING = "」』）)】]\"'”’ "
# A line clearly shorter than the column ends a paragraph; full ones were broken by the page.
_FULL_LINE = 0.7
# Signs that stand before the points of a list and say no order.
BULLETS = "●◎○◆◇■□▪▫►▶➢➤★☆◦‧"
_BARE_DIGITS = re.compile(r"\s*(\d{1,2})\s*(?=[\u3400-\u9fff「『])")
# Behind these a figure counts or dates something: 3日內, 5項, 2次.
_COUNTED = "年月日時分秒次個項人件名位處間場小樓歲組份倍成家天週周季度種樣點台部元萬千百級班節章條款"
_BARE_NUMERAL = re.compile(r"\s*([一二三四五六七八九十]{1,3})\s*(?=[\u3400-\u9fff])")
_INNER_MEASURE = re.compile(r"[(（]\s*[一二三四五六七八九十]{1,3}\s*[)）]")


@dataclass
class Piece:
    """What stands from one number to the next; `kind` None before the first number of a cell."""

    kind: NodeKind | None
    text: str
    written: str = ""
    value: int | None = None
    # Whether the number had no mark and was told by the one before it.
    is_guessed: bool = False


@dataclass(frozen=True)
class Numbers:
    """Which numbers open an item in a column, and of what kind."""

    kinds: Mapping[Level, NodeKind]

    def read(self, line: str) -> Piece | None:
        """Return the piece that the line opens, None where it goes on with the last."""
        label = parse_label(line)
        if label is None or label[0].level not in self.kinds:
            return None
        found, rest = label
        written = line[: len(line) - len(rest)]
        return Piece(self.kinds[found.level], rest.strip(), "".join(written.split()), found.value)


def pieces_of(
    lines: Iterable[str], numbers: Numbers, *, width: int | None, last: int | None = None
) -> list[Piece]:
    """Return the pieces of a cell; lines without a number are joined to the piece before them.

    `width` is the length of a full line in this column where lines may be broken anywhere, None where every
    line is a paragraph. `last` is the number that the first piece may go on from.
    """
    pieces: list[Piece] = []
    last_line = ""
    for line in lines:
        if not line.strip():
            continue
        for part in _split_inside(line, numbers):
            opened = numbers.read(part) or _by_sequence(part, numbers, pieces, last)
            if opened:
                pieces.append(opened)
            elif pieces:
                pieces[-1].text = joined(pieces[-1].text, part.strip(), last_line, width)
            else:
                pieces.append(Piece(None, part.strip()))
            last_line = part.strip()
    return pieces


def bulleted(lines: Iterable[str]) -> list[Piece] | None:
    """Return the points of a cell whose lines begin with a bullet, None where any text stands before one."""
    pieces: list[Piece] = []
    for line in (line.strip() for line in lines if line.strip()):
        if line[0] in BULLETS and len(line) > 1:
            pieces.append(Piece(None, line[1:].strip()))
        elif pieces:
            pieces[-1].text += f"\n{line}"
        else:
            return None
    return pieces or None


def joined(text: str, line: str, last_line: str, width: int | None) -> str:
    """Return the text with one more line: behind a break in its place, otherwise as a paragraph.

    See `pieces_of` for `width`.
    """
    if not text or not line:
        return text + line
    if width is None or ends_sentence(text) or len(last_line) < _FULL_LINE * width:
        return f"{text}\n{line}"
    return broken_off(text, line)


def broken_off(text: str, rest: str) -> str:
    """Return a text with the rest that a page break cut off: Chinese without a blank, words with one."""
    between = " " if _is_latin(text[-1:]) and _is_latin(rest[:1]) else ""
    return text + between + rest


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing brackets aside."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def bare_numeral(line: str, expected: int) -> Piece | None:
    """Return the area that a line opens with the expected numeral but no mark behind it: 「二捷程」."""
    bare = _BARE_NUMERAL.match(line)
    if bare is None or numerals.read_numeral(bare[1]) != expected:
        return None
    return Piece(NodeKind.AREA, line[bare.end() :].strip(), bare[1], expected, is_guessed=True)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _split_inside(line: str, numbers: Numbers) -> list[str]:
    """Return lines run into one as several: 「一、機關形象(一)服務場所」, 「1. 訂定計畫。 2. 公告計畫。」."""
    opened = numbers.read(line)
    if opened is None or opened.value is None:
        return [line]
    if opened.kind is NodeKind.AREA:
        inner = _INNER_MEASURE.search(line, 1)
    else:
        inner = re.search(rf"(?<=[。；])\s+{opened.value + 1}\s*[.、](?!\d)", line)
    after = numbers.read(line[inner.start() :]) if inner else None
    if inner is None or after is None or (opened.kind is not NodeKind.AREA and after.kind is not opened.kind):
        return [line]
    return [line[: inner.start()].strip(), *_split_inside(line[inner.start() :].strip(), numbers)]


def _by_sequence(line: str, numbers: Numbers, pieces: list[Piece], last: int | None) -> Piece | None:
    """Return the piece that a line opens with the next number but no mark behind it: 「3為便利民眾」."""
    kind = numbers.kinds.get(Level.TASK)
    bare = _BARE_DIGITS.match(line)
    values = [piece.value for piece in pieces if piece.kind is kind]
    before = values[-1] if values else last
    if kind is None or bare is None or before is None or int(bare[1]) != before + 1:
        return None
    rest = line[bare.end() :]
    return None if rest[0] in _COUNTED else Piece(kind, rest.strip(), bare[1], before + 1, is_guessed=True)
