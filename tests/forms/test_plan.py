import datetime as dt
import re

import pytest

from db.queries.plan import NodeRow, PlanTree, plan_head, plan_tree
from db.tables.plan import Plan
from db.vocabulary import NodeKind, PlanStatus
from desktop.errors import Refused
from desktop.office.chapters import add_chapter
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, change_node
from desktop.rules.basis import cited, forms_of
from tests.factories import TaskDraft, drafted_plan, followed_plan
from tests.forms.printed import Printed, squeezed
from tests.forms.sample_prints import STRIP, form, name_agency, strips

NUMBERS = "壹貳參肆伍陸柒捌"
HEADING_ROW = "實施要領執行項目推動作法完成期限承辦單位"


@pytest.fixture
def plan(sample: Office) -> Printed:
    return form(sample, "plan")


@pytest.fixture
def tree(sample: Office) -> PlanTree:
    return tree_of(sample)


def tree_of(office: Office) -> PlanTree:
    with office.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        return plan_tree(session, head.id)


def tasks_of(tree: PlanTree) -> list[NodeRow]:
    return [node for node in tree.nodes if node.kind is NodeKind.TASK]


def test_every_chapter_is_headed_by_its_number_in_order(plan: Printed, tree: PlanTree) -> None:
    headings = [f"{number}、{squeezed(c.heading)}" for number, c in zip(NUMBERS, tree.chapters, strict=True)]
    places = [plan.text.find(heading) for heading in headings]
    assert len(headings) == 8
    assert -1 not in places
    assert places == sorted(places)


def test_every_paragraph_of_every_chapter_is_printed(plan: Printed, tree: PlanTree) -> None:
    forms = forms_of(tree.basis)
    for chapter in tree.chapters:
        for paragraph in chapter.paragraphs:
            assert squeezed(cited(paragraph, forms))[:24] in plan.text


def test_all_tasks_stand_in_the_plan_in_its_order(plan: Printed, tree: PlanTree) -> None:
    places = [plan.text.find(squeezed(task.text)) for task in tasks_of(tree)]
    assert len(places) == 59
    assert -1 not in places
    assert places == sorted(places)


def test_the_table_stands_in_its_chapter_and_what_follows_behind_it(plan: Printed, tree: PlanTree) -> None:
    (with_table,) = [number for number, chapter in enumerate(tree.chapters) if chapter.has_table]
    before = plan.text.index(f"{NUMBERS[with_table]}、{tree.chapters[with_table].heading}")
    after = plan.text.index(f"{NUMBERS[with_table + 1]}、{tree.chapters[with_table + 1].heading}")
    for task in tasks_of(tree):
        assert before < plan.text.index(squeezed(task.text)) < after


def test_the_headings_of_the_columns_stand_on_every_page_with_tasks(plan: Printed, tree: PlanTree) -> None:
    begins = [squeezed(task.text)[:8] for task in tasks_of(tree)]
    pages = [squeezed(page) for page in plan.pages]
    with_tasks = [page for page in pages if any(begin in page for begin in begins)]
    assert len(with_tasks) > 3
    assert [page.count(HEADING_ROW) for page in with_tasks] == [1] * len(with_tasks)


def test_the_plan_is_signed_on_its_last_page_only(plan: Printed) -> None:
    assert [strips(page) for page in plan.pages] == [0] * (len(plan.pages) - 1) + [1]
    last = squeezed(plan.pages[-1])
    assert re.search(".*".join(STRIP), last)


def test_every_page_says_that_the_plan_is_a_draft(plan: Printed) -> None:
    assert all("第2版（草案）" in squeezed(page) for page in plan.pages)


def test_the_year_asked_for_is_printed_and_a_year_without_plan_is_refused(sample: Office) -> None:
    assert "115年度提升服務品質執行計畫" in form(sample, "plan", year=115).text
    with pytest.raises(Refused, match="沒有114年度"):
        form(sample, "plan", year=114)


def test_a_plan_has_no_blank_edition(sample: Office) -> None:
    with pytest.raises(Refused, match="計畫書」沒有空白表單"):
        form(sample, "plan", is_blank=True)


def test_a_plan_without_tasks_prints_its_chapters(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    plan_id = drafted_plan(office, clerk).plan_id
    with office.work(clerk) as work:
        add_chapter(work, plan_id, heading="補充事項")
    assert "、補充事項" in form(office, "plan").text


@pytest.mark.parametrize("typed", ["改善<b>動線</b>", "洽公 A&B 窗口 &amp;", "說明</para>與<br/>換行"])
def test_marks_typed_into_a_task_are_printed_as_typed(own_sample: Office, clerk: Actor, typed: str) -> None:
    task = tasks_of(tree_of(own_sample))[0]
    with own_sample.work(clerk) as work:
        change_node(work, task.id, text=typed)
    for name in ("plan", "plan-table", "tracking", "section-tasks"):
        assert squeezed(typed) in form(own_sample, name).text


def test_rare_characters_of_a_task_are_copied_out_as_themselves(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    plan = followed_plan(office, clerk, TaskDraft("整修堃喆峯𡍼䕒步道"))
    with office.work(clerk) as work:
        add_node(work, plan.plan_id, plan.nodes["改善服務場所"], text="清掃峯頂")
    read = form(office, "plan-table").text
    assert "整修堃喆峯𡍼䕒步道" in read
    assert "清掃峯頂" in read


def test_a_paragraph_hangs_under_the_number_its_writer_gave_it(plan: Printed) -> None:
    assert "一、以民眾經驗為中心，使每一次洽公都正確、親切、省時。" in squeezed(plan.pages[0])


def test_an_approved_plan_says_when_and_by_which_letter(own_sample: Office, clerk: Actor) -> None:
    assert "（草案）" in squeezed(form(own_sample, "plan").pages[0])
    with own_sample.work(clerk) as work:
        plan = work.session.get_one(Plan, 1)
        plan.status, plan.approved_on = PlanStatus.APPROVED, dt.date(2026, 1, 20)
        plan.approval_letter = "松秘字第1150000123號"
    first = squeezed(form(own_sample, "plan").pages[0])
    assert "中華民國115年1月20日松秘字第1150000123號函核定" in first
    assert "（草案）" not in first


def test_the_table_alone_has_its_headings_on_every_page(sample: Office) -> None:
    pages = [squeezed(page) for page in form(sample, "plan-table").pages]
    assert len(pages) > 2
    assert all(HEADING_ROW in page for page in pages)
