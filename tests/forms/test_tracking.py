import datetime as dt
import re

import pytest
from sqlalchemy import func, select

from db.queries.plan import plan_head, plan_tree
from db.tables.plan import Node
from db.tables.tracking import TaskTracking
from db.vocabulary import NodeKind, Period, TaskStatus
from desktop.errors import Refused
from desktop.office.evidence import add_evidence
from desktop.office.followed_plan import followed_plan as whole_plan
from desktop.office.office import Actor, Office
from desktop.office.ticking import tick
from desktop.office.tracking import mark_not_applicable, tick_off
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.forms.printed import squeezed
from tests.forms.sample_prints import form, name_agency, strips

MARCH = dt.date(2026, 3, 1)
NEXT_MARCH = dt.date(2026, 3, 10)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """Done in time, overdue, to come, set aside, and one with a quota."""
    name_agency(office, clerk)
    plan = followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", MARCH, ("行政課",)),
        TaskDraft("檢修飲水機", MARCH, ("建設課",)),
        TaskDraft("整理花圃", dt.date(2026, 12, 1), ("建設課",)),
        TaskDraft("汰換座椅", dt.date(2026, 6, 1), ("行政課",), area="顧客關係", measure="環境"),
        TaskDraft(
            "辦理講習", dt.date(2026, 12, 31), ("全體",), (4, Period.YEAR), area="顧客關係", measure="訓練"
        ),
        groups={"全體": ("行政課", "建設課")},
    )
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["更新樓層配置圖"], on=dt.date(2026, 2, 26), note="圖已更換", today=MARCH)
        mark_not_applicable(work, plan.nodes["汰換座椅"], reason="改列明年")
        add_evidence(work, plan.nodes["辦理講習"], on=dt.date(2026, 2, 3), what="簽到簿", today=MARCH)
    return plan


def test_the_counts_of_all_and_of_each_area_are_told_in_words(office: Office, plan: FollowedPlan) -> None:
    text = form(office, "tracking", today=NEXT_MARCH).text
    assert "統計至中華民國115年3月10日共5項，完成1項，逾期1項，完成率25.0%" in text
    assert "機關形象共3項，完成1項，逾期1項，完成率33.3%" in text
    assert "顧客關係共2項，完成0項，逾期0項，完成率0.0%" in text


def test_a_light_is_told_by_its_mark_and_its_word(office: Office, plan: FollowedPlan) -> None:
    text = form(office, "tracking", today=NEXT_MARCH).text
    assert re.search("更新樓層配置圖.*?已完成，115.02.26完成圖已更換●綠燈", text)
    assert re.search("檢修飲水機.*?逾期，逾期9日■紅燈", text)
    assert re.search("整理花圃.*?未開始○灰燈", text)
    assert re.search("汰換座椅.*?不適用改列明年○灰燈", text)


def test_a_task_near_its_date_has_a_yellow_light_with_words(office: Office, plan: FollowedPlan) -> None:
    text = form(office, "tracking", today=dt.date(2026, 2, 27)).text
    assert re.search("檢修飲水機.*?即將到期▲黃燈", text)


def test_a_quota_shows_how_often_it_was_done_and_its_evidence(office: Office, plan: FollowedPlan) -> None:
    assert re.search("辦理講習.*?2／8.*?1件", form(office, "tracking", today=NEXT_MARCH).text)


def test_a_section_gets_its_own_tasks_and_those_of_its_groups(office: Office, plan: FollowedPlan) -> None:
    text = form(office, "tracking", section="建設課").text
    assert "管制表（建設課）" in text
    assert "檢修飲水機" in text
    assert "辦理講習" in text
    assert "更新樓層配置圖" not in text
    assert "共3項" in text


def test_a_group_gets_the_tasks_of_all_its_members(sample: Office) -> None:
    whole, group = form(sample, "tracking").text, form(sample, "tracking", section="各課室").text
    assert "管制表（各課室）" in group
    assert "共59項" in whole
    assert "共59項" in group


def test_a_section_is_found_by_its_short_name(sample: Office) -> None:
    assert "管制表（人事室）" in form(sample, "tracking", section="人").text


def test_an_unknown_section_is_refused_with_the_names_there_are(sample: Office) -> None:
    with pytest.raises(Refused) as refused:
        form(sample, "tracking", section="觀光課")
    assert str(refused.value) == (
        "沒有名為「觀光課」的單位；現有單位：秘書室、民政課、社會課、建設課、農業課、人事室、各課室。"
    )


def test_the_sample_is_counted_as_its_tasks_stand(sample: Office) -> None:
    with sample.reading() as session:
        plan = whole_plan(session, 115, dt.date.today())
        assert plan is not None
        done = sum(task.status is TaskStatus.DONE for task in plan.tasks)
        aside = session.scalar(select(func.count()).where(TaskTracking.status == TaskStatus.NOT_APPLICABLE))
        head = plan_head(session, 115)
        assert head is not None
        tasks = [node for node in plan_tree(session, head.id).nodes if node.kind is NodeKind.TASK]
        total = session.scalar(select(func.count()).where(Node.kind == NodeKind.TASK))
    text = form(sample, "tracking").text
    assert f"共{total}項，完成{done}項" in text
    assert aside == 1
    assert text.count("不適用") == 1
    for task in tasks:
        assert squeezed(task.text) in text


def test_every_page_has_the_columns_and_only_the_last_is_signed(sample: Office) -> None:
    printed = form(sample, "tracking")
    signed = [strips(page) for page in printed.pages]
    assert all("項次工作項目完成期限承辦單位" in squeezed(page) for page in printed.pages[:-1])
    assert signed == [0] * (len(signed) - 1) + [1]


def test_a_plan_without_tasks_is_refused(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    followed_plan(office, clerk)
    with pytest.raises(Refused, match="115年度的計畫還沒有工作項目"):
        form(office, "tracking")


def test_a_groups_task_names_the_sections_that_are_left(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        tick(work, plan.nodes["辦理講習"], on=MARCH, section_id=plan.sections["行政課"], times=4, today=MARCH)
    assert "1／2單位完成，未完成：建設課" in form(office, "tracking", today=NEXT_MARCH).text
