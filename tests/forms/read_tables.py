"""The cells of a ruled table read back from a PDF: its rules by pypdf, its words by poppler."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from desktop.rules.numbering import parse_label
from tests.forms.printed import squeezed

_NEAR = 0.6
_AGAIN = "（續）"


class Word(NamedTuple):
    """A word and the middle of its box, in points from the top left."""

    text: str
    x: float
    y: float


class Ruled(NamedTuple):
    """A straight rule, in points from the top left."""

    x1: float
    y1: float
    x2: float
    y2: float


def table_cells(content: bytes, headings: tuple[str, ...]) -> list[list[str]]:
    """The rows of the table with these headings, without blanks; a row over two pages is one row again.

    What a cell of the first column spans is one row.
    """
    rows: list[list[str]] = []
    for words, rules in _pages(content):
        for number, row in enumerate(_rows(words, rules, headings)):
            if number == 0 and rows and _goes_on(row):
                rows[-1] = [before + more for before, more in zip(rows[-1], _without_name(row), strict=True)]
            else:
                rows.append(row)
    return rows


def _goes_on(row: list[str]) -> bool:
    return row[0].endswith(_AGAIN) or parse_label(row[0]) is None


def _without_name(row: list[str]) -> list[str]:
    """The row without a name that is only repeated."""
    return ["", *row[1:]] if row[0].endswith(_AGAIN) else row


def _rows(words: list[Word], rules: list[Ruled], headings: tuple[str, ...]) -> Iterator[list[str]]:
    """The rows below the headings on one page; nothing where the table is not on it."""
    top = next((word.y for word in words if squeezed(word.text) == headings[0]), None)
    if top is None:
        return
    upright = [rule for rule in rules if abs(rule.x1 - rule.x2) < _NEAR]
    frame = [rule for rule in upright if rule.y1 < top < rule.y2]
    above, bottom = min(rule.y1 for rule in frame), max(rule.y2 for rule in frame)
    # Two columns under one heading have no rule beside it.
    within = (rule for rule in upright if rule.y1 > above - _NEAR and rule.y2 < bottom + _NEAR)
    edges = _apart(rule.x1 for rule in within)
    first = next(place for place, word in enumerate(words) if word.y == top)
    found = [word for word in words[first:] if top < word.y < bottom or abs(word.y - top) < _NEAR]
    lines = _apart(
        rule.y1
        for rule in rules
        if abs(rule.y1 - rule.y2) < _NEAR and rule.x1 < edges[0] + _NEAR and top < rule.y1 < bottom + _NEAR
    )
    for upper, lower in pairwise(lines):
        inside = [word for word in found if upper < word.y < lower]
        yield [
            squeezed("".join(word.text for word in inside if left < word.x < right))
            for left, right in pairwise(edges)
        ]


def _apart(values: Iterator[float]) -> list[float]:
    """The values in order, those that are the same but for rounding once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _pages(content: bytes) -> Iterator[tuple[list[Word], list[Ruled]]]:
    """The words from top to bottom and left to right, and the rules, page by page."""
    command = ["pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    space = "{http://www.w3.org/1999/xhtml}"
    root = ElementTree.fromstring(done.stdout.decode())  # noqa: S314  # made by poppler, just now
    reader = PdfReader(BytesIO(content))
    for page, box in zip(reader.pages, root.iter(f"{space}page"), strict=True):
        words = [_word(word) for word in box.iter(f"{space}word")]
        yield sorted(words, key=lambda word: (round(word.y), word.x)), list(_rules(page, reader))


def _word(box: ElementTree.Element) -> Word:
    x1, y1, x2, y2 = (float(box.get(name, "")) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(box.text or "", (x1 + x2) / 2, (y1 + y2) / 2)


def _rules(page: PageObject, reader: PdfReader) -> Iterator[Ruled]:
    height = float(page.mediabox.height)
    x = y = 0.0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"m", b"l"):
            place = float(operands[0]), height - float(operands[1])
            if operator == b"l":
                yield Ruled(min(x, place[0]), min(y, place[1]), max(x, place[0]), max(y, place[1]))
            x, y = place
