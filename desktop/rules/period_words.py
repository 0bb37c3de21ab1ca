"""The period of an instance in words: 「115年3月」「115年上半年」「3月9日起這一週」."""

from db.vocabulary import Period
from desktop.rules.occurrence import Occurrence
from desktop.rules.roc_calendar import format_date, roc_year
from desktop.rules.words import word

_HALVES = {1: "上半年", 7: "下半年"}


def period_words(quota: str, occurrence: Occurrence) -> str:
    """Return the name of the period; `quota` are the words of the task's quota, empty without one."""
    first = occurrence.period_from
    year = f"{roc_year(first)}年"
    if not quota or quota.startswith((word(Period.YEAR), word(Period.IN_ALL))):
        return f"{year}度"
    if quota.startswith(word(Period.HALF_YEAR)):
        return year + _HALVES[first.month]
    if quota.startswith((word(Period.QUARTER), word(Period.THREE_MONTHS))):
        return f"{year}第{(first.month + 2) // 3}季"
    if quota.startswith(word(Period.WEEK)):
        return f"{format_date(first)}起一週"
    if quota.startswith(word(Period.DAY)):
        return format_date(first)
    return f"{year}{first.month}月"
