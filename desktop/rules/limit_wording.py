"""Reading from a task's text within how long a case must be handled: 「3日內」「24小時內」「7個工作天內」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.vocabulary import DayBasis, TimeUnit
from desktop.rules.squeezed_text import Part, Squeezed
from desktop.rules.wording_words import NUMBER, is_history, number_of

LONGEST_DAYS = 366
_UNIT = r"(?P<unit>工作[日天]|上班[日天]|辦公日|日曆[日天]|[日天]|小時|周|星期|禮拜)"
_WITHIN = re.compile(
    rf"(?P<number>{NUMBER})個?{_UNIT}(?P<aside>\([^()]{{1,10}}\))?(?:之內|以內|內(?!部|容|政|湖|埔|壢|外|控|勤|規|化|涵|建))"
)
_PERIOD_OF = re.compile(
    r"(?:處理|辦理|回復|回覆|答復|答覆|作業|審查|辦結|核發|結案)(?:期限|時限|時間|天數|日數)[^,\d]{0,6}"
    rf"(?:{NUMBER}個?(?:工作)?[日天](?:縮短|縮減|減|降)[為至到]?)?(?P<number>{NUMBER})個?{_UNIT}(?!前|數)"
)
_AT_MOST = re.compile(
    r"(?:最遲|最長|至遲|處理|辦理|回復|回覆|答復|答覆|審查|辦結|核發)(?:案件)?(?:最長|至遲|以)?(?:不得逾|不得超過|不逾|不超過)"
    rf"(?P<number>{NUMBER})個?{_UNIT}"
)
_NEXT_WORKDAY = re.compile(r"(?:次|翌|隔)(?:一|1)?個?(?:工作|上班|辦公)[日天](?!起|之|的|後)")
_NEXT_DAY = re.compile(r"(?:次日|翌日|隔日|隔天)(?:中午|上午|下班)?(?:以前|之前|前|內)")
# Counted backwards, over a past or a future span, or how long something is kept or lasts.
_OTHER_BEFORE = re.compile(
    r"(?:前|近|最近|過去|未來|提前|提早|為期|連續|每|每隔|保存|保留|留存|保管|有效|有效期限?|鑑賞期|猶豫期|第|(?<!不)(?<!不得)(?:逾|超過)|逾期|未能於|無法於|"
    r"不能於|未於|無法在|未能在|平均|縮短|滿|達|效期|借期|月)$"
)
_OTHER_AFTER = re.compile(
    r"^[^,]{0,6}(?:繳交|繳納|繳費|繳清|領取|取件|補正|補件|報名)|^(?:未|無(?!障)|不(?!予|得)|沒|仍未|尚未|免費|可(?:辦理)?退|得(?:申請|提起|提出|要求)|得?退|之(?:紀錄|錄影|資料|影像)|的(?:紀錄|資料))"
)
# Whose time it is: an applicant's own is no promise of the office.
_OF_APPLICANTS = re.compile(
    r"(?:民眾|申請人|申請者|當事人|陳情人|業者|家長|承租人|住戶|里民|租借人|受訪者|參加者|讀者|學員|使用人|借用人|中獎人|得標人)"
    r"(?:應|須|得|可|需|請)?(?:自|於|在)?(?:(?:收到|接獲|收受|送達|通知)[^,]{0,6}(?:後|起|次日起))?(?:應|須|得)?(?:於|在)?$"
)


@dataclass(frozen=True)
class TimeLimit:
    """Within how long a case must be handled."""

    count: int
    unit: TimeUnit
    basis: DayBasis


@dataclass(frozen=True)
class LimitReading:
    """A time limit, and where in the squeezed text it is said."""

    limit: TimeLimit
    start: int
    end: int


def read_limits(squeezed: Squeezed, year: int) -> Iterator[LimitReading]:
    """Yield what a squeezed text says of how soon a case is handled, seen from the plan's ROC year.

    A week counts as seven days; months and minutes are no unit of a limit and are left out.
    """
    for sentence in squeezed.sentences():
        for clause in squeezed.clauses(sentence):
            yield from _in_clause(squeezed.text, clause, year)


def _in_clause(text: str, clause: Part, year: int) -> Iterator[LimitReading]:
    words = text[clause.start : clause.end]
    taken: list[tuple[int, int]] = []
    for pattern in (_WITHIN, _PERIOD_OF, _AT_MOST, _NEXT_WORKDAY, _NEXT_DAY):
        for match in pattern.finditer(words):
            at = match.start("number") if "number" in pattern.groupindex else match.start()
            limit = _limit(match)
            is_taken = any(start < match.end() and at < end for start, end in taken)
            if limit is None or is_taken or _is_other(words, at, match.end(), year):
                continue
            taken.append((at, match.end()))
            yield LimitReading(limit, clause.start + at, clause.start + match.end())


def _is_other(clause: str, start: int, end: int, year: int) -> bool:
    before, after = clause[:start], clause[end:]
    is_aside = is_history(before, year) or after.endswith(("者", "時"))
    return bool(
        is_aside or _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) or _OF_APPLICANTS.search(before)
    )


def _limit(match: re.Match[str]) -> TimeLimit | None:
    if match.re is _NEXT_WORKDAY:
        return TimeLimit(1, TimeUnit.DAYS, DayBasis.WORKING)
    if match.re is _NEXT_DAY:
        return TimeLimit(1, TimeUnit.DAYS, DayBasis.CALENDAR)
    number, unit = number_of(match["number"]) or 0, match["unit"]
    if unit == "小時":
        return TimeLimit(number, TimeUnit.HOURS, DayBasis.CALENDAR) if number else None
    is_working = unit[0] in "工上辦" or re.search("工作|上班|不含|扣除", match.groupdict().get("aside") or "")
    basis = DayBasis.WORKING if is_working else DayBasis.CALENDAR
    days = number * 7 if unit in ("周", "星期", "禮拜") else number
    return TimeLimit(days, TimeUnit.DAYS, basis) if 1 <= days <= LONGEST_DAYS else None
