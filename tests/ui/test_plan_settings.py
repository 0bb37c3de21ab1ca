"""The settings of a plan with its columns, its templates and the page beside them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.plan import plan_head
from db.vocabulary import NumberingStyle
from desktop.office.column_templates import NamedColumns, built_in_columns, offered_columns
from desktop.office.office import Actor, Office
from desktop.office.planning import create_plan
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.dialogs.name_columns import RenameColumnsDialog, SaveColumnsDialog
from desktop.ui.dialogs.plan_settings import PlanSettingsDialog
from tests.factories import drafted_plan
from tests.forms.printed import joined
from tests.ui.hands import type_over
from tests.ui.plan_pages import TREE, click
from tests.ui.windows import texts_in


def opened(qtbot: QtBot, desk: Desk) -> PlanSettingsDialog:
    head = desk.read(plan_head, 115)
    assert head is not None
    dialog = PlanSettingsDialog(desk, head)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.preview.page.shown):
        dialog.open()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, clerk: Actor, desk: Desk) -> Iterator[PlanSettingsDialog]:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
    drafted_plan(office, clerk, TREE)
    found = opened(qtbot, desk)
    yield found
    found.reject()


def page_text(dialog: PlanSettingsDialog) -> str:
    """What stands on the page in the preview."""
    laid_out = dialog.preview.page._laid_out
    assert laid_out is not None
    return joined(text.line.text for text in laid_out.pages[0].texts)


def own(desk: Desk) -> list[NamedColumns]:
    return [each for each in desk.read(offered_columns) if each.id is not None]


def save_as(qtbot: QtBot, dialog: PlanSettingsDialog, name: str) -> SaveColumnsDialog:
    dialog.choice.save_action.trigger()
    asked = next(found for found in dialog.findChildren(SaveColumnsDialog) if found.isVisible())
    type_over(asked.field, name)
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    return asked


def choose(dialog: PlanSettingsDialog, row: int) -> None:
    """Choose a template by key."""
    box = dialog.choice.box
    box.setFocus()
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def test_the_page_shows_the_plan_itself(dialog: PlanSettingsDialog) -> None:
    assert "更新樓層配置圖" in page_text(dialog)
    assert not dialog.preview.extent.isVisible()


def test_the_page_follows_what_is_typed(qtbot: QtBot, dialog: PlanSettingsDialog) -> None:
    with qtbot.waitSignal(dialog.preview.page.shown):
        type_over(dialog.columns.fields.heading, "服務面向")
    assert "服務面向" in page_text(dialog)


def test_the_page_follows_the_numbers(qtbot: QtBot, dialog: PlanSettingsDialog) -> None:
    dialog.style_box.setFocus()
    with qtbot.waitSignal(dialog.preview.page.shown):
        QTest.keyClick(dialog.style_box, Qt.Key.Key_End)
    assert dialog.style_box.currentData() == NumberingStyle.FULL_COMMA.value
    assert "（一）服務場所" in page_text(dialog)
    assert "1、更新樓層配置圖" in page_text(dialog)


def test_the_first_area_can_go_without_a_number(qtbot: QtBot, dialog: PlanSettingsDialog, desk: Desk) -> None:
    dialog.opening.setFocus()
    with qtbot.waitSignal(dialog.preview.page.shown):
        QTest.keyClick(dialog.opening, Qt.Key.Key_Space)
    assert "一、機關形象" not in page_text(dialog)
    assert "一、服務流程" in page_text(dialog)
    click(dialog.confirm)
    head = desk.read(plan_head, 115)
    assert head is not None
    assert head.numbering_style is NumberingStyle.HALF_DOT_OPENING


def test_a_plan_without_items_shows_a_made_up_one(
    qtbot: QtBot, office: Office, clerk: Actor, desk: Desk
) -> None:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
        create_plan(work, 115)
    dialog = opened(qtbot, desk)
    assert "電話禮貌測試" in page_text(dialog)
    assert "這份計畫還沒有項目，以虛構的例子預覽。" in texts_in(dialog)
    dialog.reject()


def test_a_template_takes_the_place_of_the_columns(qtbot: QtBot, dialog: PlanSettingsDialog) -> None:
    with qtbot.waitSignal(dialog.preview.page.shown):
        choose(dialog, 1)
    assert dialog.columns.columns() == built_in_columns()[0].columns
    assert dialog.choice.box.currentText() == built_in_columns()[0].name
    type_over(dialog.columns.fields.heading, "面向")
    assert dialog.choice.box.currentText() == "（自訂）"


def test_the_chosen_template_is_the_plans_after_saving(dialog: PlanSettingsDialog, desk: Desk) -> None:
    choose(dialog, 1)
    click(dialog.confirm)
    head = desk.read(plan_head, 115)
    assert head is not None
    assert head.columns == built_in_columns()[0].columns


def test_columns_are_kept_under_a_name_renamed_and_deleted(
    qtbot: QtBot, dialog: PlanSettingsDialog, desk: Desk
) -> None:
    type_over(dialog.columns.fields.heading, "服務面向")
    assert not dialog.choice.rename_action.isEnabled()
    save_as(qtbot, dialog, "本所五欄")
    assert [(each.name, each.columns) for each in own(desk)] == [("本所五欄", dialog.columns.columns())]
    assert dialog.choice.box.currentText() == "本所五欄（本機關）"
    dialog.choice.rename_action.trigger()
    asked = next(found for found in dialog.findChildren(RenameColumnsDialog) if found.isVisible())
    type_over(asked.field, "舊五欄")
    click(asked.confirm)
    assert dialog.choice.box.currentText() == "舊五欄（本機關）"
    dialog.choice.delete_action.trigger()
    assert own(desk) == []
    assert dialog.choice.box.currentText() == "（自訂）"
    desk.undo_stack.undo()
    assert [each.name for each in own(desk)] == ["舊五欄"]


def test_a_refused_name_is_told_where_it_was_typed(
    qtbot: QtBot, dialog: PlanSettingsDialog, desk: Desk
) -> None:
    asked = save_as(qtbot, dialog, built_in_columns()[0].name)
    assert "是內建的欄位樣式" in asked.refusal()
    assert dialog.refusal() == ""
    type_over(asked.field, "")
    click(asked.confirm)
    assert "請輸入名稱。" in texts_in(asked)
    asked.reject()


def test_without_columns_the_preview_says_what_to_do(dialog: PlanSettingsDialog) -> None:
    dialog.columns.list.setFocus()
    while dialog.columns.list.count():
        QTest.keyClick(dialog.columns.list, Qt.Key.Key_Delete)
    assert dialog.preview.page.words.text() == "還沒有欄位；請加一欄，或選一個欄位樣式。"
    click(dialog.confirm)
    assert "至少保留一欄「工作」" in dialog.refusal()


def test_the_whole_dialog_fits_a_small_screen(dialog: PlanSettingsDialog) -> None:
    screen = dialog.screen().availableGeometry()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    assert dialog.preview.page.width() < dialog.columns.width() * 2
