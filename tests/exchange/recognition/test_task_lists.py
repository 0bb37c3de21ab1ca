"""Tasks without numbers: one a line where dates or sections stand beside each, otherwise one a cell."""

from desktop.exchange.plan_import import read_plan
from tests.exchange.corpus.truths import sample_plan
from tests.exchange.plan_views import asked, dues, sections, texts
from tests.exchange.word_files import WordFile


def read(tmp_path, *rows: list[str]):
    file = WordFile()
    file.write(sample_plan().title)
    file.write("壹、計畫內容")
    file.table([["工作項目", "具體作法", "完成期限", "承辦單位"], *rows])
    return read_plan(file.save(tmp_path))


def test_as_many_dates_and_sections_as_lines_make_each_line_a_task(tmp_path):
    plan = read(tmp_path, ["環境", "檢查\n清掃", "115.3.1\n115.4.1", "秘書室\n總務課"])

    assert texts(plan) == {"一、": "環境", "一、1.": "檢查", "一、2.": "清掃"}
    assert dues(plan) == {"一、1.": ["115.3.1"], "一、2.": ["115.4.1"]}
    assert sections(plan) == {"一、1.": ["秘書室"], "一、2.": ["總務課"]}


def test_sentences_that_ran_together_are_told_by_the_dates_too_but_asked(tmp_path):
    plan = read(tmp_path, ["環境", "檢查照明。清掃。", "115.3.1\n115.4.1", "秘書室"])

    assert texts(plan) == {"一、": "環境", "一、1.": "檢查照明。", "一、2.": "清掃。"}
    assert "依句號分成2項" in asked(plan, "tasks")["一、1."]


def test_one_date_beside_two_lines_leaves_them_one_task(tmp_path):
    plan = read(tmp_path, ["環境", "檢查照明\n每月一次", "115.3.1", "秘書室"])
    assert texts(plan)["一、1."] == "檢查照明\n每月一次"


def test_a_number_of_dates_that_does_not_fit_leaves_one_task(tmp_path):
    plan = read(tmp_path, ["環境", "檢查\n清掃\n整修", "115.3.1\n115.4.1", "秘書室"])
    assert len(dues(plan)["一、1."]) == 2


def test_a_total_and_a_note_in_the_table_are_no_tasks(tmp_path):
    plan = read(
        tmp_path, ["環境", "檢查", "115.3.1", "秘書室"], ["合計", "1項", "", ""], ["註：得調整。", "", "", ""]
    )

    assert list(texts(plan)) == ["一、", "一、1."]
    assert plan.unplaced == ("合計 1項", "註：得調整。")


def test_a_sentence_cut_by_the_page_goes_on_below_the_next_headings(tmp_path):
    heads = ["工作項目", "具體作法", "完成期限", "承辦單位"]
    plan = read(
        tmp_path,
        ["環境", "1.檢查照明。", "115.2.1", "秘書室"],
        ["", "2.每月檢查大廳", "115.3.1", "秘書室"],
        heads,
        ["", "並公布結果。\n3.清掃。", "115.4.1", "總務課"],
    )

    assert texts(plan)["一、2."] == "每月檢查大廳並公布結果。"
    assert dues(plan)["一、3."] == ["115.4.1"]


def test_dates_and_sections_beside_subtasks_are_theirs(tmp_path):
    cells = ["環境", "1.檢查：\n(1)照明\n(2)欄杆\n2.清掃", "115.1.5\n115.2.5\n115.3.5", "甲課\n乙課\n丙課"]
    plan = read(tmp_path, cells)

    assert dues(plan) == {"一、1.(1)": ["115.1.5"], "一、1.(2)": ["115.2.5"], "一、2.": ["115.3.5"]}
    assert sections(plan) == {"一、1.(1)": ["甲課"], "一、1.(2)": ["乙課"], "一、2.": ["丙課"]}


def test_the_name_of_a_group_cut_by_the_page_goes_on_below_the_next_headings(tmp_path):
    plan = read(
        tmp_path,
        ["一、環境與沙灘的", "1.檢查。", "115.2.1", "甲課"],
        ["工作項目", "具體作法", "完成期限", "承辦單位"],
        ["日常維護", "2.清掃。", "115.3.1", "乙課"],
        ["二、資訊", "1.公告。", "115.4.1", "甲課"],
    )

    assert list(texts(plan).values()) == ["環境與沙灘的日常維護", "檢查。", "清掃。", "資訊", "公告。"]
