"""Where a plan's text says how regularly: every year, in May and October, by the 20th of a month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.vocabulary import Period
from desktop.rules.quota import WEEKDAYS
from desktop.rules.wording_words import DAY, MONTH, number_of


@dataclass(frozen=True)
class Pace:
    """A period named in a squeezed text, with its months and day; `times` a period if the words say so.

    `is_later` is a day of the month after, `weekday` is 0 for Monday. `is_duty` tells what names a duty by
    itself (每月) from what only frames a count (年度內).
    """

    start: int
    end: int
    per: Period
    months: tuple[int, ...] = ()
    day: int | None = None
    times: int | None = None
    is_duty: bool = True
    is_later: bool = False
    weekday: int | None = None


# Behind a count: 「2次/年」「2次(每月)」.
PERIOD_BEHIND = re.compile(r"(?:/每?|\(每)(?P<per>半年|年|季|個月|月|周|日|天)")
SHORT_PERIODS = {
    "年": Period.YEAR,
    "半年": Period.HALF_YEAR,
    "季": Period.QUARTER,
    "個月": Period.MONTH,
    "月": Period.MONTH,
    "周": Period.WEEK,
    "日": Period.DAY,
    "天": Period.DAY,
}
_WEEKDAY = r"[一二三四五六日天]"
# 每週一句 is one sentence a week, and no Monday.
_NO_UNIT = r"(?![次場則句篇回期集趟遍張班])"
_UNIT_FOLLOWS = (
    r"(?=(?:內|至少|最少|應|須|不少於|各|辦理|舉辦|進行|實施|召開|測試|檢查)*"
    r"(?:\d+|[一二三四五六七八九十]+)(?:次|場|回|梯))"
)
_JOINT = r"(?:[、,及與和暨]|以及|並於)"
_MONTH_LIST = re.compile(
    rf"(?<![\d第])(?P<first>{MONTH}(?:月份?)?(?:{_JOINT}{MONTH}(?:月份?)?)*){_JOINT}(?P<last>{MONTH})月"
    rf"(?:底(?:以前|之前|前)?|份?(?P<day>{DAY})[日號](?:以前|之前|前)|份)?"
    rf"(?![\d底末初上中下至到~-]|份?(?:之|的)|[二三]?十?[一二三四五六七八九十]+[日場])"
)
_DATE_LIST = re.compile(
    rf"(?P<first>{MONTH})月(?P<first_day>底|{DAY}日)前?(?:各?{_JOINT})(?P<last>{MONTH})月(?P<last_day>底|{DAY}日)"
)
_EVERY_YEAR_IN = re.compile(
    rf"每年度?(?:之|的|於)?(?P<month>{MONTH})月份?(?:間|中)?(?![\d底末初前上中下一二三四五六七八九十、及與和至到~-])"
)
_IN_MONTH = re.compile(
    rf"(?:(?<=[於在訂])|(?<![^,;:。!?\n(])|(?<=[年度]))(?P<month>{MONTH})月份?(?:間|中)?"
    rf"(?=(?:辦理|舉辦|召開|進行|實施|開辦|執行|各|再)[^,]*?(?:\d|[一二三四五六七八九十])+(?:次|場|梯))"
)
_MONTH_ENDS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_EVERY_MONTH = r"(?:每(?:個|一個?|1個)?月份?|逐月|按月)"
_DAY_OF_MONTH = re.compile(
    rf"{_EVERY_MONTH}(?:的|之|於|固定於|應於)?(?P<day>{DAY})[日號](?:(?P<and>[、及與和])(?P<second>{DAY})[日號]"
    rf"|[至到~-](?P<until>{DAY})[日號])?(?:以前|之前|前)?"
)
_LATER_DAY = re.compile(rf"(?:次|翌|隔|當)月(?P<day>{DAY})[日號](?:以前|之前|前)?")
_WEEKDAYS = re.compile(
    rf"每(?:個|一|逢)?(?:周|星期|禮拜)(?P<days>{_WEEKDAY}{_NO_UNIT}(?:[、及與和](?:周|星期|禮拜)?{_WEEKDAY})*)(?![至到~-])"
)
_PLAIN: tuple[tuple[str, Period, bool], ...] = (
    (r"每(?:個|一|1)?(?:工作|上班|辦公)?[日天](?!數)|逐日|按日", Period.DAY, True),
    (
        rf"每(?:個|一|1)?(?:周|星期|禮拜)(?!{_WEEKDAY}{_NO_UNIT}|年)|逐周|按周|[一1](?:周|星期){_UNIT_FOLLOWS}",
        Period.WEEK,
        True,
    ),
    (
        rf"{_EVERY_MONTH}(?!薪|租|費)|(?<![\d一二三四五六七八九十])[一1]個?月內?{_UNIT_FOLLOWS}",
        Period.MONTH,
        True,
    ),
    (
        rf"每(?:一|1)?季度?|各季|逐季|按季|(?<!第)[一1]季{_UNIT_FOLLOWS}",
        Period.QUARTER,
        True,
    ),
    (r"每(?:隔)?[三3]個月", Period.THREE_MONTHS, True),
    (
        r"每(?:一|1)?半年度?|每(?:隔)?[六6]個月|上[、及與和]?下半年度?|上半年度?[、及與和]下半年度?|"
        rf"(?<![上下每])半年內?{_UNIT_FOLLOWS}",
        Period.HALF_YEAR,
        True,
    ),
    (r"每(?:一|1|會計)?年度?(?!齡)", Period.YEAR, True),
    (
        rf"年度內|年度中|全年度?(?!無休)|[本今當]年度?(?!度)|(?<![\d一二三四五六七八九十])[一1]年內?{_UNIT_FOLLOWS}",
        Period.YEAR,
        False,
    ),
)
_PATTERNS = tuple((re.compile(words), per, is_duty) for words, per, is_duty in _PLAIN)


def find_paces(text: str) -> list[Pace]:
    """Return the periods a squeezed sentence names, in their order; the closer one where two say the same."""
    found: list[Pace] = []
    for kind in (_date_lists, _month_lists, _yearly_months, _month_days, _later_days, _weekdays, _plain):
        for pace in kind(text):
            if all(pace.end <= other.start or other.end <= pace.start for other in found):
                found.append(pace)
    return list(_merged(sorted(found, key=lambda pace: pace.start), text))


def _merged(paces: list[Pace], text: str) -> Iterator[Pace]:
    """Leave out a period that the next one only says more closely: 每年 of 「每年上、下半年」."""
    for place, pace in enumerate(paces):
        if pace.is_later and any(before.per is not Period.MONTH for before in paces[:place]):
            # 「每季結束次月10日前」: a day that belongs to no month of the period.
            continue
        following = paces[place + 1] if place + 1 < len(paces) else None
        if following is not None and _says_closer(pace, following, text[pace.end : following.start]):
            paces[place + 1] = replace(following, start=pace.start)
            continue
        yield paces[place]


def _says_closer(pace: Pace, following: Pace, between: str) -> bool:
    if pace.months or pace.day or pace.weekday is not None:
        return False
    if following.day is not None and following.per is Period.MONTH and not following.months:
        # The day of a later month belongs to the monthly duty before it: 「每月…於次月10日前」.
        return pace.per is Period.MONTH
    is_close = len(between) <= 3 and not between.strip("於之的在應須(,分別各固定")
    return is_close and (bool(following.months) or _length(following.per) < _length(pace.per))


def _length(per: Period) -> int:
    return -list(Period).index(per)


def _date_lists(text: str) -> Iterator[Pace]:
    for match in _DATE_LIST.finditer(text):
        months = [number_of(match["first"]), number_of(match["last"])]
        days = [match["first_day"], match["last_day"]]
        numbers = [None if day == "底" else _day(day[:-1]) for day in days]
        named = tuple(month for month in months if month)
        is_end = all(day in (None, _MONTH_ENDS[month]) for day, month in zip(numbers, named, strict=True))
        if is_end or numbers[0] == numbers[1]:
            yield Pace(match.start(), match.end(), Period.MONTH, named, None if is_end else numbers[0])


def _month_lists(text: str) -> Iterator[Pace]:
    for match in _MONTH_LIST.finditer(text):
        words = [*re.findall(MONTH, match["first"]), match["last"]]
        months = tuple(month for month in map(number_of, words) if month)
        if list(months) == sorted(set(months)):
            day = _day(match["day"]) if match["day"] else None
            yield Pace(match.start(), match.end(), Period.MONTH, months, day)


def _yearly_months(text: str) -> Iterator[Pace]:
    for pattern in (_EVERY_YEAR_IN, _IN_MONTH):
        for match in pattern.finditer(text):
            month = number_of(match["month"])
            if month:
                yield Pace(match.start(), match.end(), Period.MONTH, (month,))


def _month_days(text: str) -> Iterator[Pace]:
    for match in _DAY_OF_MONTH.finditer(text):
        if match["and"]:
            yield Pace(match.start(), match.end(), Period.MONTH, times=2)
        else:
            day = _day(match["until"] or match["day"])
            yield Pace(match.start(), match.end(), Period.MONTH, day=day)


def _later_days(text: str) -> Iterator[Pace]:
    for match in _LATER_DAY.finditer(text):
        yield Pace(match.start(), match.end(), Period.MONTH, day=_day(match["day"]), is_later=True)


def _weekdays(text: str) -> Iterator[Pace]:
    for match in _WEEKDAYS.finditer(text):
        days = re.sub(rf"周|星期|禮拜|[^{_WEEKDAY[1:-1]}]", "", match["days"])
        pace = Pace(match.start(), match.end(), Period.WEEK)
        if len(days) > 1:
            yield replace(pace, times=len(days))
        else:
            yield replace(pace, weekday=WEEKDAYS.index(days.replace("天", "日")))


def _plain(text: str) -> Iterator[Pace]:
    for pattern, per, is_duty in _PATTERNS:
        for match in pattern.finditer(text):
            yield Pace(match.start(), match.end(), per, is_duty=is_duty)


def _day(words: str) -> int | None:
    """The day of a month these words number, None for one that no month has."""
    day = number_of(words) or 0
    return day if 1 <= day <= max(_MONTH_ENDS.values()) else None
