"""Several items selected in the outline, and what all of them are given."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import TaskStatus
from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.many_panel import ManyPanel
from tests.factories import TaskDraft, followed_plan
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import click, go_to, node, press, shown

SHIFT = Qt.KeyboardModifier.ShiftModifier
DAY = dt.date(2026, 6, 30)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    tasks = (TaskDraft("甲", DAY, ("民政課",)), TaskDraft("乙", DAY, ("社會課",)), TaskDraft("丙", DAY))
    followed_plan(office, clerk, *tasks, year=115)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def many(page: PlanPage) -> Iterator[ManyPanel]:
    """The first two tasks selected."""
    go_to(page, "甲")
    press(page, Qt.Key.Key_Down, SHIFT)
    yield page.outline.many
    QTest.keyRelease(page.outline.view, Qt.Key.Key_Shift)


def due(page: PlanPage, text: str) -> dt.date | None:
    tracking = node(page, text).tracking
    return tracking.due_on if tracking else None


def status(page: PlanPage, text: str) -> TaskStatus | None:
    tracking = node(page, text).tracking
    return tracking.status if tracking else None


def test_several_selected_items_have_a_panel_of_their_own(page: PlanPage, many: ManyPanel) -> None:
    assert many.isVisible()
    assert not page.outline.panel.isVisible()
    assert many.heading.text() == "已選取 2 項，其中工作 2 項"
    go_to(page, "丙")
    assert page.outline.panel.isVisible()
    assert not many.isVisible()


def test_what_they_have_in_common_is_shown_and_what_differs_says_so(many: ManyPanel) -> None:
    assert many.due.date.date() == DAY
    assert not many._differs["due"].isVisible()
    assert many._differs["shares"].isVisible()


def test_a_date_is_given_to_all_of_them_and_taken_back_at_once(
    page: PlanPage, many: ManyPanel, desk: Desk
) -> None:
    type_over(many.due.date.line, "115.9.1")
    QTest.keyClick(many.due.date.line, Qt.Key.Key_Return)
    assert [due(page, text) for text in "甲乙丙"] == [dt.date(2026, 9, 1)] * 2 + [DAY]
    desk.undo_stack.undo()
    assert due(page, "甲") == DAY


def test_a_section_is_given_to_all_of_them(page: PlanPage, many: ManyPanel) -> None:
    many.shares.add_box.setCurrentIndex(1)
    many.shares.add_box.activated.emit(1)
    assert [[s.name for s in node(page, text).sections] for text in "甲乙"] == [["民政課"]] * 2


def test_all_of_them_are_set_aside_with_one_reason(page: PlanPage, many: ManyPanel) -> None:
    many.status.setCurrentIndex(list(TaskStatus).index(TaskStatus.NOT_APPLICABLE))
    QApplication.processEvents()
    assert many.reason.isVisible()
    assert not many.done_on.isVisible()
    type_in(many.reason, "縣府統一辦理")
    click(many.apply_status)
    assert [status(page, text) for text in "甲乙"] == [TaskStatus.NOT_APPLICABLE] * 2


def test_the_selection_stays_after_a_change(page: PlanPage, many: ManyPanel) -> None:
    many.status.setCurrentIndex(list(TaskStatus).index(TaskStatus.DONE))
    click(many.apply_status)
    assert [status(page, text) for text in "甲乙"] == [TaskStatus.DONE] * 2
    assert len(page.outline.hand.selected()) == 2
