"""Cut, copy and paste in the outline, within a plan, between years, from and to other programs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from tests.factories import TaskDraft, drafted_plan, followed_plan
from tests.ui.plan_pages import cursor, go_to, lines, press, shown, tree_of

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
TABLE = (
    "<table><tr><td>推動作法</td><td>完成期限</td></tr>"
    "<tr><td>1.檢修飲水機</td><td>115.3.1</td></tr><tr><td>2.更新標示</td><td>115.4.1</td></tr></table>"
)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    followed_plan(office, clerk, TaskDraft("甲", sections=("民政課",)), TaskDraft("乙"), year=115)
    drafted_plan(office, clerk, "形象\n  場所", year=116)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))
    QApplication.clipboard().clear()


def test_a_branch_is_copied_and_pasted_behind_the_cursor(page: PlanPage, desk: Desk) -> None:
    go_to(page, "改善服務場所")
    press(page, Key.Key_C, CONTROL)
    press(page, Key.Key_V, CONTROL)
    assert lines(page)[4:] == ["  (二)改善服務場所", "    1.甲", "    2.乙"]
    desk.undo_stack.undo()
    assert len(lines(page)) == 4


def test_a_copied_task_can_be_pasted_into_excel(page: PlanPage) -> None:
    go_to(page, "甲")
    press(page, Key.Key_C, CONTROL)
    assert QApplication.clipboard().text().split("\t")[:3] == ["1.甲", "", "民政課"]
    assert "<td>1.甲</td>" in QApplication.clipboard().mimeData().html()


def test_a_cut_task_moves_and_keeps_its_key(page: PlanPage) -> None:
    go_to(page, "甲")
    before = {node.text: node.id for node in tree_of(page).nodes}
    press(page, Key.Key_X, CONTROL)
    go_to(page, "乙")
    press(page, Key.Key_V, CONTROL)
    assert lines(page)[2:] == ["    1.乙", "    2.甲"]
    assert {node.text: node.id for node in tree_of(page).nodes} == before
    press(page, Key.Key_V, CONTROL)
    assert lines(page)[2:] == ["    1.乙", "    2.甲", "    3.甲"]


def test_a_branch_is_pasted_into_another_year(page: PlanPage, desk: Desk) -> None:
    go_to(page, "甲")
    press(page, Key.Key_C, CONTROL)
    desk.year = 116
    page.reload()
    go_to(page, "場所")
    press(page, Key.Key_V, CONTROL)
    assert lines(page) == ["一、形象", "  (一)場所", "    1.甲"]
    assert cursor(page) == "甲"


def test_a_table_of_another_program_becomes_tasks_with_their_dates(page: PlanPage) -> None:
    data = QMimeData()
    data.setHtml(TABLE)
    data.setText("推動作法\t完成期限\n1.檢修飲水機\t115.3.1\n2.更新標示\t115.4.1")
    QApplication.clipboard().setMimeData(data)
    go_to(page, "甲")
    press(page, Key.Key_V, CONTROL)
    assert lines(page)[2:] == ["    1.甲", "    2.檢修飲水機", "    3.更新標示", "    4.乙"]
    found = [node.tracking.due_on for node in tree_of(page).nodes if node.tracking]
    assert [on.month for on in found if on] == [3, 4]


def test_numbered_text_becomes_a_tree_at_the_level_it_belongs_to(page: PlanPage) -> None:
    QApplication.clipboard().setText("二、服務流程\n(一)便利\n1.檢討表單")
    go_to(page, "甲")
    press(page, Key.Key_V, CONTROL)
    assert lines(page)[4:] == ["二、服務流程", "  (一)便利", "    1.檢討表單"]


def test_plain_lines_become_items_as_before(page: PlanPage) -> None:
    QApplication.clipboard().setText("丙\n丁")
    go_to(page, "乙")
    press(page, Key.Key_V, CONTROL)
    assert lines(page)[4:] == ["    3.丙", "    4.丁"]
