"""The printed page below the outline: it follows the cursor and every change."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.office.setup import change_agency
from desktop.rules.printed.about import about_node
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.page_preview import PagePreview
from tests.factories import TaskDraft, followed_plan
from tests.ui.hands import type_in
from tests.ui.plan_pages import cursor, editor, go_to, node, press, shown, type_here

FILLING = "，並請各單位依執行情形逐項檢討、提出改善作法，必要時邀集相關單位研商後簽陳核定"
LAST = f"第四十項{FILLING}"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> PlanPage:
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣政府")
    tasks = [TaskDraft(f"第{number}項{FILLING}", sections=("民政課",)) for number in range(1, 40)]
    followed_plan(office, clerk, *tasks, TaskDraft(LAST))
    desk.year = 115
    page = PlanPage(desk)
    with qtbot.waitSignal(page.outline.paper.preview.shown):
        return next(shown(qtbot, page))


def preview(page: PlanPage) -> PagePreview:
    return page.outline.paper.preview


def marked_text(page: PlanPage) -> str:
    """What is marked on the page that is shown."""
    found, number = preview(page)._laid_out, preview(page)._number
    assert found is not None
    about = preview(page)._about
    return "".join(text.line.text for text in found.pages[number].texts if text.line.about == about)


def test_the_page_turns_to_where_the_cursor_goes(page: PlanPage) -> None:
    assert preview(page).place.text().startswith("第 1 頁")
    go_to(page, LAST)
    assert not preview(page).place.text().startswith("第 1 頁")
    assert "第四十項" in marked_text(page)
    assert not preview(page).canvas.marked().isEmpty()


def test_what_is_marked_is_in_sight(page: PlanPage) -> None:
    go_to(page, LAST)
    top = preview(page).canvas.mapTo(
        preview(page).area.viewport(), preview(page).canvas.marked().toRect().topLeft()
    )
    assert 0 <= top.y() < preview(page).area.viewport().height()


def test_a_change_is_on_the_page_at_once(qtbot: QtBot, page: PlanPage) -> None:
    go_to(page, LAST)
    press(page, Qt.Key.Key_F2)
    with qtbot.waitSignal(preview(page).shown):
        type_here(page, "改為全新的工作內容")
    assert "改為全新的工作內容" in marked_text(page)


def test_the_page_follows_the_typing_before_it_is_stored(qtbot: QtBot, page: PlanPage) -> None:
    go_to(page, LAST)
    press(page, Qt.Key.Key_F2)
    open_editor = editor(page)
    assert open_editor is not None
    with qtbot.waitSignal(preview(page).shown):
        type_in(open_editor, "還沒存入的字")
    assert "還沒存入的字" in marked_text(page)
    with qtbot.waitSignal(preview(page).shown):
        QTest.keyClick(open_editor, Qt.Key.Key_Escape)
    assert "還沒存入的字" not in marked_text(page)


def test_the_page_follows_the_typing_beside_the_outline(qtbot: QtBot, page: PlanPage) -> None:
    go_to(page, LAST)
    with qtbot.waitSignal(preview(page).shown):
        type_in(page.outline.panel.text, "旁邊打的字")
    assert "旁邊打的字" in marked_text(page)


def test_undoing_a_change_is_on_the_page_too(qtbot: QtBot, page: PlanPage, desk: Desk) -> None:
    go_to(page, LAST)
    press(page, Qt.Key.Key_F2)
    with qtbot.waitSignal(preview(page).shown):
        type_here(page, "改為全新的工作內容")
    with qtbot.waitSignal(preview(page).shown):
        desk.undo_stack.undo()
    assert "第四十項" in marked_text(page)


def test_a_click_on_the_page_puts_the_cursor_on_what_was_clicked(page: PlanPage) -> None:
    wanted = node(page, f"第2項{FILLING}")
    found = preview(page)._laid_out
    assert found is not None
    place = found.places_of(about_node(wanted.id))[0]
    canvas = preview(page).canvas
    spot = QPoint(
        round(canvas._left() + (place.left + 2) * canvas.scale()), round((place.top + 4) * canvas.scale())
    )
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert cursor(page) == wanted.text


def test_the_pages_can_be_turned_without_moving_the_cursor(page: PlanPage) -> None:
    before = cursor(page)
    preview(page).turn(1)
    assert preview(page).place.text().startswith("第 2 頁")
    assert cursor(page) == before


def test_f7_hides_the_page_and_remembers_it(qtbot: QtBot, page: PlanPage, desk: Desk) -> None:
    press(page, Qt.Key.Key_F7)
    assert not preview(page).isVisible()
    assert not PlanPage(desk).outline.paper.preview.isVisibleTo(None)
    with qtbot.waitSignal(preview(page).shown):
        press(page, Qt.Key.Key_F7)
    assert preview(page).isVisible()


def test_what_cannot_be_printed_is_said_in_place_of_the_page(qtbot: QtBot, page: PlanPage) -> None:
    go_to(page, LAST)
    press(page, Qt.Key.Key_F2)
    type_here(page, "笑臉\U0001f600")
    qtbot.waitUntil(lambda: "U+1F600" in preview(page).words.text())
    assert preview(page).words.isVisible()


def test_the_chapters_show_their_page(qtbot: QtBot, page: PlanPage) -> None:
    page.tabs.setCurrentWidget(page.chapters)
    page.chapters.list.setCurrentRow(2)
    below = page.chapters.paper.preview
    assert below.isVisible()
    assert not below.canvas.marked().isEmpty()
