import datetime as dt

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.vocabulary import TaskStatus
from desktop.office import tracking
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.tick_off import TickOffDialog
from desktop.ui.task_actions import TaskActions
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.hands import type_in
from tests.ui.windows import texts_in

TODAY = dt.date(2026, 7, 1)
TEXTS = ("未開始", "執行中", "已完成", "已撤銷")


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    plan = followed_plan(office, clerk, *map(TaskDraft, TEXTS))
    with office.work(clerk) as work:
        tracking.start_task(work, plan.nodes["執行中"])
        tracking.tick_off(work, plan.nodes["已完成"], on=TODAY, today=TODAY)
        tracking.withdraw(work, plan.nodes["已撤銷"], reason="停辦")
    return plan


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def actions(plan: FollowedPlan, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch) -> TaskActions:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    return TaskActions(desk, window)


def tasks(office: Office, *texts: str) -> list[TrackedTask]:
    with office.reading() as session:
        found = read_plan(session, 115, TODAY)
    assert found is not None
    return [task for task in found.tasks if task.text in texts]


def offered(actions: TaskActions, window: QWidget, chosen: list[TrackedTask]) -> dict[str, bool]:
    menu = QMenu(window)
    actions.fill_menu(menu, chosen)
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("未開始", {"今日勾稽完成", "勾稽完成，填日期與佐證…", "開始執行", "列為不適用…", "撤銷管制…"}),
        ("執行中", {"今日勾稽完成", "勾稽完成，填日期與佐證…", "重新開啟", "列為不適用…", "撤銷管制…"}),
        ("已完成", {"勾稽完成，填日期與佐證…", "重新開啟", "列為不適用…", "撤銷管制…"}),
        ("已撤銷", {"重新開啟"}),
    ],
)
def test_only_what_makes_sense_for_a_task_is_offered(
    office: Office, actions: TaskActions, window: QWidget, text: str, possible: set[str]
) -> None:
    found = offered(actions, window, tasks(office, text))
    assert {words for words, is_enabled in found.items() if is_enabled} == possible
    assert len(found) == 7


def test_several_tasks_can_be_ticked_off_only(office: Office, actions: TaskActions, window: QWidget) -> None:
    assert offered(actions, window, tasks(office, *TEXTS)) == {
        "今日勾稽完成": True,
        "勾稽完成，填日期與佐證…": True,
    }
    assert offered(actions, window, tasks(office, "已完成", "已撤銷")) == {
        "今日勾稽完成": False,
        "勾稽完成，填日期與佐證…": False,
    }


def test_with_nothing_selected_nothing_is_done(qtbot: QtBot, desk: Desk, actions: TaskActions) -> None:
    with qtbot.assertNotEmitted(desk.refused), qtbot.assertNotEmitted(desk.done):
        actions.tick_today([])
        actions.tick_with_evidence([])


def test_starting_and_reopening_can_be_undone(office: Office, desk: Desk, actions: TaskActions) -> None:
    actions.start(tasks(office, "未開始")[0])
    actions.reopen(tasks(office, "已撤銷")[0])
    assert [task.status for task in tasks(office, "未開始", "已撤銷")] == [
        TaskStatus.STARTED,
        TaskStatus.NOT_STARTED,
    ]
    assert desk.undo_stack.undoText() == "重新開啟：一、(一)4."
    desk.undo_stack.undo()
    desk.undo_stack.undo()
    assert [task.status for task in tasks(office, "未開始", "已撤銷")] == [
        TaskStatus.NOT_STARTED,
        TaskStatus.WITHDRAWN,
    ]


def test_the_dialog_for_several_leaves_done_ones_alone(
    qtbot: QtBot, office: Office, desk: Desk, actions: TaskActions, window: QWidget
) -> None:
    actions.tick_with_evidence(tasks(office, *TEXTS))
    (dialog,) = window.findChildren(TickOffDialog)
    assert "一次勾稽 2 項未完成的工作（已完成的不變）" in texts_in(dialog)
    type_in(dialog.note, "年中檢討會通過")
    dialog.accept()
    notes = {task.text: (task.status, task.note) for task in tasks(office, *TEXTS)}
    assert notes == {
        "未開始": (TaskStatus.DONE, "年中檢討會通過"),
        "執行中": (TaskStatus.DONE, "年中檢討會通過"),
        "已完成": (TaskStatus.DONE, ""),
        "已撤銷": (TaskStatus.WITHDRAWN, ""),
    }


def test_correcting_a_tick_begins_with_what_was_said(
    office: Office, actions: TaskActions, window: QWidget
) -> None:
    actions.tick_with_evidence(tasks(office, "已完成"))
    (dialog,) = window.findChildren(TickOffDialog)
    assert dialog.day.text() == "115.07.01"
    dialog.reject()
