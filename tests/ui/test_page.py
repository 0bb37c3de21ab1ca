"""When a page reads anew what it shows."""

from typing import ClassVar

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor
from desktop.office.persons import add_person
from desktop.office.sections import add_section
from desktop.ui.desk import Desk
from desktop.ui.page import Page


class CountingPage(Page):
    """Counts how often it reads, and keeps what it was sent."""

    watches: ClassVar[frozenset[str]] = frozenset({"section"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.readings = 0

    def reload(self) -> None:
        self.readings += 1


@pytest.fixture
def stack(qtbot: QtBot) -> QStackedWidget:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    return stack


@pytest.fixture
def page(stack: QStackedWidget, desk: Desk) -> CountingPage:
    page = CountingPage(desk)
    stack.addWidget(page)
    stack.addWidget(QWidget())
    return page


def test_nothing_is_read_before_the_page_is_seen(stack: QStackedWidget, page: CountingPage) -> None:
    assert page.readings == 0
    stack.show()
    assert page.readings == 1


def test_a_seen_page_reads_after_what_it_watches_changed(
    stack: QStackedWidget, page: CountingPage, desk: Desk
) -> None:
    stack.show()
    desk.do("新增單位", add_section, "甲課")
    assert page.readings == 2


def test_changes_elsewhere_do_not_make_it_read(stack: QStackedWidget, page: CountingPage, desk: Desk) -> None:
    stack.show()
    desk.do("新增人員", add_person, "林堃")
    assert page.readings == 1


def test_a_hidden_page_reads_once_when_it_is_seen_again(
    stack: QStackedWidget, page: CountingPage, desk: Desk
) -> None:
    stack.show()
    stack.setCurrentIndex(1)
    for name in ("甲課", "乙課", "丙課"):
        desk.do("新增單位", add_section, name)
    assert page.readings == 1
    stack.setCurrentIndex(0)
    assert page.readings == 2
    stack.setCurrentIndex(1)
    stack.setCurrentIndex(0)
    assert page.readings == 2


def test_another_year_or_person_makes_it_read(stack: QStackedWidget, page: CountingPage, desk: Desk) -> None:
    stack.show()
    desk.year = 99
    assert page.readings == 2
    desk.actor = Actor("林堃")
    assert page.readings == 3


def test_what_a_page_does_not_expect_is_ignored(page: CountingPage) -> None:
    page.arrive("something")
    assert page.readings == 0


def test_undoing_makes_it_read_as_doing_did(stack: QStackedWidget, page: CountingPage, desk: Desk) -> None:
    stack.show()
    desk.do("新增單位", add_section, "甲課")
    desk.undo_stack.undo()
    desk.undo_stack.redo()
    assert page.readings == 4
