"""The table of amendments, and two versions of a plan on paper, read back."""

import datetime as dt

import pytest

from db.queries.plan import plan_head, plan_tree
from desktop.errors import Refused
from desktop.forms.form import Request
from desktop.forms.marked_text import marked_paragraph
from desktop.forms.page import Page
from desktop.forms.plan_versions import Version, comparison, proposed_reason, versions
from desktop.forms.text import Style, broken, text_width
from desktop.office.approval import amend_plan, approve_plan, submit_plan
from desktop.office.chapters import add_chapter
from desktop.office.office import Actor, Office
from desktop.office.outline import add_node, change_node, delete_nodes, move_nodes
from desktop.office.printing import print_form
from desktop.office.promises import set_due
from desktop.rules.plan_difference import Change
from desktop.rules.text_difference import compared
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.forms.printed import Printed, squeezed
from tests.forms.sample_prints import form, name_agency, strips

DAY = dt.date(2026, 1, 20)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """A plan approved once and opened for its amendment."""
    name_agency(office, clerk)
    tasks = (TaskDraft("更新標示", dt.date(2026, 6, 30)), TaskDraft("辦理測試12次"), TaskDraft("檢修飲水機"))
    plan = followed_plan(office, clerk, *tasks, year=115)
    with office.work(clerk) as work:
        submit_plan(work, plan.plan_id, on=DAY, today=DAY)
        approve_plan(work, plan.plan_id, on=DAY, today=DAY)
        amend_plan(work, plan.plan_id)
    return plan


def amend(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        set_due(work, plan.nodes["更新標示"], dt.date(2026, 9, 30))
        change_node(work, plan.nodes["辦理測試12次"], text="辦理測試24次")
        delete_nodes(work, [plan.nodes["檢修飲水機"]])
        add_node(work, plan.plan_id, plan.nodes["改善服務場所"], text="設置哺集乳室")


def printed(office: Office, name: str) -> Printed:
    return Printed(print_form(office, name, Request(year=115), dt.date(2026, 2, 1)))


def test_new_and_old_wording_stand_beside_each_other_with_the_reason(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    amend(office, clerk, plan)
    text = printed(office, "amendments").text
    assert "修正規定現行規定說明" in text
    assert "完成期限：115.09.30" in text
    assert "完成期限：115.06.30" in text
    assert "修正完成期限。" in text
    assert "一、(一)2.辦理測試24次" in text
    assert "一、(一)2.辦理測試12次" in text


def test_what_is_new_or_gone_says_so_on_the_other_side(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    amend(office, clerk, plan)
    text = printed(office, "amendments").text
    assert "（本項新增）" in text
    assert "設置哺集乳室" in text
    assert "（本項刪除）" in text
    assert "檢修飲水機" in text
    assert "第2版修正4處" in text


def test_a_chapter_that_is_new_is_called_a_chapter(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        add_chapter(work, plan.plan_id, heading="附則", paragraphs=("本計畫奉核定後實施。",))
    text = printed(office, "amendments").text
    assert "（本章新增）本章新增。" in text
    assert "附則本計畫奉核定後實施。" in text


def test_what_was_carried_elsewhere_and_reworded_is_explained_as_both(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        area = add_node(work, plan.plan_id, None, text="顧客關係")
        measure = add_node(work, plan.plan_id, area, text="意見反映")
        move_nodes(work, [plan.nodes["辦理測試12次"]], measure, 0)
        change_node(work, plan.nodes["辦理測試12次"], text="辦理測試24次")
    assert "修正文字，並調整項次。" in printed(office, "amendments").text


def test_what_was_not_amended_is_not_printed(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    amend(office, clerk, plan)
    assert "改善服務場所" not in printed(office, "amendments").text


def test_the_sample_office_prints_the_reasons_that_were_written_down(sample: Office) -> None:
    found = form(sample, "amendments", year=115)
    assert "配合一期稻作收割，順延一個月辦理。" in found.text
    assert strips(found.pages[-1]) == 1


def test_a_plan_never_amended_has_no_such_table(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    followed_plan(office, clerk, TaskDraft("更新標示"), year=115)
    with pytest.raises(Refused, match="還沒有修正"):
        printed(office, "amendments")


def test_an_amendment_without_any_change_has_nothing_to_print(office: Office, plan: FollowedPlan) -> None:
    with pytest.raises(Refused, match="完全相同"):
        printed(office, "amendments")


def test_a_plan_is_compared_with_the_edition_before_it(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    amend(office, clerk, plan)
    text = printed(office, "plan-comparison").text
    assert "115年度第1版（115.01.20核定）" in text
    assert "115年度第2版（草稿）" in text
    assert "異動4處" in text


def test_a_plan_is_compared_with_the_year_before_it(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    followed_plan(office, clerk, TaskDraft("辦理電話禮貌測試12次"), year=114)
    followed_plan(office, clerk, TaskDraft("辦理電話禮貌測試24次"), year=115)
    text = printed(office, "plan-comparison").text
    assert "114年度第1版（草稿）" in text
    assert "辦理電話禮貌測試12次" in text
    assert "辦理電話禮貌測試24次" in text


def test_an_edition_keeps_what_it_said_whatever_becomes_of_the_plan(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    amend(office, clerk, plan)
    with office.reading() as session:
        names = [version.name for version in versions(session)]
        found = comparison(session, Version(115, 1, ""), Version(115, None, ""))
    assert names == ["115年度第2版（草稿）", "115年度第1版（115.01.20核定）"]
    assert sum(each.change is Change.DELETED for each in found) == 1


def test_a_title_and_a_chapter_are_named_in_the_proposed_reason(sample: Office) -> None:
    with sample.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        assert plan_tree(session, head.id).chapters
        found = comparison(session, Version(115, 1, ""), Version(115, None, ""))
    assert {proposed_reason(each) for each in found if each.change is Change.CHANGED} == {
        "修正文字、備註。",
        "修正文字。",
        "修正完成期限。",
    }


def test_the_changed_characters_are_underlined_where_they_stand() -> None:
    _old, new = compared("每年至少辦理電話禮貌測試12次", "每年至少辦理電話禮貌測試24次")
    style = Style(12, 17)
    page = Page()
    for number, line in enumerate(broken(marked_paragraph(new, "1."), 100, style)):
        page.write(line, 10, number * 17)
    (rule,) = page.rules
    (text,) = [found for found in page.texts if "24" in found.line.text]
    before = text.line.text[: text.line.text.index("24")]
    assert rule.x1 == pytest.approx(text.x + text_width(before, style))
    assert rule.x2 == pytest.approx(text.x + text_width(before + "24", style))
    assert text.y < rule.y1 < text.y + 5


def test_a_change_over_two_lines_is_underlined_on_both() -> None:
    _old, new = compared("更新標示", "更新各樓層無障礙設施與逃生避難方向標示")
    lines = broken(marked_paragraph(new), 80, Style(12, 17))
    assert sum(bool(line.underlined) for line in lines) >= 2
    assert squeezed("".join(line.text for line in lines)) == "更新各樓層無障礙設施與逃生避難方向標示"
