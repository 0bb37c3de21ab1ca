"""When an office is opened, its window tells what became due since the last time."""

import datetime as dt
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.since_last_visit import SinceLastVisit
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.plan_pages import click
from tests.ui.windows import button_of

FIRST, SECOND = dt.date(2026, 6, 2), dt.date(2026, 6, 20)
TOLD = "自上次開啟（115.06.02）以來有 2 項到期：更新標示（115.06.05）、檢修飲水機（115.06.20）。"
Visit = Callable[[dt.date], MainWindow]


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新標示", dt.date(2026, 6, 5), ("行政課",)),
        TaskDraft("檢修飲水機", SECOND, ("行政課",)),
        TaskDraft("整理花圃", dt.date(2026, 12, 1), ("行政課",)),
    )


@pytest.fixture
def visit(qtbot: QtBot, desk: Desk, plan: FollowedPlan, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Opens the office on a day."""

    def opened(on: dt.date) -> MainWindow:
        monkeypatch.setattr(Desk, "today", lambda _desk: on)
        desk.year = 115
        window = MainWindow()
        qtbot.addWidget(window)
        window.furnish()
        window.receive(desk)
        window.show()
        SinceLastVisit(window, desk)
        qtbot.waitUntil(lambda: not desk.runner.is_busy)
        return window

    return opened


def test_the_first_visit_is_told_nothing(visit: Visit) -> None:
    assert visit(FIRST).messages.sentences() == []


def test_what_became_due_is_told_once(visit: Visit) -> None:
    visit(FIRST)
    assert visit(SECOND).messages.sentences() == [TOLD]
    assert visit(SECOND).messages.sentences() == []
    assert visit(SECOND + dt.timedelta(days=1)).messages.sentences() == []


def test_the_notice_leads_to_the_list_of_just_these_tasks(visit: Visit) -> None:
    visit(FIRST)
    window = visit(SECOND)
    click(button_of(window.messages, "看清單"))
    page = window.page()
    assert isinstance(page, TrackingPage)
    assert [task.text for task in page.list.model.tasks()] == ["更新標示", "檢修飲水機"]
    assert window.messages.sentences() == []
    page.list.filters.clear.click()
    assert len(page.list.model.tasks()) == 3


def test_who_closes_before_the_notice_stands_there_is_told_the_next_time(
    qtbot: QtBot, visit: Visit, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(FIRST)
    monkeypatch.setattr(Desk, "today", lambda _desk: SECOND)
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    SinceLastVisit(window, desk)
    desk.runner.finish()
    assert visit(SECOND).messages.sentences() == [TOLD]


def test_each_person_has_visits_of_their_own(visit: Visit, desk: Desk) -> None:
    visit(FIRST)
    desk.actor = Actor("新同事", person_id=7)
    assert visit(SECOND).messages.sentences() == []


def test_each_file_has_visits_of_its_own(
    visit: Visit, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    visit(FIRST)
    monkeypatch.setattr(type(desk.office), "path", tmp_path / "other" / "office.db")
    assert visit(SECOND).messages.sentences() == []
