"""Two versions of a plan side by side, and the reasons of an amendment, by a clerk's hands."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.office.printing import print_form
from desktop.ui.desk import Desk
from desktop.ui.dialogs.find_replace import FindReplaceDialog
from desktop.ui.models.difference_table import DifferenceColumn
from desktop.ui.pages.plan import PlanPage
from tests.forms.printed import Printed
from tests.ui.hands import type_in, type_over
from tests.ui.plan.approval_hand import (
    amend,
    approve,
    cell,
    choose,
    explain,
    opened,
    planned,
    reword,
    submit,
)
from tests.ui.plan_pages import click


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> Iterator[PlanPage]:
    yield from planned(qtbot, desk, office, clerk)


def test_the_amendment_stands_beside_the_approved_wording_with_a_proposed_reason(page: PlanPage) -> None:
    amend(page)
    assert page.versions.model.rowCount() == 1
    assert cell(page, DifferenceColumn.CHANGE) == "修正"
    assert cell(page, DifferenceColumn.OLD) == "一、(一)2.辦理測試12次"
    assert cell(page, DifferenceColumn.NEW) == "一、(一)2.辦理測試12次，並公布結果"
    assert cell(page, DifferenceColumn.REASON) == "修正文字。"
    assert "1 處不同" in page.versions.choice.about.text()


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


def test_the_key_that_searches_the_plan_does_so_beside_the_search_of_differences(
    qtbot: QtBot, page: PlanPage
) -> None:
    amend(page)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.versions.table.setFocus()
    QTest.keyClick(page.versions.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert opened(page, FindReplaceDialog).words.hasFocus()


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
