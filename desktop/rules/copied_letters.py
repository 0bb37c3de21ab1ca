"""A letter a plan rests on, in the plan of another year: as it is, as the next one, or as it was typed."""

import re

from desktop.rules.basis import Citation, Letter, citations_in, official_form
from desktop.rules.roc_calendar import find_dates
from desktop.rules.year_shift import years_in

_TITLED = re.compile(r"(?P<issued>[^「」]*)「(?P<title>[^「」]+)」")
_NUMBER = re.compile(r"[^\W\d_]{1,12}字第\s*[0-9A-Za-z]+\s*號")
_KIND = re.compile(r"(?:書函|函頒|函送|函|令頒|令|公告|簽)$")


def has_year(letter: Letter, plan_year: int) -> bool:
    """Whether a letter has a date, or a title with a year in it."""
    return letter.issued_on is not None or bool(years_in(letter.title, plan_year, 0).mentions)


def renewed(letter: Letter, plan_year: int, by: int) -> str:
    """Return the official form of the letter expected in its place `by` years later: date and number open."""
    title = years_in(letter.title, plan_year, by, cites=False).moved
    return official_form(Citation(letter.agency, None, "", letter.kind, title))


def letter_in(text: str) -> Citation | None:
    """Return the letter that a text names officially, also without date or number; None for none."""
    text = text.strip()
    whole = [found for found in citations_in(text) if (found.start, found.end) == (0, len(text))]
    if whole:
        return whole[0]
    titled = _TITLED.fullmatch(text)
    issued, title = (titled["issued"], titled["title"]) if titled else (text, "")
    number, date = _NUMBER.search(issued), next(iter(find_dates(issued)), None)
    kind = _KIND.search(issued.rstrip())
    ends = [found.start() for found in (number, kind) if found] + ([date.start] if date else [])
    agency = issued[: min(ends, default=len(issued))].strip()
    if not agency or not (title or date or number):
        return None
    return Citation(
        agency,
        date.on if date else None,
        "".join(number[0].split()) if number else "",
        kind[0] if kind else "函",
        title,
    )
