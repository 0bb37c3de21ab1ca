"""Promises of months, quarters and half-years, walked through the leap year 97 day by day."""

import pytest

from tests.rules.year_lines import first_difference
from tests.rules.year_walk import Walk

MONTHS_OF_97 = [f"97.{month:02}" for month in range(1, 13)]

MONTHS = (
    Walk(
        "000 in May and in October, October made good five days late",
        quota="5月、10月各1次",
        did="97.05.20 97.11.05勾97.10.01",
        lines="""
            97.01.01 灰 未開始 0/2
            97.05.20 綠 執行中 1/2
            97.10.24 黃 執行中 1/2
            97.11.01 紅 無法如期 1/2
            97.11.05 綠 逾期完成 2/2 逾5 補1""",
    ),
    Walk(
        "000 monthly on each 10th, July made good in August: late for ever",
        quota="每月至少1次",
        did=" ".join(f"{month}.10" for month in MONTHS_OF_97 if month != "97.07") + " 97.08.20勾97.07.01",
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.10 綠 執行中 1/12
            97.02.10 綠 執行中 2/12
            97.03.10 綠 執行中 3/12
            97.04.10 綠 執行中 4/12
            97.05.10 綠 執行中 5/12
            97.06.10 綠 執行中 6/12
            97.07.24 黃 執行中 6/12
            97.08.01 紅 無法如期 6/12
            97.08.10 紅 無法如期 7/12
            97.08.20 綠 執行中 8/12 補1
            97.09.10 綠 執行中 9/12 補1
            97.10.10 綠 執行中 10/12 補1
            97.11.10 綠 執行中 11/12 補1
            97.12.10 綠 逾期完成 12/12 逾20 補1""",
    ),
    Walk(
        "001 monthly with the due date 97.10.01: nine months are owed by then",
        quota="每月至少1次",
        due="97.10.01",
        did=" ".join(f"{month}.10" for month in MONTHS_OF_97 if month != "97.09") + " 97.10.05勾97.09.01",
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.10 綠 執行中 1/12
            97.02.10 綠 執行中 2/12
            97.03.10 綠 執行中 3/12
            97.04.10 綠 執行中 4/12
            97.05.10 綠 執行中 5/12
            97.06.10 綠 執行中 6/12
            97.07.10 綠 執行中 7/12
            97.08.10 綠 執行中 8/12
            97.09.17 黃 執行中 8/12
            97.10.01 紅 無法如期 8/12
            97.10.02 紅 逾期 8/12 逾1+
            97.10.05 綠 執行中 9/12 補1
            97.10.10 綠 執行中 10/12 補1
            97.11.10 綠 執行中 11/12 補1
            97.12.10 綠 逾期完成 12/12 逾5 補1""",
    ),
    Walk(
        "monthly with the due date 97.10.15: October is owed by then, November by its end",
        quota="每月至少1次",
        due="97.10.15",
        did=" ".join(f"{month}.02" for month in MONTHS_OF_97[:9]) + " 97.10.20",
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.02 綠 執行中 1/12
            97.02.02 綠 執行中 2/12
            97.03.02 綠 執行中 3/12
            97.04.02 綠 執行中 4/12
            97.05.02 綠 執行中 5/12
            97.06.02 綠 執行中 6/12
            97.07.02 綠 執行中 7/12
            97.08.02 綠 執行中 8/12
            97.09.02 綠 執行中 9/12
            97.10.01 黃 執行中 9/12
            97.10.16 紅 逾期 9/12 逾1+
            97.10.20 綠 執行中 10/12 補1
            97.11.23 黃 執行中 10/12 補1
            97.12.01 紅 無法如期 10/12 補1""",
    ),
    Walk(
        "once in each half-year with the due date 97.11.25: the second is owed by then",
        quota="每半年1次",
        due="97.11.25",
        did="97.03.05 97.11.30",
        lines="""
            97.01.01 灰 未開始 0/2
            97.03.05 綠 執行中 1/2
            97.11.11 黃 執行中 1/2
            97.11.26 紅 逾期 1/2 逾1+
            97.11.30 綠 逾期完成 2/2 逾5 補1""",
    ),
    Walk(
        "000 by the 20th of each month: red from the 21st",
        quota="每月20日前至少1次",
        did="97.01.15 97.02.25",
        lines="""
            97.01.01 灰 未開始 0/12
            97.01.15 綠 執行中 1/12
            97.02.15 黃 執行中 1/12
            97.02.21 紅 無法如期 1/12
            97.02.25 綠 執行中 2/12 補1
            97.03.15 黃 執行中 2/12 補1
            97.03.21 紅 無法如期 2/12 補1""",
    ),
    Walk(
        "003 every three months: the third made good after its end",
        quota="每3個月至少1次",
        did="97.02.20 97.06.30 97.10.15勾97.07.01 97.12.31",
        lines="""
            97.01.01 灰 未開始 0/4
            97.02.20 綠 執行中 1/4
            97.06.16 黃 執行中 1/4
            97.06.30 綠 執行中 2/4
            97.09.16 黃 執行中 2/4
            97.10.01 紅 無法如期 2/4
            97.10.15 綠 執行中 3/4 補1
            97.12.17 黃 執行中 3/4 補1
            97.12.31 綠 逾期完成 4/4 逾15 補1""",
    ),
    Walk(
        "004 once in each half-year",
        quota="每半年1次",
        did="97.06.30 97.10.07",
        lines="""
            97.01.01 灰 未開始 0/2
            97.06.16 黃 未開始 0/2
            97.06.30 綠 執行中 1/2
            97.10.07 綠 已完成 2/2""",
    ),
    Walk(
        "004 twice in the first half-year is once too often, and does not help the second",
        quota="每半年1次",
        did="97.03.05 97.03.20 97.10.07",
        lines="""
            97.01.01 灰 未開始 0/2
            97.03.05 綠 執行中 1/2
            97.03.20 紅 超過次數 1/2
            97.10.07 紅 超過次數 2/2""",
    ),
)


@pytest.mark.parametrize("walk", [*MONTHS], ids=lambda walk: walk.name)
def test_every_day_of_the_year_the_promise_stands_as_the_rules_say(walk: Walk) -> None:
    assert first_difference(walk) == ""
