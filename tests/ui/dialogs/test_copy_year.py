"""複製到下一年度…: a plan looked through and copied into another year, by keys alone."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.queries.plan import PlanTree, plan_head, plan_tree
from desktop.office.basis_letters import add_basis
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.planning import create_plan
from desktop.office.promises import Share, set_due, set_sections
from desktop.office.sections import add_section, retire_section
from desktop.office.tracking import mark_not_applicable, tick_off
from desktop.ui.desk import Desk
from desktop.ui.dialogs.copy_year import CopyYearDialog
from desktop.ui.dialogs.new_plan import NewPlanDialog
from desktop.ui.models.copy_table import CopyColumn
from desktop.ui.pages.plan import PlanPage
from desktop.ui.plan.cell_line import CellLine
from desktop.ui.plan.item_editor import ItemEditor
from tests.factories import DraftedPlan, drafted_plan
from tests.ui.hands import type_over
from tests.ui.plan_pages import click, shown
from tests.ui.windows import texts_in

SURVEY = "辦理115年度滿意度調查"
OUTLINE = f"機關形象\n  服務場所\n    更新配置圖\n    檢修飲水機\n  調查\n    {SURVEY}"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    """Two due dates, a title and a text with the year, a retired section, a task set aside, a letter."""
    made = drafted_plan(office, clerk, OUTLINE)
    with office.work(clerk) as work:
        gone = add_section(work, "行政室")
        add_section(work, "秘書室")
        retire_section(work, gone, 115)
        set_sections(work, made.nodes["檢修飲水機"], [Share(gone)])
        set_due(work, made.nodes["更新配置圖"], dt.date(2026, 3, 31))
        set_due(work, made.nodes["檢修飲水機"], dt.date(2026, 6, 30))
        tick_off(work, made.nodes["更新配置圖"], on=dt.date(2026, 3, 1), today=dt.date(2026, 3, 2))
        mark_not_applicable(work, made.nodes["檢修飲水機"], reason="縣府統一辦理")
        letter = {
            "agency": "青埔縣政府",
            "issued_on": dt.date(2026, 1, 6),
            "number": "府研考字第1150001234號",
        }
        add_basis(work, made.plan_id, title="115年度實施計畫", **letter)
    return made


@pytest.fixture
def page(qtbot: QtBot, plan: DraftedPlan, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlanPage]:
    desk.year = 115
    monkeypatch.setattr(desk, "today", lambda: dt.date(2026, 11, 20))
    yield from shown(qtbot, PlanPage(desk))


@pytest.fixture
def dialog(qtbot: QtBot, page: PlanPage) -> CopyYearDialog:
    return opened(qtbot, page)


def opened(qtbot: QtBot, page: PlanPage) -> CopyYearDialog:
    next(each for each in page.menu.actions() if each.text() == "複製到下一年度…").trigger()
    return the_dialog(qtbot, page)


def the_dialog(qtbot: QtBot, page: PlanPage) -> CopyYearDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(CopyYearDialog)))
    dialog = page.findChildren(CopyYearDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    QApplication.processEvents()
    return dialog


def press(
    dialog: CopyYearDialog, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(dialog.part.view, key, held)
    QApplication.processEvents()


def rows(dialog: CopyYearDialog, column: CopyColumn = CopyColumn.NEW) -> list[str]:
    table = dialog.part.table
    return [table.index(row, column).data() for row in range(table.rowCount())]


def states(dialog: CopyYearDialog) -> list[str]:
    return rows(dialog, CopyColumn.STATE)


def groups(dialog: CopyYearDialog) -> list[str]:
    return [dialog.part.groups.item(row).text() for row in range(dialog.part.groups.count())]


def show_group(dialog: CopyYearDialog, name: str) -> None:
    """Go to a group as a hand does that knows one key."""
    for _each in range(5):
        if not groups(dialog)[dialog.part.groups.currentRow()].startswith(name):
            QTest.keyClick(dialog.part.view, Key.Key_PageDown, CTRL)
            QApplication.processEvents()


def type_new(dialog: CopyYearDialog, text: str, kind: type[QWidget]) -> QWidget:
    """F2, and another text in the place of what is offered."""
    press(dialog, Key.Key_F2)
    (editor,) = [each for each in dialog.part.view.findChildren(kind) if each.isVisible()]
    type_over(editor, text)
    return editor


def copied(page: PlanPage, year: int = 116) -> PlanTree:
    head = page.desk.read(plan_head, year)
    assert head is not None
    return page.desk.read(plan_tree, head.id)


def test_everything_is_listed_in_groups_old_beside_new(dialog: CopyYearDialog) -> None:
    assert groups(dialog) == [
        "期限　0／2",
        "文字中的年度與日期　0／2",
        "已裁撤的單位　0／1",
        "未完成與免辦的工作　0／2",
        "章節與依據　0／1",
    ]
    assert dialog.progress.text() == "已確認 0／8"
    assert rows(dialog, CopyColumn.OLD) == ["115.03.31", "115.06.30"]
    assert rows(dialog) == ["116.03.31", "116.06.30"]
    assert states(dialog) == ["待確認", "待確認"]
    show_group(dialog, "未完成")
    assert rows(dialog, CopyColumn.OLD) == ["不適用：縣府統一辦理", "未開始"]
    show_group(dialog, "已裁撤")
    assert rows(dialog, CopyColumn.OLD) == ["行政室\n設到115年度為止"]


def test_enter_alone_leads_through_all_of_it(qtbot: QtBot, page: PlanPage, dialog: CopyYearDialog) -> None:
    for _each in range(8):
        press(dialog, Key.Key_Return)
    assert dialog.progress.text() == "已確認 8／8"
    assert dialog.left.text() == ""
    press(dialog, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.desk.year == 116)
    tree = copied(page)
    assert tree.head.title == "116年度提升服務品質執行計畫"
    assert tree.nodes[-1].text == "辦理116年度滿意度調查"
    assert tree.leftovers == ()
    qtbot.waitUntil(lambda: not page.findChildren(CopyYearDialog))
    assert "116 年度計畫" in texts_in(page)


def test_backspace_keeps_the_old_and_the_space_bar_offers_another(dialog: CopyYearDialog) -> None:
    press(dialog, Key.Key_Backspace)
    assert (rows(dialog)[0], states(dialog)[0]) == ("115.03.31", "照舊")
    show_group(dialog, "未完成")
    press(dialog, Key.Key_Space)
    assert (rows(dialog)[0], states(dialog)[0]) == ("不列入", "待確認")
    press(dialog, Key.Key_Return)
    assert (rows(dialog)[0], states(dialog)[0]) == ("不列入", "已改")
    press(dialog, Key.Key_Up)
    press(dialog, Key.Key_F2)
    assert rows(dialog)[0] == "沿用"


def test_f2_opens_a_date_and_a_wrong_one_is_refused_with_its_reason(dialog: CopyYearDialog) -> None:
    editor = type_new(dialog, "116.2.30", CellLine)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert "只有28天" in dialog.refusal()
    assert states(dialog) == ["待確認", "待確認"]
    editor = type_new(dialog, "1160415", CellLine)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert dialog.refusal() == ""
    assert states(dialog) == ["已改", "待確認"]


def test_a_text_is_typed_in_place_and_an_input_method_keeps_its_enter(dialog: CopyYearDialog) -> None:
    show_group(dialog, "文字")
    press(dialog, Key.Key_Down)
    press(dialog, Key.Key_F2)
    (editor,) = [each for each in dialog.part.view.findChildren(ItemEditor) if each.isVisible()]
    assert editor.toPlainText() == "辦理116年度滿意度調查"
    editor.selectAll()
    QApplication.sendEvent(editor, QInputMethodEvent("ㄉ", []))
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.isVisible()
    committed = QInputMethodEvent()
    committed.setCommitString("調查兩次")
    QApplication.sendEvent(editor, committed)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert rows(dialog)[1] == "調查兩次"
    assert states(dialog) == ["待確認", "已改"]


def test_esc_gives_up_what_is_typed_and_the_review_stays(dialog: CopyYearDialog) -> None:
    editor = type_new(dialog, "1160415", CellLine)
    QTest.keyClick(editor, Key.Key_Escape)
    QApplication.processEvents()
    assert dialog.isVisible()
    assert states(dialog) == ["待確認", "待確認"]


def test_a_section_is_chosen_by_its_name(dialog: CopyYearDialog) -> None:
    show_group(dialog, "已裁撤")
    editor = type_new(dialog, "沒有這個室", CellLine)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert "沒有名為「沒有這個室」的單位" in dialog.refusal()
    editor = type_new(dialog, "秘書室", CellLine)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    show_group(dialog, "已裁撤")
    assert (rows(dialog), states(dialog)) == (["秘書室"], ["已改"])


def test_one_key_takes_a_group_and_another_takes_it_back(qtbot: QtBot, dialog: CopyYearDialog) -> None:
    press(dialog, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: groups(dialog)[0] == "期限　2／2")
    assert groups(dialog)[dialog.part.groups.currentRow()].startswith("文字")
    press(dialog, Key.Key_Z, CTRL)
    assert groups(dialog)[0] == "期限　0／2"


def test_what_is_decided_can_be_left_out_of_sight(qtbot: QtBot, dialog: CopyYearDialog) -> None:
    press(dialog, Key.Key_U, CTRL)
    qtbot.waitUntil(dialog.open_chip.isChecked)
    press(dialog, Key.Key_Return)
    assert rows(dialog) == ["116.06.30"]
    press(dialog, Key.Key_Return)
    assert dialog.part.groups.currentRow() == 1
    QTest.keyClick(dialog.part.view, Key.Key_PageUp, CTRL)
    assert "這一組都確認了" in texts_in(dialog)


def test_what_is_left_open_is_asked_in_the_new_plan(
    qtbot: QtBot, page: PlanPage, dialog: CopyYearDialog
) -> None:
    press(dialog, Key.Key_Return)
    assert dialog.left.text() == "未確認的 7 項會列在「待確認」"
    click(dialog.create_button)
    qtbot.waitUntil(lambda: page.desk.year == 116)
    assert len(copied(page).leftovers) == 7
    assert page.tabs.tabText(page.tabs.indexOf(page.leftovers)) == "待確認 (7)"


def test_one_undo_takes_the_whole_copy_back(qtbot: QtBot, page: PlanPage, dialog: CopyYearDialog) -> None:
    click(dialog.create_button)
    qtbot.waitUntil(lambda: page.desk.year == 116)
    assert page.desk.undo_stack.undoText() == "建立 116 年度計畫"
    page.desk.undo_stack.undo()
    assert page.desk.read(plan_head, 116) is None
    page.desk.undo_stack.redo()
    assert len(copied(page).nodes) == 6


def test_closed_and_opened_again_it_goes_on_where_it_was_left(
    qtbot: QtBot, page: PlanPage, dialog: CopyYearDialog, clerk: Actor, plan: DraftedPlan
) -> None:
    press(dialog, Key.Key_Return)
    show_group(dialog, "文字")
    press(dialog, Key.Key_Return)
    press(dialog, Key.Key_Return)
    press(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(CopyYearDialog))
    with page.desk.office.work(clerk) as work:
        change_node(work, plan.nodes[SURVEY], text="辦理115年調查")
    again = opened(qtbot, page)
    assert groups(again)[:2] == ["期限　1／2", "文字中的年度與日期　1／2"]


def test_a_plan_changed_meanwhile_is_looked_through_again(
    page: PlanPage, dialog: CopyYearDialog, clerk: Actor, plan: DraftedPlan
) -> None:
    with page.desk.office.work(clerk) as work:
        change_node(work, plan.nodes[SURVEY], text="辦理115年調查")
    click(dialog.create_button)
    assert "剛才已改過" in dialog.refusal()
    assert page.desk.read(plan_head, 116) is None
    show_group(dialog, "文字")
    assert rows(dialog)[1] == "辦理116年調查"
    click(dialog.create_button)
    assert page.desk.year == 116


def test_another_year_can_be_asked_for_and_one_with_a_plan_is_told(
    qtbot: QtBot, page: PlanPage, dialog: CopyYearDialog, clerk: Actor
) -> None:
    with page.desk.office.work(clerk) as work:
        create_plan(work, 117)
    type_over(dialog.year, "117")
    qtbot.waitUntil(lambda: dialog.refusal() == "117 年度已有計畫，請改用別的年度。")
    type_over(dialog.year, "118")
    qtbot.waitUntil(lambda: dialog.create_button.text() == "建立 118 年度計畫")
    assert rows(dialog) == ["118.03.31\n星期六", "118.06.30\n星期六"]
    assert dialog.refusal() == ""
    type_over(dialog.year, "")
    click(dialog.create_button)
    assert dialog.refusal() == "請輸入民國年，例如 116。"
    assert page.desk.year == 115


def test_a_new_plan_can_begin_as_a_copy(qtbot: QtBot, page: PlanPage) -> None:
    click(page.new_button)
    begin = page.findChild(NewPlanDialog)
    assert begin is not None
    qtbot.waitUntil(begin.isActiveWindow)
    begin.beginning.setFocus()
    QTest.keyClick(begin.beginning, Key.Key_End)
    assert begin.beginning.currentText() == "複製 115 年度計畫，逐項確認年度與期限"
    assert not begin.title.isVisible()
    click(begin.confirm)
    dialog = the_dialog(qtbot, page)
    assert dialog.create_button.text() == "建立 116 年度計畫"


def test_a_year_without_plan_offers_to_copy_the_last_one(qtbot: QtBot, page: PlanPage) -> None:
    page.desk.year = 117
    click(page.copy_button)
    dialog = the_dialog(qtbot, page)
    assert dialog.windowTitle() == "複製 115 年度計畫"
    assert rows(dialog) == ["117.03.31", "117.06.30"]


def test_an_office_without_plan_has_nothing_to_copy(qtbot: QtBot, office: Office, desk: Desk) -> None:
    page = PlanPage(desk)
    for each in shown(qtbot, page):
        assert not each.copy_button.isVisible()


def test_a_hand_on_the_mouse_finds_every_key_as_a_button(dialog: CopyYearDialog) -> None:
    part = dialog.part
    assert not part.back_button.isEnabled()
    click(part.take_button)
    click(part.keep_button)
    show_group(dialog, "期限")
    assert states(dialog) == ["採用", "照舊"]
    click(part.back_button)
    assert states(dialog) == ["採用", "待確認"]
    show_group(dialog, "未完成")
    assert not part.type_button.isEnabled()
    click(part.other_button)
    assert rows(dialog)[0] == "不列入"
    assert part.view.hasFocus()
