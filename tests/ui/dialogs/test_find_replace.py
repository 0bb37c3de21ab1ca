"""Finding and replacing all over the plan, in the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.dialogs.find_replace import FindReplaceDialog
from desktop.ui.models.difference_table import DifferenceColumn
from desktop.ui.pages.plan import PlanPage
from tests.factories import drafted_plan
from tests.ui.hands import type_over
from tests.ui.plan_pages import click, cursor, lines, shown

CONTROL = Qt.KeyboardModifier.ControlModifier
TREE = "機關形象\n  服務場所\n    更新標示\n    檢修標示燈\n  電話禮貌"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    drafted_plan(office, clerk, TREE)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def dialog(page: PlanPage) -> Iterator[FindReplaceDialog]:
    QTest.keyClick(page.outline.view, Qt.Key.Key_F, CONTROL)
    QApplication.processEvents()
    yield next(found for found in page.findChildren(FindReplaceDialog) if found.isVisible())
    QTest.keyRelease(page.outline.view, Qt.Key.Key_Control)


def look_for(dialog: FindReplaceDialog, words: str, by: str = "") -> None:
    type_over(dialog.words, words)
    type_over(dialog.replacement, by)
    dialog.search()


def shown_cells(dialog: FindReplaceDialog, column: DifferenceColumn) -> list[str]:
    model = dialog.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_every_hit_is_listed_with_its_number_and_what_it_would_say(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "標示", "指標")
    assert shown_cells(dialog, DifferenceColumn.CHANGE) == ["一、(一)1.", "一、(一)2."]
    assert shown_cells(dialog, DifferenceColumn.OLD) == ["更新標示", "檢修標示燈"]
    assert shown_cells(dialog, DifferenceColumn.NEW) == ["更新指標", "檢修指標燈"]
    assert "找到 2 處" in dialog.about.text()


def test_only_what_is_checked_is_replaced_and_comes_back_in_one_step(
    page: PlanPage, dialog: FindReplaceDialog, desk: Desk
) -> None:
    look_for(dialog, "標示", "指標")
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    click(dialog.replace_button)
    assert "    1.更新指標" in lines(page)
    assert "    2.檢修標示燈" in lines(page)
    desk.undo_stack.undo()
    assert "    1.更新標示" in lines(page)


def test_enter_on_a_hit_shows_its_place(page: PlanPage, dialog: FindReplaceDialog) -> None:
    look_for(dialog, "檢修")
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert cursor(page) == "檢修標示燈"


def test_a_hit_in_a_chapter_leads_there(page: PlanPage, dialog: FindReplaceDialog) -> None:
    look_for(dialog, "計畫目標")
    dialog.table.activated.emit(dialog.model.index(0, 0))
    assert page.tabs.currentWidget() is page.chapters


def test_what_is_not_there_is_said_and_cannot_be_replaced(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "沒有這些字", "別的")
    assert "找不到「沒有這些字」" in dialog.about.text()
    assert not dialog.replace_button.isEnabled()


def test_control_and_enter_replace_all_that_is_checked(page: PlanPage, dialog: FindReplaceDialog) -> None:
    look_for(dialog, "標示", "指標")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return, CONTROL)
    assert "    2.檢修指標燈" in lines(page)


def test_none_and_all_are_checked_at_once(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "標示", "指標")
    dialog.model.check_all(False)
    assert not dialog.replace_button.isEnabled()
    dialog.model.check_all(True)
    assert len(dialog.model.rewordings()) == 2
