"""The spans of days of a ROC year that people ask for: half-years, quarters, months."""

import datetime as dt
from dataclasses import dataclass

from desktop.rules.roc_calendar import to_ce

_HALVES = ("上半年", "下半年")
_QUARTERS = ("第一季", "第二季", "第三季", "第四季")
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class YearSpan:
    """A part of a year with its word; both days are in it."""

    name: str
    first: dt.date
    last: dt.date


def year_spans(year: int) -> list[YearSpan]:
    """Return the parts of a ROC year: the months, then the quarters, then the halves."""
    months = tuple(f"{month}月" for month in range(1, 13))
    return [
        _span(year, name, place * length + 1, length)
        for names, length in ((months, 1), (_QUARTERS, 3), (_HALVES, 6))
        for place, name in enumerate(names)
    ]


def _span(year: int, name: str, month: int, length: int) -> YearSpan:
    first = dt.date(to_ce(year), month, 1)
    after = dt.date(first.year + (month + length > 12), (month + length - 1) % 12 + 1, 1)
    return YearSpan(name, first, after - _DAY)
