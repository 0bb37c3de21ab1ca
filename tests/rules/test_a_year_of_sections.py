"""Promises of several sections, walked through a year day by day: as a whole, and as each of them sees it."""

import pytest

from tests.rules.year_lines import first_difference
from tests.rules.year_walk import Walk

_HALF_YEARS_OF_A_GROUP = {
    "quota": "每半年1次",
    "sections": ("各室",),
    "did": "97.03.05@行政室勾97.01.01 97.07.10@資訊室勾97.01.01"
    " 97.09.01@行政室勾97.07.01 97.12.31@資訊室勾97.07.01",
}
SEVERAL_SECTIONS = (
    Walk(
        "each member of a group does it in each half-year, and all of them make it done",
        **_HALF_YEARS_OF_A_GROUP,
        lines="""
            97.01.01 灰 未開始 0/4
            97.03.05 綠 執行中 1/4
            97.06.16 黃 執行中 1/4
            97.07.01 紅 無法如期 1/4
            97.07.10 綠 執行中 2/4 補1
            97.09.01 綠 執行中 3/4 補1
            97.12.17 黃 執行中 3/4 補1
            97.12.31 綠 逾期完成 4/4 逾10 補1""",
    ),
    Walk(
        "the member that was in time sees its own part only",
        **_HALF_YEARS_OF_A_GROUP,
        seen_by="行政室",
        lines="""
            97.01.01 灰 未開始 0/2
            97.03.05 綠 執行中 1/2
            97.09.01 綠 已完成 2/2""",
    ),
    Walk(
        "the member that was late sees that it was",
        **_HALF_YEARS_OF_A_GROUP,
        seen_by="資訊室",
        lines="""
            97.01.01 灰 未開始 0/2
            97.06.16 黃 未開始 0/2
            97.07.01 紅 無法如期 0/2
            97.07.10 綠 執行中 1/2 補1
            97.12.17 黃 執行中 1/2 補1
            97.12.31 綠 逾期完成 2/2 逾10 補1""",
    ),
    Walk(
        "with a leading section its part is enough",
        quota="每年1次",
        sections=("行政室：主辦", "資訊室：協辦"),
        did="97.09.09@行政室勾97.01.01",
        lines="""
            97.01.01 灰 未開始 0/1
            97.09.09 綠 已完成 1/1""",
    ),
    Walk(
        "what two sections share is counted over both",
        quota="每年至少2次",
        sections=("行政室", "資訊室"),
        did="97.02.01@行政室 97.06.01@資訊室",
        lines="""
            97.01.01 灰 未開始 0/2
            97.02.01 綠 執行中 1/2
            97.06.01 綠 已完成 2/2""",
    ),
)


@pytest.mark.parametrize("walk", [*SEVERAL_SECTIONS], ids=lambda walk: walk.name)
def test_every_day_of_the_year_the_promise_stands_as_the_rules_say(walk: Walk) -> None:
    assert first_difference(walk) == ""
