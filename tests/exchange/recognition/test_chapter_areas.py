"""Chapters that each have a table of tasks become areas, and a person is asked what of them stays."""

from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_import import read_plan
from tests.exchange.word_files import WordFile


def read(folder, *headings: str) -> PlanFile:
    word = WordFile()
    word.write("松濤區公所115年度提升服務品質執行計畫")
    for number, heading in zip("壹貳參", headings, strict=False):
        word.write(f"{number}、{heading}")
        word.table([["推動作法", "完成期限", "承辦單位"], [f"1.辦理{heading}檢視", "115.06.30", "總務課"]])
    return read_plan(word.save(folder))


def asked(plan: PlanFile) -> list[str]:
    return [question.message for question in plan.questions if question.about == "chapters"]


def test_chapters_with_tables_of_their_own_are_areas_and_that_is_asked(tmp_path):
    plan = read(tmp_path, "服務環境", "服務態度")
    assert [item.text for item in plan.items] == ["服務環境", "服務態度"]
    assert [chapter.heading for chapter in plan.chapters] == ["服務環境", "服務態度"]
    assert len(asked(plan)) == 1
    assert asked(plan)[0].startswith("有2章")


def test_a_single_chapter_with_a_table_is_no_area(tmp_path):
    plan = read(tmp_path, "服務環境")
    assert [item.text for item in plan.items] == ["辦理服務環境檢視"]
    assert not asked(plan)
