"""Numbers as word processors write them by themselves, by the names that Word has for their forms."""

import re
from collections.abc import Callable
from typing import NamedTuple

from desktop.rules import numerals
from desktop.rules.numbering import parse_label

_ZODIAC = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _letter(number: int) -> str:
    """Return a for 1 to z for 26, then aa, bb, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


# 參 in formal counting and the other written forms are what numbering.parse_label reads.
WRITTEN_AS: dict[str, Callable[[int], str]] = {
    "taiwaneseCounting": numerals.ordinary,
    "taiwaneseCountingThousand": numerals.ordinary,
    "chineseCounting": numerals.ordinary,
    "chineseCountingThousand": numerals.ordinary,
    "japaneseCounting": numerals.ordinary,
    "taiwaneseDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "ideographLegalTraditional": numerals.formal,
    "chineseLegalSimplified": numerals.formal,
    "japaneseLegal": numerals.formal,
    "ideographTraditional": numerals.stems,
    "ideographZodiac": lambda number: _ZODIAC[(number - 1) % 12],
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "none": lambda number: "",
}


def with_mark(number: str) -> str:
    """Return a bare number, set apart by its place only, with the mark it needs in running text."""
    if not number:
        return ""
    return f"{number}." if number.isdecimal() else f"{number}、"


class NumberForm(NamedTuple):
    """How a printed number is made automatically: Word's name of its form, the text around it, which one."""

    words: str
    before: str
    behind: str
    value: int


_PARTS = re.compile(r"([（(]?)([^（()）、.．]+)([)）]?[、.．]?)")
_CHARACTERS = {
    "ideographLegalTraditional": frozenset("壹貳參叁肆伍陸柒捌玖拾佰仟"),
    "taiwaneseCountingThousand": frozenset("一二三四五六七八九十百千"),
    "ideographTraditional": frozenset("甲乙丙丁戊己庚辛壬癸"),
    "decimal": frozenset("0123456789"),
}


def form_of(label: str) -> NumberForm | None:
    """Return how a number (「(一)」) is made automatically, None for one that no word processor makes."""
    parts, read = _PARTS.fullmatch(label), parse_label(label)
    if parts is None or read is None or read[1]:
        return None
    value = read[0].value
    for words, characters in _CHARACTERS.items():
        if characters.issuperset(parts[2]) and WRITTEN_AS.get(words, str)(value) == parts[2]:
            return NumberForm(words, parts[1], parts[3], value)
    return None
