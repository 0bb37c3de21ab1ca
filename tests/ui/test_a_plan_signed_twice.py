"""A plan is sent back, signed, followed, amended and signed again: both papers stay as they were signed.

The clerk works in the window and prints with the commands.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.edition import editions_of
from db.queries.tracking import attachment_content
from db.vocabulary import PlanStatus, TaskStatus
from desktop.__main__ import main
from desktop.office.office import Actor, Office
from desktop.office.setup import change_agency
from desktop.office.upkeep import check
from desktop.ui.desk import Desk
from desktop.ui.dialogs.approval import ApproveDialog, ReturnDialog
from desktop.ui.dialogs.tick_off import TickOffDialog
from desktop.ui.pages.plan import PlanPage
from desktop.ui.pages.tracking import TrackingPage
from tests.forms.printed import Printed
from tests.ui.hands import drop, files, type_in
from tests.ui.plan.approval_hand import explain, head, opened, planned, reword, step, submit
from tests.ui.plan_pages import click, tree_of

FIRST, SECOND = "松秘字第1150000123號", "松秘字第1150000456號"
SCAN = b"%PDF-1.4 signed by hand"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    yield from planned(qtbot, desk, office, clerk)


def send_back(page: PlanPage, reason: str) -> None:
    page.steps.give_back.trigger()
    dialog = opened(page, ReturnDialog)
    type_in(dialog.reason, reason)
    click(dialog.confirm)


def sign(page: PlanPage, letter: str, scan: Path | None = None) -> None:
    dialog = step(page, ApproveDialog)
    type_in(dialog.letter, letter)
    if scan is not None:
        assert drop(dialog.scan, files([scan]))
    click(dialog.confirm)
    assert head(page).status is PlanStatus.APPROVED


def tick(qtbot: QtBot, page: PlanPage, text: str) -> None:
    tracking = TrackingPage(page.desk)
    qtbot.addWidget(tracking)
    with qtbot.waitActive(tracking):
        tracking.show()
        tracking.activateWindow()
    row = [task.text for task in tracking.list.model.tasks()].index(text)
    tracking.list.table.setFocus()
    tracking.list.table.selectRow(row)
    QTest.keyClick(tracking.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = next(each for each in tracking.findChildren(TickOffDialog) if each.isVisible())
    click(dialog.confirm)
    tracking.close()
    page.activateWindow()
    QApplication.processEvents()


def paper(page: PlanPage, folder: Path, form: str, *more: str) -> bytes:
    """What `weimin print` writes."""
    file = folder / f"{form}{'-'.join(more)}.pdf"
    path = str(page.desk.office.path)
    assert main(["--database", path, "print", form, "--year", "115", *more, "-o", str(file)]) == 0
    return file.read_bytes()


def test_a_plan_is_sent_back_signed_followed_amended_and_signed_again(
    qtbot: QtBot, page: PlanPage, tmp_path: Path
) -> None:
    scan = tmp_path / "簽核.pdf"
    scan.write_bytes(SCAN)
    submit(page)
    send_back(page, "期限請再確認")
    assert head(page).status is PlanStatus.DRAFT
    submit(page)
    sign(page, FIRST, scan)
    first = paper(page, tmp_path, "plan")
    assert f"{FIRST}函核定" in Printed(first).text

    tick(qtbot, page, "更新標示")
    assert paper(page, tmp_path, "plan") == first

    click(page.steps.button)
    reword(page, "辦理測試12次", "，並公布結果")
    page.versions.table.setFocus()
    page.versions.table.stay(0)
    explain(page, "縣府來函要求公布。")
    amendments = Printed(paper(page, tmp_path, "amendments")).text
    assert "辦理測試12次，並公布結果" in amendments
    assert "縣府來函要求公布。" in amendments
    assert paper(page, tmp_path, "plan", "--edition", "1") == first
    submit(page)
    sign(page, SECOND)
    second = paper(page, tmp_path, "plan")
    assert "辦理測試12次，並公布結果" in Printed(second).text
    assert "並公布結果" not in Printed(first).text

    # What would print otherwise from now on does not reach what was signed.
    page.desk.do("", change_agency, name="清溪市松溪區公所")
    assert "松溪區公所" in Printed(paper(page, tmp_path, "tracking")).text
    assert paper(page, tmp_path, "plan", "--edition", "1") == first
    assert paper(page, tmp_path, "plan", "--edition", "2") == second
    one, two = page.desk.read(editions_of, head(page).id)
    assert (one.approval_letter, two.approval_letter) == (FIRST, SECOND)
    assert page.desk.read(attachment_content, one.scan_id or 0) == SCAN
    done = [node.tracking.status for node in tree_of(page).nodes if node.tracking]
    assert done == [TaskStatus.DONE, TaskStatus.NOT_STARTED]
    assert one.approved_on == dt.date.today()
    assert check(page.desk.office) == []
