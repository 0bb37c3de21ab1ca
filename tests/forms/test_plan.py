"""The plan for signature: numbered chapters, all tasks in the table, approval below the title."""

import datetime as dt

from db.tables.plan import Plan
from db.vocabulary import PlanStatus
from desktop.office.sample import sample
from tests.forms.conftest import pages_of

CHAPTERS = ("壹、計畫依據", "貳、計畫目標", "參、實施對象", "肆、實施期程", "伍、計畫內容", "陸、執行步驟")


def task_texts(items):
    for item in items:
        if item["kind"] == "task":
            yield item["text"]
        yield from task_texts(item["items"])


def test_chapters_are_numbered_in_order_and_the_table_stands_in_its_chapter(pages):
    text = "".join(pages("plan"))

    places = [text.index(chapter) for chapter in CHAPTERS]
    assert places == sorted(places)
    assert places[4] < text.index("實施要領執行項目推動作法完成期限承辦單位") < places[5]


def test_every_task_of_the_plan_is_printed_whole(pages):
    printed = "".join(pages("plan-table"))
    letters = sorted(printed)

    for text in task_texts(sample("plan_115.json")["items"]):
        # A task may run over the end of a page; its first words stand together.
        assert text[:8] in printed, text
    assert len(letters) > 3000


def test_the_headings_of_the_table_stand_on_every_page_of_it(pages):
    printed = pages("plan-table")

    assert len(printed) > 2
    assert all("推動作法" in page and "完成期限" in page for page in printed)


def test_a_paragraph_hangs_under_the_number_its_writer_gave_it(pages):
    assert "一、以民眾經驗為中心，使每一次洽公都正確、親切、省時。" in pages("plan")[0]


def test_an_approved_plan_says_when_and_by_which_letter(sample_office, clerk):
    assert "（草案）" in pages_of(sample_office, "plan")[0]
    with sample_office.work(clerk) as work:
        plan = work.session.get(Plan, 1)
        plan.status, plan.approved_on = PlanStatus.APPROVED, dt.date(2026, 1, 20)
        plan.approval_letter = "松秘字第1150000123號"

    first = pages_of(sample_office, "plan")[0]

    assert "中華民國115年1月20日松秘字第1150000123號函核定" in first
    assert "（草案）" not in first
