"""Ticking off in the month of the page 追蹤: one or many, for a section or all that owe it."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office.office import Actor, Office
from desktop.office.ticking import return_tick, tick
from desktop.ui.dialogs.tick import TickDialog
from desktop.ui.dialogs.tick_off import TickOffDialog
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.tracking.calendar_part import CalendarPart
from tests.factories import FollowedPlan
from tests.ui.test_tracking_calendar import (
    CALLS,
    CHECK,
    COOLER,
    FIFTH,
    LATE,
    TODAY,
    Held,
    Key,
    chips,
    click,
    done,
    in_hand,
    listed,
    page,
    part,
    places,
    plan,
    press,
)

__all__ = ["page", "part", "plan"]


def test_space_ticks_the_first_open_entry_of_the_day_and_undo_takes_it_back(
    page: TrackingPage, part: CalendarPart
) -> None:
    part.go_to(FIFTH)
    assert in_hand(part) == [COOLER]
    press(part, Key.Key_Space)
    assert done(page) == [(COOLER, "行政課")]
    assert listed(part)[1].startswith("● 已完成")
    page.desk.undo_stack.undo()
    assert done(page) == []


def test_one_tick_settles_a_duty_for_every_section_that_owes_it(
    page: TrackingPage, part: CalendarPart
) -> None:
    part.go_to(FIFTH)
    press(part, Key.Key_Down, held=Held.ControlModifier)
    assert in_hand(part) == [CHECK]
    press(part, Key.Key_Space)
    assert sorted(done(page)) == sorted((CHECK, name) for name in ("行政課", "人事室", "資訊課"))
    assert f"{CHECK} 3/3" in chips(part, FIFTH)


def test_a_missed_month_is_ticked_where_it_stands_and_is_late(page: TrackingPage, part: CalendarPart) -> None:
    press(part, Key.Key_PageUp)
    part.go_to(LATE)
    click(part, places(part, LATE).chips[1].center())
    assert in_hand(part) == [CALLS]
    press(part, Key.Key_Space)
    assert any(line.startswith("◐ 逾期完成") for line in listed(part))


def test_many_are_taken_in_hand_by_control_and_ticked_at_once(page: TrackingPage, part: CalendarPart) -> None:
    last = dt.date(2026, 7, 31)
    click(part, places(part, FIFTH).chips[0].center())
    click(part, places(part, last).chips[0].center(), Held.ControlModifier)
    assert in_hand(part) == [COOLER, CALLS]
    click(part, places(part, FIFTH).chips[0].center(), Held.ControlModifier)
    click(part, places(part, FIFTH).chips[0].center(), Held.ControlModifier)
    QTest.mouseClick(part.tick, Qt.MouseButton.LeftButton)
    assert {text for text, _section in done(page)} == {COOLER, CALLS}
    assert page.desk.undo_stack.count() == 1


def test_what_is_done_is_not_ticked_again(qtbot: QtBot, page: TrackingPage, part: CalendarPart) -> None:
    part.go_to(FIFTH)
    press(part, Key.Key_Space)
    assert not part.tick.isEnabled()
    with qtbot.waitSignal(page.desk.refused) as refused:
        press(part, Key.Key_Space)
    assert refused.args is not None
    assert "都已完成" in refused.args[0]


def test_the_dialog_asks_for_day_and_evidence(part: CalendarPart) -> None:
    part.go_to(FIFTH)
    press(part, Key.Key_Return, held=Held.ControlModifier)
    assert any(dialog.isVisible() for dialog in part.window().findChildren(TickOffDialog))


def test_the_dialog_is_for_the_instance_in_hand(page: TrackingPage, part: CalendarPart) -> None:
    last_of_june = dt.date(2026, 6, 30)
    press(part, Key.Key_PageUp)
    part.go_to(last_of_june)
    click(part, places(part, last_of_june).chips[1].center())
    press(part, Key.Key_Return, held=Held.ControlModifier)
    dialog = next(each for each in part.window().findChildren(TickDialog) if each.isVisible())
    assert dialog.period.currentText().startswith("115年6月")
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert {text for text, _section in done(page)} == {CALLS}
    assert any(line.startswith("◐ 逾期完成") for line in listed(part))


def test_of_a_duty_of_many_sections_the_dialog_takes_all_that_owe_it(part: CalendarPart) -> None:
    part.go_to(FIFTH)
    press(part, Key.Key_Down, held=Held.ControlModifier)
    press(part, Key.Key_Return, held=Held.ControlModifier)
    dialog = next(each for each in part.window().findChildren(TickDialog) if each.isVisible())
    assert dialog.section.currentText() == "所有還沒完成的單位"


def test_a_returned_tick_says_why_in_the_list_of_the_day(
    office: Office, clerk: Actor, plan: FollowedPlan, part: CalendarPart
) -> None:
    with office.work(Actor("林課長", Role.SECTION_HEAD, section_id=plan.sections["人事室"])) as work:
        (key,) = tick(work, plan.nodes[CALLS], on=TODAY, today=TODAY)
    part.go_to(dt.date(2026, 7, 31))
    assert "待確認 1" in listed(part)[0]
    with office.work(clerk) as work:
        return_tick(work, key, reason="沒有紀錄表")
    assert listed(part) == [f"◆ 已退回　一、(一)4.　已退回：沒有紀錄表　{CALLS}"]


def test_who_only_reads_cannot_tick(page: TrackingPage, part: CalendarPart) -> None:
    page.desk.actor = Actor("許稽核", Role.AUDITOR)
    part.go_to(FIFTH)
    assert not part.tick.isEnabled()
    press(part, Key.Key_Space)
    assert done(page) == []


def test_the_menu_is_about_the_instances_in_hand(page: TrackingPage, part: CalendarPart) -> None:
    june = dt.date(2026, 6, 30)
    press(part, Key.Key_PageUp)
    part.go_to(june)
    click(part, places(part, june).chips[1].center())
    part.grid.customContextMenuRequested.emit(places(part, june).chips[1].center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    actions["今日勾稽完成"].trigger()
    menu.close()
    assert any(line.startswith("◐ 逾期完成") for line in listed(part))
    actions["開啟"].trigger()
    assert [task.text for task in page.list.selection.tasks()] == [CALLS]
