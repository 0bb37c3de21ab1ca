"""Printed lines joined to the lines a person wrote: a line goes on where the next word had no room on it."""

import re
from collections.abc import Sequence

from desktop.exchange.pdf.pdf_lines import Line, is_chinese
from desktop.exchange.pdf.pdf_spacing import Spacing
from desktop.exchange.recognition.section_names import has_role_behind, looks_like_sections
from desktop.rules.numbering import parse_label
from desktop.rules.roc_calendar import find_dates

# In parts of the size of a character: lines are even to this.
_SLACK = 0.5
_LEADING_TO_DATE = ("至", "~", "～", "-", "、", "於", "及", "：", ":")
_BEHIND_DATE = 2
# Digits of either width.
_DATE_REST = re.compile(r"[\d.．/／年月日-]+")
_DATE_BEGINNING = re.compile(r"\d{3,4}\s*[.．/／年-]")
_ROLE_ALONE = re.compile(r"[(（](?:主辦|協辦|主責|主政|配合)(?:單位)?[)）]")
_LONGEST_DATE = 16
# As long as 「室(主辦)」.
_ROLE_MARK = 5
_ROLES = ("主辦", "協辦", "主責", "主政", "配合")


def written_lines(lines: Sequence[Line], right: float, spacing: Spacing) -> tuple[str, ...]:
    """Return the lines of a cell as written, with empty ones where the cell has gaps.

    `right` is where its text ends at most.
    """
    written: list[str] = []
    within_dates = _within_dates([line.text for line in lines])
    last: Line | None = None
    for place, line in enumerate(lines):
        if last is None:
            written.append(line.text)
        elif spacing.is_empty_between(last, line):
            written += ["", line.text]
        elif has_no_room(last, line, right) and (
            place in within_dates or not begins_anew(written[-1], line.text)
        ):
            written[-1] = run_on(written[-1], line.text)
        else:
            written.append(line.text)
        last = line
    return tuple(written)


def goes_on(last: Line, line: Line, right: float) -> bool:
    """Whether a line goes on with the one above it, rather than standing for itself."""
    return has_no_room(last, line, right) and not begins_anew(last.text, line.text)


def has_no_room(last: Line, line: Line, right: float) -> bool:
    """Whether the beginning of a line would not have fitted on the line above."""
    return right - last.x1 < line.lead + _SLACK * min(last.size, line.size)


def begins_anew(last: str, line: str) -> bool:
    """Whether what a line says stands for itself: an item with a number, a date, a section."""
    if last.count("(") + last.count("（") > last.count(")") + last.count("）"):
        return False
    if _ROLE_ALONE.fullmatch(line):
        return False
    if _DATE_REST.fullmatch(last) and _DATE_BEGINNING.match(line):
        return True
    if parse_label(line) is not None or line.startswith(_ROLES) or has_role_behind([last[-_ROLE_MARK:]]):
        return True
    if is_day(last) or (is_day(line) and not last.endswith(_LEADING_TO_DATE)):
        return True
    return looks_like_sections(last) and looks_like_sections(line)


def is_day(text: str) -> bool:
    """Whether a text is a day, perhaps with a word like 「前」 behind it."""
    dates = find_dates(text)
    is_alone = len(dates) == 1 and dates[0].start == 0 and len(text) - dates[0].end <= _BEHIND_DATE
    return is_alone and dates[0].precision == "day"


def _within_dates(texts: Sequence[str]) -> set[int]:
    """Return the places of lines that go on with a date that the lines above them begin."""
    within: set[int] = set()
    for place in range(len(texts)):
        for end in (place + 2, place + 3):
            if place not in within and is_broken_day(texts[place:end]):
                within.update(range(place + 1, min(end, len(texts))))
    return within


def is_broken_day(texts: Sequence[str]) -> bool:
    """Whether texts together are a day, and the first of them is none, or one without its last digit."""
    first, *rest = texts
    if not rest or len("".join(texts)) > _LONGEST_DATE or not is_day("".join(texts)):
        return False
    return not is_day(first) or (len(rest) == 1 and rest[0].isdecimal() and len(rest[0]) == 1)


def run_on(text: str, line: str) -> str:
    """Return a text with the next printed line behind it: words with a blank between, Chinese without."""
    if not text or not line:
        return text + line
    before, after = text[-1], line[0]
    is_word = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    is_behind_mark = before in ",;:" and after.isascii() and not is_chinese(after)
    return f"{text} {line}" if is_word or is_behind_mark else text + line
