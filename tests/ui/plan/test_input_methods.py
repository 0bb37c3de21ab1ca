"""Chinese input methods on the plan page: nothing composed is lost, no key of theirs is taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from tests.factories import drafted_plan
from tests.ui.plan_pages import TREE, editor, go_to, node, press, shown

KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab]
FIELDS = ["text", "method", "indicators", "remark"]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> PlanPage:
    drafted_plan(office, clerk, TREE)
    desk.year = 115
    page = next(shown(qtbot, PlanPage(desk)))
    go_to(page, "更新樓層配置圖")
    return page


def compose(widget: QWidget, text: str) -> None:
    """Let the input method show what is being composed."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    """Choose a candidate."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("key", KEYS)
def test_the_outline_leaves_the_keys_of_the_candidate_window_alone(page: PlanPage, key: Qt.Key) -> None:
    press(page, Qt.Key.Key_F2)
    open_editor = editor(page)
    assert open_editor is not None
    compose(open_editor, "ㄅㄧㄠ")
    QTest.keyClick(open_editor, key)
    assert editor(page) is open_editor
    commit(open_editor, "標")
    QTest.keyClick(open_editor, Qt.Key.Key_Return)
    assert node(page, "更新樓層配置圖標").text


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", FIELDS)
def test_the_fields_beside_it_leave_them_alone_too(page: PlanPage, name: str, key: Qt.Key) -> None:
    field = getattr(page.outline.panel, name)
    field.setFocus()
    before = field.toPlainText()
    compose(field, "ㄅㄧㄠ")
    QTest.keyClick(field, key)
    commit(field, "標")
    assert "標" in field.toPlainText()
    assert "\n" not in field.toPlainText().removeprefix(before)


def test_a_change_from_elsewhere_does_not_take_away_what_is_composed(
    page: PlanPage, office: Office, clerk: Actor
) -> None:
    field = page.outline.panel.remark
    field.setFocus()
    compose(field, "ㄅㄧㄠ")
    with office.work(clerk) as work:
        change_node(work, node(page, "更新樓層配置圖").id, remark="別處寫的")
    QApplication.processEvents()
    assert field.textCursor().block().layout().preeditAreaText() == "ㄅㄧㄠ"
    commit(field, "標")
    assert field.toPlainText() == "標"


def test_a_change_from_elsewhere_does_not_take_it_away_in_the_outline(
    page: PlanPage, office: Office, clerk: Actor
) -> None:
    press(page, Qt.Key.Key_F2)
    open_editor = editor(page)
    assert open_editor is not None
    compose(open_editor, "ㄅㄧㄠ")
    with office.work(clerk) as work:
        change_node(work, node(page, "更新樓層配置圖").id, text="別處改的")
    QApplication.processEvents()
    assert editor(page) is open_editor
    assert open_editor.textCursor().block().layout().preeditAreaText() == "ㄅㄧㄠ"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_the_paragraphs_of_a_chapter_leave_them_alone(page: PlanPage, key: Qt.Key) -> None:
    page.tabs.setCurrentWidget(page.chapters)
    field = page.chapters.paragraphs
    field.setFocus()
    compose(field, "ㄅㄧㄠ")
    QTest.keyClick(field, key)
    commit(field, "標")
    assert field.toPlainText() == "標"
