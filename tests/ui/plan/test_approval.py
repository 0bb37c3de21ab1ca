"""A plan sent for signature, approved, closed, by a clerk's hands in the window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.edition import editions_of
from db.vocabulary import PlanStatus
from desktop.office.office import Actor, Office
from desktop.office.promises import set_sections
from desktop.rules.roc_calendar import format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.approval import ApproveDialog, CloseDialog, ReturnDialog, ScanDialog, SubmitDialog
from desktop.ui.pages.plan import PlanPage
from tests.ui.hands import drop, files, type_in
from tests.ui.plan.approval_hand import (
    approve,
    head,
    opened,
    planned,
    step,
    submit,
)
from tests.ui.plan_pages import click, go_to, node, press, type_here
from tests.ui.windows import button_of, texts_in


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    yield from planned(qtbot, desk, office, clerk)


def test_the_button_names_the_next_step(page: PlanPage) -> None:
    said = [page.steps.button.text()]
    submit(page)
    said.append(page.steps.button.text())
    click(step(page, ApproveDialog).confirm)
    said.append(page.steps.button.text())
    assert said == ["送陳核…", "核定…", "修正計畫"]
    assert head(page).status is PlanStatus.APPROVED


def test_the_head_says_how_far_the_plan_is(page: PlanPage) -> None:
    today = format_date(dt.date.today())
    said = [page.about.text()]
    submit(page)
    said.append(page.about.text())
    dialog = step(page, ApproveDialog)
    type_in(dialog.letter, "松秘字第1150000123號")
    click(dialog.confirm)
    said.append(page.about.text())
    click(page.steps.button)
    said.append(page.about.text())
    assert [text.split(" · ")[0] for text in said] == [
        "草稿",
        f"{today} 陳核中",
        f"第 1 版，{today} 核定 松秘字第1150000123號",
        "第 2 版修正草案",
    ]


def test_an_approval_keeps_its_letter_and_the_scan_that_was_dropped(page: PlanPage, tmp_path: Path) -> None:
    scan = tmp_path / "簽核.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    submit(page)
    dialog = step(page, ApproveDialog)
    type_in(dialog.letter, "松秘字第1150000123號")
    assert drop(dialog.scan, files([scan]))
    click(dialog.confirm)
    (edition,) = page.desk.read(editions_of, head(page).id)
    assert (edition.approval_letter, edition.scan_name) == ("松秘字第1150000123號", "簽核.pdf")


@pytest.mark.parametrize("names", [("表.xlsx",), ("一.pdf", "二.pdf")])
def test_what_is_no_single_scan_is_said_before_anything_is_stored(
    page: PlanPage, tmp_path: Path, names: tuple[str, ...]
) -> None:
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_bytes(path.name.encode())
    submit(page)
    dialog = step(page, ApproveDialog)
    drop(dialog.scan, files(paths))
    click(dialog.confirm)
    assert dialog.isVisible()
    assert head(page).status is PlanStatus.SUBMITTED


def test_a_day_to_come_is_said_below_its_field(page: PlanPage) -> None:
    dialog = step(page, SubmitDialog)
    dialog.day.set_date(dt.date.today() + dt.timedelta(days=1))
    click(dialog.confirm)
    assert dialog.isVisible()
    assert head(page).status is PlanStatus.DRAFT


def spoil(page: PlanPage) -> None:
    """Take the sections of a task away: that must be mended."""
    page.desk.do("", set_sections, node(page, "更新標示").id, [])


def test_what_must_be_mended_is_named_and_submitted_only_when_that_is_confirmed(page: PlanPage) -> None:
    spoil(page)
    dialog = step(page, SubmitDialog)
    assert any("1 處必改" in text and "一、(一)1." in text for text in texts_in(dialog))
    click(dialog.confirm)
    assert dialog.isVisible()
    assert any("請先修改" in text for text in texts_in(dialog))
    QTest.keyClick(dialog.anyway, Qt.Key.Key_Space)
    click(dialog.confirm)
    assert head(page).status is PlanStatus.SUBMITTED


def test_what_must_be_mended_is_shown_instead(page: PlanPage) -> None:
    spoil(page)
    click(button_of(step(page, SubmitDialog), "到「檢查」分頁修改"))
    assert page.checks.isVisible()
    assert head(page).status is PlanStatus.DRAFT


def test_a_plan_in_order_is_submitted_without_further_questions(page: PlanPage) -> None:
    dialog = step(page, SubmitDialog)
    assert not dialog.anyway.isVisible()


def test_what_came_back_unsigned_is_a_draft_again(page: PlanPage) -> None:
    submit(page)
    assert page.steps.give_back.isVisible()
    page.steps.give_back.trigger()
    dialog = opened(page, ReturnDialog)
    click(dialog.confirm)
    assert dialog.isVisible()
    type_in(dialog.reason, "期限請再確認")
    click(dialog.confirm)
    assert head(page).status is PlanStatus.DRAFT


def test_an_approved_plan_cannot_be_typed_into_until_it_is_amended(page: PlanPage) -> None:
    approve(page)
    go_to(page, "更新標示")
    press(page, Qt.Key.Key_F2)
    assert not page.outline.view.is_typing()
    click(page.steps.button)
    assert (head(page).status, head(page).edition) == (PlanStatus.DRAFT, 2)
    go_to(page, "更新標示")
    press(page, Qt.Key.Key_F2)
    type_here(page, "更新樓層標示")


def test_an_approval_by_mistake_is_undone(page: PlanPage, desk: Desk) -> None:
    approve(page)
    desk.undo_stack.undo()
    assert head(page).status is PlanStatus.SUBMITTED
    desk.undo_stack.redo()
    assert head(page).status is PlanStatus.APPROVED


def test_a_scan_is_added_later_and_the_plan_is_closed(page: PlanPage, tmp_path: Path) -> None:
    scan = tmp_path / "掃描.png"
    scan.write_bytes(b"png")
    approve(page)
    page.steps.scan.trigger()
    dialog = opened(page, ScanDialog)
    drop(dialog.scan, files([scan]))
    click(dialog.confirm)
    assert page.desk.read(editions_of, head(page).id)[0].scan_name == "掃描.png"
    page.steps.close.trigger()
    click(opened(page, CloseDialog).confirm)
    assert head(page).status is PlanStatus.CLOSED
    assert not page.steps.button.isVisible()
