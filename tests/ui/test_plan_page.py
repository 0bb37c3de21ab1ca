"""The outline of the page 計畫 by key and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from db.tables.plan import Plan
from db.vocabulary import PlanStatus
from desktop.office import outline
from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from tests.factories import DraftedPlan, drafted_plan
from tests.ui.hands import type_in
from tests.ui.plan_pages import (
    LINES,
    TREE,
    cursor,
    editor,
    go_to,
    lines,
    node,
    press,
    shown,
    tree_of,
    type_here,
)
from tests.ui.windows import button_of, texts_in

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def plan(office: Office, clerk: Actor) -> DraftedPlan:
    return drafted_plan(office, clerk, TREE)


@pytest.fixture
def page(qtbot: QtBot, plan: DraftedPlan, desk: Desk) -> Iterator[PlanPage]:
    desk.year = 115
    yield from shown(qtbot, PlanPage(desk))


def undo(page: PlanPage, times: int = 1) -> None:
    for _time in range(times):
        page.desk.undo_stack.undo()


def test_the_page_shows_the_numbered_outline_and_counts_it(page: PlanPage) -> None:
    assert lines(page) == LINES
    words = " ".join(texts_in(page))
    assert "115 年度計畫" in words
    assert "草稿 · 2 個要項、3 項工作，0 項已訂期限 · 115年度提升服務品質執行計畫" in words


class TestAdding:
    def test_enter_adds_a_sibling_behind_and_types_it(self, page: PlanPage) -> None:
        go_to(page, "更新樓層配置圖")
        press(page, Key.Key_Return)
        type_here(page, "汰換座椅")
        assert lines(page)[2:5] == ["    1.更新樓層配置圖", "    2.汰換座椅", "    3.檢修飲水機"]
        assert cursor(page) == "汰換座椅"
        assert page.outline.view.hasFocus()

    def test_control_enter_adds_an_item_below(self, page: PlanPage) -> None:
        go_to(page, "服務流程")
        press(page, Key.Key_Return, Held.ControlModifier)
        type_here(page, "流程簡化")
        assert lines(page)[-2:] == ["二、服務流程", "  (一)流程簡化"]

    def test_tab_while_typing_goes_one_level_deeper_and_on_typing(self, page: PlanPage) -> None:
        go_to(page, "服務流程")
        press(page, Key.Key_Return)
        type_here(page, "流程簡化", Key.Key_Tab)
        assert editor(page) is not None
        type_here(page, "作業")
        assert lines(page)[-2:] == ["二、服務流程", "  (一)流程簡化作業"]

    @pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
    def test_an_item_without_words_is_not_kept(self, page: PlanPage, key: Qt.Key) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_Return)
        QTest.keyClick(editor(page), Key.Key_Tab)
        QTest.keyClick(editor(page), key)
        assert lines(page) == LINES
        assert cursor(page) == "檢修飲水機"

    def test_adding_can_be_taken_back_and_done_again(self, page: PlanPage) -> None:
        go_to(page, "服務流程")
        press(page, Key.Key_Return)
        type_here(page, "服務創新")
        undo(page, 2)
        assert lines(page) == LINES
        page.desk.undo_stack.redo()
        page.desk.undo_stack.redo()
        assert lines(page)[-1] == "三、服務創新"

    def test_pasted_lines_become_items_without_their_numbers(self, page: PlanPage) -> None:
        QGuiApplication.clipboard().setText("1. 汰換座椅\n\n2、增設\t坡道\n")
        go_to(page, "檢修飲水機")
        press(page, Key.Key_V, Held.ControlModifier)
        assert lines(page)[4:6] == ["    3.汰換座椅", "    4.增設 坡道"]


class TestTyping:
    def test_f2_opens_the_text_and_escape_gives_up(self, page: PlanPage) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_F2)
        type_here(page, "與廁所", Key.Key_Escape)
        assert lines(page) == LINES

    def test_a_key_goes_on_behind_the_text(self, page: PlanPage) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_2)
        QTest.keyClick(editor(page), Key.Key_Return)
        assert node(page, "檢修飲水機2").position == 1

    def test_a_double_click_opens_the_text(self, qtbot: QtBot, page: PlanPage) -> None:
        view = page.outline.view
        place = view.visualRect(page.outline.model.index_of(node(page, "檢修飲水機").id)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        type_here(page, "兩台")
        assert lines(page)[3] == "    2.檢修飲水機兩台"

    def test_an_input_method_begins_in_the_outline_itself(self, page: PlanPage) -> None:
        go_to(page, "檢修飲水機")
        view = page.outline.view
        QApplication.sendEvent(view, QInputMethodEvent("ㄌㄧㄤˇ", []))
        committed = QInputMethodEvent()
        committed.setCommitString("兩台")
        QApplication.sendEvent(view, committed)
        QTest.keyClick(editor(page), Key.Key_Return)
        assert lines(page)[3] == "    2.檢修飲水機兩台"

    @pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab, Key.Key_Escape])
    def test_keys_of_the_candidate_window_are_left_to_it(self, page: PlanPage, key: Qt.Key) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_F2)
        typing = editor(page)
        assert typing is not None
        QApplication.sendEvent(typing, QInputMethodEvent("ㄌㄧㄤˇ", []))
        QTest.keyClick(typing, key)
        assert editor(page) is typing
        assert lines(page) == LINES
        committed = QInputMethodEvent()
        committed.setCommitString("兩台")
        QApplication.sendEvent(typing, committed)
        QTest.keyClick(typing, Key.Key_Return)
        assert lines(page)[3] == "    2.檢修飲水機兩台"

    def test_what_is_typed_outlives_a_change_elsewhere(
        self, page: PlanPage, office: Office, clerk: Actor, plan: DraftedPlan
    ) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_F2)
        typing = editor(page)
        assert typing is not None
        type_in(typing, "兩台")
        with office.work(clerk) as work:
            outline.change_node(work, plan.nodes["更新樓層配置圖"], text="更新配置圖")
            outline.add_node(work, plan.plan_id, None, 0, text="新要項")
        QTest.keyClick(editor(page), Key.Key_Return)
        assert lines(page)[3:5] == ["    1.更新配置圖", "    2.檢修飲水機兩台"]

    def test_shift_enter_begins_a_line(self, page: PlanPage) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_F2)
        QTest.keyClick(editor(page), Key.Key_Return, Held.ShiftModifier)
        type_here(page, "兩台")
        assert node(page, "檢修飲水機\n兩台").position == 1


class TestMoving:
    def test_tab_indents_and_shift_tab_outdents(self, page: PlanPage) -> None:
        go_to(page, "電話禮貌")
        press(page, Key.Key_Tab)
        assert lines(page)[4:6] == ["    3.電話禮貌", "      (1)辦理測試"]
        assert cursor(page) == "電話禮貌"
        press(page, Key.Key_Backtab, Held.ShiftModifier)
        assert lines(page)[4:6] == ["  (二)電話禮貌", "    1.辦理測試"]
        undo(page, 2)
        assert lines(page) == LINES

    def test_alt_arrows_move_past_the_neighbour(self, page: PlanPage) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_Up, Held.AltModifier)
        assert lines(page)[2:4] == ["    1.檢修飲水機", "    2.更新樓層配置圖"]
        assert cursor(page) == "檢修飲水機"
        press(page, Key.Key_Down, Held.AltModifier)
        assert lines(page) == LINES

    def test_what_cannot_be_moved_says_why(self, qtbot: QtBot, page: PlanPage) -> None:
        go_to(page, "機關形象")
        with qtbot.waitSignal(page.desk.refused) as refused:
            press(page, Key.Key_Tab)
        assert "前面沒有同一層的項目" in refused.args[0]
        assert lines(page) == LINES

    def test_a_dragged_item_lands_where_it_is_dropped(self, page: PlanPage) -> None:
        model = page.outline.model
        data = model.mimeData([model.index_of(node(page, "辦理測試").id)])
        below = model.index_of(node(page, "服務場所").id)
        model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, below)
        assert lines(page)[2:5] == ["    1.更新樓層配置圖", "    2.辦理測試", "    3.檢修飲水機"]
        assert cursor(page) == "辦理測試"

    def test_the_tools_do_what_the_keys_do(self, page: PlanPage) -> None:
        go_to(page, "服務流程")
        found = page.outline.tools.findChildren(QToolButton)
        tools = {tool.accessibleName(): tool for tool in found}
        tools["往內一層"].click()
        assert lines(page)[-1] == "  (三)服務流程"
        tools["往外一層"].click()
        tools["上移"].click()
        assert lines(page)[0] == "一、服務流程"
        tools["下移"].click()
        tools["刪除"].click()
        assert lines(page) == LINES[:-1]


class TestDeleting:
    def test_delete_needs_no_question_and_can_be_taken_back(self, qtbot: QtBot, page: PlanPage) -> None:
        go_to(page, "服務場所")
        with qtbot.waitSignal(page.desk.done) as done:
            press(page, Key.Key_Delete)
        assert done.args == ["已刪除：(一)服務場所"]
        assert lines(page) == ["一、機關形象", "  (一)電話禮貌", "    1.辦理測試", "二、服務流程"]
        undo(page)
        assert lines(page) == LINES

    def test_the_next_item_is_in_hand_afterwards(self, page: PlanPage) -> None:
        go_to(page, "更新樓層配置圖")
        press(page, Key.Key_Delete)
        assert cursor(page) == "檢修飲水機"
        press(page, Key.Key_Delete)
        assert lines(page)[1:3] == ["  (一)服務場所", "  (二)電話禮貌"]

    def test_several_are_deleted_at_once(self, page: PlanPage) -> None:
        go_to(page, "更新樓層配置圖")
        press(page, Key.Key_Down, Held.ShiftModifier)
        press(page, Key.Key_Delete)
        assert len(lines(page)) == 5
        assert page.desk.undo_stack.undoText() == "已刪除 2 個項目"
        undo(page)
        assert lines(page) == LINES

    def test_the_last_item_gone_says_how_to_go_on(self, page: PlanPage) -> None:
        page.outline.view.selectAll()
        press(page, Key.Key_Delete)
        assert tree_of(page).nodes == ()
        assert "這份計畫還沒有項目" in texts_in(page)
        button_of(page, "新增要項").click()
        type_here(page, "機關形象")
        assert lines(page) == ["一、機關形象"]


class TestWhatStays:
    def test_cursor_folding_and_scrolling_survive_an_edit(self, page: PlanPage) -> None:
        view = page.outline.view
        view.collapse(page.outline.model.index_of(node(page, "服務場所").id))
        go_to(page, "辦理測試")
        press(page, Key.Key_F2)
        type_here(page, "兩次")
        assert lines(page) == [LINES[0], LINES[1], LINES[4], "    1.辦理測試兩次", LINES[6]]
        assert cursor(page) == "辦理測試兩次"

    def test_an_item_added_in_a_folded_one_is_shown(self, page: PlanPage) -> None:
        view = page.outline.view
        view.collapse(page.outline.model.index_of(node(page, "服務場所").id))
        go_to(page, "服務場所")
        press(page, Key.Key_Return, Held.ControlModifier)
        type_here(page, "汰換座椅")
        assert lines(page)[4] == "    3.汰換座椅"

    def test_copied_rows_can_be_pasted_into_excel(self, page: PlanPage) -> None:
        go_to(page, "檢修飲水機")
        press(page, Key.Key_Down, Held.ShiftModifier)
        press(page, Key.Key_C, Held.ControlModifier)
        assert QGuiApplication.clipboard().text() == "2.檢修飲水機\t\t\t未開始\n(二)電話禮貌\t\t\t"


def test_an_approved_plan_is_shown_but_cannot_be_changed(
    qtbot: QtBot, page: PlanPage, office: Office, clerk: Actor, plan: DraftedPlan
) -> None:
    with office.work(clerk) as work:
        work.name("approve")
        stored = work.session.get(Plan, plan.plan_id)
        assert stored is not None
        stored.status = PlanStatus.APPROVED
    go_to(page, "檢修飲水機")
    press(page, Key.Key_F2)
    assert editor(page) is None
    assert not page.outline.panel.rows.isEnabled()
    with qtbot.waitSignal(page.desk.refused, timeout=500) as refused:
        press(page, Key.Key_Delete)
    assert "已核定，內容不能再修改" in refused.args[0]
    assert lines(page) == LINES


def test_in_a_narrow_window_outline_and_item_take_turns(qtbot: QtBot, page: PlanPage) -> None:
    page.resize(640, 480)
    QApplication.processEvents()
    assert page.outline.view.isVisible()
    assert not page.outline.panel.isVisible()
    go_to(page, "檢修飲水機")
    page.outline.details.click()
    assert not page.outline.view.isVisible()
    assert page.outline.panel.text.toPlainText() == "檢修飲水機"
    QTest.keyClick(page.outline.panel.text, Key.Key_Escape)
    assert page.outline.view.isVisible()
    page.resize(1180, 700)
    QApplication.processEvents()
    assert page.outline.panel.isVisible()


def test_f6_leads_from_the_outline_to_the_fields_and_back(page: PlanPage) -> None:
    go_to(page, "檢修飲水機")
    press(page, Key.Key_F6)
    assert page.outline.panel.text.hasFocus()
    QTest.keyClick(page.outline.panel.text, Key.Key_F6)
    assert page.outline.view.hasFocus()


def test_a_long_text_takes_two_lines_of_the_outline(page: PlanPage) -> None:
    view = page.outline.view
    short = view.visualRect(page.outline.model.index_of(node(page, "檢修飲水機").id)).height()
    go_to(page, "檢修飲水機")
    press(page, Key.Key_F2)
    type_here(page, "，並於每季檢驗水質後公告檢驗結果" * 6)
    QApplication.processEvents()
    assert view.visualRect(view.currentIndex()).height() > short


def test_an_item_left_without_words_leaves_nothing_to_be_done_again(page: PlanPage, desk: Desk) -> None:
    go_to(page, "檢修飲水機")
    before = desk.undo_stack.count()
    press(page, Key.Key_Return)
    type_here(page, "", Key.Key_Escape)
    assert cursor(page) == "檢修飲水機"
    assert desk.undo_stack.count() == before
    assert not desk.undo_stack.canRedo()


def test_several_branches_are_dragged_at_once(page: PlanPage, desk: Desk) -> None:
    model = page.outline.model
    keys = [node(page, text).id for text in ("電話禮貌", "服務場所", "檢修飲水機")]
    data = model.mimeData([model.index_of(key) for key in keys])
    target = model.index_of(node(page, "服務流程").id)
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, target)
    assert lines(page) == [
        "一、機關形象",
        "二、服務流程",
        "  (一)服務場所",
        "    1.更新樓層配置圖",
        "    2.檢修飲水機",
        "  (二)電話禮貌",
        "    1.辦理測試",
    ]
    desk.undo_stack.undo()
    assert lines(page) == LINES
