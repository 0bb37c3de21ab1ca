"""追蹤 → 稽催 in the window: slips issued, answered, called back, printed, by keys and clicks."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.reminders import ReminderRow, reminder, reminders_of_year
from db.vocabulary import Role
from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.reminders import issue_reminders
from desktop.office.tracking import tick_off
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.issue_reminders import IssueRemindersDialog
from desktop.ui.dialogs.reminder_reply import ReminderReplyDialog
from desktop.ui.models.short_table import ShortTable
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.tracking.reminders_part import RemindersPart
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import click
from tests.ui.windows import button_of, texts_in

DUE = dt.date(2026, 6, 1)
TODAY = dt.date(2026, 7, 1)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", DUE, ("行政課",)),
        TaskDraft("檢修飲水機", DUE, ("建設課",)),
        TaskDraft("辦理講習", dt.date(2026, 6, 15), ("建設課",)),
        TaskDraft("整理花圃", dt.date(2026, 12, 1), ("社會課",)),
    )


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, plan: FollowedPlan, monkeypatch: pytest.MonkeyPatch) -> TrackingPage:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    desk.year = 115
    page = TrackingPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.arrive(("reminders", None))
    return page


@pytest.fixture
def part(page: TrackingPage) -> Iterator[RemindersPart]:
    part = page.parts.current()
    assert isinstance(part, RemindersPart)
    yield part
    for dialog in part.findChildren(DeedDialog):
        dialog.close()


def dialog_of(part: RemindersPart) -> DeedDialog:
    QApplication.processEvents()
    return next(found for found in part.findChildren(DeedDialog) if found.isVisible())


def issued(part: RemindersPart) -> list[ReminderRow]:
    """Issue what the dialog offers, and return the slips."""
    click(part.issue_button)
    click(dialog_of(part).confirm)
    part.activateWindow()
    QApplication.processEvents()
    return part.desk.read(reminders_of_year, 115)


def lines(table: ShortTable) -> list[list[str]]:  # type: ignore[type-arg]
    columns = range(table.columnCount())
    return [[table.index(row, column).data() for column in columns] for row in range(table.rowCount())]


def test_without_slips_it_says_who_is_late_and_offers_to_remind(
    page: TrackingPage, part: RemindersPart
) -> None:
    said = texts_in(part)
    assert "115 年度還沒有開立過稽催單" in said
    assert any("2 個單位有逾期工作" in text for text in said)
    click(button_of(part, "開立稽催單…"))
    assert isinstance(dialog_of(part), IssueRemindersDialog)


def test_the_dialog_shows_what_each_late_section_will_be_told(part: RemindersPart) -> None:
    click(part.issue_button)
    dialog = dialog_of(part)
    assert isinstance(dialog, IssueRemindersDialog)
    assert [dialog.sections.item(row).text() for row in range(2)] == [
        "行政課　逾期 1 項",
        "建設課　逾期 2 項",
    ]
    assert dialog.reply_by.text() == "115.07.10"
    assert "將開立 2 張，共 3 項工作" in texts_in(dialog)
    dialog.sections.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert lines(dialog.preview) == [["行政課", "一、(一)1. 更新樓層配置圖", "30 日", "第1次"]]


def test_all_late_sections_get_their_slips_in_one_go(page: TrackingPage, part: RemindersPart) -> None:
    issued(part)
    assert [line[:6] for line in lines(part.slips)] == [
        ["115年稽字第0002號", "待回復", "建設課", "115.07.01", "115.07.10", "0／2"],
        ["115年稽字第0001號", "待回復", "行政課", "115.07.01", "115.07.10", "0／1"],
    ]
    assert [line[1] for line in lines(part.tasks)] == ["檢修飲水機", "辦理講習"]
    assert part.about == "共 2 張 · 待回復 2 · 目前沒有單位逾期"


def test_issuing_is_one_step_to_take_back(part: RemindersPart) -> None:
    issued(part)
    part.desk.undo_stack.undo()
    assert part.slips.rowCount() == 0


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("115.6.30", "回復期限早於今天；請改填今天以後的日期。"),
        ("", "請填寫回復期限，例如 115.03.05。"),
    ],
)
def test_a_reply_is_not_wanted_before_today(part: RemindersPart, written: str, sentence: str) -> None:
    click(part.issue_button)
    dialog = dialog_of(part)
    assert isinstance(dialog, IssueRemindersDialog)
    type_over(dialog.reply_by, written)
    click(dialog.confirm)
    assert sentence in texts_in(dialog)
    assert part.desk.read(reminders_of_year, 115) == []


def test_who_was_reminded_today_is_not_offered_again(
    part: RemindersPart, office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        issue_reminders(work, 115, [plan.sections["行政課"]], on=TODAY, reply_by=TODAY)
    rows = issued(part)
    assert [row.section for row in rows] == ["建設課", "行政課"]


def test_a_reply_is_entered_task_by_task(part: RemindersPart, plan: FollowedPlan) -> None:
    key = issued(part)[0].id
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    dialog = dialog_of(part)
    assert isinstance(dialog, ReminderReplyDialog)
    cooler = dialog.fields[plan.nodes["檢修飲水機"]]
    type_in(cooler.reply, "已叫料")
    type_over(cooler.promised, "115.7.20")
    type_in(cooler.reason, "缺料")
    type_in(dialog.fields[plan.nodes["辦理講習"]].reply, "已改期")
    click(dialog.confirm)
    found = part.desk.read(reminder, key)
    assert found is not None
    assert [(task.reply, task.promised_on, task.reason) for task in found.tasks] == [
        ("已叫料", dt.date(2026, 7, 20), "缺料"),
        ("已改期", None, ""),
    ]
    assert lines(part.slips)[0][1] == "已回復"
    assert lines(part.slips)[0][7] == "115.07.01 建設課"
    assert not part.cancel_button.isEnabled()


def test_a_task_done_meanwhile_says_so_by_itself(
    page: TrackingPage, part: RemindersPart, office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    key = issued(part)[0].id
    with office.work(clerk) as work:
        for text in ("檢修飲水機", "辦理講習"):
            tick_off(work, plan.nodes[text], on=TODAY, today=TODAY)
    click(part.reply_button)
    click(dialog_of(part).confirm)
    found = part.desk.read(reminder, key)
    assert found is not None
    assert [task.reply for task in found.tasks] == ["115.07.01完成", "115.07.01完成"]


def test_a_partial_reply_leaves_the_slip_open_and_says_so(
    qtbot: QtBot, part: RemindersPart, plan: FollowedPlan
) -> None:
    issued(part)
    click(part.reply_button)
    dialog = dialog_of(part)
    assert isinstance(dialog, ReminderReplyDialog)
    type_in(dialog.fields[plan.nodes["檢修飲水機"]].reply, "已叫料")
    with qtbot.waitSignal(part.desk.told) as told:
        click(dialog.confirm)
    assert told.args == ["已登錄；還有工作沒有回復，這張稽催單仍列為待回復。"]
    assert lines(part.slips)[0][1] == "待回復"


def test_a_reply_that_says_nothing_stays_open_and_says_why(part: RemindersPart) -> None:
    issued(part)
    click(part.reply_button)
    dialog = dialog_of(part)
    click(dialog.confirm)
    assert "還沒有填寫任何一項的回復" in dialog.refusal()


def test_delete_calls_a_slip_back_and_it_can_be_taken_back(part: RemindersPart) -> None:
    issued(part)
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_Delete)
    assert lines(part.slips)[0][1] == "已作廢"
    assert not part.reply_button.isEnabled()
    part.desk.undo_stack.undo()
    assert lines(part.slips)[0][1] == "待回復"


def test_a_reply_that_is_late_is_told_in_a_word_and_a_red_mark(
    part: RemindersPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(part)
    monkeypatch.setattr(Desk, "today", lambda _desk: dt.date(2026, 7, 11))
    assert lines(part.slips)[0][1] == "逾期未回復"


def test_the_selected_slip_is_printed_or_all_that_wait(qtbot: QtBot, part: RemindersPart) -> None:
    key = issued(part)[0].id
    with qtbot.waitSignal(part.desk.page_wanted) as wanted:
        part.print_one.trigger()
    assert wanted.args == ["forms", ("reminder", Request(year=115, id=key))]
    assert part.print_all.text() == "全部待回復的（2 張，可存成一個 PDF）"
    with qtbot.waitSignal(part.desk.page_wanted) as wanted:
        part.print_all.trigger()
    assert wanted.args == ["forms", ("reminder", Request(year=115))]


def test_a_section_head_sees_the_own_slips_and_may_answer_but_not_issue(
    page: TrackingPage, part: RemindersPart, plan: FollowedPlan
) -> None:
    issued(part)
    desk = part.desk
    desk.actor = Actor("王課長", Role.SECTION_HEAD, 1, plan.sections["行政課"])
    page.reload()
    assert [line[2] for line in lines(part.slips)] == ["行政課"]
    buttons = (part.issue_button, part.reply_button, part.cancel_button)
    assert [each.isEnabled() for each in buttons] == [False, True, False]


def test_where_nobody_is_late_nobody_is_reminded(
    qtbot: QtBot, part: RemindersPart, page: TrackingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "today", lambda _desk: dt.date(2026, 5, 1))
    page.reload()
    with qtbot.waitSignal(part.desk.told) as told:
        click(part.issue_button)
    assert told.args == ["目前沒有單位有逾期的工作，不用稽催。"]
