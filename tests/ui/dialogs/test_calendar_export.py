"""A calendar file asked for on the page 追蹤."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.office.tracking import tick_off
from desktop.ui.desk import Desk
from desktop.ui.dialogs.calendar_export import CalendarExportDialog
from desktop.ui.pages.tracking import TrackingPage
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.plan_pages import click
from tests.ui.test_tracking_page import shown

DUE = dt.date(2026, 6, 30)
DRAFTS = (
    TaskDraft("檢查照明", DUE, ("總務課",)),
    TaskDraft("更新標示", dt.date(2026, 9, 30), ("總務課",)),
    TaskDraft("辦理講習", dt.date(2026, 9, 30), ("人事室",)),
)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    plan = followed_plan(office, clerk, *DRAFTS)
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢查照明"], on=DUE, today=DUE)
    return plan


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, plan: FollowedPlan) -> Iterator[TrackingPage]:
    desk.year = 115
    yield from shown(qtbot, TrackingPage(desk))


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is chosen whenever one is asked for, its ending left out."""
    chosen = tmp_path / "期限"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(chosen), ""))
    return tmp_path / "期限.ics"


def dialog_of(page: TrackingPage) -> CalendarExportDialog:
    click(next(tool for tool in page.findChildren(QToolButton) if tool.accessibleName() == "行事曆檔"))
    QApplication.processEvents()
    return next(found for found in page.findChildren(CalendarExportDialog) if found.isVisible())


def summaries(target: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(target.read_bytes().decode()).events]


def test_a_section_is_chosen_and_its_open_dates_are_written(
    qtbot: QtBot, page: TrackingPage, target: Path
) -> None:
    dialog = dialog_of(page)
    assert [dialog.section.itemText(row) for row in range(dialog.section.count())] == [
        "全機關",
        "總務課",
        "人事室",
    ]
    QTest.keyClick(dialog.section, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.desk.told) as told:
        click(dialog.confirm)
    assert told.args == ["已寫成 1 個日期：「期限.ics」"]
    assert summaries(target) == ["一、(一)2.更新標示"]


def test_what_is_done_comes_along_where_it_is_wanted(qtbot: QtBot, page: TrackingPage, target: Path) -> None:
    dialog = dialog_of(page)
    QTest.keyClick(dialog.with_done, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.desk.told):
        click(dialog.confirm)
    assert len(summaries(target)) == 3


def test_a_section_head_is_offered_the_own_section_first(
    page: TrackingPage, plan: FollowedPlan, target: Path
) -> None:
    head = page.desk.actor
    page.desk.actor = Actor(head.name, head.role, head.person_id, plan.sections["人事室"])
    assert dialog_of(page).section.currentText() == "人事室"
