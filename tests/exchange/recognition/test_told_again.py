"""Areas and measures that stand in every row, or again at the top of a page, are told once."""

import pytest

from desktop.exchange.completeness import lost_characters
from tests.exchange.plan_views import table_plan, texts

HEADINGS = "要項|推動項目|具體作法|單位"


@pytest.mark.parametrize(
    "again", ["一、形象|(一)環境", "一、形象（續）|(一)環境（續）", "〃|〃", "同上|同上"]
)
def test_a_row_that_says_again_where_it_stands_opens_nothing(again):
    plan = table_plan(HEADINGS, "一、形象|(一)環境|1.甲|秘書室", f"{again}|2.乙|民政課")

    assert texts(plan) == {
        "一、": "形象",
        "一、(一)": "環境",
        "一、(一)1.": "甲",
        "一、(一)2.": "乙",
    }
    assert not plan.unplaced


def test_a_measure_of_the_same_name_below_another_area_is_another():
    plan = table_plan(HEADINGS, "一、形象|(一)環境|1.甲|秘書室", "二、流程|(一)環境|1.乙|民政課")

    assert [path for path, text in texts(plan).items() if text == "環境"] == ["一、(一)", "二、(一)"]


def test_repeated_names_are_not_lost_text_but_a_name_left_out_is():
    rows = ("工作要項|作法|單位", "一、形象|1.甲|秘書室", "一、形象|2.乙|秘書室")
    plan = table_plan(*rows)
    source = "\n".join(rows).replace("|", "\t")

    assert not lost_characters(source, plan)
    assert lost_characters(f"{source}\n一、景觀\t3.丙\t秘書室", plan)["景"] == 1
