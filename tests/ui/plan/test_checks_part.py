"""The checks before signature in the window, each leading to its place."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.vocabulary import SectionKind
from desktop.office.chapters import change_chapter
from desktop.office.office import Actor, Office
from desktop.office.planning import delete_plan
from desktop.office.promises import Share, set_due, set_sections
from desktop.office.sections import add_section
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.plan.cell_line import CellLine
from desktop.ui.plan.checks_part import PAUSE_MS
from desktop.ui.settings.sections_tab import SectionsTab
from tests.factories import TaskDraft, followed_plan
from tests.ui.plan_pages import click, cursor, node, shown, tree_of


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


def test_the_number_stands_on_the_tab_and_follows_every_change(
    page: PlanPage, desk: Desk, qtbot: QtBot
) -> None:
    def title() -> str:
        return page.tabs.tabText(page.tabs.indexOf(page.checks))

    qtbot.waitUntil(lambda: title() != "檢查")
    count = len(checks(page))
    assert title() == f"檢查 ({count})"
    page.tabs.setCurrentWidget(page.outline)
    tree = tree_of(page)
    desk.do("", change_chapter, tree.chapters[0].id, paragraphs=["內容。"])
    qtbot.waitUntil(lambda: title() == f"檢查 ({count - 1})")


def test_one_kind_is_listed_by_itself_until_there_is_none_left(page: PlanPage, desk: Desk) -> None:
    everything = checks(page)
    kinds = page.checks.kinds
    assert kinds.currentText() == f"全部 ({len(everything)})"
    kinds.setFocus()
    QTest.keyClick(kinds, Qt.Key.Key_Down)
    QTest.keyClick(kinds, Qt.Key.Key_Down)
    assert kinds.currentText() == "沒有完成期限 (1)"
    (only,) = checks(page)
    assert "沒有完成期限" in only
    desk.do("", set_due, node(page, "更新標示").id, dt.date(2026, 6, 30))
    assert checks(page) == [first for first in everything if "沒有完成期限" not in first]


def test_a_plan_with_nothing_to_mend_says_so(page: PlanPage, desk: Desk) -> None:
    tree, task = tree_of(page), node(page, "更新標示").id
    desk.do("", set_due, task, dt.date(2026, 6, 30))
    desk.do("", set_sections, task, [Share(desk.do("", add_section, "民政課"))])
    for chapter in tree.chapters:
        desk.do("", change_chapter, chapter.id, paragraphs=["內容。"])
    assert checks(page) == []
    assert page.checks.fine.isVisible()
    assert page.tabs.tabText(page.tabs.indexOf(page.checks)) == "檢查"


def test_an_empty_group_leads_to_its_members_in_the_settings(page: PlanPage, desk: Desk) -> None:
    desk.do("", add_section, "民政課")
    group = desk.do("", add_section, "各課室", kind=SectionKind.GROUP)
    desk.do("", set_sections, node(page, "更新標示").id, [Share(group)])
    settings = SettingsPage(desk)
    desk.page_wanted.connect(lambda _name, what: settings.arrive(what))
    choose(page, "群組沒有成員")
    tab = settings.tabs.currentWidget()
    assert isinstance(tab, SectionsTab)
    assert tab.name.text() == "各課室"


def test_a_deleted_plan_is_checked_no_more(page: PlanPage, desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.refused.connect(told.append)
    desk.do("", delete_plan, tree_of(page).head.id)
    qtbot.wait(2 * PAUSE_MS)
    assert told == []


def test_enter_leads_to_the_item(page: PlanPage) -> None:
    choose(page, "沒有承辦單位")
    assert page.tabs.currentWidget() is page.outline
    assert cursor(page) == "更新標示"


def test_two_clicks_lead_there_too(page: PlanPage) -> None:
    place = next(row for row, first in enumerate(checks(page)) if "沒有承辦單位" in first)
    view = page.checks.list
    at = view.visualRect(view.entries.index(place)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
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
