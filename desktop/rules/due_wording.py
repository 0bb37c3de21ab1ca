"""Reading from a task's text by when it must be done: 「115年6月30日前」「6月底前」「次年1月」."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.rules.roc_calendar import CE_FROM, to_ce
from desktop.rules.squeezed_text import Part, Squeezed
from desktop.rules.wording_counts import find_counts
from desktop.rules.wording_words import DAY, MONTH, is_history, number_of

# A plan looks ahead by so many years at most; what lies before its year is history.
FARTHEST_YEARS = 5
_BY = (
    r"(?:以前|之前|前(?!揭|開(?![放始辦設工館幕展標通業])|述|項|往|後|次|一|期|年|瞻|台|來|置|線|景|導|端|身|任|"
    r"三|二|10|5))"
)
_DONE = (
    r"(?:前)?(?:應|須|需|全數|全部|陸續|予以|一併|如期)?(?:辦理完成|辦理完竣|完成|辦竣|完竣|辦畢|竣工|啟用|上線|函報|函送|陳報|提報|提出|"
    r"簽陳|簽報|公布|公告|上架|辦理|舉辦|召開|實施|進行|發布|編印|出版|開辦|發行|結案|送)"
)
_YEAR = (
    r"(?:(?:於|至|在)?(?:(?:中華)?民國)?(?P<year>(?<!\d)(?:\d{2,3}|20\d\d))年度?|(?P<next>次|翌|隔|明)年度?|"
    r"(?:本|當|今)年?(?:\((?P<inner>\d{2,3})\)年?)?年?度?)"
)
_IN_WORDS = re.compile(
    rf"(?P<when>{_YEAR}?(?P<month>{MONTH})月(?:(?P<day>{DAY})[日號](?:\((?:星期|周)?[一二三四五六日]\))?|份?(?P<end>底|末)|份?(?P<third>[上中下])旬|份)?)"
    rf"(?P<by>止?{_BY})?"
)
_IN_MARKS = re.compile(
    rf"(?<![\d./-])(?P<when>(?:(?:中華)?民國)?(?P<year>\d{{2,3}}|20\d\d)(?P<mark>[./-])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    rf"(?P<day>3[01]|[12]\d|0?[1-9]))(?![\d./])(?P<by>{_BY})?"
)
_YEAR_END = re.compile(rf"(?P<when>{_YEAR}(?<=[年度])(?:底|終|結束))(?P<by>{_BY})?")
_BARE_YEAR_END = re.compile(
    rf"(?<![\d去前上往次翌隔明本當今近半年度學])(?P<when>年(?:底|終|度結束))(?P<by>{_BY})?"
)
_BY_SLASH = re.compile(
    rf"(?<![\d./年度])(?P<when>(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9]))(?P<by>{_BY})"
)
_HALF = re.compile(rf"(?P<when>{_YEAR}?(?P<half>[上下])半年度?(?:結束|底)?)(?:內|(?P<by>{_BY}))?")
_QUARTER = re.compile(
    rf"(?P<when>{_YEAR}?第(?P<quarter>[1-4一二三四])季度?(?:結束|底|末)?)(?:內|(?P<by>{_BY}))?"
)
_DONE_AT = re.compile(_DONE)
# A span that begins or ends there, another's paper of that day, a duty of every such day.
_OTHER_BEFORE = re.compile(r"(?:農曆|舊曆|陰曆|自|從|由|每|迄|依|依據|按|奉|據|經|截至|以)$")
_RANGE_BEFORE = re.compile(r"(?:日|月|底|起|\d)(?:至|到|迄|~|-)$")
_STATE_AFTER = re.compile(
    r"^(?:如|若|倘|已|曾|之(?!前)|的|出生|設籍|登記|(?:取得|領有)(?=[^,]*[者之的])|申請|受理|未|尚未|提出申請|報名|繳納|繳費|申報|補正|投保|入學|到期|核准|"
    r"興建|起造|購置|列管|有效|者|止|成立(?:之|的|滿|有案)|發生)"
)
_OF_APPLICANTS = re.compile(
    r"(?:民眾|申請人|申請者|家長|業者|廠商|參賽者|報名者|里民|學員|住戶|候選人)(?:應|須|得|可|請|最遲)?(?:於|在)?$"
)
_LISTED_BEFORE = re.compile(
    r"(?:月(?:份|底|\d{1,2}日)?前?|[\d一二三四五六七八九十上]|上半年度?)(?:、|及|與|和|暨|或|以及)$|上$"
)
_LISTED_AFTER = re.compile(
    rf"^(?:各)?(?:、|及|與|和|暨|或|以及|至|到|~|-)(?:{MONTH}月?|下半年|(?:次年)?\d{{1,2}}/\d)"
)
_IF = re.compile(r"(?:^|[,(])(?:另|但|惟)?(?:如|若|倘|凡)[^,]*$")


@dataclass(frozen=True)
class DueReading:
    """A day by which a task is to be done, and where in the squeezed text it is said."""

    on: dt.date
    start: int
    end: int


def read_dues(squeezed: Squeezed, year: int) -> Iterator[DueReading]:
    """Yield the days by which a squeezed text says that something is to be done.

    A date without year is of the plan's ROC year; a month stands for its last day, the parts of a month
    (上旬, 中旬) for the 10th and the 20th. Days before the plan's year are history and left out.
    """
    for sentence in squeezed.sentences():
        for clause in squeezed.clauses(sentence):
            yield from _in_clause(squeezed.text, clause, year)


def _in_clause(text: str, clause: Part, year: int) -> Iterator[DueReading]:
    words, behind = text[clause.start : clause.end], clause.start
    for pattern in (_IN_WORDS, _IN_MARKS, _BY_SLASH, _YEAR_END, _BARE_YEAR_END, _HALF, _QUARTER):
        for match in pattern.finditer(words):
            on = _day_of(match, year)
            if on is not None and _is_due(match, words, year):
                end = match.end("by") if match["by"] else match.end("when")
                yield DueReading(on, behind + match.start("when"), behind + end)


def _is_due(match: re.Match[str], clause: str, year: int) -> bool:
    by = match["by"] is not None
    before, after = clause[: match.start("when")], clause[match.end() :]
    if _OTHER_BEFORE.search(before) or is_history(before, year) or _IF.search(before):
        return _is_every_year(before) and by
    if _OF_APPLICANTS.search(before) or _STATE_AFTER.match(after):
        return False
    if _LISTED_BEFORE.search(before) or _LISTED_AFTER.match(after):
        return False
    if by:
        return True
    if _RANGE_BEFORE.search(before):
        return False
    is_month = match.re is _IN_WORDS and not (match["day"] or match["end"] or match["third"])
    if (is_month or match.re in (_HALF, _QUARTER)) and find_counts(clause):
        # 「9月辦理2場」 is a quota in a month, and no day.
        return False
    done = _DONE_AT.match(after)
    is_done = done is not None and not re.match("[之的]", after[done.end() :])
    return is_done and not _is_every_year(before)


def _is_every_year(before: str) -> bool:
    return re.search(r"每(?:年度?)?於?$", before) is not None


def _day_of(match: re.Match[str], year: int) -> dt.date | None:
    """The day a match names, None where there is none or it lies before or far behind the plan's year."""
    groups = match.groupdict()
    written = groups.get("year") or groups.get("inner")
    of_year = year + 1 if groups.get("next") else year
    if written:
        of_year = int(written) if int(written) < CE_FROM else int(written) - to_ce(0)
    if not year <= of_year <= year + FARTHEST_YEARS:
        return None
    month, day = _month_and_day(groups)
    length = monthrange(to_ce(of_year), month)[1]
    is_bare_month = match.re is _IN_WORDS and not (groups["day"] or groups["end"] or groups["third"])
    if (day and day > length) or (is_bare_month and match["by"]):
        # 「6月前」 leaves open whether June is meant.
        return None
    return dt.date(to_ce(of_year), month, day or length)


def _month_and_day(groups: dict[str, str | None]) -> tuple[int, int | None]:
    if half := groups.get("half"):
        return (6 if half == "上" else 12), None
    if quarter := groups.get("quarter"):
        return (number_of(quarter) or 0) * 3, None
    month = number_of(groups.get("month") or "12") or 12
    third = {"上": 10, "中": 20}.get(groups.get("third") or "")
    day = groups.get("day")
    return month, number_of(day) if day else third
