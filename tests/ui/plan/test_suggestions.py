"""What an item's words suggest, beside them on the page 計畫, taken by key and click."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from db.queries.plan import LimitInfo, QuotaInfo, TrackingInfo
from db.tables.plan import Plan
from db.vocabulary import DayBasis, Period, PlanStatus, QuotaRule, TimeUnit
from desktop.office.office import Actor, Office
from desktop.office.promises import set_quota
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.plan.suggestion_cards import SuggestionCards
from tests.factories import DraftedPlan, drafted_plan
from tests.ui.hands import type_over
from tests.ui.plan_pages import click, go_to, leave, node, press, shown, type_here
from tests.ui.windows import texts_in

TEST = "每年至少測試電話禮貌12次，缺失於3日內改善。"
PLAIN = "更新樓層配置圖"
OUTLINE = f"機關形象\n  電話禮貌\n    {TEST}\n    {PLAIN}"
TWELVE = QuotaInfo(QuotaRule.AT_LEAST, 12, Period.YEAR)
THREE_DAYS = LimitInfo(3, TimeUnit.DAYS, DayBasis.CALENDAR)
Key = Qt.Key


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    return drafted_plan(office, clerk, OUTLINE)


@pytest.fixture
def page(qtbot: QtBot, plan: DraftedPlan, desk: Desk) -> Iterator[PlanPage]:
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def cards(page: PlanPage) -> SuggestionCards:
    go_to(page, TEST)
    return page.outline.panel.suggestions


def tracked(page: PlanPage, text: str = TEST) -> TrackingInfo | None:
    return node(page, text).tracking


def underlined(field: PlainField) -> list[str]:
    return [mark.cursor.selectedText() for mark in field.extraSelections()]


def test_stand_beside_the_words_that_are_underlined(page: PlanPage, cards: SuggestionCards) -> None:
    assert cards.isVisible()
    told = texts_in(cards)
    assert "「每年至少測試電話禮貌12次」" in told
    assert "應辦次數：每年至少12次" in told
    assert "處理期限：3日內" in told
    assert underlined(page.outline.panel.text) == ["每年至少測試電話禮貌12次", "3日內"]


def test_a_word_behind_a_rare_character_is_underlined_in_its_place(page: PlanPage) -> None:
    go_to(page, PLAIN)
    type_over(page.outline.panel.text, "𡍼里每月檢查一次。")
    leave(page)
    assert underlined(page.outline.panel.text) == ["每月檢查一次"]


def test_are_not_there_where_the_words_say_nothing(page: PlanPage, cards: SuggestionCards) -> None:
    go_to(page, PLAIN)
    assert not cards.isVisible()
    assert underlined(page.outline.panel.text) == []
    press(page, Key.Key_F9)
    assert page.desk.undo_stack.count() == 0


def test_one_key_takes_the_first_and_then_the_next(page: PlanPage, cards: SuggestionCards) -> None:
    press(page, Key.Key_F9)
    QApplication.processEvents()
    found = tracked(page)
    assert found is not None
    assert (found.quota, found.limit) == (TWELVE, None)
    assert page.outline.panel.quota.quota() == TWELVE
    press(page, Key.Key_F9)
    QApplication.processEvents()
    found = tracked(page)
    assert found is not None
    assert found.limit == THREE_DAYS
    assert not cards.isVisible()


def test_one_key_takes_all_and_one_undo_gives_all_back(page: PlanPage, cards: SuggestionCards) -> None:
    press(page, Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    found = tracked(page)
    assert found is not None
    assert (found.quota, found.limit) == (TWELVE, THREE_DAYS)
    assert page.desk.undo_stack.count() == 1
    page.desk.undo_stack.undo()
    assert tracked(page) is None
    assert len(cards.shown()) == 2


def test_a_click_takes_one(page: PlanPage, cards: SuggestionCards) -> None:
    second = [each for each in cards.findChildren(QPushButton) if each.isVisible() and each.text() == "採用"]
    click(second[0])
    found = tracked(page)
    assert found is not None
    assert (found.quota, found.limit) == (None, THREE_DAYS)


def test_the_tab_key_leads_from_the_words_to_their_suggestions(
    page: PlanPage, cards: SuggestionCards
) -> None:
    words = page.outline.panel.text
    words.setFocus()
    QTest.keyClick(words, Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "採用（F9）"
    QTest.keyClick(focused, Key.Key_Space)
    QApplication.processEvents()
    found = tracked(page)
    assert found is not None
    assert found.quota == TWELVE
    assert QApplication.focusWidget() is not None


def test_appear_as_soon_as_what_is_typed_is_stored(page: PlanPage, cards: SuggestionCards) -> None:
    go_to(page, PLAIN)
    press(page, Key.Key_F2)
    type_here(page, "每季更新樓層配置圖，並於11月30日前檢討。")
    assert [found.quoted for found in cards.shown()] == ["每季", "11月30日前"]


def test_the_key_pressed_while_typing_stores_first_and_takes_only_what_was_seen(
    page: PlanPage, cards: SuggestionCards
) -> None:
    words = page.outline.panel.text
    type_over(words, "每年至少測試電話禮貌20次。")
    QTest.keyClick(words, Key.Key_F9)
    QApplication.processEvents()
    changed = "每年至少測試電話禮貌20次。"
    assert tracked(page, changed) is None
    assert [found.quoted for found in cards.shown()] == ["每年至少測試電話禮貌20次"]
    QTest.keyClick(words, Key.Key_F9)
    QApplication.processEvents()
    found = tracked(page, changed)
    assert found is not None
    assert found.quota is not None
    assert found.quota.count == 20


def test_tell_what_stands_where_it_differs(
    page: PlanPage, cards: SuggestionCards, office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        set_quota(work, plan.nodes[TEST], QuotaInfo(QuotaRule.EXACTLY, 1, Period.MONTH))
    QApplication.processEvents()
    assert "目前是每月1次" in texts_in(cards)


def test_put_aside_are_not_suggested_again_until_the_words_change(
    page: PlanPage, cards: SuggestionCards
) -> None:
    asides = [each for each in cards.findChildren(QToolButton) if each.isVisible()]
    click(asides[0])
    assert [found.quoted for found in cards.shown()] == ["3日內"]
    go_to(page, PLAIN)
    go_to(page, TEST)
    assert [found.quoted for found in cards.shown()] == ["3日內"]
    type_over(page.outline.panel.text, TEST + "持續辦理。")
    leave(page)
    assert len(cards.shown()) == 2
    assert page.desk.undo_stack.count() == 1


def test_a_due_date_taken_is_shown_in_its_field(page: PlanPage, cards: SuggestionCards) -> None:
    go_to(page, PLAIN)
    type_over(page.outline.panel.text, "6月底前更新樓層配置圖。")
    leave(page)
    press(page, Key.Key_F9)
    QApplication.processEvents()
    found = tracked(page, "6月底前更新樓層配置圖。")
    assert found is not None
    assert found.due_on == dt.date(2026, 6, 30)
    assert page.outline.panel.due.date.date() == dt.date(2026, 6, 30)


def test_where_only_the_outline_is_seen_the_key_takes_nothing(page: PlanPage, cards: SuggestionCards) -> None:
    page.resize(700, 700)
    QTest.keyClick(page.outline.panel, Key.Key_Escape)
    assert not cards.isVisible()
    press(page, Key.Key_F9)
    QApplication.processEvents()
    assert tracked(page) is None


def test_an_approved_plan_has_none(
    page: PlanPage, cards: SuggestionCards, office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        work.name("approve")
        work.session.get_one(Plan, plan.plan_id).status = PlanStatus.APPROVED
    go_to(page, TEST)
    assert not cards.isVisible()
