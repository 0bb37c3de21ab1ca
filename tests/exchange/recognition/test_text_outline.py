"""A plan without a task table: its work, dates and sections stand in numbered paragraphs."""

import pytest

from desktop.exchange.completeness import lost_characters
from desktop.exchange.plan_import import read_plan
from desktop.exchange.recognition.text_tracking import Tracking, tracking_in, tracking_line
from tests.exchange.plan_views import asked, dues, item_at, sections, texts

TITLE = "松濤區公所115年度提升服務品質執行計畫"


def plan_of(*lines: str):
    return read_plan("\n".join([TITLE, *lines]))


@pytest.mark.parametrize(
    ("note", "tracking"),
    [
        ("（主辦：行政室，完成期限：115.6.30）", Tracking(("主辦：行政室",), ("115.6.30",))),
        ("(主辦單位:行政室、人事室;協辦:各課室)", Tracking(("主辦：行政室、人事室", "協辦：各課室"), ())),
        ("【承辦單位：行政室】", Tracking(("行政室",), ())),
        ("（行政室，115年6月30日）", Tracking(("行政室",), ("115年6月30日",))),
        ("（預定完成日期：每月20日前）", Tracking((), ("每月20日前",))),
    ],
)
def test_a_note_at_the_end_says_who_and_when(note, tracking):
    assert tracking_in(f"更新標示{note}。") == ("更新標示。", tracking)


@pytest.mark.parametrize(
    "text", ["設置設施（含無障礙坡道）", "改善（如本所）", "時間：另定", "辦理2場（秘書室）"]
)
def test_other_brackets_stay_in_the_text(text):
    assert tracking_in(text) == (text, None)


def test_a_line_of_its_own_can_say_both():
    assert tracking_line("主辦單位：民政課　完成期限：115.5.1") == Tracking(("主辦：民政課",), ("115.5.1",))
    assert tracking_line("本項由民政課主辦") is None


def test_what_is_innermost_is_the_task():
    plan = plan_of("壹、實施項目", "一、環境", "(一)檢查（秘書室，115.3.1）", "(二)清掃", "承辦單位：總務課")

    assert texts(plan) == {"一、": "環境", "一、1.": "檢查", "一、2.": "清掃"}
    assert dues(plan) == {"一、1.": ["115.3.1"]}
    assert sections(plan) == {"一、1.": ["秘書室"], "一、2.": ["總務課"]}


def test_a_body_below_a_numbered_paragraph_belongs_to_it():
    plan = plan_of(
        "壹、實施項目", "說明如下", "1.檢查（主辦：秘書室）", "每月檢查照明。", "2.清掃（主辦：總務課）"
    )

    assert item_at(plan, "1.").text == "檢查\n每月檢查照明。"
    assert plan.chapters[0].paragraphs == ("說明如下",)
    assert plan.chapters[0].table


def test_that_there_was_no_table_is_told_and_nothing_is_lost():
    lines = (
        "壹、實施項目",
        "1.檢查（主辦：秘書室，協辦：各課室；完成期限：115.6.30）",
        "2.清掃",
        "承辦單位：總務課",
    )
    plan = plan_of(*lines)

    assert "從有編號的段落" in asked(plan, "columns")[""]
    assert not lost_characters("\n".join([TITLE, *lines]), plan)


def test_numbered_paragraphs_about_anything_else_stay_paragraphs():
    plan = plan_of("壹、計畫目標", "一、提升效率。", "二、傾聽民意。", "三、改善環境。")

    assert not plan.items
    assert len(plan.chapters[0].paragraphs) == 3
