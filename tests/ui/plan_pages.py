"""The page 計畫 as tests use it: shown, read as a person reads it, worked by key and mouse."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.queries.plan import NodeRow, PlanTree, plan_head, plan_tree
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.item_editor import ItemEditor
from tests.ui.hands import type_in

TREE = """
機關形象
  服務場所
    更新樓層配置圖
    檢修飲水機
  電話禮貌
    辦理測試
服務流程
"""
LINES = [
    "一、機關形象",
    "  (一)服務場所",
    "    1.更新樓層配置圖",
    "    2.檢修飲水機",
    "  (二)電話禮貌",
    "    1.辦理測試",
    "二、服務流程",
]


def shown(qtbot: QtBot, page: PlanPage, width: int = 1180) -> Iterator[PlanPage]:
    """The page in a window of its own, with the outline in hand."""
    qtbot.addWidget(page)
    page.resize(width, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.outline.view.setFocus()
    yield page


def lines(page: PlanPage) -> list[str]:
    """The outline as it is seen, two blanks in front for each level."""
    view, found = page.outline.view, []
    index = page.outline.model.index(0, 0)
    while index.isValid():
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        found.append("  " * depth + index.data())
        index = view.indexBelow(index)
    return found


def go_to(page: PlanPage, text: str) -> None:
    """Put the cursor on the item with this text."""
    page.outline.view.go_to(node(page, text).id)


def cursor(page: PlanPage) -> str:
    """The text of the item the cursor is on."""
    item = page.outline.model.item(page.outline.view.currentIndex())
    return item.node.text if item else ""


def tree_of(page: PlanPage) -> PlanTree:
    """The plan as it is stored."""
    head = page.desk.read(plan_head, page.desk.year)
    assert head is not None
    return page.desk.read(plan_tree, head.id)


def node(page: PlanPage, text: str) -> NodeRow:
    """The stored item with this text."""
    return next(found for found in tree_of(page).nodes if found.text == text)


def press(page: PlanPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the outline."""
    QTest.keyClick(page.outline.view, key, held)


def editor(page: PlanPage) -> ItemEditor | None:
    """Where an item's text is being typed, None where nowhere."""
    found = page.outline.view.findChildren(ItemEditor)
    return next((each for each in found if each.isVisible()), None)


def type_here(page: PlanPage, text: str, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """Type into the open text of an item, and end with a key."""
    open_editor = editor(page)
    assert open_editor is not None, "no item's text is open for typing"
    type_in(open_editor, text)
    if key is not None:
        QTest.keyClick(open_editor, key)


def leave(page: PlanPage) -> None:
    """Leave the field that has the focus, as Tab or a click elsewhere does."""
    page.outline.view.setFocus()
    QApplication.processEvents()


def click(widget: QWidget) -> None:
    """Click into the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
