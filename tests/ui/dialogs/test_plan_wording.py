"""更多 → 文字中的次數與期限…: the suggestions of the whole plan, checked, taken, put aside, gone to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.plan import QuotaInfo
from db.vocabulary import Period, QuotaRule
from desktop.office.office import Actor, Office
from desktop.office.promises import set_quota
from desktop.ui.desk import Desk
from desktop.ui.dialogs.plan_wording import PlanWordingDialog
from desktop.ui.pages.plan import PlanPage
from tests.factories import DraftedPlan, drafted_plan
from tests.ui.plan_pages import click, cursor, node, shown
from tests.ui.windows import texts_in

CALLS = "每月電話抽測一次，全年至少12次。"
CASES = "一般案件6日內、專案30日內辦結。"
LEAFLET = "6月底前更新簡介。"
WALKS = "每週走動巡視一次。"
OUTLINE = f"機關形象\n  電話禮貌\n    {CALLS}\n    {CASES}\n    {LEAFLET}\n    {WALKS}"
Key = Qt.Key


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    made = drafted_plan(office, clerk, OUTLINE)
    with office.work(clerk) as work:
        set_quota(work, made.nodes[WALKS], QuotaInfo(QuotaRule.AT_LEAST, 1, Period.MONTH))
    return made


@pytest.fixture
def page(qtbot: QtBot, plan: DraftedPlan, desk: Desk) -> Iterator[PlanPage]:
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def dialog(qtbot: QtBot, page: PlanPage) -> PlanWordingDialog:
    entry = next(each for each in page.menu.actions() if each.text() == "文字中的次數與期限…")
    entry.trigger()
    dialog = page.findChild(PlanWordingDialog)
    assert dialog is not None
    qtbot.waitActive(dialog)
    QApplication.processEvents()
    return dialog


def quoted(dialog: PlanWordingDialog) -> list[str]:
    return [dialog.list.at(row).quoted for row in range(dialog.list.rowCount())]


def checked(dialog: PlanWordingDialog) -> list[str]:
    return [found.quoted for found in dialog.list.checked()]


def press(
    dialog: PlanWordingDialog, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(dialog.view, key, held)
    QApplication.processEvents()


def test_every_suggestion_is_listed_and_what_fills_a_gap_is_checked(dialog: PlanWordingDialog) -> None:
    assert quoted(dialog) == [
        "每月電話抽測一次",
        "全年至少12次",
        "6日內",
        "30日內",
        "6月底前",
        "每週走動巡視一次",
    ]
    assert checked(dialog) == ["每月電話抽測一次", "6日內", "6月底前"]
    assert dialog.take_button.text() == "採用勾選的 3 項（Ctrl+Enter）"


def test_the_space_bar_checks_and_of_two_choices_one_at_most(dialog: PlanWordingDialog) -> None:
    press(dialog, Key.Key_Down)
    press(dialog, Key.Key_Space)
    assert checked(dialog) == ["全年至少12次", "6日內", "6月底前"]
    press(dialog, Key.Key_Space)
    assert checked(dialog) == ["6日內", "6月底前"]


def test_one_key_takes_all_that_is_checked_and_one_undo_gives_it_back(
    page: PlanPage, dialog: PlanWordingDialog
) -> None:
    press(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    calls, leaflet = node(page, CALLS).tracking, node(page, LEAFLET).tracking
    assert calls is not None
    assert calls.quota == QuotaInfo(QuotaRule.EXACTLY, 1, Period.MONTH)
    assert leaflet is not None
    assert quoted(dialog) == ["每週走動巡視一次"]
    assert page.desk.undo_stack.count() == 1
    page.desk.undo_stack.undo()
    assert node(page, CALLS).tracking is None
    assert len(quoted(dialog)) == 6


def test_enter_takes_the_one_under_the_cursor(page: PlanPage, dialog: PlanWordingDialog) -> None:
    press(dialog, Key.Key_End)
    press(dialog, Key.Key_Return)
    found = node(page, WALKS).tracking
    assert found is not None
    assert found.quota == QuotaInfo(QuotaRule.EXACTLY, 1, Period.WEEK)
    assert dialog.isVisible()
    assert "每週走動巡視一次" not in quoted(dialog)
    assert node(page, CALLS).tracking is None


def test_delete_puts_one_aside(page: PlanPage, dialog: PlanWordingDialog) -> None:
    press(dialog, Key.Key_Delete)
    assert quoted(dialog)[0] == "全年至少12次"
    assert page.desk.undo_stack.count() == 0


def test_all_are_checked_and_none(qtbot: QtBot, dialog: PlanWordingDialog) -> None:
    press(dialog, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    # A button pressed by its shortcut is seen going down first.
    qtbot.waitUntil(lambda: len(checked(dialog)) == 4)
    assert checked(dialog) == ["每月電話抽測一次", "6日內", "6月底前", "每週走動巡視一次"]
    click(dialog.none_button)
    assert checked(dialog) == []
    assert not dialog.take_button.isEnabled()


def test_a_click_on_the_box_checks(dialog: PlanWordingDialog) -> None:
    place = dialog.view.visualRect(dialog.list.index(5))
    box = QPoint(place.left() + 20, place.center().y())
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert "每週走動巡視一次" in checked(dialog)


def test_a_row_leads_to_its_item(qtbot: QtBot, page: PlanPage, dialog: PlanWordingDialog) -> None:
    press(dialog, Key.Key_End)
    press(dialog, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cursor(page) == WALKS)
    qtbot.waitUntil(lambda: page.findChild(PlanWordingDialog) is None)


def test_where_nothing_is_left_it_says_so(page: PlanPage, dialog: PlanWordingDialog) -> None:
    for _each in range(6):
        press(dialog, Key.Key_Delete)
    assert "沒有待採用的建議" in texts_in(dialog)
    assert not dialog.take_button.isEnabled()
