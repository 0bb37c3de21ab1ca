"""The heads and feet of pages, told by standing at the same place on page after page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.exchange.pdf.pdf_lines import Line
from desktop.exchange.recognition.table_parts import is_page_number

# Of the height of a page.
_MARGIN = 0.12
_NEAR = 4.0
_MOST_LINES = 4
# Lines of one character again and again are damage rather than a head.
_FEWEST_CHARACTERS = 4
_LONG = 12
_DIGITS = re.compile(r"\d+")
_NAMES_PAGE = re.compile(r"第\s*\d{1,3}\s*頁|\d{1,3}\s*/\s*\d{1,3}\s*頁?$|共\s*\d{1,3}\s*頁")


@dataclass(frozen=True)
class LinedPage:
    """The lines of a page beside its tables, and how high the page is."""

    lines: Sequence[Line]
    height: float


def without_margins(pages: Sequence[LinedPage]) -> tuple[list[list[Line]], list[str]]:
    """Return the lines of each page without head and foot, and what these say, each once.

    Numbers of pages are nothing anyone wrote and are left out.
    """
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for place, page in enumerate(pages):
        for line in page.lines:
            seen[_key(line)].add(place)
    repeated = {key for key, places in seen.items() if len(places) > 1}
    bodies: list[list[Line]] = []
    notes: dict[str, str] = {}
    for page in pages:
        outer = {id(line) for line in _outer_lines(page, repeated)}
        bodies.append([line for line in page.lines if id(line) not in outer])
        for line in page.lines:
            if id(line) in outer and not is_page_number(line.text):
                notes.setdefault(_NAMES_PAGE.sub("#", line.text), line.text)
    return bodies, list(notes.values())


def _outer_lines(page: LinedPage, repeated: set[tuple[str, int]]) -> list[Line]:
    """Return the lines of head and foot: those from the edges of the page inwards."""
    found: list[Line] = []
    for lines, edge in ((page.lines, 1), (page.lines[::-1], -1)):
        for line in lines[:_MOST_LINES]:
            if not _is_in_margin(line, page.height, edge) or not _is_margin(line, page, repeated, edge):
                break
            found.append(line)
    return found


def _is_in_margin(line: Line, height: float, edge: int) -> bool:
    return line.bottom < _MARGIN * height if edge > 0 else line.top > (1 - _MARGIN) * height


def _is_margin(line: Line, page: LinedPage, repeated: set[tuple[str, int]], edge: int) -> bool:
    if _key(line) in repeated and not _is_stutter(line.text):
        return True
    if edge > 0:
        return False
    # The foot of a document of one page: its number, and what stands beside and below that.
    numbers = [
        other.middle for other in page.lines if _is_in_margin(other, page.height, edge) and _counts(other)
    ]
    return any(line.middle > number - _NEAR for number in numbers)


def _is_stutter(text: str) -> bool:
    return len(text) > _LONG and len(set(text)) < _FEWEST_CHARACTERS


def _counts(line: Line) -> bool:
    return is_page_number(line.text) or _NAMES_PAGE.search(line.text) is not None


def _key(line: Line) -> tuple[str, int]:
    text = _DIGITS.sub("#", line.text) if _counts(line) else line.text
    return text, round(line.middle / _NEAR)
