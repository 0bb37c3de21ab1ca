"""The heads and feet of pages, told by standing at the same place on page after page."""

import re
from collections import defaultdict
from collections.abc import Sequence

from desktop.exchange.pdf_lines import Line
from desktop.exchange.table_parts import is_page_number

# Of the height of a page.
_MARGIN = 0.12
_NEAR = 4.0
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=頁)")
_NAMES_PAGE = re.compile(r"第\s*\d{1,3}\s*頁|\d{1,3}\s*/\s*\d{1,3}\s*頁?$|共\s*\d{1,3}\s*頁")


def without_margins(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> tuple[list[list[Line]], list[str]]:
    """Return the lines of pages without heads and feet, and what these say, each once.

    Numbers of pages are nothing anyone wrote and are left out.
    """
    times: dict[tuple[str, int], set[int]] = defaultdict(set)
    for place, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in lines:
            if _is_outer(line, height):
                times[_key(line)].add(place)
    kept: list[list[Line]] = []
    notes: dict[str, None] = {}
    for lines, height in zip(pages, heights, strict=True):
        body = []
        for line in lines:
            if not _is_outer(line, height) or not _is_margin(line, lines, height, len(times[_key(line)])):
                body.append(line)
            elif not is_page_number(line.text):
                notes.setdefault(line.text)
        kept.append(body)
    return kept, _without_counting(notes)


def _is_margin(line: Line, lines: Sequence[Line], height: float, times: int) -> bool:
    if times > 1 or (line.bottom > height / 2 and is_page_number(line.text)):
        return True
    # The foot of a document of one page: what stands with the number of the page, and below it.
    feet = [other.middle for other in lines if _is_outer(other, height) and _NAMES_PAGE.search(other.text)]
    return any(line.middle > foot - _NEAR > height / 2 for foot in feet)


def _is_outer(line: Line, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _key(line: Line) -> tuple[str, int]:
    counts = is_page_number(line.text) or _NAMES_PAGE.search(line.text)
    return _DIGITS.sub("#", line.text) if counts else line.text, round(line.middle / _NEAR)


def _without_counting(notes: dict[str, None]) -> list[str]:
    """Return the notes without those that differ from an earlier one by the page's number only."""
    seen: dict[str, str] = {}
    for note in notes:
        plain = _NAMES_PAGE.sub("#", note)
        seen.setdefault(plain, note)
    return list(seen.values())
