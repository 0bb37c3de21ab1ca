"""Reading from a task's text how often it must be done (domain.md 0.1); precision before recall."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.vocabulary import Period, QuotaRule
from desktop.rules.quota import Quota
from desktop.rules.regular_wording import find_regular
from desktop.rules.squeezed_text import Part, Squeezed
from desktop.rules.wording_counts import Count, find_counts
from desktop.rules.wording_duties import AFTER_NOUN, PER_PERSON, is_no_duty
from desktop.rules.wording_paces import PERIOD_BEHIND, SHORT_PERIODS, Pace, find_paces
from desktop.rules.wording_words import DOING_WORD, LEAST, is_condition, is_history

# For each of several things, and not so often in a period; what follows 每 is a period or a thing.
_PER_THING = re.compile(
    r"每(?!(?:個|一|1|隔|逢|會計)?(?:工作|上班|辦公)?(?:年|半年|季|月|周|星期|禮拜|日|天))|"
    r"(?:各|逐)(?:場次?|次(?!月)|案件?|件|人|位|名|員|班|梯次|戶|里|村|鄰|校|處(?!室)|所|隊|站|點|線|據點|分館|鄉鎮|區(?!域)|樓層|通|"
    r"個(?!月|工作|上班|周|星期))"
)
_OTHER_PACE = re.compile(
    r"每(?:隔)?(?:[\d二三四五六七八九十]+|雙|單)個?(?:年|月|周|星期|日|天|季|學期|期)|每學[期年]|每期|每逢(?!周|星期)|逢[單雙]|[單雙]月|[二2四4]個月|隔[周月年日]|雙周|[上下]半年|"
    r"(?<![\d])(?:[2-9]|[二三四五六七八九十])(?:年|個月|周|星期|日|天)內?(?:至少|應)?(?:辦理|檢查|檢討|實施|進行|評鑑)?$"
)
# A duty of a part of the year only: no quota says that.
_SEASON = re.compile(
    r"期間|寒假|暑假|[春夏秋冬]季|月(?:\d+日)?[至到~-](?=[\d一二三四五六七八九十翌次隔])(?!12月)|汛期|颱風季|週年慶"
)
_PUBLISHING = re.compile(
    r"發布|刊登|刊載|發送|發行|出刊|上傳|張貼|製作|推播|播放|撰寫|貼文|發文|拍攝|更新|寄送|編製|學|錄製|播出|投稿|推出"
)
_LISTED = re.compile(r"[、及與和暨]")
# A verb so many characters before a count is the count's own.
_NEAR = 16
# What is held and not repeated: 「每月檢視網站，並辦理講習2場」.
_EVENT = re.compile("場|梯|期")
# After a period that speaks of the next clause: 「每年依實際需要，至少辦理2次」.
_LEADS_ON = re.compile(r"^(?:(?:由|依|視|利用|於|定期|按|配合|應|另|透過|得)[^,]*)?$")
_PARTS_OF_A_YEAR = (Period.HALF_YEAR, Period.QUARTER, Period.THREE_MONTHS)
_REGULAR = Quota(QuotaRule.REGULARLY, 1, Period.YEAR)


@dataclass(frozen=True)
class QuotaReading:
    """A quota, and where in the squeezed text it is said."""

    quota: Quota
    start: int
    end: int


def read_quotas(squeezed: Squeezed, year: int) -> Iterator[QuotaReading]:
    """Yield how often a text says, seen from the plan's ROC year; 定期 only where nothing is counted."""
    sentences = [_Sentence(squeezed, sentence, year) for sentence in squeezed.sentences()]
    counted = [reading for sentence in sentences for reading in sentence.readings()]
    yield from counted or [reading for sentence in sentences for reading in sentence.regular()]


class _Sentence:
    """One sentence with its clauses, the periods and the counts in it."""

    def __init__(self, squeezed: Squeezed, part: Part, year: int) -> None:
        self._text, self._part, self._year = squeezed.text, part, year
        self._clauses = squeezed.clauses(part)
        within = self._text[part.start : part.end]
        self._paces = [
            replace(pace, start=pace.start + part.start, end=pace.end + part.start)
            for pace in find_paces(within)
        ]
        self._counts = [
            _moved(count, clause.start)
            for clause in self._clauses
            for count in find_counts(self._text[clause.start : clause.end])
        ]

    def readings(self) -> Iterator[QuotaReading]:
        used: set[Pace] = set()
        counted: list[Quota] = []
        for count in self._counts:
            pace = self._pace_of(count)
            if pace is not None:
                # Whatever becomes of the count, the period is spoken for.
                used.add(pace)
            reading = self._explicit(count, pace)
            if reading is not None:
                counted.append(reading.quota)
                yield reading
        for pace in self._paces:
            is_counted = any((quota.per, quota.months) == (pace.per, pace.months) for quota in counted)
            if pace not in used and not is_counted and self._is_duty(pace):
                yield QuotaReading(_quota(QuotaRule.AT_LEAST, pace.times or 1, pace), pace.start, pace.end)

    def regular(self) -> Iterator[QuotaReading]:
        """Yield what is done regularly where no period and no count says how often."""
        if self._paces or self._counts or _OTHER_PACE.search(self._text, self._part.start, self._part.end):
            return
        for clause in self._clauses:
            for start, end in find_regular(self._text[clause.start : clause.end]):
                if not self._is_aside(clause, clause.start + start):
                    yield QuotaReading(_REGULAR, clause.start + start, clause.start + end)

    # A count with its period

    def _pace_of(self, count: Count) -> Pace | None:
        """The period that a count is for: the last before it that its own clause or an open one names."""
        before = [pace for pace in self._paces if pace.end <= count.end and pace.start < count.at]
        if not before:
            return None
        pace, clause = before[-1], self._clause_of(count.at)
        if count.is_total and pace.per is not Period.YEAR:
            return None
        if pace.start >= clause.start:
            return pace
        goes_on = not DOING_WORD.search(self._text, clause.start, count.at)
        return pace if self._leads_on(pace) or goes_on else None

    def _explicit(self, count: Count, pace: Pace | None) -> QuotaReading | None:
        clause = self._clause_of(count.at)
        if self._is_aside(clause, count.at):
            return None
        behind = PERIOD_BEHIND.match(self._text, count.end)
        if behind:
            return QuotaReading(_plain_quota(count, SHORT_PERIODS[behind["per"]]), count.start, behind.end())
        if pace is None:
            return self._once_a_year(count, clause)
        if self._is_aside(self._clause_of(pace.start), pace.start):
            return None
        between = self._text[pace.end : count.at]
        is_single = PER_PERSON.search(self._text, min(clause.start, pace.start), count.at)
        if is_single or re.match(rf"(?:{_PER_THING.pattern})", between):
            return None
        if count.is_piece and not self._is_published(count, pace, clause):
            return self._duty_beside(pace)
        if count.is_each and pace.times:
            return QuotaReading(_quota(count.rule, count.number * pace.times, pace), pace.start, count.end)
        if count.is_each and not self._is_each_period(pace, between):
            return None
        if pace.times and pace.times != count.number:
            return None
        return QuotaReading(self._quota_of(count, pace), min(count.start, pace.start), count.end)

    def _duty_beside(self, pace: Pace) -> QuotaReading | None:
        """The period alone, where the number is one of things: 「每季抽查已結案件至少10件」."""
        if not self._is_duty(pace):
            return None
        return QuotaReading(_quota(QuotaRule.AT_LEAST, pace.times or 1, pace), pace.start, pace.end)

    def _quota_of(self, count: Count, pace: Pace) -> Quota:
        rule = QuotaRule.AT_LEAST if self._says_least(pace) else count.rule
        number = count.number
        if len(pace.months) > 1 and not count.is_each:
            if number % len(pace.months) == 0:
                number //= len(pace.months)
            elif number > 1:
                return Quota(rule, number, Period.YEAR, pace.months, pace.day)
        return _quota(rule, number, pace)

    def _once_a_year(self, count: Count, clause: Part) -> QuotaReading | None:
        """A count without period: a plan is for one year. Only where it is said to be done so often."""
        before, after = self._text[clause.start : count.at], self._text[count.end : clause.end]
        is_done = count.is_total or count.start < count.at or DOING_WORD.search(before[-_NEAR:])
        is_other = count.is_each or count.is_piece or not is_done or _OTHER_PACE.search(before)
        if is_other or _PER_THING.search(self._text, self._part.start, count.at):
            return None
        is_single = count.is_single and count.rule is QuotaRule.EXACTLY
        if is_single and after and not DOING_WORD.search(before[-2:]):
            return None
        if self._may_be_of_a_pace(count) and not _EVENT.search(self._text, count.at, count.end):
            return None
        return QuotaReading(_plain_quota(count, Period.YEAR), count.start, count.end)

    def _may_be_of_a_pace(self, count: Count) -> bool:
        """Whether a shorter period named before in the sentence leaves open what a count is for."""
        return any(pace.end <= count.at and pace.per is not Period.YEAR for pace in self._paces)

    def _is_published(self, count: Count, pace: Pace, clause: Part) -> bool:
        unit = self._text[count.end - 1]
        return (
            unit == "句"
            or _PUBLISHING.search(self._text, min(pace.end, clause.start), clause.end) is not None
        )

    def _is_each_period(self, pace: Pace, between: str) -> bool:
        """Whether 各1次 is for each of the periods, and not for each of several things."""
        if pace.per in _PARTS_OF_A_YEAR or len(pace.months) > 1:
            return not _LISTED.search(between.rpartition("各")[0])
        clause = self._clause_of(pace.start)
        is_next = re.match(r"(?:應|再|須|至少)?各", between) is not None
        return is_next and len(between) <= 6 and not _LISTED.search(self._text, clause.start, pace.start)

    def _says_least(self, pace: Pace) -> bool:
        before = self._text[max(0, pace.start - 5) : pace.start]
        return any(found.end() >= len(before) - 1 for found in LEAST.finditer(before))

    # A period alone

    def _is_duty(self, pace: Pace) -> bool:
        """Whether a period without a count says that something is done once in each."""
        clause = self._clause_of(pace.start)
        before, after = self._text[clause.start : pace.start], self._text[pace.end : clause.end]
        if not pace.is_duty or self._is_aside(clause, pace.start) or is_no_duty(before, after):
            return False
        if DOING_WORD.search(self._text, pace.start, pace.end):
            # The day that it is done by stands in a later clause: 「每月檢閱，於次月5日前送存」.
            return True
        doing = DOING_WORD.search(after)
        if doing is None and self._leads_on(pace):
            return self._goes_on_behind(clause)
        return doing is not None and not AFTER_NOUN.match(after[doing.end() :])

    def _leads_on(self, pace: Pace) -> bool:
        """Whether what is done at a period is only said in the next clause."""
        rest = self._text[pace.end : self._clause_of(pace.start).end]
        return _LEADS_ON.match(rest) is not None and DOING_WORD.search(rest) is None

    def _goes_on_behind(self, clause: Part) -> bool:
        """Whether the next clause says what is done, and names no period of its own."""
        following = next((part for part in self._clauses if part.start > clause.start), None)
        if following is None or any(following.start <= pace.start < following.end for pace in self._paces):
            return False
        rest = self._text[following.start : following.end]
        return DOING_WORD.search(rest) is not None and not is_condition(rest)

    # Where something stands

    def _clause_of(self, place: int) -> Part:
        return next((part for part in self._clauses if part.start <= place < part.end), self._part)

    def _is_aside(self, clause: Part, place: int) -> bool:
        """Whether a clause tells of earlier years, of a part of the year, or of a condition."""
        before = self._text[clause.start : place]
        if is_history(before, self._year) or _SEASON.search(before):
            return True
        ahead = [part for part in self._clauses if part.end < clause.start][-1:]
        return any(is_condition(self._text[part.start : part.end]) for part in (*ahead, clause))


def _quota(rule: QuotaRule, count: int, pace: Pace) -> Quota:
    return Quota(rule, count, pace.per, pace.months, pace.day, pace.weekday)


def _plain_quota(count: Count, per: Period) -> Quota:
    return Quota(count.rule, count.number, per)


def _moved(count: Count, by: int) -> Count:
    return replace(count, start=count.start + by, at=count.at + by, end=count.end + by)
