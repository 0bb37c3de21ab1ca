"""Promises of days and weeks walked through a whole year: workdays, holidays, the leap day, the year's end.

115 is 2026, beginning on a Thursday: its holidays, and a Saturday worked instead of a Friday. 97 is a leap
year: 2008, beginning on a Tuesday.
"""

import datetime as dt

import pytest

from desktop.rules.roc_calendar import parse_date
from desktop.rules.workdays import WorkCalendar
from tests.rules.year_lines import first_difference
from tests.rules.year_walk import ONE_DAY, Walk


def days(words: str) -> frozenset[dt.date]:
    return frozenset(parse_date(word) for word in words.split())


# 16 of these holidays are weekdays, so that 261 - 16 + 1 days of the year are worked.
OF_115 = WorkCalendar(
    holidays=days(
        "115.01.01 115.02.16 115.02.17 115.02.18 115.02.19 115.02.20 115.02.27 115.02.28 115.04.03 115.04.04"
        " 115.04.05 115.04.06 115.05.01 115.06.19 115.09.25 115.09.28 115.10.09 115.10.26 115.12.25"
        " 116.01.01"
    ),
    makeup=days("115.06.20"),
)
OF_97 = WorkCalendar(days("97.01.01 97.02.28 97.02.29 97.12.31 98.01.01 98.01.02"))


def every_day(first: str, last: str) -> str:
    """The days from the first to the last, as a history."""
    day, found = parse_date(first), []
    while day <= parse_date(last):
        found.append(f"{day.year - 1911}.{day.month:02}.{day.day:02}")
        day += ONE_DAY
    return " ".join(found)


DAILY = (
    Walk(
        "000 every working day: a holiday asks for nothing, a Monday without it is missed on Tuesday",
        year=115,
        quota="每日至少1次",
        calendar=OF_115,
        did="115.01.02 115.01.07 115.01.07勾115.01.05 115.01.07勾115.01.06",
        lines="""
            115.01.01 灰 未開始 0/246
            115.01.02 綠 執行中 1/246
            115.01.05 黃 執行中 1/246
            115.01.06 紅 無法如期 1/246
            115.01.07 綠 執行中 4/246 補2
            115.01.08 黃 執行中 4/246 補2
            115.01.09 紅 無法如期 4/246 補2""",
    ),
    Walk(
        "001 one volunteer every working day until the make-up Saturday, which is one too",
        year=115,
        quota="每日至少1次",
        calendar=OF_115,
        did=every_day("115.06.15", "115.06.18") + " " + every_day("115.06.21", "115.06.26"),
        lines="""
            115.01.01 灰 未開始 0/246
            115.01.02 黃 未開始 0/246
            115.01.03 紅 無法如期 0/246
            115.06.15 紅 無法如期 1+/246
            115.06.18 紅 無法如期 4/246
            115.06.22 紅 無法如期 5+/246
            115.06.26 紅 無法如期 9/246""",
    ),
    Walk(
        "003 every day, holidays too: 366 in a leap year, the leap day forgotten and made good",
        quota="每日（含假日）至少1次",
        did=every_day("97.01.01", "97.02.28")
        + " 97.03.02勾97.02.29 97.03.01 "
        + every_day("97.03.02", "97.12.31"),
        lines="""
            97.01.01 綠 執行中 1+/366
            97.02.29 黃 執行中 59/366
            97.03.01 紅 無法如期 60/366
            97.03.02 綠 執行中 62+/366 補1
            97.12.31 綠 逾期完成 366/366 逾2 補1""",
    ),
)

WEEKLY = (
    Walk(
        "000 weekly: weeks begin on Mondays, one without it is missed with its Sunday",
        quota="每週至少1次",
        did="97.01.09",
        lines="""
            97.01.01 灰 未開始 0/52
            97.01.09 綠 執行中 1/52
            97.01.19 黃 執行中 1/52
            97.01.21 紅 無法如期 1/52""",
    ),
    Walk(
        "000 weekly on Wednesday, once a day late, then not at all",
        quota="每週三至少1次",
        did="97.01.09 97.01.17",
        lines="""
            97.01.01 灰 未開始 0/52
            97.01.09 綠 執行中 1/52
            97.01.16 黃 執行中 1/52
            97.01.17 綠 執行中 2/52 補1
            97.01.23 黃 執行中 2/52 補1
            97.01.24 紅 無法如期 2/52 補1""",
    ),
    Walk(
        "weekly on Friday, moved to the next working day: that of 4/3 to Tuesday",
        year=115,
        quota="每週五至少1次（遇假日順延）",
        calendar=OF_115,
        did=" ".join(
            f"{wednesday.year - 1911}.{wednesday.month:02}.{wednesday.day:02}"
            for wednesday in (dt.date(2026, 1, 7) + ONE_DAY * 7 * week for week in range(12))
        )
        + " 115.04.07勾115.03.30",
        lines="""
            115.01.01 灰 未開始 0/52
            115.01.07 綠 執行中 1/52
            115.01.14 綠 執行中 2/52
            115.01.21 綠 執行中 3/52
            115.01.28 綠 執行中 4/52
            115.02.04 綠 執行中 5/52
            115.02.11 綠 執行中 6/52
            115.02.18 綠 執行中 7/52
            115.02.25 綠 執行中 8/52
            115.03.04 綠 執行中 9/52
            115.03.11 綠 執行中 10/52
            115.03.18 綠 執行中 11/52
            115.03.25 綠 執行中 12/52
            115.04.05 黃 執行中 12/52
            115.04.07 綠 執行中 13/52
            115.04.09 黃 執行中 13/52
            115.04.11 紅 無法如期 13/52""",
    ),
    Walk(
        "001 one English sentence a week until 97.03.15",
        quota="每週1次",
        due="97.03.15",
        did="97.01.07 97.01.14 97.01.21 97.01.28 97.02.04 97.02.11 97.02.18 97.02.25 97.03.03 97.03.10",
        lines="""
            97.01.01 灰 未開始 0/52
            97.01.07 綠 執行中 1/52
            97.01.14 綠 執行中 2/52
            97.01.21 綠 執行中 3/52
            97.01.28 綠 執行中 4/52
            97.02.04 綠 執行中 5/52
            97.02.11 綠 執行中 6/52
            97.02.18 綠 執行中 7/52
            97.02.25 綠 執行中 8/52
            97.03.01 黃 執行中 8/52
            97.03.03 黃 執行中 9/52
            97.03.10 綠 執行中 10/52
            97.03.22 黃 執行中 10/52
            97.03.24 紅 無法如期 10/52""",
    ),
)

MOVED = (
    Walk(
        "monthly in 115, moved on from holidays: the end of February to 3/2",
        year=115,
        quota="每月至少1次（遇假日順延）",
        calendar=OF_115,
        did="115.01.15 115.03.02勾115.02.01",
        lines="""
            115.01.01 灰 未開始 0/12
            115.01.15 綠 執行中 1/12
            115.02.23 黃 執行中 1/12
            115.03.02 綠 執行中 2/12
            115.03.24 黃 執行中 2/12
            115.04.01 紅 無法如期 2/12""",
    ),
    Walk(
        "by the 20th, moved on: the make-up Saturday is worked and stays, Sunday moves to Monday",
        year=115,
        quota="6月、9月的20日前各1次（遇假日順延）",
        calendar=OF_115,
        did="115.06.21",
        lines="""
            115.01.01 灰 未開始 0/2
            115.06.15 黃 未開始 0/2
            115.06.21 綠 執行中 1/2 補1
            115.09.16 黃 執行中 1/2 補1
            115.09.22 紅 無法如期 1/2 補1""",
    ),
    Walk(
        "by each month's last day, moved back: before two holidays on the leap day",
        quota="每月31日前至少1次（遇假日提前）",
        calendar=OF_97,
        did="97.01.10",
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.10 綠 執行中 1/12
            97.02.21 黃 執行中 1/12
            97.02.28 紅 無法如期 1/12""",
    ),
    Walk(
        "the leap day itself as due date",
        due="97.02.29",
        lines="""
            97.01.01 灰 未開始 -
            97.02.15 黃 未開始 -
            97.03.01 紅 逾期 - 逾1+""",
    ),
    Walk(
        "once in December, moved on over the end of the year",
        quota="12月1次（遇假日順延）",
        calendar=OF_97,
        did="98.01.05勾97.12.01",
        lines="""
            97.01.01 灰 未開始 0/1
            97.12.27 黃 未開始 0/1
            98.01.05 綠 已完成 1/1""",
    ),
    Walk(
        "once a year by a Saturday, moved on to Monday, done on Wednesday",
        year=115,
        quota="每年至少1次（遇假日順延）",
        due="115.12.19",
        calendar=OF_115,
        did="115.12.23",
        lines="""
            115.01.01 灰 未開始 0/1
            115.12.05 黃 未開始 0/1
            115.12.22 紅 逾期 0/1 逾1+
            115.12.23 綠 逾期完成 1/1 逾2 補1""",
    ),
    Walk(
        "once a year, moved on over the end of the year and still too late",
        quota="每年至少1次（遇假日順延）",
        calendar=OF_97,
        did="98.01.07勾97.01.01",
        lines="""
            97.01.01 灰 未開始 0/1
            97.12.22 黃 未開始 0/1
            98.01.06 紅 無法如期 0/1
            98.01.07 綠 逾期完成 1/1 逾2 補1""",
    ),
)


@pytest.mark.parametrize("walk", [*DAILY, *WEEKLY, *MOVED], ids=lambda walk: walk.name)
def test_every_day_of_the_year_the_promise_stands_as_the_rules_say(walk: Walk) -> None:
    assert first_difference(walk) == ""
