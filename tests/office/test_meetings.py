"""Meetings: what is laid before them, what they decide, and what goes on to the next one."""

import datetime as dt

import pytest

from db.queries.history import history_of_task, recent_happenings
from db.queries.meetings import FollowUpTable, follow_up_table, meetings_of_year, newest_meeting
from db.vocabulary import FollowUpDecision, Period
from desktop.errors import Refused
from desktop.office.as_of import office_as_of
from desktop.office.followed_plan import followed_plan as plan_of
from desktop.office.happenings import words_of
from desktop.office.meeting_draft import meeting_draft
from desktop.office.meetings import (
    add_matter,
    cancel_meeting,
    change_meeting,
    change_progress,
    decide,
    hold_meeting,
    remove_matter,
)
from desktop.office.office import Actor, Office
from desktop.office.outline import delete_nodes
from desktop.office.take_back import take_back
from desktop.office.tracking import tick_off
from tests.conftest import Clock
from tests.factories import FollowedPlan, TaskDraft, followed_plan, last_number

DUE = dt.date(2026, 6, 18)
JUNE, JULY, AUGUST = dt.date(2026, 6, 30), dt.date(2026, 7, 31), dt.date(2026, 8, 31)
RELEASE, CONTINUE = FollowUpDecision.RELEASE, FollowUpDecision.CONTINUE


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", DUE, ("行政課", "資訊課")),
        TaskDraft("檢修飲水機", DUE, ("建設課",)),
        TaskDraft("整理花圃", dt.date(2026, 12, 1), ("建設課",)),
        TaskDraft("辦理講習", None, ("行政課",), (4, Period.YEAR)),
    )


def held(
    office: Office, clerk: Actor, plan: FollowedPlan, on: dt.date, *texts: str, name: str = "館務會議"
) -> int:
    keys = [plan.nodes[text] for text in texts]
    with office.work(clerk) as work:
        return hold_meeting(work, 115, name, held_on=on, figures_on=on, node_ids=keys)


def table(office: Office, meeting_id: int) -> FollowUpTable:
    with office.reading() as session:
        found = follow_up_table(session, meeting_id)
    assert found is not None
    return found


def matter(office: Office, meeting_id: int, text: str) -> int:
    return next(found.id for found in table(office, meeting_id).matters if text in found.subject)


def decided(office: Office, clerk: Actor, meeting_id: int, **decisions: FollowUpDecision) -> None:
    for text, decision in decisions.items():
        with office.work(clerk) as work:
            decide(work, matter(office, meeting_id, text), decision)


def test_the_table_tells_the_tasks_chosen_in_the_plans_order(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    found = table(office, held(office, clerk, plan, JUNE, "檢修飲水機", "更新樓層配置圖"))
    assert (found.row.number, found.row.name, found.row.matters, found.row.undecided) == (1, "館務會議", 2, 2)
    assert [(row.subject, row.sections, row.progress, row.times) for row in found.matters] == [
        (
            "一、(一)1.更新樓層配置圖",
            "行政課（主辦）、資訊課（協辦）",
            "應於115.06.18前完成，已逾12日；未開始",
            1,
        ),
        ("一、(一)2.檢修飲水機", "建設課（主辦）", "應於115.06.18前完成，已逾12日；未開始", 1),
    ]


def test_what_was_not_released_goes_on_to_the_next_meeting(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    first = held(office, clerk, plan, JUNE, "更新樓層配置圖", "檢修飲水機", "辦理講習")
    with office.work(clerk) as work:
        add_matter(work, first, "停車場標線重劃", "建設課", "洽詢中")
    decided(office, clerk, first, 更新樓層配置圖=RELEASE, 檢修飲水機=CONTINUE)
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢修飲水機"], on=JULY, note="已換新", today=JULY)
    second = table(office, held(office, clerk, plan, JULY, "整理花圃"))
    assert [(row.subject, row.times) for row in second.matters] == [
        ("一、(一)2.檢修飲水機", 2),
        ("一、(一)3.整理花圃", 1),
        ("一、(一)4.辦理講習", 2),
        ("停車場標線重劃", 2),
    ]
    assert second.matters[0].progress == "115.07.31完成（逾期43日），已換新"
    assert second.matters[3].progress == "洽詢中"
    third = table(office, held(office, clerk, plan, AUGUST))
    assert [row.times for row in third.matters] == [3, 2, 3, 3]
    assert third.row.number == 3


def test_the_meetings_of_a_year_are_listed_newest_first_with_what_is_open(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    first = held(office, clerk, plan, JUNE, "更新樓層配置圖", "檢修飲水機")
    decided(office, clerk, first, 更新樓層配置圖=RELEASE)
    held(office, clerk, plan, JULY, name="局務會議")
    with office.reading() as session:
        rows = meetings_of_year(session, 115)
        newest, of_next_year = newest_meeting(session, 115), newest_meeting(session, 116)
        assert newest_meeting(session, 114) is None
    assert [(r.number, r.name, r.matters, r.released, r.undecided) for r in rows] == [
        (2, "局務會議", 1, 0, 1),
        (1, "館務會議", 2, 1, 1),
    ]
    assert newest == of_next_year == rows[0]


def test_decisions_have_words_and_can_be_taken_back(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    meeting = held(office, clerk, plan, JUNE, "更新樓層配置圖")
    key = matter(office, meeting, "更新樓層配置圖")
    with office.work(clerk) as work:
        decide(work, key, CONTINUE, " 請於7月底前完成 ")
    assert [(m.decision, m.decided) for m in table(office, meeting).matters] == [
        (CONTINUE, "請於7月底前完成")
    ]
    with office.work(clerk) as work:
        change_progress(work, key, "圖已送印")
        decide(work, key, None)
    assert [(m.decision, m.decided, m.progress) for m in table(office, meeting).matters] == [
        (None, "", "圖已送印")
    ]


def test_figures_of_a_past_day_are_those_that_were_stored_then(
    office: Office, clerk: Actor, clock: Clock
) -> None:
    clock(DUE)
    plan = followed_plan(office, clerk, TaskDraft("更新樓層配置圖", DUE))
    clock(JULY)
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["更新樓層配置圖"], on=DUE, today=JULY)
    with office_as_of(office, JUNE, JULY) as then:
        figures = plan_of(then, 115, JUNE)
    with office.work(clerk) as work:
        key = hold_meeting(
            work,
            115,
            "館務會議",
            held_on=JULY,
            figures_on=JUNE,
            node_ids=[plan.nodes["更新樓層配置圖"]],
            figures=figures,
        )
    assert [row.progress for row in table(office, key).matters] == ["應於115.06.18前完成，已逾12日；未開始"]


def test_what_the_next_meeting_carries_on_is_neither_released_nor_removed(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    first = held(office, clerk, plan, JUNE, "更新樓層配置圖")
    second = held(office, clerk, plan, JULY)
    key = matter(office, first, "更新樓層配置圖")
    with pytest.raises(Refused, match="已列入第2次會議"), office.work(clerk) as work:
        decide(work, key, RELEASE)
    with pytest.raises(Refused, match="先刪除該次會議"), office.work(clerk) as work:
        remove_matter(work, key)
    with pytest.raises(Refused, match="先刪除該次會議"), office.work(clerk) as work:
        cancel_meeting(work, first)
    with office.work(clerk) as work:
        cancel_meeting(work, second)
    with office.work(clerk) as work:
        decide(work, key, RELEASE)
        cancel_meeting(work, first)
    with office.reading() as session:
        assert meetings_of_year(session, 115) == []


def test_a_cancelled_meeting_comes_back_with_its_decisions(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    meeting = held(office, clerk, plan, JUNE, "更新樓層配置圖", "檢修飲水機")
    decided(office, clerk, meeting, 檢修飲水機=RELEASE)
    before = table(office, meeting)
    with office.work(clerk) as work:
        cancel_meeting(work, meeting)
    with office.work(clerk) as work:
        take_back(work, last_number(office))
    assert table(office, meeting) == before


def test_what_a_meeting_decided_stays_when_the_task_is_deleted_and_finds_it_again(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    meeting = held(office, clerk, plan, JUNE, "更新樓層配置圖")
    decided(office, clerk, meeting, 更新樓層配置圖=CONTINUE)
    before = table(office, meeting)
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["更新樓層配置圖"]])
    (left,) = table(office, meeting).matters
    assert (left.node_id, left.subject, left.decision) == (None, "一、(一)1.更新樓層配置圖", CONTINUE)
    with office.work(clerk) as work:
        take_back(work, last_number(office))
    assert table(office, meeting) == before


def test_a_tasks_history_tells_when_it_was_followed_and_what_was_decided(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    meeting = held(office, clerk, plan, JUNE, "更新樓層配置圖", "檢修飲水機")
    with office.work(clerk) as work:
        add_matter(work, meeting, "停車場標線重劃")
    decided(office, clerk, meeting, 更新樓層配置圖=CONTINUE, 停車場標線重劃=RELEASE)
    with office.reading() as session:
        own = history_of_task(session, plan.nodes["更新樓層配置圖"])
        newest = recent_happenings(session, 1)
    assert [words_of(happening) for happening in own][:2] == ["會議決定繼續列管", "列入列管追蹤表"]
    assert [(words_of(happening), happening.node_ids) for happening in newest] == [("會議決定解除列管", ())]


def test_a_meeting_can_be_renamed_and_moved(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    meeting = held(office, clerk, plan, JUNE, "更新樓層配置圖")
    with office.work(clerk) as work:
        change_meeting(work, meeting, name="擴大館務會議", held_on=JULY)
    row = table(office, meeting).row
    assert (row.name, row.held_on, row.figures_on) == ("擴大館務會議", JULY, JUNE)
    with pytest.raises(Refused, match="早於統計日期"), office.work(clerk) as work:
        change_meeting(work, meeting, name="館務會議", held_on=DUE)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"year": 99}, "沒有99年度的計畫"),
        ({"name": "  "}, "請填寫會議名稱"),
        ({"figures_on": AUGUST}, "晚於開會日期"),
        ({"held_on": DUE, "figures_on": DUE}, "早於上一次會議"),
    ],
)
def test_meetings_that_cannot_be_are_refused_in_a_sentence(
    office: Office, clerk: Actor, plan: FollowedPlan, changed: dict[str, object], said: str
) -> None:
    held(office, clerk, plan, JUNE, "更新樓層配置圖")
    asked = {"year": 115, "name": "館務會議", "held_on": JULY, "figures_on": JULY, "node_ids": []} | changed
    with pytest.raises(Refused, match=said), office.work(clerk) as work:
        hold_meeting(work, **asked)  # type: ignore[arg-type]


def test_a_table_with_nothing_on_it_is_refused(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with pytest.raises(Refused, match="請至少勾選一項"):
        held(office, clerk, plan, JUNE)
    meeting = held(office, clerk, plan, JUNE, "整理花圃")
    with pytest.raises(Refused, match="請填寫要列管的案由"), office.work(clerk) as work:
        add_matter(work, meeting, " ")


def test_the_draft_of_the_next_meeting_tells_what_goes_on_to_it(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    meeting = held(office, clerk, plan, JUNE, "檢修飲水機", "整理花圃")
    with office.work(clerk) as work:
        add_matter(work, meeting, "停車場標線重劃")
    decided(office, clerk, meeting, 檢修飲水機=RELEASE)
    draft = meeting_draft(office, 115, JULY, JULY)
    assert [(matter.why, matter.node_id in draft.continued) for matter in draft.matters] == [
        ("逾期43日", False),
        ("逾期43日", False),
        ("前次列管", True),
        ("落後", False),
    ]
    assert draft.before is not None
    assert (draft.before.id, draft.raised) == (meeting, 1)
    with pytest.raises(Refused, match="還沒有116年度的計畫"):
        meeting_draft(office, 116, JULY, JULY)
