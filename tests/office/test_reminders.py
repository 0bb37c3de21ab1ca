"""Reminder slips: issued to who is late, counted, answered, called back."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from db.database import Database
from db.queries.reminders import ReminderRow, ReminderSlip, open_reminders, reminder, reminders_of_year
from db.vocabulary import Period
from desktop.errors import Refused
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.outline import delete_nodes
from desktop.office.reminders import cancel_reminder, issue_reminders, reply_to_reminder
from desktop.office.sections import delete_section
from desktop.office.take_back import take_back
from desktop.office.ticking import tick
from desktop.office.tracking import mark_not_applicable, tick_off
from tests.factories import FollowedPlan, TaskDraft, followed_plan

DUE = dt.date(2026, 6, 1)
TODAY = dt.date(2026, 7, 1)
REPLY_BY = dt.date(2026, 7, 10)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", DUE, ("行政課",)),
        TaskDraft("檢修飲水機", dt.date(2026, 6, 21), ("建設課",)),
        TaskDraft("整理花圃", dt.date(2026, 12, 1), ("社會課",)),
        TaskDraft("辦理講習", dt.date(2026, 6, 15), ("各課",), (4, Period.YEAR)),
        groups={"各課": ("行政課", "建設課")},
    )


def issued(office: Office, clerk: Actor, keys: list[int] | None = None, on: dt.date = TODAY) -> list[int]:
    with office.work(clerk) as work:
        return issue_reminders(work, 115, keys, on=on, reply_by=max(on, REPLY_BY))


def slip(office: Office, key: int) -> ReminderSlip:
    with office.reading() as session:
        found = reminder(session, key)
    assert found is not None
    return found


def listed(office: Office) -> list[ReminderRow]:
    with office.reading() as session:
        return reminders_of_year(session, 115)


def replied(office: Office, clerk: Actor, key: int, **answers: tuple[str, dt.date | None, str]) -> bool:
    by_text = {task.text: task.node_id for task in slip(office, key).tasks}
    with office.work(clerk) as work:
        return reply_to_reminder(
            work, key, TODAY, "王課員", {by_text[text]: answer for text, answer in answers.items()}
        )


def test_a_batch_reminds_every_late_section_and_nobody_else(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    issued(office, clerk)
    assert [(row.serial, row.section, row.tasks) for row in listed(office)] == [
        (2, "建設課", 2),
        (1, "行政課", 2),
    ]


def test_a_slip_keeps_the_tasks_as_they_stood_that_day(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        add_evidence(work, plan.nodes["辦理講習"], on=DUE, what="簽到簿", today=TODAY)
    (key,) = issued(office, clerk, [plan.sections["行政課"]])
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["更新樓層配置圖"], on=TODAY, today=TODAY)
    assert [(task.text, task.due_on, task.days_late, task.progress) for task in slip(office, key).tasks] == [
        ("更新樓層配置圖", DUE, 30, "未開始"),
        ("辦理講習", dt.date(2026, 6, 15), 16, "執行中，已辦1／4次"),
    ]


def test_a_group_is_reminded_member_by_member(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    issued(office, clerk, [plan.sections["各課"]])
    assert {row.section for row in listed(office)} == {"行政課", "建設課"}


def test_each_task_knows_how_often_its_section_was_reminded_of_it(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    first = plan.sections["行政課"]
    issued(office, clerk, [first])
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["更新樓層配置圖"], on=TODAY, today=TODAY)
    next_day = TODAY + dt.timedelta(days=1)
    again, other = issued(office, clerk, [first, plan.sections["建設課"]], next_day)
    assert [(task.text, task.times) for task in slip(office, again).tasks] == [("辦理講習", 2)]
    assert [(task.text, task.times) for task in slip(office, other).tasks] == [
        ("檢修飲水機", 1),
        ("辦理講習", 1),
    ]


def test_a_slip_called_back_is_no_reminder_but_keeps_its_serial(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    (first,) = issued(office, clerk, [plan.sections["行政課"]])
    with office.work(clerk) as work:
        cancel_reminder(work, first, TODAY)
    (second,) = issued(office, clerk, [plan.sections["行政課"]])
    assert {task.times for task in slip(office, second).tasks} == {1}
    assert [(row.serial, row.cancelled_on) for row in listed(office)] == [(2, None), (1, TODAY)]


@pytest.mark.parametrize(
    ("section", "on", "reply_by", "sentence"),
    [
        ("社會課", TODAY, REPLY_BY, "「社會課」目前沒有逾期的工作，不用稽催；請取消勾選後再開立。"),
        (
            "行政課",
            TODAY,
            dt.date(2026, 6, 30),
            "回復期限115.06.30早於開立日期115.07.01；請改填開立日期以後的日期。",
        ),
        ("行政課", DUE, REPLY_BY, "「行政課」目前沒有逾期的工作，不用稽催；請取消勾選後再開立。"),
    ],
)
def test_a_slip_that_makes_no_sense_is_refused(
    office: Office,
    clerk: Actor,
    plan: FollowedPlan,
    section: str,
    on: dt.date,
    reply_by: dt.date,
    sentence: str,
) -> None:
    with pytest.raises(Refused) as refused, office.work(clerk) as work:
        issue_reminders(work, 115, [plan.sections[section]], on=on, reply_by=reply_by)
    assert str(refused.value) == sentence
    assert listed(office) == []


def test_the_same_section_is_reminded_once_a_day(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    issued(office, clerk, [plan.sections["行政課"]])
    with pytest.raises(Refused, match="「行政課」今天已經開立過稽催單"):
        issued(office, clerk, [plan.sections["行政課"]])
    issued(office, clerk)
    assert [row.section for row in listed(office)] == ["建設課", "行政課"]
    with pytest.raises(Refused, match="目前沒有單位需要稽催"):
        issued(office, clerk)


def test_nobody_is_reminded_of_what_does_not_apply(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        mark_not_applicable(work, plan.nodes["檢修飲水機"], reason="已拆除")
        mark_not_applicable(work, plan.nodes["辦理講習"], reason="停辦")
    issued(office, clerk)
    assert [(row.section, row.tasks) for row in listed(office)] == [("行政課", 1)]


def test_who_did_the_own_part_is_not_reminded_of_what_others_still_owe(office: Office, clerk: Actor) -> None:
    groups = {"各課": ("行政課", "建設課")}
    plan = followed_plan(office, clerk, TaskDraft("盤點財產", DUE, ("各課",)), groups=groups)
    with office.work(clerk) as work:
        tick(work, plan.nodes["盤點財產"], on=DUE, section_id=plan.sections["建設課"], today=TODAY)
    issued(office, clerk)
    assert [row.section for row in listed(office)] == ["行政課"]


def test_a_month_in_which_nothing_was_done_is_late_since_its_end(office: Office, clerk: Actor) -> None:
    plan = followed_plan(office, clerk, TaskDraft("巡檢", None, ("行政課",), (1, Period.MONTH)))
    with office.work(clerk) as work:
        add_evidence(work, plan.nodes["巡檢"], on=dt.date(2026, 1, 9), what="紀錄", today=TODAY)
    (key,) = issued(office, clerk)
    (task,) = slip(office, key).tasks
    assert (task.due_on, task.days_late) == (dt.date(2026, 2, 28), 123)
    assert task.progress == "執行中，已辦1／12次，5期未達應辦次數"


def test_a_year_without_plan_is_refused(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="沒有115年度的計畫，無法稽催"):
        issued(office, clerk)


def test_a_slip_is_answered_when_every_task_that_still_owes_something_is(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    (key,) = issued(office, clerk, [plan.sections["建設課"]])
    promised = dt.date(2026, 7, 20)
    assert not replied(office, clerk, key, 檢修飲水機=("已叫料", promised, "缺料"))
    row = slip(office, key).row
    assert (row.answered, row.replied_on, row.is_open) == (1, None, True)
    assert replied(office, clerk, key, 辦理講習=("", None, "講師請假"))
    row = slip(office, key).row
    assert (row.replied_on, row.replied_by, row.is_open) == (TODAY, "王課員", False)
    task = slip(office, key).tasks[0]
    assert (task.reply, task.promised_on, task.reason) == ("已叫料", promised, "缺料")
    with office.reading() as session:
        assert open_reminders(session, 115) == []


def test_a_task_done_meanwhile_needs_no_answer(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    (key,) = issued(office, clerk, [plan.sections["建設課"]])
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["辦理講習"], on=TODAY, today=TODAY)
    assert replied(office, clerk, key, 檢修飲水機=("已修好", None, ""))


def test_a_section_that_ticked_its_own_part_owes_no_answer_of_it(office: Office, clerk: Actor) -> None:
    groups = {"各課": ("行政課", "建設課")}
    drafts = (TaskDraft("盤點財產", DUE, ("各課",)), TaskDraft("檢修飲水機", DUE, ("行政課",)))
    plan = followed_plan(office, clerk, *drafts, groups=groups)
    (key,) = issued(office, clerk, [plan.sections["行政課"]])
    with office.work(clerk) as work:
        tick(work, plan.nodes["盤點財產"], on=TODAY, section_id=plan.sections["行政課"], today=TODAY)
    assert replied(office, clerk, key, 檢修飲水機=("已修好", None, ""))


def test_two_windows_that_remind_at_once_give_different_serials(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    assert office.path is not None
    other = Office(Database(office.path))

    def issue(where: Office, section: str) -> list[int]:
        return issued(where, clerk, [plan.sections[section]])

    with ThreadPoolExecutor(2) as both:
        list(both.map(issue, (office, other), ("行政課", "建設課")))
    other.close()
    assert [row.serial for row in listed(office)] == [2, 1]


def test_an_answer_can_be_corrected(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    (key,) = issued(office, clerk, [plan.sections["建設課"]])
    both = {"檢修飲水機": ("已叫料", None, ""), "辦理講習": ("已改期", None, "")}
    replied(office, clerk, key, **both)
    assert replied(office, clerk, key, 檢修飲水機=("已修好", None, ""))
    assert [task.reply for task in slip(office, key).tasks] == ["已修好", "已改期"]


@pytest.mark.parametrize(
    ("on", "by", "answer", "sentence"),
    [
        (DUE, "王課員", ("已修", None, ""), "回復日期早於「115年稽字第0001號」的開立日期115.07.01"),
        (TODAY, " ", ("已修", None, ""), "請填寫是誰回復「115年稽字第0001號」"),
        (TODAY, "王課員", (" ", None, ""), "還沒有填寫任何一項的回復"),
        (TODAY, "王課員", ("已修", DUE, ""), "「檢修飲水機」的預定完成日115.06.01早於稽催單的開立日期"),
    ],
)
def test_an_answer_that_says_nothing_or_makes_no_sense_is_refused(
    office: Office,
    clerk: Actor,
    plan: FollowedPlan,
    on: dt.date,
    by: str,
    answer: tuple[str, dt.date | None, str],
    sentence: str,
) -> None:
    (key,) = issued(office, clerk, [plan.sections["建設課"]])
    with pytest.raises(Refused, match=sentence), office.work(clerk) as work:
        reply_to_reminder(work, key, on, by, {plan.nodes["檢修飲水機"]: answer})


def test_a_task_of_another_slip_cannot_be_answered(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    (key,) = issued(office, clerk, [plan.sections["建設課"]])
    with (
        pytest.raises(Refused, match="「更新樓層配置圖」不在「115年稽字第0001號」上"),
        office.work(clerk) as work,
    ):
        reply_to_reminder(work, key, TODAY, "王課員", {plan.nodes["更新樓層配置圖"]: ("好", None, "")})


def test_an_answered_slip_cannot_be_called_back_and_one_called_back_not_answered(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    answered, cancelled = issued(office, clerk)
    replied(office, clerk, answered, 更新樓層配置圖=("已送印", None, ""), 辦理講習=("已改期", None, ""))
    with pytest.raises(Refused, match="已經回復，不能作廢"), office.work(clerk) as work:
        cancel_reminder(work, answered, TODAY)
    with office.work(clerk) as work:
        cancel_reminder(work, cancelled, TODAY)
    with pytest.raises(Refused, match="已經作廢，不能登錄回復"):
        replied(office, clerk, cancelled, 檢修飲水機=("已修", None, ""))
    with pytest.raises(Refused, match=r"在115.07.01已經作廢"), office.work(clerk) as work:
        cancel_reminder(work, cancelled, TODAY)


def test_a_batch_is_taken_back_whole(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    numbers: list[int] = []
    forget = office.on_change(lambda changed: numbers.append(changed.number))
    issued(office, clerk)
    forget()
    with office.work(clerk) as work:
        take_back(work, numbers[0])
    assert listed(office) == []


def test_a_task_that_is_deleted_goes_from_its_slips_and_comes_back_with_them(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    (key,) = issued(office, clerk, [plan.sections["建設課"]])
    numbers: list[int] = []
    forget = office.on_change(lambda changed: numbers.append(changed.number))
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["檢修飲水機"]])
    forget()
    assert [task.text for task in slip(office, key).tasks] == ["辦理講習"]
    with office.work(clerk) as work:
        take_back(work, numbers[0])
    assert [task.text for task in slip(office, key).tasks] == ["檢修飲水機", "辦理講習"]


def test_a_section_with_slips_is_retired_rather_than_deleted(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    issued(office, clerk, [plan.sections["建設課"]])
    with pytest.raises(Refused, match="「建設課」已有工作、人員或紀錄使用"), office.work(clerk) as work:
        delete_section(work, plan.sections["建設課"])
