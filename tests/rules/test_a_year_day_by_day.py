"""What the plans of domain.md 0.1 promise, walked through a whole year day by day: light, count, lateness.

97 is a leap year: 2008, beginning on a Tuesday.
"""

import pytest

from db.queries.plan import LimitInfo
from db.vocabulary import DayBasis, TaskStatus, TimeUnit
from desktop.rules.roc_calendar import parse_date
from tests.rules.year_lines import first_difference
from tests.rules.year_walk import Walk

THREE_DAYS = LimitInfo(3, TimeUnit.DAYS, DayBasis.CALENDAR)
ONE_DAY_HOURS = LimitInfo(24, TimeUnit.HOURS, DayBasis.CALENDAR)
MONTHS_OF_97 = [f"97.{month:02}" for month in range(1, 13)]

ONCE_A_YEAR = (
    Walk(
        "000 once a year, done in June",
        quota="每年至少1次",
        did="97.06.11",
        lines="""
            97.01.01 灰 未開始 0/1
            97.06.11 綠 已完成 1/1""",
    ),
    Walk(
        "002 once a year, never done",
        quota="每年至少1次",
        lines="""
            97.01.01 灰 未開始 0/1
            97.12.17 黃 未開始 0/1
            98.01.01 紅 無法如期 0/1""",
    ),
    Walk(
        "004 once a year exactly, done twice",
        quota="每年1次",
        did="97.02.29 97.09.01",
        lines="""
            97.01.01 灰 未開始 0/1
            97.02.29 綠 已完成 1/1
            97.09.01 紅 超過次數 1/1""",
    ),
    Walk(
        "001 twice a year by 97.12.10, the second two days late",
        quota="每年2次",
        due="97.12.10",
        did="97.05.06 97.12.12",
        lines="""
            97.01.01 灰 未開始 0/2
            97.05.06 綠 執行中 1/2
            97.11.26 黃 執行中 1/2
            97.12.11 紅 逾期 1/2 逾1+
            97.12.12 綠 逾期完成 2/2 逾2 補1""",
    ),
    Walk(
        "001 twice a year by 97.11.25, nothing done: half of it is expected by half of the time",
        quota="每年2次",
        due="97.11.25",
        lines="""
            97.01.01 灰 未開始 0/2
            97.06.14 黃 落後 0/2
            97.11.26 紅 逾期 0/2 逾1+""",
    ),
    Walk(
        "001 five a year by 97.12.25, once behind, then one too many",
        quota="每年5次",
        due="97.12.25",
        did="97.03.01 97.06.02 97.08.01 97.10.14 97.12.01 97.12.20",
        lines="""
            97.01.01 灰 未開始 0/5
            97.03.01 綠 執行中 1/5
            97.05.24 黃 落後 1/5
            97.06.02 綠 執行中 2/5
            97.08.01 綠 執行中 3/5
            97.10.14 綠 執行中 4/5
            97.12.01 綠 已完成 5/5
            97.12.20 紅 超過次數 5/5""",
    ),
)

TWELVE_A_YEAR = (
    Walk(
        "001 at least twelve a year by 97.12.20, all in November: met, but bunched",
        quota="每年至少12次",
        due="97.12.20",
        did="97.11.03×12",
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.31 黃 落後 0/12
            97.11.03 綠 已完成 12/12 集中""",
    ),
    Walk(
        "twelve a month's worth in March are one month of twelve",
        quota="每月至少1次",
        did="97.03.04×12",
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.24 黃 未開始 0/12
            97.02.01 紅 無法如期 0/12
            97.03.04 紅 無法如期 1/12""",
    ),
    Walk(
        "001 at least twelve a year, counted by the register of phone tests on each 15th",
        quota="每年至少12次",
        due="97.12.20",
        did=" ".join(f"{month}.15" for month in MONTHS_OF_97),
        is_counted_by_register=True,
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.15 綠 執行中 1/12
            97.02.15 綠 執行中 2/12
            97.03.15 綠 執行中 3/12
            97.04.15 綠 執行中 4/12
            97.05.15 綠 執行中 5/12
            97.06.15 綠 執行中 6/12
            97.07.15 綠 執行中 7/12
            97.08.15 綠 執行中 8/12
            97.09.15 綠 執行中 9/12
            97.10.15 綠 執行中 10/12
            97.11.15 綠 執行中 11/12
            97.12.06 黃 執行中 11/12
            97.12.15 綠 已完成 12/12""",
    ),
)

OTHERS = (
    Walk(
        "001 five items: a quantity is not expected bit by bit",
        quota="合計5次",
        did="97.04.01×3 97.12.30×2",
        lines="""
            97.01.01 灰 未開始 0/5
            97.04.01 綠 執行中 3/5
            97.12.17 黃 執行中 3/5
            97.12.30 綠 已完成 5/5""",
    ),
    Walk(
        "002 regularly, without a number: shown by what was done",
        quota="定期辦理",
        did="97.04.10 97.09.09",
        lines="""
            97.01.01 灰 未開始 -
            97.04.10 綠 執行中 -
            98.01.01 綠 已完成 -""",
    ),
    Walk(
        "001 within 3 days, and by 97.12.20: ticked three days late",
        limit=THREE_DAYS,
        due="97.12.20",
        did="97.12.23勾97.01.01",
        lines="""
            97.01.01 灰 未開始 -
            97.12.06 黃 未開始 -
            97.12.21 紅 逾期 - 逾1+
            97.12.23 綠 逾期完成 - 逾3 補1""",
    ),
    Walk(
        "001 within 24 hours, extended from 97.02.10 to the leap day, and once more when it was done late",
        limit=ONE_DAY_HOURS,
        due="97.02.10",
        did="97.03.03勾97.01.01",
        changes={
            "97.02.05": {"due_on": parse_date("97.02.29")},
            "97.03.05": {"due_on": parse_date("97.06.30")},
        },
        lines="""
            97.01.01 灰 未開始 -
            97.01.27 黃 未開始 -
            97.02.05 灰 未開始 -
            97.02.15 黃 未開始 -
            97.03.01 紅 逾期 - 逾1+
            97.03.03 綠 逾期完成 - 逾3 補1""",
    ),
    Walk(
        "002 and 004 by January of next year",
        due="98.01.31",
        changes={"97.11.01": {"status": TaskStatus.STARTED}},
        lines="""
            97.01.01 灰 未開始 -
            97.11.01 綠 執行中 -
            98.01.17 黃 執行中 -
            98.02.01 紅 逾期 - 逾1+""",
    ),
    Walk(
        "monthly and missed, then not applicable",
        quota="每月至少1次",
        did="97.01.05",
        changes={"97.05.01": {"status": TaskStatus.NOT_APPLICABLE, "reason": "設備已拆除"}},
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.05 綠 執行中 1/12
            97.02.22 黃 執行中 1/12
            97.03.01 紅 無法如期 1/12
            97.05.01 灰 不適用 1/12""",
    ),
)


@pytest.mark.parametrize("walk", [*ONCE_A_YEAR, *TWELVE_A_YEAR, *OTHERS], ids=lambda walk: walk.name)
def test_every_day_of_the_year_the_promise_stands_as_the_rules_say(walk: Walk) -> None:
    assert first_difference(walk) == ""
