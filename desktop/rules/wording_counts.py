"""Where a plan's text says how many times: 「至少12次」「2場次」「各1次」, not how many of something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.vocabulary import QuotaRule
from desktop.rules.wording_words import DOING, LEAST, MOST, NUMBER, number_of


@dataclass(frozen=True)
class Count:
    """So many times, in a squeezed text.

    `start` is where its words begin, `at` where the number stands. `is_each` where 各 stands before it;
    `is_piece` for what is made (則, 篇) and not times something is done; `is_single` for a written 一次,
    which may also mean "in one go"; `is_total` for a sum (共10場).
    """

    start: int
    at: int
    end: int
    number: int
    rule: QuotaRule
    is_each: bool = False
    is_piece: bool = False
    is_single: bool = False
    is_total: bool = False


_TIMES = (
    r"場次|梯次|輪次|次(?!長|日|要|月|年|級|序|元|世代|工作|系統|區域|文化|性|內(?!部|稽|控|外)|以內|之內|數|一|室|別|方|品|位|氯)|"
    r"場(?!所|地|館|域|面|景|合|邊|區|外|內|商)|"
    r"回(?!復|覆|應|收|答|饋|報|函|電|信|流|家|國|訪|到|本|歸|溯|文|郵|訊|顧|合)|梯(?!間|形|廳|度)|趟|遍|"
    r"期(?!限|間|程|末|初|中|工程|款|別|貨|約|滿|內|計畫|付)"
)
_PIECES = r"則|篇|句|集(?!中|合|團)|支(?!援|付|出|持)|件(?!數)"
_TO = r"[至到~-]"
_COUNT = re.compile(
    rf"(?P<number>{NUMBER}|乙)(?:{_TO}{NUMBER})?個?(?:(?P<times>{_TIMES})|(?P<piece>{_PIECES}))"
    r"(?P<more>\(含\)以上|以上\(含\)|\(含以上\)|以上|起跳)?"
)
# Right before the number: an ordinal, a case counted, something that happens to somebody.
_OTHER_BEFORE = re.compile(
    r"(?:第|約|每|前|後|再|近|曾|僅|只|經|達|滿|逾|超過|未達|累計|累積|連續|重複|撥打|重撥|改撥|響|鈴響|鈴聲|同|這|該|某|任|分|增|"
    r"另|共計已|減少|增加|提高|缺席|違規|遲到|續借|續約|展延|延長|以|限|限借|補考|扣|記|記過|嘉獎|提醒|催繳|催告|最近|唯|專|單|頭|首|增為|增至|加開|增開|加辦|增辦|加場|其中|受理|接獲|接受|計有|中|"
    r"借用|申請|上)$"
)
_OTHER_AFTER = re.compile(
    r"^(?:者|\)?者|以上者|告知|性|到位|辦妥|辦好|辦畢|補正|補件|購足|到家|搞定|滿足|備齊|說明|收件|送件|申辦|領|繳|查詢|通知|給付|"
    r"OK|工程|取得|解決|完成|未|仍|均|都|才|即|後|為限|的機會|機會|為原則上限|為上限|違規|缺席|申請|服務到|就|以內|之內|以下|/[人戶件案])"
)


_EACH = re.compile(rf"各(?:自|再|應|須|至少|最少)*(?:(?:{DOING})[^各,、]{{0,10}})?(?:至少|最少|不少於)?$")


def find_counts(text: str) -> list[Count]:
    """Return how often a squeezed clause says something is done, in their order."""
    return list(_counts(text))


def _counts(text: str) -> Iterator[Count]:
    for match in _COUNT.finditer(text):
        number, before, after = number_of(match["number"]), text[: match.start()], text[match.end() :]
        least = _least(before)
        bare = before[: least.start()] if least and least.end() == len(before) else before
        is_other = _OTHER_BEFORE.search(bare) or _OTHER_AFTER.search(after) or MOST.search(before)
        if number is None or number == 0 or is_other:
            continue
        yield Count(
            least.start() if least else match.start(),
            match.start(),
            match.end(),
            number,
            QuotaRule.AT_LEAST if least or match["more"] or _is_range(match) else QuotaRule.EXACTLY,
            is_each=_EACH.search(before) is not None,
            is_piece=match["piece"] is not None,
            is_single=match["number"] == "一",
            is_total=re.search(r"(?:共|合計|總計|(?<!統)計)(?:辦理|舉辦|召開|有)?$", bare) is not None,
        )


def _least(before: str) -> re.Match[str] | None:
    """The last word for "at least" before a number, if it speaks of no other number."""
    found = list(LEAST.finditer(before))[-1:]
    if not found or re.search(
        r"\d|[一二三四五六七八九十]+(?:名|人|位|個|項|場|次|處|份|件|則|所|家|間)", before[found[0].end() :]
    ):
        return None
    return found[0]


def _is_range(match: re.Match[str]) -> bool:
    return re.match(rf"{NUMBER}{_TO}", match.group()) is not None
