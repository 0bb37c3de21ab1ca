"""Ticking off in the window: instance after instance, by a section and by the secretariat."""

import datetime as dt
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.queries.tracking import evidence_of
from db.vocabulary import Period, RegisterCount, Role
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.office.register_links import register_links
from desktop.office.settings import change_setting
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.evidence import EvidenceDialog
from desktop.ui.dialogs.extend import ExtendDialog
from desktop.ui.dialogs.return_tick import ReturnTickDialog
from desktop.ui.dialogs.tick import TickDialog
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.widgets.task_panel import TICKS_TAB
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.hands import type_in, type_over
from tests.ui.tracking_pages import opened_on
from tests.ui.windows import button_of

TODAY = dt.date(2026, 5, 20)
POST, CALLS, CHECK = "每月更新網頁", "電話禮貌測試", "檢查消防設備"
Dialog = TypeVar("Dialog", bound=QWidget)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft(POST, None, ("行政課",), (1, Period.MONTH)),
        TaskDraft(CALLS, dt.date(2026, 12, 20), ("行政課",), (12, Period.YEAR)),
        TaskDraft(CHECK, dt.date(2026, 5, 31), ("各課室",)),
        groups={"各課室": ("行政課", "人事室")},
    )


@pytest.fixture
def head(plan: FollowedPlan) -> Actor:
    return Actor("林課長", Role.SECTION_HEAD, section_id=plan.sections["行政課"])


@pytest.fixture
def page(qtbot: QtBot, plan: FollowedPlan, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> TrackingPage:
    return opened_on(qtbot, desk, monkeypatch, TODAY, (1280, 760), "list")


def task(page: TrackingPage, text: str) -> TrackedTask:
    found = page.desk.read(read_plan, 115, TODAY)
    assert found is not None
    return next(each for each in found.tasks if each.text == text)


def choose(page: TrackingPage, plan: FollowedPlan, text: str) -> None:
    page.arrive(plan.nodes[text])
    page.list.panel.tabs.setCurrentIndex(TICKS_TAB)
    page.list.table.setFocus()


def opened(page: TrackingPage, kind: type[Dialog]) -> Dialog:
    return next(found for found in page.window().findChildren(kind) if found.isVisible())


def lines(page: TrackingPage) -> list[str]:
    entries = page.list.panel.ticks.list.entries
    found = (entries.entry(row) for row in range(entries.rowCount()))
    return [f"{each.first}｜{each.second}" for each in found]


def stand_on(page: TrackingPage, beginning: str) -> None:
    """Put the cursor on the line of the ticks that begins so."""
    row = next(row for row, line in enumerate(lines(page)) if line.startswith(beginning))
    ticks = page.list.panel.ticks.list
    ticks.setCurrentIndex(ticks.entries.index(row))


def test_space_ticks_the_period_of_today_once(qtbot: QtBot, page: TrackingPage, plan: FollowedPlan) -> None:
    choose(page, plan, POST)
    assert lines(page)[0].startswith("115年1月｜逾期 · 期限 115.01.31")
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    assert task(page, POST).credited == 1
    assert any(line.startswith("115年5月｜已完成 · 115.05.20") for line in lines(page))
    page.desk.undo_stack.undo()
    assert task(page, POST).credited == 0


def test_a_missed_month_is_ticked_from_its_line_and_says_late(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan
) -> None:
    choose(page, plan, POST)
    stand_on(page, "115年3月")
    qtbot.keyClick(page.list.panel.ticks.list, Qt.Key.Key_Return)
    asking = opened(page, TickDialog)
    assert asking.period.currentText() == "115年3月（逾期）"
    type_in(asking.note, "系統故障，補登")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert any(line.startswith("115年3月｜逾期完成 · 115.05.20") for line in lines(page))
    assert task(page, POST).late_times == 1


@pytest.mark.parametrize(("days", "period"), [(11, "115年5月（即將到期）"), (10, "115年5月（未到期）")])
def test_the_dialog_calls_a_period_due_soon_as_the_settings_say(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan, days: int, period: str
) -> None:
    page.desk.do("修改黃燈天數", change_setting, "due_soon_days", days)
    choose(page, plan, POST)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asking = opened(page, TickDialog)
    assert period in [asking.period.itemText(row) for row in range(asking.period.count())]


def test_several_times_are_ticked_in_the_dialog_by_keys_alone(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan
) -> None:
    choose(page, plan, CALLS)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asking = opened(page, TickDialog)
    type_over(asking.times.lineEdit(), "4")
    qtbot.keyClick(asking.times, Qt.Key.Key_Return)
    assert task(page, CALLS).credited == 4


def test_a_section_ticks_its_own_part_and_the_secretariat_confirms_or_returns_it(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan, head: Actor
) -> None:
    clerk = page.desk.actor
    page.desk.actor = head
    choose(page, plan, CHECK)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    page.desk.actor = clerk
    choose(page, plan, CHECK)
    assert [part.is_done for part in task(page, CHECK).parts] == [True, False]

    stand_on(page, "115年度 · 行政課｜已完成 · 115.05.20 · 待確認 · 林課長")
    qtbot.mouseClick(page.list.panel.ticks.return_, Qt.MouseButton.LeftButton)
    asking = opened(page, ReturnTickDialog)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert asking.isVisible()
    type_in(asking.reason, "缺檢查紀錄表")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert any("已退回" in line and "缺檢查紀錄表" in line for line in lines(page))
    assert task(page, CHECK).returned == 1

    page.desk.actor = head
    choose(page, plan, CHECK)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    page.desk.actor = clerk
    choose(page, plan, CHECK)
    stand_on(page, "115年度 · 行政課")
    qtbot.mouseClick(page.list.panel.ticks.confirm, Qt.MouseButton.LeftButton)
    assert task(page, CHECK).awaiting == 0


def test_a_tick_is_taken_away_by_delete_and_comes_back_by_undo(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan
) -> None:
    choose(page, plan, POST)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)
    stand_on(page, "115年5月")
    page.list.panel.ticks.list.setFocus()
    qtbot.keyClick(page.list.panel.ticks.list, Qt.Key.Key_Delete)
    assert task(page, POST).credited == 0
    page.desk.undo_stack.undo()
    assert task(page, POST).credited == 1


def test_a_due_date_is_extended_with_its_reason(qtbot: QtBot, page: TrackingPage, plan: FollowedPlan) -> None:
    choose(page, plan, CHECK)
    page.list.deeds.extend(task(page, CHECK))
    asking = opened(page, ExtendDialog)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert asking.isVisible()
    asking.day.set_date(dt.date(2026, 6, 30))
    type_in(asking.reason, "廠商缺料")
    type_over(asking.approver, "區長")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    assert task(page, CHECK).due_on == dt.date(2026, 6, 30)


def test_a_register_is_proposed_once_and_counts_from_then_on(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan
) -> None:
    bar = page.list.proposals
    assert bar.isVisible()
    qtbot.mouseClick(button_of(bar, "電話測試，每輪計1次"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar.isVisible())
    (link,) = page.desk.read(register_links, 115)
    assert (link.node_id, link.counts) == (plan.nodes[CALLS], RegisterCount.ROUNDS)


def test_the_menu_shows_which_register_counts_and_takes_it_off_again(
    page: TrackingPage, plan: FollowedPlan
) -> None:
    page.list.deeds.link(task(page, CALLS), "phone_test", RegisterCount.ROWS)
    menu = QMenu(page)
    page.list.deeds.fill_menu(menu, [task(page, CALLS)])
    inner = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(inner, QMenu)
    checked = {action.text(): action for action in inner.actions() if action.isChecked()}
    assert list(checked) == ["電話測試，每通計1次"]
    checked["電話測試，每通計1次"].trigger()
    assert page.desk.read(register_links, 115) == []


def test_evidence_of_a_groups_task_counts_for_the_section_chosen(
    qtbot: QtBot, page: TrackingPage, plan: FollowedPlan
) -> None:
    choose(page, plan, CHECK)
    page.list.panel.evidence.add(())
    asking = opened(page, EvidenceDialog)
    assert [asking.section.itemText(row) for row in range(3)] == ["所有承辦單位", "行政課", "人事室"]
    asking.section.setFocus()
    qtbot.keyClick(asking.section, Qt.Key.Key_End)
    type_in(asking.proof.what, "檢查紀錄表")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    (row,) = page.desk.read(evidence_of, plan.nodes[CHECK])
    assert row.section_id == plan.sections["人事室"]
