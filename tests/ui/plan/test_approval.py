"""A plan sent for signature, approved, amended and compared, by a clerk's hands in the window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from db.queries.edition import editions_of
from db.queries.plan import PlanHead, plan_head
from db.vocabulary import PlanStatus
from desktop.office.office import Actor, Office
from desktop.office.printing import print_form
from desktop.office.promises import set_sections
from desktop.office.setup import change_agency
from desktop.rules.roc_calendar import format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.approval import ApproveDialog, CloseDialog, ReturnDialog, ScanDialog, SubmitDialog
from desktop.ui.models.difference_table import DifferenceColumn
from desktop.ui.pages.plan import PlanPage
from tests.factories import TaskDraft, followed_plan
from tests.forms.printed import Printed
from tests.ui.hands import drop, files, type_in, type_over
from tests.ui.plan_pages import click, go_to, node, press, shown, type_here
from tests.ui.windows import button_of, texts_in

Kind = TypeVar("Kind", bound=QDialog)
TASKS = (
    TaskDraft("更新標示", dt.date(2026, 6, 30), ("民政課",)),
    TaskDraft("辦理測試12次", dt.date(2026, 12, 20), ("秘書室",)),
)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣松溪鄉公所")
    followed_plan(office, clerk, *TASKS, year=115)
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def head(page: PlanPage) -> PlanHead:
    found = page.desk.read(plan_head, 115)
    assert found is not None
    return found


def opened(page: PlanPage, kind: type[Kind]) -> Kind:
    QApplication.processEvents()
    return next(found for found in page.findChildren(kind) if found.isVisible())


def step(page: PlanPage, kind: type[Kind]) -> Kind:
    """Press the button of the next step."""
    click(page.steps.button)
    return opened(page, kind)


def submit(page: PlanPage) -> None:
    click(step(page, SubmitDialog).confirm)


def approve(page: PlanPage) -> None:
    submit(page)
    click(step(page, ApproveDialog).confirm)


def amend(page: PlanPage) -> None:
    approve(page)
    click(page.steps.button)
    go_to(page, "辦理測試12次")
    press(page, Qt.Key.Key_F2)
    type_here(page, "，並公布結果")
    page.tabs.setCurrentWidget(page.versions)
    QApplication.processEvents()


def cell(page: PlanPage, column: DifferenceColumn) -> str:
    return str(page.versions.model.index(0, column).data())


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


def test_the_amendment_stands_beside_the_approved_wording_with_a_proposed_reason(page: PlanPage) -> None:
    amend(page)
    assert page.versions.model.rowCount() == 1
    assert cell(page, DifferenceColumn.CHANGE) == "修正"
    assert cell(page, DifferenceColumn.OLD) == "一、(一)2.辦理測試12次"
    assert cell(page, DifferenceColumn.NEW) == "一、(一)2.辦理測試12次，並公布結果"
    assert cell(page, DifferenceColumn.REASON) == "修正文字。"
    assert "1 處不同" in page.versions.choice.about.text()


def reword(page: PlanPage, item: str, words: str) -> None:
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


def test_reasons_are_typed_one_below_the_other(page: PlanPage) -> None:
    amend(page)
    reword(page, "更新標示", "並加註英文")
    table = page.versions.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    explain(page, "來函要求雙語。")
    QTest.keyClick(table, Qt.Key.Key_Down)
    explain(page, "縣府來函要求公布。")
    reasons = [
        str(page.versions.model.index(row, DifferenceColumn.REASON).data())
        for row in range(page.versions.model.rowCount())
    ]
    assert reasons == ["來函要求雙語。", "縣府來函要求公布。"]


def test_a_reason_is_still_typed_while_the_amendment_is_submitted(page: PlanPage) -> None:
    amend(page)
    submit(page)
    page.versions.table.setFocus()
    page.versions.table.stay(0)
    explain(page, "縣府來函要求公布。")
    assert cell(page, DifferenceColumn.REASON) == "縣府來函要求公布。"


def test_the_reasons_of_an_approved_edition_stay_as_they_are(page: PlanPage) -> None:
    amend(page)
    approve(page)
    click(page.steps.button)
    reword(page, "更新標示", "並加註英文")
    choice = page.versions.choice
    for box, key in ((choice.old_box, Qt.Key.Key_End), (choice.new_box, Qt.Key.Key_Down)):
        box.setFocus()
        QTest.keyClick(box, key)
    QApplication.processEvents()
    assert [version.edition for version in choice.pair()] == [1, 2]
    assert cell(page, DifferenceColumn.REASON) == "修正文字。"
    page.versions.table.stay(0)
    QTest.keyClick(page.versions.table, Qt.Key.Key_Return)
    assert not page.versions.table.viewport().findChildren(QLineEdit)


def test_what_is_the_same_can_be_listed_too(page: PlanPage) -> None:
    amend(page)
    choose(page, "連同相同的項目")
    assert page.versions.model.rowCount() > 5


def test_differences_are_found_by_what_became_of_them_and_by_words(page: PlanPage) -> None:
    amend(page)
    choose(page, "只列刪除")
    assert page.versions.nothing.isVisible()
    choose(page, "所有異動")
    assert page.versions.model.rowCount() == 1
    field = page.versions.choice.words
    type_in(field, "標示")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.versions.nothing.isVisible()
    type_over(field, "電話 測試")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.versions.nothing.isVisible()
    type_over(field, "測試 公布")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.versions.table.isVisible()


def test_the_table_is_as_wide_as_its_room_whether_it_scrolls_or_not(page: PlanPage) -> None:
    amend(page)
    page.resize(1000, 500)
    for changes in ("連同相同的項目", "所有異動"):
        choose(page, changes)
        QTest.qWait(20)
        table = page.versions.table
        widths = [table.columnWidth(column) for column in range(page.versions.model.columnCount())]
        assert sum(widths) == table.viewport().width()


def test_the_older_version_is_printed_beside_the_newer_one_and_the_other_way_round(
    qtbot: QtBot, page: PlanPage, desk: Desk
) -> None:
    amend(page)
    choice = page.versions.choice
    for box, key in ((choice.new_box, Qt.Key.Key_Down), (choice.old_box, Qt.Key.Key_Up)):
        box.setFocus()
        QTest.keyClick(box, key)
    QApplication.processEvents()
    with qtbot.waitSignal(desk.page_wanted) as wanted:
        click(choice.print_button)
    assert wanted.args is not None
    form, request = wanted.args[1]
    assert (form, request.edition, request.against) == ("plan-comparison", 1, (115, None))
    text = Printed(print_form(page.desk.office, form, request, dt.date.today())).text
    assert text.index("第2版（草稿）") < text.index("第1版（")


def test_the_paper_of_the_comparison_is_asked_for(qtbot: QtBot, page: PlanPage, desk: Desk) -> None:
    amend(page)
    with qtbot.waitSignal(desk.page_wanted) as wanted:
        click(page.versions.choice.print_button)
    assert wanted.args is not None
    name, (form, request) = wanted.args
    assert (name, form, request.year, request.edition) == ("forms", "amendments", 115, None)


def test_a_signed_edition_is_printed_again_from_its_line(qtbot: QtBot, page: PlanPage, desk: Desk) -> None:
    amend(page)
    again = page.versions.editions.layout().itemAt(3).widget()  # type: ignore[union-attr]
    with qtbot.waitSignal(desk.page_wanted) as wanted:
        click(again)
    assert wanted.args is not None
    assert wanted.args[1][1].edition == 1


def test_a_plan_without_other_version_says_so(page: PlanPage) -> None:
    page.tabs.setCurrentWidget(page.versions)
    assert page.versions.nothing.isVisible()
