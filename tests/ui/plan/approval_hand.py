"""A plan taken through its approval as a clerk does it: by the page's button, its dialogs, its tab 版本."""

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from db.queries.plan import PlanHead, plan_head
from desktop.office.office import Actor, Office
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.dialogs.approval import ApproveDialog, SubmitDialog
from desktop.ui.models.difference_table import DifferenceColumn
from desktop.ui.pages.plan import PlanPage
from tests.factories import TaskDraft, followed_plan
from tests.ui.hands import type_over
from tests.ui.plan_pages import click, go_to, press, shown, type_here

Kind = TypeVar("Kind", bound=QDialog)
TASKS = (
    TaskDraft("更新標示", dt.date(2026, 6, 30), ("民政課",)),
    TaskDraft("辦理測試12次", dt.date(2026, 12, 20), ("秘書室",)),
)


def planned(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    """The page of a plan in order, in a window of its own."""
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣松溪鄉公所")
    followed_plan(office, clerk, *TASKS, year=115)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def head(page: PlanPage) -> PlanHead:
    """The head of the plan as it is stored."""
    found = page.desk.read(plan_head, 115)
    assert found is not None
    return found


def opened(page: PlanPage, kind: type[Kind]) -> Kind:
    """The dialog of a kind that is open now."""
    QApplication.processEvents()
    return next(found for found in page.findChildren(kind) if found.isVisible())


def step(page: PlanPage, kind: type[Kind]) -> Kind:
    """Press the button of the next step."""
    click(page.steps.button)
    return opened(page, kind)


def submit(page: PlanPage) -> None:
    """Submit a plan in order."""
    click(step(page, SubmitDialog).confirm)


def approve(page: PlanPage) -> None:
    """Submit and approve it, today and without a letter."""
    submit(page)
    click(step(page, ApproveDialog).confirm)


def amend(page: PlanPage) -> None:
    """Approve it, reword one task since, and look at what differs."""
    approve(page)
    click(page.steps.button)
    reword(page, "辦理測試12次", "，並公布結果")


def cell(page: PlanPage, column: DifferenceColumn) -> str:
    """What the first difference says in a column."""
    return str(page.versions.model.index(0, column).data())


def reword(page: PlanPage, item: str, words: str) -> None:
    """Add words to the text of an item, and look at what differs."""
    page.tabs.setCurrentWidget(page.outline)
    go_to(page, item)
    press(page, Qt.Key.Key_F2)
    type_here(page, words)
    page.tabs.setCurrentWidget(page.versions)
    QApplication.processEvents()


def explain(page: PlanPage, words: str) -> None:
    """Type the reason of the row in which the cursor is."""
    table = page.versions.table
    QTest.keyClick(table, Qt.Key.Key_Return)
    field = next(found for found in table.viewport().findChildren(QLineEdit) if found.isVisible())
    type_over(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def choose(page: PlanPage, changes: str) -> None:
    """Choose by keys which differences are listed."""
    box = page.versions.choice.changes
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != changes:
        QTest.keyClick(box, Qt.Key.Key_Down)
    QApplication.processEvents()
