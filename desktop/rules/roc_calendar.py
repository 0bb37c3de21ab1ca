"""Dates as Taiwanese offices write them: the ROC calendar, read and written (ROC year = CE year - 1911)."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

FIRST_CE_YEAR = 1912
LAST_ROC_YEAR = 999
# A written year from here on is CE, below it ROC.
CE_FROM = 1900


class ImpossibleDate(ValueError):
    """A text that is no date; `str(error)` is one Chinese sentence: what is wrong and what to write."""


class DateStyle(StrEnum):
    """How a date is printed: 97.04.09, 97年4月9日 or 中華民國97年4月9日."""

    DOTTED = "dotted"
    LONG = "long"
    FULL = "full"


@dataclass(frozen=True)
class WrittenDate:
    """A date found in a text: the day meant, how exactly it was written, the words, and where they begin.

    A month without a day stands for its last day and has the precision "month".
    """

    on: dt.date
    precision: Literal["day", "month"]
    text: str
    start: int = 0

    @property
    def end(self) -> int:
        """The index behind the last character, so that `whole_text[start:end] == text`."""
        return self.start + len(self.text)


# One character for one, so that positions in the plain text are positions in the original.
_PLAIN = str.maketrans(
    "０１２３４５６７８９．／∕－–—\u3000\u00a0\t",
    "0123456789.//---   ",
)
_ERA = r"(?:(?P<era>(?:中華)?民國|西元|公元)\s*)?"
_WITH_WORDS = re.compile(
    rf"(?<!\d){_ERA}(?P<year>\d{{1,4}})\s*年\s*(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*[日號])?"
)
_WITH_MARKS = re.compile(
    rf"(?<![\d./]){_ERA}(?P<year>\d{{1,4}}) *(?P<mark>[./-]) *(?P<month>\d{{1,2}})"
    r"(?: *(?P=mark) *(?P<day>\d{1,2}))?(?!\d)(?! *(?P=mark) *\d)"
)
_DIGITS_ONLY = re.compile(rf"{_ERA}(?P<year>\d{{3,4}})(?P<month>\d\d)(?P<day>\d\d)")


def read_date(text: str) -> WrittenDate:
    """Return the date that the whole text is, by the day or by the month (design.md rule 1).

    Read are 97.12.10, 97/12/10, 97-12-10, 97年12月10日, 0971210 and the months 97.12 and 97年12月, with or
    without 民國 or 中華民國, in full-width digits, with blanks between; years from 1900 on are CE years.

    Raises:
        ImpossibleDate: the text is no date, or names a day that never was.
    """
    written = text.strip()
    plain = written.translate(_PLAIN)
    for form in (_WITH_WORDS, _WITH_MARKS, _DIGITS_ONLY):
        if match := form.fullmatch(plain):
            return _dated(match, written, start=len(text) - len(text.lstrip()))
    if not written:
        raise ImpossibleDate("日期是空白的，請寫成民國年月日，例如97.12.10。")
    raise ImpossibleDate(f"「{_quoted(written)}」不是看得懂的日期，請寫成民國年月日，例如97.12.10。")


def parse_date(text: str) -> dt.date:
    """Return the day that the whole text is; a month alone is refused, for it names no day.

    Raises:
        ImpossibleDate: the text is no date, names a day that never was, or only a month.
    """
    written = read_date(text)
    if written.precision == "month":
        example = format_date(written.on)
        raise ImpossibleDate(f"「{_quoted(written.text)}」只寫到月份，請補上日，例如{example}。")
    return written.on


def find_dates(text: str) -> list[WrittenDate]:
    """Return the dates in a running text, in their order.

    Years need two digits here, 0971210 is left to letter numbers, and 97.12 is a month only where it has
    its line to itself, for elsewhere it may be a score. Dates that never were are left out: see
    `find_impossible_dates`.
    """
    return [found for found in _mentions(text) if isinstance(found, WrittenDate)]


def find_impossible_dates(text: str) -> list[ImpossibleDate]:
    """Return why each date in a running text that never was (97.02.30) is none, in their order."""
    return [found for found in _mentions(text) if isinstance(found, ImpossibleDate)]


def _mentions(text: str) -> Iterator[WrittenDate | ImpossibleDate]:
    plain = text.translate(_PLAIN)
    matches = [*_WITH_WORDS.finditer(plain), *_WITH_MARKS.finditer(plain)]
    for match in sorted(matches, key=re.Match.start):
        if not _means_a_date(match):
            continue
        try:
            yield _dated(match, text[match.start() : match.end()], start=match.start())
        except ImpossibleDate as impossible:
            yield impossible


def _means_a_date(match: re.Match[str]) -> bool:
    """Whether a match in running text is meant as a date and not as a score, a version or a span of time."""
    if match["era"]:
        return True
    if len(match["year"].lstrip("0")) < 2:
        return False
    if match["day"] or "mark" not in match.re.groupindex:
        return True
    line_start = match.string.rfind("\n", 0, match.start()) + 1
    rest_of_line = match.string[match.end() :].partition("\n")[0]
    return not match.string[line_start : match.start()].strip() and not rest_of_line.strip()


def _dated(match: re.Match[str], text: str, *, start: int) -> WrittenDate:
    year = _ce_year(match["era"], int(match["year"]), text)
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise ImpossibleDate(f"「{_quoted(text)}」不是存在的日期：月份只有1月到12月，請改寫。")
    last_day = calendar.monthrange(year, month)[1]
    day = int(match["day"] or last_day)
    if not 1 <= day <= last_day:
        month_name = f"{format_year(year - 1911)}{month}月"
        raise ImpossibleDate(f"「{_quoted(text)}」不是存在的日期：{month_name}只有{last_day}天，請改寫。")
    return WrittenDate(dt.date(year, month, day), "day" if match["day"] else "month", text, start)


def _ce_year(era: str | None, year: int, text: str) -> int:
    """Return the CE year meant; an era in words decides, otherwise the size of the number."""
    is_ce = era in ("西元", "公元") or (era is None and year >= CE_FROM)
    ce_year = year if is_ce else to_ce(year)
    if not FIRST_CE_YEAR <= ce_year <= to_ce(LAST_ROC_YEAR):
        raise ImpossibleDate(
            f"「{_quoted(text)}」的年份不在民國1年到{LAST_ROC_YEAR}年之間，請改寫，例如97.12.10。"
        )
    return ce_year


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:20] + "…"


def roc_year(on: dt.date) -> int:
    """Return the ROC year of a day: 97 for 2008; 0 and below before the Republic (1911 is 0)."""
    return on.year - 1911


def to_ce(year: int) -> int:
    """Return the CE year of an ROC year: 2008 for 97."""
    return year + 1911


def format_year(year: int) -> str:
    """Return an ROC year in words: 民國97年; the years before the first are 民國前1年 and so on."""
    return f"民國{year}年" if year >= 1 else f"民國前{1 - year}年"


def format_date(on: dt.date, style: DateStyle = DateStyle.DOTTED) -> str:
    """Return a day as 97.04.09, 97年4月9日 or 中華民國97年4月9日; before ROC 1 as 民國前1年12月31日."""
    if on.year < FIRST_CE_YEAR:
        return f"{format_year(roc_year(on))}{on.month}月{on.day}日"
    if style is DateStyle.DOTTED:
        return f"{roc_year(on)}.{on.month:02}.{on.day:02}"
    return f"{month_text(on, style)}{on.day}日"


def month_text(on: dt.date, style: DateStyle = DateStyle.DOTTED) -> str:
    """Return the month a day lies in, as 97.04, 97年4月 or 中華民國97年4月; before ROC 1 as 民國前1年12月."""
    if on.year < FIRST_CE_YEAR:
        return f"{format_year(roc_year(on))}{on.month}月"
    if style is DateStyle.DOTTED:
        return f"{roc_year(on)}.{on.month:02}"
    era = "中華民國" if style is DateStyle.FULL else ""
    return f"{era}{roc_year(on)}年{on.month}月"


def anniversary(on: dt.date, years: int) -> dt.date:
    """Return the same day `years` later (or earlier); 2/29 becomes 2/28 where the year has no 2/29."""
    year = on.year + years
    return on.replace(year=year, day=min(on.day, calendar.monthrange(year, on.month)[1]))
