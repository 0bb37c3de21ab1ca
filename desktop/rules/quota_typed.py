"""A quota as a person types it into a cell: 「每年至少12次」「每月20日前1次」「5月、10月各1次」."""

import re
from dataclasses import replace

from db.vocabulary import DayShift, Period, QuotaRule
from desktop.rules.plan_wording import suggestions_in
from desktop.rules.quota import WEEKDAYS, Quota
from desktop.rules.words import word

_PLAIN = str.maketrans("０１２３４５６７８９，,和及與 　", "0123456789、、、、、  ")
_PER = {word(period): period for period in Period} | {"每周": Period.WEEK, "每個月": Period.MONTH}
_BY_DAY = r"(?:(?P<day>\d{1,2})日前)?"
_TIMES = r"(?P<least>至少)?(?P<count>\d{1,4})次"
# The longer word first: 「每日」 begins 「每日（含假日）」.
_PERIODS = "|".join(re.escape(each) for each in sorted(_PER, key=len, reverse=True))
_IN_PERIODS = re.compile(rf"(?P<per>{_PERIODS})(?P<weekday>[{WEEKDAYS}])?{_BY_DAY}{_TIMES}")
_REGULARLY = re.compile(r"(?:不?定期|經常|適時)(?:辦理|實施)?")
_SHIFTS = {f"（{word(shift)}）": shift for shift in DayShift}
_IN_MONTHS = re.compile(rf"(?P<months>\d{{1,2}}月(?:、\d{{1,2}}月)*)的?{_BY_DAY}(?P<share>各|合計)?{_TIMES}")


class UnreadableQuota(ValueError):
    """A text that is no quota; `str(error)` is one Chinese sentence: what is wrong and what to write."""


def parse_quota(text: str, year: int) -> Quota:
    """Return the quota that the whole text is, in the words of `quota_text` or in others that say the same.

    `year` is the plan's ROC year. Raises UnreadableQuota for what is none, or more than one.
    """
    plain = "".join(text.translate(_PLAIN).split())
    for words, shift in _SHIFTS.items():
        if plain.endswith(words):
            return replace(parse_quota(plain.removesuffix(words), year), shift=shift)
    if _REGULARLY.fullmatch(plain):
        return Quota(QuotaRule.REGULARLY, 1, Period.YEAR)
    try:
        match = _IN_PERIODS.fullmatch(plain)
        if match and (match["weekday"] is None or _PER[match["per"]] is Period.WEEK):
            weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
            return Quota(_rule(match), int(match["count"]), _PER[match["per"]], (), _day(match), weekday)
        if match := _IN_MONTHS.fullmatch(plain):
            months = tuple(int(month) for month in re.findall(r"\d+", match["months"]))
            per = Period.YEAR if match["share"] == "合計" else Period.MONTH
            return Quota(_rule(match), int(match["count"]), per, months, _day(match))
    except ValueError as error:
        raise UnreadableQuota(
            f"「{_quoted(text)}」的次數、月份或日不對：至少1次，1到12月，1到31日。"
        ) from error
    found = [each.says for each in suggestions_in(text, year) if isinstance(each.says, Quota)]
    if len(found) == 1:
        return found[0]
    raise UnreadableQuota(f"「{_quoted(text)}」看不出是多久幾次，請寫成例如「每年至少12次」或「每月1次」。")


def _rule(match: re.Match[str]) -> QuotaRule:
    return QuotaRule.AT_LEAST if match["least"] else QuotaRule.EXACTLY


def _day(match: re.Match[str]) -> int | None:
    return int(match["day"]) if match["day"] else None


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:20] + "…"
