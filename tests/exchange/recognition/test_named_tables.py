"""Several task tables in one chapter, each about the area or measure that a line above it names."""

from desktop.exchange.plan_import import read_plan
from tests.exchange.plan_views import texts
from tests.exchange.word_files import WordFile


def read(tmp_path, *blocks: str | list[list[str]]):
    """Return the plan of a document of paragraphs and tables; `#` before a paragraph makes it a heading."""
    file = WordFile()
    file.write("松濤區公所115年度提升服務品質執行計畫")
    file.write("壹、計畫內容")
    for block in blocks:
        if isinstance(block, list):
            file.table([["工作項目", "承辦單位"], *block])
        elif block.startswith("#"):
            file.document.add_heading(block[1:], level=2)
        else:
            file.write(block)
    return read_plan(file.save(tmp_path))


FIRST, SECOND = [["1.檢查", "秘書室"]], [["1.清掃", "總務課"]]
BOTH = {"一、": "環境", "一、1.": "檢查", "二、": "流程", "二、1.": "清掃"}


def test_numbered_lines_above_tables_are_areas(tmp_path):
    assert texts(read(tmp_path, "一、環境", FIRST, "二、流程", SECOND)) == BOTH


def test_headings_without_numbers_are_areas(tmp_path):
    assert texts(read(tmp_path, "#環境", FIRST, "#流程", SECOND)) == BOTH


def test_short_bare_lines_above_every_table_are_areas(tmp_path):
    assert texts(read(tmp_path, "環境", FIRST, "流程", SECOND)) == BOTH


def test_an_area_and_a_measure_above_a_table_are_both_read(tmp_path):
    found = texts(read(tmp_path, "一、環境", "(一)大廳", FIRST, "(二)庭園", SECOND))
    assert found == {
        "一、": "環境",
        "一、(一)": "大廳",
        "一、(一)1.": "檢查",
        "一、(二)": "庭園",
        "一、(二)1.": "清掃",
    }


def test_a_line_above_the_only_table_is_the_chapters(tmp_path):
    plan = read(tmp_path, "一、工作項目表", FIRST)
    assert plan.chapters[0].paragraphs == ("一、工作項目表",)


def test_captions_above_tables_name_no_areas(tmp_path):
    plan = read(tmp_path, "附表一", FIRST, "續附表一", [["2.清掃", "總務課"]])
    assert texts(plan) == {"1.": "檢查", "2.": "清掃"}


def test_chapters_with_a_task_table_each_are_areas(tmp_path):
    file = WordFile()
    file.write("松濤區公所115年度提升服務品質執行計畫")
    for number, heading, rows in (("一", "環境", FIRST), ("二", "流程", SECOND)):
        file.write(f"{number}、{heading}")
        file.table([["工作項目", "承辦單位"], *rows])
    assert texts(read_plan(file.save(tmp_path))) == BOTH
