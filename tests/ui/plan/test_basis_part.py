"""The letters a plan rests on, entered and cited in the window."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from tests.factories import drafted_plan
from tests.ui.hands import type_in, type_over
from tests.ui.plan_pages import TREE, click, shown, tree_of

FORM = "青埔縣政府115年1月6日府研考字第1150001234號函頒「實施計畫」"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    drafted_plan(office, clerk, TREE)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def enter(page: PlanPage, number: str = "府研考字第1150001234號") -> None:
    """Enter a letter by keyboard, from the first field to the last."""
    page.tabs.setCurrentWidget(page.basis)
    part = page.basis
    click(part.add_button)
    type_in(part.agency, "青埔縣政府")
    QTest.keyClick(part.agency, Qt.Key.Key_Return)
    type_over(part.date.line, "115.1.6")
    QTest.keyClick(part.date.line, Qt.Key.Key_Return)
    type_in(part.number, number)
    QTest.keyClick(part.number, Qt.Key.Key_Return)
    part.kind.setCurrentText("函頒")
    part.kind.activated.emit(1)
    type_in(part.title, "實施計畫")
    QTest.keyClick(part.title, Qt.Key.Key_Return)


def menu_of(page: PlanPage) -> QMenu:
    click(page.chapters.cite_button)
    return next(menu for menu in page.chapters.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if words in action.text()).trigger()
    menu.close()
    QApplication.processEvents()


def test_a_letter_is_entered_field_by_field_and_shown_as_it_is_printed(page: PlanPage) -> None:
    enter(page)
    (letter,) = tree_of(page).basis
    assert (letter.agency, letter.issued_on, letter.title) == ("青埔縣政府", dt.date(2026, 1, 6), "實施計畫")
    assert page.basis.form.text() == FORM
    assert FORM in page.basis.list.item(0).text()


def test_a_letter_is_cited_at_the_cursor_of_a_paragraph(page: PlanPage) -> None:
    enter(page)
    page.tabs.setCurrentWidget(page.chapters)
    type_in(page.chapters.paragraphs, "依據辦理。")
    cursor = page.chapters.paragraphs.textCursor()
    cursor.setPosition(2)
    page.chapters.paragraphs.setTextCursor(cursor)
    choose(menu_of(page), FORM)
    page.chapters.paragraphs.leave()
    assert tree_of(page).chapters[0].paragraphs == ("依據{依據1}辦理。",)


def test_a_typed_citation_becomes_a_record_in_one_step(page: PlanPage, desk: Desk) -> None:
    page.tabs.setCurrentWidget(page.chapters)
    type_in(page.chapters.paragraphs, f"依據{FORM}辦理。")
    page.chapters.paragraphs.leave()
    choose(menu_of(page), "轉成依據")
    tree = tree_of(page)
    assert tree.chapters[0].paragraphs == ("依據{依據1}辦理。",)
    assert len(tree.basis) == 1
    desk.undo_stack.undo()
    assert tree_of(page).basis == ()


def test_a_cited_letter_stays_and_the_reason_is_told(page: PlanPage, desk: Desk) -> None:
    test_a_letter_is_cited_at_the_cursor_of_a_paragraph(page)
    told: list[str] = []
    desk.refused.connect(told.append)
    page.basis.delete()
    assert "壹、計畫依據" in told[0]
    assert len(tree_of(page).basis) == 1


def test_letters_are_put_in_order(page: PlanPage) -> None:
    enter(page)
    enter(page, "府研考字第9號")
    page.basis.move_by(-1)
    assert [letter.number for letter in tree_of(page).basis] == ["府研考字第9號", "府研考字第1150001234號"]
