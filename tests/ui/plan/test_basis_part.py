"""The letters a plan rests on, entered and cited in the window."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.office.approval import approve_plan, submit_plan
from desktop.office.office import Actor, Office
from desktop.office.setup import change_agency
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
    fields = page.basis.fields
    click(page.basis.add_button if tree_of(page).basis else page.basis.first_button)
    assert fields.agency.hasFocus()
    type_in(fields.agency, "青埔縣政府")
    QTest.keyClick(fields.agency, Qt.Key.Key_Tab)
    type_over(fields.date.line, "115.1.6")
    QTest.keyClick(fields.date.line, Qt.Key.Key_Tab)
    type_in(fields.number, number)
    QTest.keyClick(fields.number, Qt.Key.Key_Tab)
    assert fields.kind.hasFocus()
    QTest.keyClick(fields.kind, Qt.Key.Key_Down)
    QTest.keyClick(fields.kind, Qt.Key.Key_Tab)
    type_in(fields.title, "實施計畫")
    QTest.keyClick(fields.title, Qt.Key.Key_Return)


def menu_of(page: PlanPage) -> QMenu:
    """What F8 offers in the paragraphs."""
    QTest.keyClick(page.chapters.paragraphs, Qt.Key.Key_F8)
    return next(menu for menu in page.chapters.citing.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, words: str) -> None:
    """Go down to an entry and press Enter."""
    for _entry in menu.actions():
        active = menu.activeAction()
        if active is not None and words in active.text():
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert words in menu.activeAction().text()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_letter_is_entered_field_by_field_and_shown_as_it_is_printed(page: PlanPage) -> None:
    enter(page)
    (letter,) = tree_of(page).basis
    assert (letter.agency, letter.issued_on, letter.title) == ("青埔縣政府", dt.date(2026, 1, 6), "實施計畫")
    assert page.basis.fields.form.text() == FORM
    assert FORM in page.basis.list.item(0).text()


def test_the_printed_words_follow_the_typing_before_it_is_stored(page: PlanPage) -> None:
    enter(page)
    type_over(page.basis.fields.title, "「新的計畫」")
    assert page.basis.fields.form.text().endswith("函頒「新的計畫」")
    assert tree_of(page).basis[0].title == "實施計畫"
    QTest.keyClick(page.basis.fields.title, Qt.Key.Key_Return)
    assert tree_of(page).basis[0].title == "新的計畫"
    assert page.basis.fields.title.text() == "新的計畫"


def test_a_letter_is_cited_at_the_cursor_of_a_paragraph(page: PlanPage) -> None:
    enter(page)
    page.tabs.setCurrentWidget(page.chapters)
    type_in(page.chapters.paragraphs, "依據辦理。")
    cursor = page.chapters.paragraphs.textCursor()
    cursor.setPosition(2)
    page.chapters.paragraphs.setTextCursor(cursor)
    choose(menu_of(page), FORM)
    assert page.window().focusWidget() is page.chapters.paragraphs
    assert page.chapters.citing.cited.text() == f"{{依據1}}＝{FORM}"
    page.chapters.paragraphs.leave()
    assert tree_of(page).chapters[0].paragraphs == ("依據{依據1}辦理。",)


def test_a_typed_citation_becomes_a_record_in_one_step(page: PlanPage, desk: Desk) -> None:
    page.tabs.setCurrentWidget(page.chapters)
    type_in(page.chapters.paragraphs, f"依上級規定。\n\n依據{FORM}辦理。")
    choose(menu_of(page), "轉成依據")
    tree = tree_of(page)
    assert tree.chapters[0].paragraphs == ("依上級規定。", "依據{依據1}辦理。")
    assert len(tree.basis) == 1
    desk.undo_stack.undo()
    assert tree_of(page).basis == ()


def test_what_the_chapters_have_written_out_is_offered_in_the_tab(page: PlanPage) -> None:
    page.tabs.setCurrentWidget(page.chapters)
    type_in(page.chapters.paragraphs, f"依據{FORM}辦理。\n並依{FORM}。")
    page.tabs.setCurrentWidget(page.basis)
    assert page.basis.empty.isVisible()
    assert "（2 段）" in page.basis.take_button.text()
    click(page.basis.take_button)
    assert [letter.title for letter in tree_of(page).basis] == ["實施計畫"]
    assert not page.basis.take_button.isVisible()
    assert page.basis.fields.citing.text() == "「壹、計畫依據」第1段、「壹、計畫依據」第2段"


def test_a_citation_without_letter_is_told_below_the_paragraphs(page: PlanPage) -> None:
    page.tabs.setCurrentWidget(page.chapters)
    type_in(page.chapters.paragraphs, "依據{依據7}辦理。")
    assert page.chapters.citing.cited.text() == "{依據7}：沒有這份依據"


def test_without_letters_the_menu_says_where_they_are_entered(page: PlanPage) -> None:
    page.tabs.setCurrentWidget(page.chapters)
    (only,) = menu_of(page).actions()
    assert "「依據」分頁" in only.text()
    assert not only.isEnabled()


def test_the_citing_chapter_is_one_key_away(page: PlanPage) -> None:
    enter(page)
    page.tabs.setCurrentWidget(page.chapters)
    page.chapters.list.setCurrentRow(1)
    type_in(page.chapters.paragraphs, "依{依據1}。")
    page.chapters.list.setCurrentRow(0)
    assert page.chapters.list.currentRow() == 0
    page.tabs.setCurrentWidget(page.basis)
    page.basis.fields.go_button.setFocus()
    QTest.keyClick(page.basis.fields.go_button, Qt.Key.Key_Space)
    assert page.tabs.currentWidget() is page.chapters
    assert page.chapters.heading.text() == "計畫目標"


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


def test_an_approved_plan_shows_its_letters_and_lets_nobody_change_them(page: PlanPage, desk: Desk) -> None:
    enter(page)
    head, day = tree_of(page).head, dt.date(2026, 1, 20)
    desk.do("", change_agency, name="松溪鄉公所")
    desk.do("", submit_plan, head.id, on=day)
    desk.do("", approve_plan, head.id, on=day)
    assert page.basis.fields.form.text() == FORM
    assert not page.basis.fields.agency.isEnabled()
    assert not page.basis.add_button.isEnabled()
    page.tabs.setCurrentWidget(page.chapters)
    QTest.keyClick(page.chapters, Qt.Key.Key_F8)
    assert not page.chapters.citing.findChildren(QMenu)
