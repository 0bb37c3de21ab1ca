"""Reading from a task's text within how long a case must be handled: 「3日內」「24小時內」「7個工作天內」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.vocabulary import DayBasis, TimeUnit
from desktop.rules.squeezed_text import Part, Squeezed
from desktop.rules.wording_words import NUMBER, is_history, number_of

LONGEST_DAYS = 366
# So many characters before a clause may be its heading: 「回復時限：」.
_LEAD = 8
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
    r"(?:得於|前|近|最近|過去|未來|提前|提早|為期|連續|每|每隔|保存|保留|留存|保管|有效|有效期限?|鑑賞期|猶豫期|第|(?<!不)(?<!不得)(?:逾|超過)|逾期|未能於|無法於|"
    r"不能於|未於|無法在|未能在|平均|縮短|滿|達|延長至?|展延至?|效期|借期|月)$"
)
_OTHER_AFTER = re.compile(
    r"^(?:(?!通知|協助|聯[繫絡])[^,]){0,8}(?:繳交|繳納|繳費|繳清|領取|領回|取件|補正|補件|報名|報到|提起|入帳|投保|(?:申請|申報|辦理)[^,]{0,6}登記)|^(?:未|無(?!障)|不(?!予|得)|沒|仍未|尚未|免費|可(?:辦理)?退|得(?:申請|提起|提出|要求)|得?退|之(?:紀錄|錄影|資料|影像)|的(?:紀錄|資料))"
)
# What an office does with a case: only that has its time limit here, and not what others must or may do.
_HANDLING = re.compile(
    r"回[復覆電撥報應]|答[復覆]|[處受管]理|辦|完成|完竣|核[發定准可示]|[寄分送發陳簽函派拆清移轉轄]|通[知報]|告知|"
    r"公[布告開]|更[新正換]|修|上[網傳架]|查|改善|到場|登[錄載]|審|彙|製作|勘|訪|聯[繫絡]|提[出報送供]|召開|確認|檢|統計|"
    r"追蹤|歸[架檔]|建[檔立置]|組成|前往|說明|澄清|協助|排除|填補|結案|准駁|撤|安置|評估|補[發強貼]|搶|消毒|張貼|調整|關懷|"
    r"刊[登載]|實施|執行|複[測查訓審]|測|發布|抵達|派員|給付|撥付|釋疑|解[決除釋]|清[除理運]|復[水電原]"
)
# Somebody who does something in that time: 「3日內回傳者優先錄取」.
_OF_SOMEBODY = re.compile(
    r"(?![^,]*(?:回復|回覆|答復|答覆|通知|告知|聯繫|聯絡|協助))[^,]*?者(?:$|優先|應|得|可|不|視|即|予以|給予|免)"
)
# Whose time it is: an applicant's own is no promise of the office.
_APPLICANTS = (
    r"(?:民眾|申請人|申請者|當事人|陳情人|業者|家長|承租人|"
    r"住戶|里民|租借人|受訪者|參加者|讀者|學員|學生|考生|使用人|借用人|中獎人|得標人)"
)
_OF_APPLICANTS = re.compile(
    rf"{_APPLICANTS}(?:應|須|得|可|需|請)?(?:自|於|在)?"
    r"(?:(?:收到|接獲|收受|送達|通知)[^,]{0,6}(?:後|起|次日起))?(?:應|須|得)?(?:於|在)?$|"
    rf"^(?:{_APPLICANTS}(?:應|須|得|請)(?:自|於)|獲獎者|得獎者|錄取者|得標廠商)[^,]{{0,14}}$"
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
            is_handled = pattern in (_PERIOD_OF, _AT_MOST) or _is_handled(
                text, clause, clause.start + match.end()
            )
            if limit is None or is_taken or not is_handled or _is_other(words, at, match.end(), year):
                continue
            taken.append((at, match.end()))
            yield LimitReading(limit, clause.start + at, clause.start + match.end())


def _is_other(clause: str, start: int, end: int, year: int) -> bool:
    before, after = clause[:start], clause[end:]
    is_aside = (
        is_history(before, year) or "平均" in before or _OF_SOMEBODY.match(after) or after.endswith("時")
    )
    return bool(
        is_aside or _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) or _OF_APPLICANTS.search(before)
    )


def _is_handled(text: str, clause: Part, end: int) -> bool:
    """Whether a clause says what is done with a case in the time that ends at `end` of the text.

    Where the clause ends with the time, it stands before: 「處理期限3日內」「回復時限：一般案件3日內」.
    """
    rest = text[end : clause.end]
    return _HANDLING.search(rest or text[max(0, clause.start - _LEAD) : end]) is not None


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
