"""Printed lines joined to the lines a person wrote: a line goes on where the next word had no room on it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from desktop.exchange.pdf_lines import Line, is_chinese
from desktop.exchange.section_names import looks_like_sections
from desktop.rules.numbering import parse_label
from desktop.rules.roc_calendar import find_dates

# In parts of the size of a character: lines are even to this.
_SLACK = 0.5
# In parts of the usual distance of lines: a gap this wide holds an empty line.
_EMPTY_LINE = 1.6
_ROLES = ("主辦", "協辦", "主責", "主政", "配合")


def usual_pitch(cells: Iterable[Sequence[Line]]) -> float:
    """Return how far below each other lines mostly stand, 0 where no two do."""
    steps = [low.middle - high.middle for lines in cells for high, low in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return median(steps) if steps else 0.0


def written_lines(lines: Sequence[Line], right: float, pitch: float) -> tuple[str, ...]:
    """Return the lines of a cell as written, with empty ones where the cell has gaps.

    `right` is where its text ends at most, `pitch` the usual distance of lines.
    """
    written: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is None:
            written.append(line.text)
        elif pitch and line.middle - last.middle > _EMPTY_LINE * pitch:
            written += ["", line.text]
        elif goes_on(last, line, right):
            written[-1] = run_on(written[-1], line.text)
        else:
            written.append(line.text)
        last = line
    return tuple(written)


def goes_on(last: Line, line: Line, right: float) -> bool:
    """Whether a line goes on with the one above it, rather than standing for itself."""
    if begins_anew(last.text, line.text):
        return False
    slack = _SLACK * min(last.size, line.size)
    return right - last.x1 < line.lead + slack


def begins_anew(last: str, line: str) -> bool:
    """Whether what a line says stands for itself: an item with a number, a date, a section."""
    if parse_label(line) is not None or line.startswith(_ROLES):
        return True
    if _is_date(last) or (_is_date(line) and not last.endswith(("至", "~", "～", "-", "、", "於", "及"))):
        return True
    return looks_like_sections(last) and looks_like_sections(line)


def run_on(text: str, line: str) -> str:
    """Return a text with the next printed line behind it: words with a blank between, Chinese without."""
    if not text or not line:
        return text + line
    before, after = text[-1], line[0]
    is_word = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    is_behind_mark = before in ",;:" and after.isascii() and not is_chinese(after)
    return f"{text} {line}" if is_word or is_behind_mark else text + line


def _is_date(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) == 1 and dates[0].start == 0 and len(text) - dates[0].end <= 2
