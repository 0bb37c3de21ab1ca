"""Tables numbered in other ways than 一、 (一) 1.: 甲、 above 一、, 1.1, 1-1, ①, bullets."""

import pytest

from desktop.exchange.completeness import lost_characters
from desktop.exchange.plan_import import read_plan
from tests.exchange.plan_views import dues, texts
from tests.exchange.word_files import WordFile

HEADINGS = ["工作要項", "行動方案", "完成期限", "承辦單位"]
TWO_AREAS = {"一、": "環境", "一、1.": "檢查。", "一、2.": "清掃。", "二、": "資訊", "二、1.": "公告。"}


def read(tmp_path, *rows: str):
    """Return the plan of a Word table, cells set apart by |, lines by /; nothing of it may be lost."""
    cells = [[cell.replace("/", "\n") for cell in row.split("|")] for row in rows]
    file = WordFile()
    file.write("松濤區公所115年度提升服務品質執行計畫")
    file.write("壹、計畫內容")
    file.table([HEADINGS, *cells])
    plan = read_plan(file.save(tmp_path))
    source = "\n".join("\t".join(row) for row in [HEADINGS, *cells])
    assert not lost_characters(source, plan)
    return plan


@pytest.mark.parametrize(
    "rows",
    [
        ("1. 環境|1.1 檢查。|115.1.5|甲課", "|1.2 清掃。|115.2.5|乙課", "2. 資訊|2.1 公告。|115.3.5|乙課"),
        ("一、環境|1-1檢查。|115.1.5|甲課", "|1-2清掃。|115.2.5|乙課", "二、資訊|2-1公告。|115.3.5|乙課"),
        ("一、環境|①檢查。/②清掃。|115.1.5/115.2.5|甲課/乙課", "二、資訊|①公告。|115.3.5|乙課"),
        ("環境|●檢查。/●清掃。|115.1.5/115.2.5|甲課/乙課", "資訊|●公告。|115.3.5|乙課"),
        ("甲、環境|1.檢查。/2.清掃。|115.1.5/115.2.5|甲課/乙課", "乙、資訊|1.公告。|115.3.5|乙課"),
    ],
)
def test_tasks_are_told_apart_however_they_are_numbered(tmp_path, rows):
    plan = read(tmp_path, *rows)

    assert texts(plan) == TWO_AREAS
    assert dues(plan) == {"一、1.": ["115.1.5"], "一、2.": ["115.2.5"], "二、1.": ["115.3.5"]}
    assert not plan.questions


def test_stems_above_words_are_areas_above_measures(tmp_path):
    plan = read(
        tmp_path, "甲、環境/一、大廳|1.檢查。|115.1.5|甲課", "乙、資訊/一、網站|1.公告。|115.3.5|乙課"
    )
    assert list(texts(plan)) == ["一、", "一、(一)", "一、(一)1.", "二、", "二、(一)", "二、(一)1."]


def test_three_parts_are_an_area_a_measure_and_a_task(tmp_path):
    plan = read(
        tmp_path,
        "1 環境/1.1 大廳|1.1.1 檢查。|115.1.5|甲課",
        "|1.1.2 清掃。|115.2.5|乙課",
        "1.2 庭園|1.2.1 澆水。|115.3.5|乙課",
    )
    assert texts(plan) == {
        "一、": "環境",
        "一、(一)": "大廳",
        "一、(一)1.": "檢查。",
        "一、(一)2.": "清掃。",
        "一、(二)": "庭園",
        "一、(二)1.": "澆水。",
    }


def test_measures_of_length_are_no_numbers(tmp_path):
    plan = read(tmp_path, "環境|3.5公里步道檢查。|115.1.5|甲課", "資訊|2.4公尺看板更新。|115.3.5|乙課")
    assert texts(plan)["一、1."] == "3.5公里步道檢查。"
