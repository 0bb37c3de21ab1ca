"""Handing the plan to sections and taking their files back, in the window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.plan import plan_head
from desktop.exchange.sections.handout_workbook import SHEET
from desktop.office.handouts import handouts_of
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.dialogs.hand_out import HandOutDialog
from desktop.ui.dialogs.take_back_handouts import TakeBackDialog
from desktop.ui.models.difference_table import DifferenceColumn
from desktop.ui.pages.plan import PlanPage
from tests.factories import TaskDraft, followed_plan
from tests.ui.hands import type_over
from tests.ui.plan_pages import click, lines, node, shown


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
    tasks = (
        TaskDraft("更新標示", dt.date(2026, 6, 30), ("民政課",)),
        TaskDraft("巡檢設施", None, ("秘書室",)),
    )
    followed_plan(office, clerk, *tasks, year=115)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def files(qtbot: QtBot, page: PlanPage, desk: Desk, tmp_path: Path) -> list[Path]:
    """The workbooks of both sections, written by the dialog."""
    page.hand_out()
    QApplication.processEvents()
    dialog = next(found for found in page.findChildren(HandOutDialog) if found.isVisible())
    type_over(dialog.folder.line, str(tmp_path / "編寫"))
    with qtbot.waitSignal(desk.told) as told:
        click(dialog.confirm)
    assert told.args is not None
    assert "已產生 2 個檔案" in told.args[0]
    return sorted((tmp_path / "編寫").glob("*.xlsx"))


def edit(path: Path, **cells: str) -> None:
    book = openpyxl.load_workbook(path)
    for name, text in cells.items():
        book[SHEET][name] = text
    book.save(path)


def compare(page: PlanPage, paths: list[Path]) -> TakeBackDialog:
    page.compare_returned(paths)
    QApplication.processEvents()
    return next(found for found in page.findChildren(TakeBackDialog) if found.isVisible())


def test_every_checked_section_gets_a_file_of_its_own(page: PlanPage, files: list[Path]) -> None:
    assert [path.name for path in files] == ["115年度計畫編寫_民政課.xlsx", "115年度計畫編寫_秘書室.xlsx"]
    head = page.desk.read(plan_head, 115)
    assert head is not None
    assert len(page.desk.read(handouts_of, head.id)) == 2


def test_what_is_still_out_is_said_the_next_time(page: PlanPage, files: list[Path]) -> None:
    page.hand_out()
    QApplication.processEvents()
    dialog = next(found for found in page.findChildren(HandOutDialog) if found.isVisible())
    assert "尚未收回" in dialog.sections.item(0).text()


def test_no_section_is_said_below_the_list(page: PlanPage) -> None:
    page.hand_out()
    dialog = page.findChildren(HandOutDialog)[0]
    for row in range(dialog.sections.count()):
        dialog.sections.item(row).setCheckState(Qt.CheckState.Unchecked)
    click(dialog.confirm)
    assert dialog.isVisible()


def test_what_came_back_is_shown_beside_the_plan_and_taken(
    page: PlanPage, files: list[Path], desk: Desk
) -> None:
    edit(files[0], D6="更新樓層標示", D7="設置哺集乳室")
    dialog = compare(page, [files[0]])
    model = dialog.model
    assert [model.index(row, 0).data().split()[0] for row in range(model.rowCount())] == ["修改", "新增"]
    assert model.index(0, DifferenceColumn.OLD).data() == "更新標示"
    assert model.index(0, DifferenceColumn.NEW).data() == "更新樓層標示"
    click(dialog.accept_button)
    assert lines(page)[2:] == ["    1.更新樓層標示", "    2.巡檢設施", "    3.設置哺集乳室"]
    desk.undo_stack.undo()
    assert lines(page)[2:] == ["    1.更新標示", "    2.巡檢設施"]


def test_only_what_is_checked_is_taken(page: PlanPage, files: list[Path]) -> None:
    edit(files[0], D6="更新樓層標示", D7="設置哺集乳室")
    dialog = compare(page, [files[0]])
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    click(dialog.accept_button)
    assert lines(page)[2:] == ["    1.更新標示", "    2.巡檢設施", "    3.設置哺集乳室"]


def test_a_conflict_waits_for_a_decision(
    page: PlanPage, files: list[Path], office: Office, clerk: Actor
) -> None:
    edit(files[0], D6="更新樓層標示")
    with office.work(clerk) as work:
        change_node(work, node(page, "更新標示").id, text="更新英文標示")
    dialog = compare(page, [files[0]])
    assert dialog.model.index(0, 0).data().startswith("衝突")
    assert dialog.model.accepted() == []
    assert not dialog.accept_button.isEnabled()


def test_one_file_after_the_other_is_taken_back(page: PlanPage, files: list[Path]) -> None:
    edit(files[0], D6="更新樓層標示")
    edit(files[1], D6="每月巡檢設施")
    dialog = compare(page, files)
    click(dialog.accept_button)
    assert dialog.isVisible()
    click(dialog.accept_button)
    assert lines(page)[2:] == ["    1.更新樓層標示", "    2.每月巡檢設施"]


def test_a_file_that_is_something_else_is_told_beside_the_others(
    page: PlanPage, files: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "別的.xlsx"
    openpyxl.Workbook().save(other)
    dialog = compare(page, [other, files[0]])
    assert "別的.xlsx" in dialog.problems.text()
    assert dialog.files.count() == 1


def test_a_row_that_is_only_missing_is_not_deleted_unasked(page: PlanPage, files: list[Path]) -> None:
    book = openpyxl.load_workbook(files[0])
    book[SHEET].delete_rows(6)
    book.save(files[0])
    dialog = compare(page, [files[0]])
    assert dialog.model.index(0, 0).data().startswith("刪除")
    assert dialog.model.accepted() == []


def test_unreadable_cells_and_words_beside_the_fields_are_told(page: PlanPage, files: list[Path]) -> None:
    edit(files[0], G6="115.2.30", N6="旁邊的話")
    dialog = compare(page, [files[0]])
    told = dialog.heeded.toPlainText()
    assert dialog.heeded.isVisible()
    assert dialog.heeded.window() is dialog
    assert "第6列「完成期限」：「115.2.30」不是存在的日期" in told
    assert "第6列「N欄」的文字沒有欄位可放：旁邊的話" in told
    assert dialog.model.accepted() == []


def test_a_plain_answer_has_nothing_to_heed(page: PlanPage, files: list[Path]) -> None:
    edit(files[0], D6="更新樓層標示")
    assert not compare(page, [files[0]]).heeded.isVisible()
