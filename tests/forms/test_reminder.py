"""Reminder slips on paper: one, all that are unanswered, and the empty one."""

import datetime as dt
import re

import pytest

from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.reminders import ReminderAnswer, cancel_reminder, issue_reminders, reply_to_reminder
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.forms.printed import squeezed
from tests.forms.sample_prints import form, name_agency, strips

JUNE = dt.date(2026, 6, 1)
JULY = dt.date(2026, 7, 1)
LONG = "張貼最新申辦須知並逐項檢討改進，" * 60


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    name_agency(office, clerk)
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", JUNE, ("行政課",)),
        TaskDraft("檢修飲水機", JUNE, ("建設課",)),
        TaskDraft("辦理講習", dt.date(2026, 6, 15), ("各課",)),
        groups={"各課": ("行政課", "建設課")},
    )


def issued(office: Office, clerk: Actor, on: dt.date = JULY, note: str = "") -> list[int]:
    with office.work(clerk) as work:
        return issue_reminders(work, 115, on=on, reply_by=on + dt.timedelta(days=9), note=note)


@pytest.fixture
def slips(office: Office, clerk: Actor, plan: FollowedPlan) -> list[int]:
    return issued(office, clerk, note="請併附佐證。")


def test_a_slip_says_who_is_late_with_what_and_by_when_to_answer(office: Office, slips: list[int]) -> None:
    text = form(office, "reminder", id=slips[0]).text
    assert "編號115年稽字第0001號開立日期115年7月1日" in text
    assert "受稽催單位行政課稽催次別第1次" in text
    assert "逾期工作2項回復期限115年7月10日" in text
    assert "於115年7月10日前填妥回復欄送還。說明：請併附佐證。" in text
    assert re.search(r"一、\(一\)1\.更新樓層配置圖115\.06\.0130日第1次未開始", text)
    assert re.search(r"一、\(一\)3\.辦理講習115\.06\.1516日第1次未開始", text)
    assert "檢修飲水機" not in text


def test_the_reply_part_has_a_row_for_each_task_and_boxes_to_sign(office: Office, slips: list[int]) -> None:
    text = form(office, "reminder", id=slips[0]).text
    reply = text[text.index("回復欄（") :]
    assert "項次辦理情形預定完成日未完成原因一、(一)1.一、(一)3.承辦人單位主管回復日期年月日" in reply


def test_what_was_answered_stands_in_the_reply_part(
    office: Office, clerk: Actor, plan: FollowedPlan, slips: list[int]
) -> None:
    answers = {
        plan.nodes["更新樓層配置圖"]: ReminderAnswer("已送印", dt.date(2026, 7, 20), "廠商延誤"),
        plan.nodes["辦理講習"]: ReminderAnswer("已改期"),
    }
    with office.work(clerk) as work:
        reply_to_reminder(work, slips[0], dt.date(2026, 7, 8), "王課員", answers)
    text = form(office, "reminder", id=slips[0]).text
    assert "1.已送印115.07.20廠商延誤" in text
    assert "承辦人王課員單位主管回復日期115.07.08" in text


@pytest.mark.parametrize(("days", "words"), [(2, "第3次稽催，請單位主管說明"), (4, "第5次稽催，陳報首長")])
def test_the_third_and_the_fifth_reminder_say_what_they_ask(
    office: Office, clerk: Actor, slips: list[int], days: int, words: str
) -> None:
    for day in range(1, days + 1):
        last, _other = issued(office, clerk, JULY + dt.timedelta(days=day))
    assert f"特別註記{words}" in form(office, "reminder", id=last).text
    assert "特別註記" not in form(office, "reminder", id=slips[0]).text


def test_all_unanswered_slips_are_letters_of_their_own(office: Office, slips: list[int]) -> None:
    first, second = form(office, "reminder", year=115).pages
    for page, section in ((first, "行政課"), (second, "建設課")):
        assert f"受稽催單位{section}" in squeezed(page)
        assert squeezed(page).count("青埔縣松溪鄉公所稽催單") == 2  # above and below
        assert "第1頁，共1頁" in squeezed(page)
        assert strips(page) == 1


def test_a_section_gets_its_own_slip_and_a_group_those_of_its_members(
    office: Office, slips: list[int]
) -> None:
    own, group = (form(office, "reminder", year=115, section=name).text for name in ("建設課", "各課"))
    assert "第0002號" in own
    assert "第0001號" not in own
    assert "第0001號" in group
    assert "第0002號" in group


def test_answered_and_called_back_slips_are_printed_only_by_their_key(
    office: Office, clerk: Actor, slips: list[int]
) -> None:
    with office.work(clerk) as work:
        cancel_reminder(work, slips[0], JULY)
    assert "第0001號" not in form(office, "reminder", year=115).text
    assert "本單已於115年7月1日作廢" in form(office, "reminder", id=slips[0]).text


def test_rows_longer_than_a_page_go_on_with_nothing_lost(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    drafts = [TaskDraft(f"{number}{LONG}", JUNE, ("行政課",)) for number in range(4)]
    followed_plan(office, clerk, *drafts)
    (key,) = issued(office, clerk)
    printed = form(office, "reminder", id=key)
    assert len(printed.pages) > 3
    assert printed.text.count("檢") == 4 * 60
    assert [strips(page) for page in printed.pages] == [0] * (len(printed.pages) - 1) + [1]


def test_the_empty_slip_is_one_page(office: Office, plan: FollowedPlan) -> None:
    printed = form(office, "reminder", is_blank=True)
    assert len(printed.pages) == 1
    assert "編號年稽字第號" in printed.text
    assert strips(printed.pages[0]) == 1


def test_where_nothing_waits_for_an_answer_the_way_to_it_is_told(office: Office, plan: FollowedPlan) -> None:
    with pytest.raises(Refused, match="沒有待回復的稽催單可印；請先在「追蹤」的稽催開立"):
        form(office, "reminder", year=115)
    with pytest.raises(Refused, match="「建設課」沒有待回復的稽催單可印"):
        form(office, "reminder", year=115, section="建設課")
    with pytest.raises(Refused, match="115年沒有第7號稽催單"):
        form(office, "reminder", id=7)
