"""The years and dates in a text of one year's plan, and what they would be in the plan of another year."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.rules.basis import citations_in
from desktop.rules.roc_calendar import (
    CE_FROM,
    FIRST_CE_YEAR,
    LAST_ROC_YEAR,
    WrittenDate,
    anniversary,
    find_dates,
    roc_year,
    to_ce,
)
from desktop.rules.year_context import is_about_a_basis, is_count, is_near, is_plausible


class Fate(StrEnum):
    """What becomes of a year in the plan of another year; all but the first are proposed unchanged.

    It moves along with the plan; it is that of a paper the plan rests on; it lies before the plan's year, or
    so long behind it that it may be a goal of its own.
    """

    MOVES = "moves"
    BASIS = "basis"
    PAST = "past"
    FAR = "far"


@dataclass(frozen=True)
class YearMention:
    """A year or date in a text: the words, where they begin, the ROC year, and what they say once moved."""

    text: str
    start: int
    year: int
    moved: str
    fate: Fate

    @property
    def end(self) -> int:
        """The index behind the last character, so that `whole_text[start:end] == text`."""
        return self.start + len(self.text)

    @property
    def proposed(self) -> str:
        """What it is to be in the new plan if nobody says anything else."""
        return self.moved if self.fate is Fate.MOVES else self.text


@dataclass(frozen=True)
class YearText:
    """A text with every year and date in it, in their order."""

    text: str
    mentions: tuple[YearMention, ...]

    @property
    def proposed(self) -> str:
        """The text with what moves along moved."""
        return self._with([mention.proposed for mention in self.mentions])

    @property
    def moved(self) -> str:
        """The text with every year and date moved."""
        return self._with([mention.moved for mention in self.mentions])

    @property
    def is_certain(self) -> bool:
        """Whether every year in it moves along, so that the proposal needs no second thought."""
        return all(mention.fate is Fate.MOVES for mention in self.mentions)

    def _with(self, words: Sequence[str]) -> str:
        text = self.text
        for mention, instead in reversed(list(zip(self.mentions, words, strict=True))):
            text = text[: mention.start] + instead + text[mention.end :]
        return text


@dataclass(frozen=True)
class _Place:
    """Where in a text a year stands, and how it is written."""

    start: int
    end: int
    year: int
    is_school: bool = False
    is_relative: bool = False
    has_day: bool = False


# One character for one, so that positions in the plain text are positions in the original.
_PLAIN = str.maketrans("０１２３４５６７８９（）\u3000\u00a0", "0123456789()  ")
_ERA = r"(?P<era>(?:中華)?民國|西元|公元) *"
_WORD = r"(?P<word>學年度?|會計年度|年度|年)"
# 115年, 民國115年度, 114學年度, 2026年; 西元2026 alone.
_YEAR = re.compile(
    rf"(?<![\d第每滿逾近達])(?:(?:{_ERA})?(?P<year>\d{{2,4}}) *{_WORD}"
    r"|(?:西元|公元) *(?P<bare>\d{4})(?!\d))"
)
# The first of 115至117年, 115、116年度, 115-117年.
_FIRST = re.compile(r"(?<![\d第.])(?P<year>\d{2,3})(?= *[-–—~～至到、及與和] *\d{2,3} *(?:學年|年))")
# 本(115)年, 次(116)年度, 今年(115).
_RELATIVE = re.compile(r"[本今當上去前次明隔翌]年?度? *\( *(?P<year>\d{2,3}|20\d\d)(?: *年度?)? *\)")
# What stands between the two ends of a span, or two years of a list.
_LINK = re.compile(r"[ \u3000]*起?(?:[-–—~～至到、及與和])[ \u3000]*")
_DIGITS = re.compile(r"\d+")


def years_in(text: str, plan_year: int, by: int, *, own: str = "", cites: bool = True) -> YearText:
    """Return the years and dates in a text of the plan of an ROC year, to be moved `by` years.

    What moves along is the plan's year, the one behind it (次年1月), a school year that overlaps it, and any
    year called relative to it (上(114)年). Years of letters, laws and others' schemes do not, nor those of
    the past; `own` is the agency's name, whose plans are no one else's. A text that cites nothing
    (`cites` False), such as the plan's title, has no basis. Never raises.
    """
    places = sorted(_places(text, plan_year), key=lambda place: place.start)
    citations = [(found.start, found.end) for found in citations_in(text)] if cites else []
    mentions = []
    for place in places:
        is_cited = any(start <= place.start < end for start, end in citations)
        is_basis = is_cited or (cites and is_about_a_basis(text, place.start, place.end, own))
        words = text[place.start : place.end]
        moved = _moved(words, by, has_day=place.has_day)
        fate = _fate(place, plan_year, is_basis=is_basis)
        mentions.append(YearMention(words, place.start, place.year, moved, fate))
    return YearText(text, tuple(_together(text, mentions)))


def moved_day(on: dt.date, by: int) -> dt.date:
    """Return the same day `by` years later, 2/28 for 2/29; the day itself where there is no such ROC year."""
    return anniversary(on, by) if 1 <= roc_year(on) + by <= LAST_ROC_YEAR else on


def _together(text: str, mentions: Sequence[YearMention]) -> Iterator[YearMention]:
    """The ends of a span (114年9月至115年6月) share their fate: it moves as a whole, or it is asked about."""
    chain: list[YearMention] = []
    for mention in mentions:
        if chain and not _LINK.fullmatch(text[chain[-1].end : mention.start]):
            yield from _as_one(chain)
            chain = []
        chain.append(mention)
    yield from _as_one(chain)


def _as_one(chain: Sequence[YearMention]) -> Iterator[YearMention]:
    staying = next((each.fate for each in chain if each.fate is not Fate.MOVES), None)
    for each in chain:
        yield each if staying is None or each.fate is not Fate.MOVES else replace(each, fate=staying)


def _fate(place: _Place, plan_year: int, *, is_basis: bool) -> Fate:
    if place.is_relative:
        return Fate.MOVES
    if is_basis:
        return Fate.BASIS
    # The school year 114 ends in the summer of 115.
    if place.year in (plan_year, plan_year + 1) or (place.is_school and place.year == plan_year - 1):
        return Fate.MOVES
    return Fate.PAST if place.year < plan_year else Fate.FAR


def _places(text: str, plan_year: int) -> Iterator[_Place]:
    """Every year and date once; a date before the year it begins with, a year called relative before both."""
    plain = text.translate(_PLAIN)
    taken: list[_Place] = []
    for place in (*_relative(plain), *_dates(text, plan_year), *_years(plain, plan_year)):
        if not any(place.start < other.end and other.start < place.end for other in taken):
            taken.append(place)
            yield place


def _relative(plain: str) -> Iterator[_Place]:
    for match in _RELATIVE.finditer(plain):
        year = _roc(int(match["year"]))
        if year is not None:
            yield _Place(match.start("year"), match.end("year"), year, is_relative=True)


def _dates(text: str, plan_year: int) -> Iterator[_Place]:
    for found in find_dates(text):
        year = found.on.year - to_ce(0)
        if is_plausible(year, plan_year) or not _is_only_digits(found):
            yield _Place(found.start, found.end, year, has_day=found.precision == "day")


def _is_only_digits(date: WrittenDate) -> bool:
    """Whether a date is written with marks alone (97.12.10), as scores and versions are too."""
    return "年" not in date.text and "國" not in date.text


def _years(plain: str, plan_year: int) -> Iterator[_Place]:
    for match in _FIRST.finditer(plain):
        if is_near(int(match["year"]), plan_year):
            yield _Place(match.start(), match.end(), int(match["year"]))
    for match in _YEAR.finditer(plain):
        digits = match["year"] or match["bare"]
        year = _roc(int(digits), is_ce=(match["era"] or "") in ("西元", "公元") or match["year"] is None)
        if year is None or is_count(match, year, plan_year):
            continue
        yield _Place(match.start(), match.end(), year, is_school=(match["word"] or "").startswith("學"))


def _roc(number: int, *, is_ce: bool = False) -> int | None:
    """The ROC year that a number stands for, None for none; numbers from 1900 on are CE years."""
    year = number - to_ce(0) if is_ce or number >= CE_FROM else number
    return year if 1 <= year <= LAST_ROC_YEAR and number < to_ce(LAST_ROC_YEAR) else None


def _moved(words: str, by: int, *, has_day: bool) -> str:
    """The words with their year moved, 2/29 to 2/28 where it must; unchanged where there is no such year."""
    numbers = list(_DIGITS.finditer(words))
    year = int(numbers[0][0]) + by
    is_ce = int(numbers[0][0]) >= CE_FROM or words.lstrip().startswith(("西元", "公元"))
    if not (FIRST_CE_YEAR if is_ce else 1) <= year <= (to_ce(LAST_ROC_YEAR) if is_ce else LAST_ROC_YEAR):
        return words
    if has_day:
        month, day = int(numbers[1][0]), int(numbers[2][0])
        last = calendar.monthrange(year if is_ce else to_ce(year), month)[1]
        if day > last:
            words = _replaced(words, numbers[2], last)
    return _replaced(words, numbers[0], year)


def _replaced(words: str, number: re.Match[str], value: int) -> str:
    """The words with another number, written like the old one: 099 and ９９ stay so."""
    is_filled = int(number[0][0]) == 0
    written = str(value).zfill(len(number[0]) if is_filled else 0)
    if not number[0].isascii():
        written = written.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return words[: number.start()] + written + words[number.end() :]
