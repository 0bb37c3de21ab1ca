"""One door for every file a clerk may have, with progress on the way."""

import json

import pytest

from desktop.errors import BadFile
from desktop.exchange.plan_import import MOST_COMPARED, compared, read_plan, reading_steps
from desktop.exchange.plan_json import to_json
from tests.exchange.plan_views import DATA, plan_in_style, texts
from tests.exchange.word_files import WordFile

TEXT = "松濤區公所115年度提升服務品質執行計畫\n壹、計畫內容\n工作重點\t承辦單位\n1.檢查照明\t秘書室\n"


def test_a_text_file_and_the_same_text_pasted_give_the_same_plan(tmp_path):
    path = tmp_path / "計畫.TXT"
    path.write_text(TEXT, encoding="utf-8")
    assert read_plan(path) == read_plan(TEXT)
    assert texts(read_plan(path)) == {"1.": "檢查照明"}


def test_a_markdown_file_is_read(tmp_path):
    path = tmp_path / "計畫.md"
    table = "| 工作重點 | 承辦單位 |\n|---|---|\n| 1.檢查照明 | 秘書室 |\n"
    path.write_text(f"# 松濤區公所115年度計畫\n\n## 壹、計畫內容\n\n{table}", encoding="utf-8")
    assert texts(read_plan(path)) == {"1.": "檢查照明"}


def test_a_word_document_is_read(tmp_path):
    word = WordFile()
    word.write("松濤區公所115年度計畫")
    word.write("壹、計畫內容")
    word.table([["工作重點", "承辦單位"], ["1.檢查照明", "秘書室"]])
    assert texts(read_plan(word.save(tmp_path))) == {"1.": "檢查照明"}


def test_an_exported_plan_is_read_and_may_take_another_year(tmp_path):
    plan = plan_in_style("stacked")
    path = tmp_path / "計畫.json"
    path.write_text(to_json(plan), encoding="utf-8")
    assert read_plan(path) == plan
    assert read_plan(path, year=116).year == 116


@pytest.mark.parametrize("name", ["計畫.pptx", "計畫"])
def test_other_files_are_refused_with_advice(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\0\1\2")
    with pytest.raises(BadFile, match="不是可匯入") as refused:
        read_plan(path)
    assert ".docx" in str(refused.value)


@pytest.mark.parametrize("text", ["", "隨手記下的一句話", "甲\t乙\n丙\t丁"])
def test_a_text_without_a_plan_is_refused(text):
    with pytest.raises(BadFile, match="找不到計畫"):
        read_plan(text)


def test_progress_is_told_and_never_runs_backwards():
    steps = reading_steps(DATA / "plan_style_printed_lines.txt")
    told = []
    with pytest.raises(StopIteration) as end:
        while True:
            told.append(next(steps))
    assert end.value.value.plan == plan_in_style("printed_lines")
    assert [words for _, _, words in told][:2] == ["開啟檔案", "辨識章節"]
    rows = [(done, total) for done, total, _ in told if total]
    assert rows == sorted(rows)
    assert len(rows) > 1
    assert all(done < total for done, total in rows)


def test_reading_can_be_given_up_between_steps():
    steps = reading_steps(TEXT)
    next(steps)
    steps.close()
    with pytest.raises(StopIteration):
        next(steps)


def test_characters_that_went_missing_would_be_told():
    plan = read_plan(TEXT)
    (question,) = compared(plan, f"{TEXT}附記甲乙").questions
    assert (question.item, question.about) == ("", "lost")
    assert "4個字" in question.message
    assert compared(plan, TEXT) == plan


def test_a_text_too_long_to_compare_is_said_so():
    plan = read_plan(f"{TEXT}貳、附則\n{'得視需要修正。' * (MOST_COMPARED // 7)}")
    assert [question.about for question in plan.questions] == ["lost"]


def test_more_items_than_any_plan_has_are_refused():
    rows = "\n".join(f"{place % 900 + 1}.檢查\t秘書室" for place in range(10_000))
    with pytest.raises(BadFile, match="9999"):
        read_plan(f"松濤區公所115年度計畫\n壹、計畫內容\n工作重點\t承辦單位\n{rows}")


def test_the_report_of_an_import_is_the_plan_file():
    report = json.loads(to_json(read_plan(TEXT)))
    assert report["format"] == "weimin-plan/1"
    assert report["items"][0]["sections"] == [{"name": "秘書室", "role": "unspecified"}]
