"""Blanks that a converter left where a printed line ended, closed again."""

import re
import unicodedata

_CHINESE = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_GAP = re.compile(rf"(?<=[{_CHINESE},;:]) (?=[{_CHINESE}])")
_FEWEST_LINES = 3
# Lines of one column differ by a character or two, counted as a Latin letter wide.
_SLACK = 4
_NARROWEST = 8


def close_gaps(text: str) -> str:
    """Return a text without its blanks between Chinese characters if they stand at the ends of even lines.

    A blank that stands anywhere else was typed on purpose, as between a caption and its text, and stays.
    """
    lines = _GAP.split(text)
    if len(lines) < _FEWEST_LINES:
        return text
    widths = [_width(line) for line in lines]
    *full, last = widths
    is_even = min(full) >= _NARROWEST and max(full) - min(full) <= _SLACK and last <= max(full) + _SLACK
    return "".join(lines) if is_even else text


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
