"""The letters a plan rests on: how they are cited in official papers, and read from such a citation."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from desktop.rules.roc_calendar import ImpossibleDate, parse_date, roc_year

# What a paragraph cites a letter by: 「依據{依據1}辦理。」.
_MARK = re.compile(r"\{依據(\d{1,4})\}")
_DATE = r"(?:中華民國|民國)?\s*\d{2,3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_NUMBER = r"[^\W\d_]{1,12}字第\s*[0-9A-Za-z]+\s*號"
_KIND = r"(?:(?:書函|函|令)(?:修正|訂定)?(?:頒布|頒行|發布|公布|修訂|修正|訂定|訂頒|核定|頒|送|轉)?|公告|簽)"
_CITATION = re.compile(
    rf"(?P<agency>[^\W\d_（）()]{{2,30}}?)\s*(?P<date>{_DATE})\s*(?P<number>{_NUMBER})"
    rf"(?:\s*(?P<kind>{_KIND}))?(?:\s*「(?P<title>[^」]+)」)?"
)
# What leads a citation in and is no part of the agency's name: 本計畫依據, 並奉, and 及 behind another one.
_LEAD_IN = re.compile(r"^(?:.*(?:依據|依照|遵照|按照|遵奉|依|奉))?(?:及|暨|與|並|據)?")


class Letter(Protocol):
    """A basis as it is stored."""

    @property
    def mark(self) -> int: ...
    @property
    def agency(self) -> str: ...
    @property
    def issued_on(self) -> dt.date | None: ...
    @property
    def number(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...


@dataclass(frozen=True)
class Citation:
    """A letter as a text cites it: `text[start:end]`."""

    agency: str
    issued_on: dt.date | None
    number: str
    kind: str
    title: str
    start: int = 0
    end: int = 0


def official_form(letter: Letter | Citation) -> str:
    """Return the citation, 「行政院97年4月9日院臺字第0971號函頒「實施計畫」」, without what is missing."""
    on = letter.issued_on
    date = f"{roc_year(on)}年{on.month}月{on.day}日" if on else ""
    kind = letter.kind if letter.number else ""
    title = f"「{letter.title}」" if letter.title else ""
    return f"{letter.agency}{date}{letter.number}{kind}{title}"


def mark_of(number: int) -> str:
    """Return what a paragraph cites the letter with this mark by."""
    return f"{{依據{number}}}"


def marks_in(text: str) -> list[int]:
    """Return the marks that a text cites, in its order, each once."""
    return list(dict.fromkeys(int(mark) for mark in _MARK.findall(text)))


def sparing_marks(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of a text without those that would break a mark: that hold a part of it only."""
    marks = [match.span() for match in _MARK.finditer(text)]

    def breaks(start: int, end: int) -> bool:
        touched = [mark for mark in marks if mark[0] < end and start < mark[1]]
        return any(mark[0] < start or end < mark[1] for mark in touched)

    return [(start, end) for start, end in spans if not breaks(start, end)]


def cited(text: str, forms: Mapping[int, str]) -> str:
    """Return a text with its citations written out; `forms` by mark. A mark of no letter stays as it is."""
    return _MARK.sub(lambda mark: forms.get(int(mark[1])) or mark[0], text)


def citing(text: str, marks: Mapping[str, int]) -> str:
    """Return a text that cites letters by their marks where it has them written out; `marks` by form.

    `cited` gives the text back.
    """
    forms = sorted(marks, key=len, reverse=True)
    if not forms:
        return text
    return re.sub("|".join(map(re.escape, forms)), lambda form: mark_of(marks[form[0]]), text)


def forms_of(letters: Iterable[Letter]) -> dict[int, str]:
    """Return the official forms of letters by their marks; one that says nothing has none."""
    return {letter.mark: form for letter in letters if (form := official_form(letter))}


def citations_in(text: str) -> list[Citation]:
    """Return the letters that a text cites in the official form, in its order."""
    return list(_citations(text)) if "字第" in text else []


# Asked for every paragraph after every change of a plan, but hardly any has changed.
@lru_cache(maxsize=1024)
def _citations(text: str) -> tuple[Citation, ...]:
    found = map(_citation, _CITATION.finditer(text))
    return tuple(citation for citation in found if citation is not None)


def _citation(match: re.Match[str]) -> Citation | None:
    lead_in = _LEAD_IN.match(match["agency"])
    skipped = lead_in.end() if lead_in else 0
    agency = match["agency"][skipped:]
    try:
        issued_on = parse_date("".join(match["date"].split()))
    except ImpossibleDate:
        return None
    if not agency:
        return None
    return Citation(
        agency,
        issued_on,
        "".join(match["number"].split()),
        match["kind"] or "",
        match["title"] or "",
        match.start() + skipped,
        match.end(),
    )


def missing_parts(letter: Letter) -> tuple[str, ...]:
    """Return the names of what a letter lacks to be cited officially."""
    parts = (
        ("發文機關", letter.agency),
        ("日期", letter.issued_on),
        ("文號", letter.number),
    )
    return tuple(name for name, value in parts if not value)
