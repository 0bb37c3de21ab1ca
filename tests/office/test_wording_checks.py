"""The words of a plan held against its year, its dates and its quotas, before it is signed."""

import datetime as dt

import pytest

from db.queries.plan import QuotaInfo, plan_tree
from db.vocabulary import Period, QuotaRule
from desktop.office.basis_letters import add_basis
from desktop.office.chapters import change_chapter
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.plan_checking import findings
from desktop.office.promises import set_due, set_quota
from desktop.rules.checked_plan import Finding
from desktop.rules.severity import Severity
from tests.factories import FollowedPlan, TaskDraft, followed_plan

DAY = dt.date(2026, 6, 30)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """A plan of 115 with one task, in which there is nothing to mend."""
    plan = followed_plan(office, clerk, TaskDraft("更新標示", DAY, ("民政課",)), year=115)
    with office.work(clerk) as work:
        for chapter in plan_tree(work.session, plan.plan_id).chapters:
            change_chapter(work, chapter.id, paragraphs=["內容。"])
    return plan


def found(office: Office, plan: FollowedPlan) -> list[Finding]:
    with office.reading() as session:
        return findings(session, plan.plan_id)


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("114.06.30", Severity.MUST),
        ("115年3月底\n115.05.31", Severity.MUST),
        ("5月底", Severity.LOOK),
    ],
)
def test_printed_words_that_name_another_day_are_found(
    office: Office, clerk: Actor, plan: FollowedPlan, words: str, severity: Severity
) -> None:
    with office.work(clerk) as work:
        set_due(work, plan.nodes["更新標示"], DAY, words)
    (finding,) = found(office, plan)
    assert (finding.check, finding.severity) == ("印出的期限與日期不符", severity)
    assert "追蹤的期限是115.06.30" in finding.what


@pytest.mark.parametrize(
    "words",
    ["115.06.30", "115年6月", "6月底前", "６月底", "115.3.31\n115.6.30", "全年", "經常辦理", "上半年"],
)
def test_printed_words_that_mean_the_day_or_none_are_right(
    office: Office, clerk: Actor, plan: FollowedPlan, words: str
) -> None:
    with office.work(clerk) as work:
        set_due(work, plan.nodes["更新標示"], DAY, words)
    assert found(office, plan) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("訂定本所114年度執行計畫", "114年度"),
        ("於 114 年 6 月辦理說明會", "114年6月"),
        ("114.03.01辦理說明會", "114.03.01"),
        ("編印１１４年度成果", "114年度"),
    ],
)
def test_last_years_words_left_standing_are_asked_about(
    office: Office, clerk: Actor, plan: FollowedPlan, text: str, named: str
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text=text)
    (finding,) = found(office, plan)
    assert (finding.check, finding.severity) == ("文字裡的舊年份", Severity.LOOK)
    assert f"「{named}」" in finding.what


@pytest.mark.parametrize(
    "text",
    [
        "訂定本所115年度執行計畫",
        "編列116年度經費",
        "依據青埔縣政府114年3月5日府研管字第1140012345號函頒「114年度實施計畫」辦理。",
        "依104年12月30日修正公布之行政程序法辦理",
        "自110年1月起設置志工服務臺",
        "檔案保存114學年度課程",
    ],
)
def test_years_of_laws_letters_and_beginnings_are_not(
    office: Office, clerk: Actor, plan: FollowedPlan, text: str
) -> None:
    with office.work(clerk) as work:
        change_node(work, plan.nodes["更新標示"], text=text)
    assert found(office, plan) == []


def test_an_old_year_in_a_chapter_leads_there(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        chapter = plan_tree(work.session, plan.plan_id).chapters[1]
        change_chapter(work, chapter.id, paragraphs=["達成114年度目標。"])
    (finding,) = found(office, plan)
    assert (finding.check, finding.key) == ("文字裡的舊年份", chapter.id)


@pytest.mark.parametrize(
    ("title", "checks"),
    [
        ("114年度服務品質實施計畫", ["依據可能是舊的"]),
        ("115年度服務品質實施計畫", []),
        ("電話禮貌測試要點", []),
    ],
)
def test_a_letter_about_an_earlier_year_is_asked_about(
    office: Office, clerk: Actor, plan: FollowedPlan, title: str, checks: list[str]
) -> None:
    with office.work(clerk) as work:
        add_basis(work, plan.plan_id, agency="青埔縣政府", issued_on=DAY, number="府字第1號", title=title)
        first = plan_tree(work.session, plan.plan_id).chapters[0]
        change_chapter(work, first.id, paragraphs=["依據{依據1}辦理。"])
    assert [finding.check for finding in found(office, plan)] == checks


def test_a_quota_that_its_words_contradict_is_asked_about(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    task = plan.nodes["更新標示"]
    with office.work(clerk) as work:
        change_node(work, task, text="每年至少辦理12次電話禮貌測試")
        set_quota(work, task, QuotaInfo(QuotaRule.EXACTLY, 12, Period.YEAR))
    assert found(office, plan) == []
    with office.work(clerk) as work:
        set_quota(work, task, QuotaInfo(QuotaRule.AT_LEAST, 4, Period.YEAR))
    (finding,) = found(office, plan)
    assert (finding.check, finding.severity) == ("文字與所訂的不符", Severity.LOOK)
    assert "每年至少12次" in finding.what
    assert "每年至少4次" in finding.what


def test_a_date_in_the_next_year_is_not_asked_about_where_the_words_say_it(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    task, day = plan.nodes["更新標示"], dt.date(2027, 1, 31)
    with office.work(clerk) as work:
        set_due(work, task, day)
    assert [finding.check for finding in found(office, plan)] == ["期限不在本年度"]
    with office.work(clerk) as work:
        change_node(work, task, text="次年1月底前函報執行成果")
    assert found(office, plan) == []
