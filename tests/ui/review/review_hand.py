"""A plan being looked through as tests use it: read, pointed at, worked by key and mouse."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.plan import PlanTree
from desktop.ui.dialogs.import_plan import ImportPlanDialog
from desktop.ui.review.review_view import ReviewView
from tests.ui.plan_pages import click

TEXT = """青埔縣松溪鄉公所115年度提升服務品質執行計畫
壹、計畫依據
依縣府函辦理。
- 7 -
貳、計畫內容
\t實施要領
\t執行項目
\t推動作法
\t完成期限
\t承辦單位

\t一、機關形象
(一)服務場所便利性
\t1.洽公環境滿意度
\t1.更新樓層配置圖。
2.檢修飲水機。
3.汰換座椅。
\t115.06.30

115.09.30
\t民政科
"""


def read(qtbot: QtBot, dialog: ImportPlanDialog, text: str = TEXT) -> ReviewView:
    dialog.source.text.setPlainText(text)
    click(dialog.source.read_button)
    qtbot.waitUntil(lambda: dialog.review is not None)
    assert dialog.review is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog.review


def reviewed(view: ReviewView) -> PlanTree:
    """The plan in the review as it is stored there."""
    assert view.plan.plan is not None
    return view.plan.plan.tree


def go_to(view: ReviewView, text: str) -> None:
    key = next(node.id for node in reviewed(view).nodes if node.text == text)
    view.plan.outline.view.go_to(key)


def cursor(view: ReviewView) -> str:
    item = view.plan.outline.model.item(view.plan.outline.view.currentIndex())
    return item.node.text if item else ""


def place_of(view: ReviewView, words: str) -> QPoint:
    """Where words stand on the screen, in the source."""
    text = view.source.text
    found = text.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionStart())
    text.setTextCursor(QTextCursor(found))
    text.ensureCursorVisible()
    return text.cursorRect(found).center() + QPoint(2, 0)


def press_in(
    view: ReviewView, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(view.plan.outline.view, key, held)
    QApplication.processEvents()


def click_row(view: ReviewView, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click on a row of the list of everything that is open."""
    opened = view.plan.open.view
    place = opened.visualRect(opened.entries.index(row, 0)).center()
    QTest.mouseClick(opened.viewport(), Qt.MouseButton.LeftButton, held, place)


def point(view: ReviewView) -> str:
    """Which of the open points is shown: its place, and what is asked."""
    strip = view.strip
    words = strip.text.toPlainText() if strip.text.isVisible() else strip.message.text()
    return f"{strip.count.text()} {words}"
