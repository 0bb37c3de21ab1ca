"""Reports of the sections, written and read back in the window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import Period, TaskStatus
from desktop.office.followed_plan import followed_plan as plan_of
from desktop.office.office import Actor, Office
from desktop.office.tracking import tick_off
from desktop.ui.desk import Desk
from desktop.ui.dialogs.read_returns import ReadReturnsDialog
from desktop.ui.dialogs.write_returns import WriteReturnsDialog
from desktop.ui.models.difference_table import DifferenceColumn
from desktop.ui.pages.tracking import TrackingPage
from tests.exchange.return_files import filled
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.hands import type_over
from tests.ui.plan_pages import click
from tests.ui.test_tracking_page import shown

TASKS = (
    TaskDraft("檢查照明", dt.date(2025, 6, 30), ("總務課",)),
    TaskDraft("測試電話禮貌", None, ("總務課", "民政課"), (12, Period.YEAR)),
    TaskDraft("更新標示", dt.date(2025, 9, 30), ("民政課",)),
)
DONE = {"status": "已完成", "done_on": "114.06.20"}


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(office, clerk, *TASKS, year=114)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, plan: FollowedPlan) -> Iterator[TrackingPage]:
    desk.year = 114
    yield from shown(qtbot, TrackingPage(desk))


@pytest.fixture
def files(qtbot: QtBot, page: TrackingPage, tmp_path: Path) -> dict[str, Path]:
    """The workbooks by section, written by the dialog."""
    page.returns.write()
    QApplication.processEvents()
    dialog = next(found for found in page.findChildren(WriteReturnsDialog) if found.isVisible())
    type_over(dialog.folder.line, str(tmp_path / "回報"))
    with qtbot.waitSignal(page.desk.told) as told:
        click(dialog.confirm)
    assert told.args is not None
    assert "已產生 2 個回報表" in told.args[0]
    return {path.stem.rsplit("_", 1)[-1]: path for path in (tmp_path / "回報").glob("*.xlsx")}


def read(page: TrackingPage, *paths: Path) -> ReadReturnsDialog:
    page.returns.compare(paths)
    QApplication.processEvents()
    return next(found for found in page.findChildren(ReadReturnsDialog) if found.isVisible())


def rows(dialog: ReadReturnsDialog) -> list[tuple[str, bool]]:
    """The rows with their kind, and whether they are checked."""
    model = dialog.model
    places = (model.index(row, DifferenceColumn.CHANGE) for row in range(model.rowCount()))
    check = Qt.ItemDataRole.CheckStateRole
    return [(place.data(), Qt.CheckState(place.data(check)) is Qt.CheckState.Checked) for place in places]


def status(page: TrackingPage, text: str) -> TaskStatus:
    found = page.desk.read(plan_of, 114, page.desk.today())
    assert found is not None
    return next(task.status for task in found.tasks if task.text == text)


def test_the_sections_to_write_for_can_be_chosen(qtbot: QtBot, page: TrackingPage, tmp_path: Path) -> None:
    page.returns.write()
    QApplication.processEvents()
    dialog = next(found for found in page.findChildren(WriteReturnsDialog) if found.isVisible())
    assert [dialog.sections.item(row).text() for row in range(2)] == ["總務課　2 項工作", "民政課　2 項工作"]
    dialog.sections.item(0).setCheckState(Qt.CheckState.Unchecked)
    type_over(dialog.folder.line, str(tmp_path))
    with qtbot.waitSignal(page.desk.told):
        click(dialog.confirm)
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["114年度執行情形回報_民政課.xlsx"]


def test_what_is_reported_is_checked_and_taken_in_one_step(
    page: TrackingPage, files: dict[str, Path]
) -> None:
    dialog = read(page, filled(files["總務課"], {"檢查照明": DONE}))
    assert rows(dialog) == [("修改 一、(一)1.", True)]
    assert "總務課：修改 1" in dialog.about.text()
    click(dialog.accept_button)
    assert status(page, "檢查照明") is TaskStatus.DONE
    page.desk.undo_stack.undo()
    assert status(page, "檢查照明") is TaskStatus.NOT_STARTED


def test_a_file_read_again_says_that_all_is_known(page: TrackingPage, files: dict[str, Path]) -> None:
    path = filled(files["總務課"], {"檢查照明": DONE})
    click(read(page, path).accept_button)
    again = read(page, path)
    assert rows(again) == []
    assert "1 項先前已登記過" in again.about.text()


def test_a_conflict_is_taken_only_when_it_is_checked(
    office: Office, clerk: Actor, plan: FollowedPlan, page: TrackingPage, files: dict[str, Path]
) -> None:
    path = filled(files["總務課"], {"檢查照明": DONE})
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["檢查照明"], on=dt.date(2025, 6, 25))
    dialog = read(page, path)
    assert rows(dialog) == [("衝突 一、(一)1.", False)]
    assert not dialog.accept_button.isEnabled()
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, DifferenceColumn.CHANGE))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    click(dialog.accept_button)
    found = page.desk.read(plan_of, 114, page.desk.today())
    assert found is not None
    assert found.tasks[0].done_on == dt.date(2025, 6, 20)


def test_what_cannot_be_read_says_why_and_cannot_be_checked(
    page: TrackingPage, files: dict[str, Path]
) -> None:
    dialog = read(page, filled(files["總務課"], {"檢查照明": {**DONE, "done_on": "114.02.30"}}))
    assert "「完成日期」" in dialog.heeded.toPlainText()
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, DifferenceColumn.CHANGE))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert not dialog.model.accepted()


def test_several_files_are_gone_through_one_after_the_other(
    page: TrackingPage, files: dict[str, Path]
) -> None:
    paths = [
        filled(files["總務課"], {"檢查照明": DONE}),
        filled(files["民政課"], {"更新標示": DONE}),
    ]
    dialog = read(page, *paths)
    click(dialog.accept_button)
    assert dialog.files.currentText() == paths[1].name
    click(dialog.accept_button)
    assert status(page, "更新標示") is TaskStatus.DONE
    assert not page.findChildren(ReadReturnsDialog)


def test_a_file_that_is_no_report_is_named(
    page: TrackingPage, files: dict[str, Path], tmp_path: Path
) -> None:
    other = tmp_path / "別的.xlsx"
    other.write_bytes(b"PK\x03\x04")
    dialog = read(page, other, filled(files["總務課"], {"檢查照明": DONE}))
    assert "別的.xlsx" in dialog.problems.text()
    assert dialog.files.count() == 1
