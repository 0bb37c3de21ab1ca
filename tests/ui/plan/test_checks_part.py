"""The checks before signature in the window, each leading to its place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.cell_line import CellLine
from tests.factories import TaskDraft, followed_plan
from tests.ui.plan_pages import click, cursor, shown


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    followed_plan(office, clerk, TaskDraft("更新標示"), year=115)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def checks(page: PlanPage) -> list[str]:
    page.tabs.setCurrentWidget(page.checks)
    entries = page.checks.list.entries
    return [entries.entry(row).first for row in range(entries.rowCount())]


def choose(page: PlanPage, words: str) -> None:
    place = next(row for row, first in enumerate(checks(page)) if words in first)
    view = page.checks.list
    view.setCurrentIndex(view.entries.index(place))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)


def test_everything_to_mend_is_listed_and_counted(page: PlanPage) -> None:
    assert any("必改・沒有承辦單位" in first for first in checks(page))
    assert "2 處必改" in page.checks.about.text()


def test_enter_leads_to_the_item(page: PlanPage) -> None:
    choose(page, "沒有承辦單位")
    assert page.tabs.currentWidget() is page.outline
    assert cursor(page) == "更新標示"


def test_the_button_leads_to_the_chapter(page: PlanPage) -> None:
    place = next(row for row, first in enumerate(checks(page)) if "計畫目標" in first)
    page.checks.list.setCurrentIndex(page.checks.list.entries.index(place))
    click(page.checks.jump_button)
    assert page.tabs.currentWidget() is page.chapters
    assert page.chapters.heading.text() == "計畫目標"


def test_what_was_mended_is_gone_when_one_comes_back(page: PlanPage, desk: Desk) -> None:
    before = len(checks(page))
    choose(page, "沒有完成期限")
    QTest.keyClick(page.outline.view, Qt.Key.Key_F3)
    (line,) = page.outline.view.findChildren(CellLine)
    line.setText("115.6.30")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert len(checks(page)) == before - 1
