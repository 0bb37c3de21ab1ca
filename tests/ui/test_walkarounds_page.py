import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.queries.register_rows import newest_row
from db.queries.walkaround import WalkaroundEntry, walkaround
from db.vocabulary import WalkaroundCategory, WalkaroundState
from desktop.office import walkarounds as deeds
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from desktop.ui.desk import Desk
from desktop.ui.pages.walkarounds import WalkaroundsPage
from tests.factories import named_sections, registered_walk
from tests.ui.hands import type_in, type_over
from tests.ui.windows import button_of, texts_in

TODAY = dt.date(2026, 3, 10)
KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = ("行政課", "人事室", "社會課")
FORM, COURSE, SIGNOFFS = 0, 1, 2


@pytest.fixture
def sections(office: Office, clerk: Actor) -> dict[str, int]:
    return named_sections(office, clerk, *NAMES)


@pytest.fixture
def page(
    qtbot: QtBot, sections: dict[str, int], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> WalkaroundsPage:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    desk.year = 115
    page = WalkaroundsPage(desk)
    return shown(qtbot, page)


def shown(qtbot: QtBot, page: WalkaroundsPage, width: int = 1150) -> WalkaroundsPage:
    qtbot.addWidget(page)
    page.resize(width, 680)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    """Press a key where the cursor is."""
    for _time in range(times):
        where = QApplication.focusWidget() or QApplication.activeWindow()
        assert where is not None
        QTest.keyClick(where, key, held)
        QCoreApplication.processEvents()


def write(text: str) -> None:
    """Type a text where the cursor is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    type_in(focused, text)


def field(page: WalkaroundsPage, key: str) -> Any:
    return page.entry.form.fields[key].focused


def rows(page: WalkaroundsPage) -> list[str]:
    """The numbers and places of the listed entries."""
    model = page.view.model
    places = [column.key for column in model.columns].index("place")
    return [
        f"{model.index(row, 0).data()} {model.index(row, places).data()}" for row in range(model.rowCount())
    ]


def entry(page: WalkaroundsPage, key: int) -> WalkaroundEntry:
    return page.desk.read(walkaround, key)


def newest(page: WalkaroundsPage) -> WalkaroundEntry:
    return entry(page, page.desk.read(newest_row, "walkaround")["id"])


def click_row(page: WalkaroundsPage, row: int) -> None:
    at = page.view.table.visualRect(page.view.model.index(row, 0)).center()
    QTest.mouseClick(page.view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def click(page: QWidget, text: str) -> None:
    QTest.mouseClick(button_of(page, text), Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()


def add_first(page: WalkaroundsPage) -> None:
    """Register a walk of the first section by keyboard alone."""
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Down)  # the section
    press(KEY.Key_Return, times=3)  # past day and time
    write("一樓服務臺")
    press(KEY.Key_Return)
    press(KEY.Key_Down, times=5)  # 設施
    press(KEY.Key_Return)
    write("飲水機沒有水")
    field(page, "supervisor").setFocus()
    write("林主任")
    press(KEY.Key_Return, CTRL)


# Entering


def test_an_office_without_sections_says_where_to_add_them(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, WalkaroundsPage(desk))
    hint = "還沒有任何單位；請先到「設定」新增單位，再回來登記。"
    assert hint in texts_in(page)
    with desk.office.work(desk.actor) as work:
        add_section(work, "行政課")
    assert hint not in texts_in(page)


def test_an_empty_register_says_what_to_do(page: WalkaroundsPage) -> None:
    assert "還沒有走動紀錄" in texts_in(page)
    assert "115 年度，共 0 筆" in texts_in(page)


def test_a_walk_is_registered_by_keyboard_alone(page: WalkaroundsPage) -> None:
    add_first(page)
    assert rows(page) == ["115-行政-001 一樓服務臺"]
    found = newest(page)
    assert (found.values["walked_on"], found.values["category"]) == (TODAY, WalkaroundCategory.FACILITY)
    assert (found.values["finding"], found.state) == ("飲水機沒有水", WalkaroundState.REGISTERED)
    assert "115 年度，共 1 筆" in texts_in(page)


def test_the_next_walk_begins_with_section_day_and_supervisor_of_the_last(page: WalkaroundsPage) -> None:
    add_first(page)
    assert field(page, "place").hasFocus()
    write("二樓大廳")
    press(KEY.Key_Return)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    write("詢問補助")
    press(KEY.Key_Return, CTRL)
    assert rows(page) == ["115-行政-002 二樓大廳", "115-行政-001 一樓服務臺"]
    assert newest(page).values["supervisor"] == "林主任"


def test_a_new_window_begins_with_what_was_entered_last(
    qtbot: QtBot, page: WalkaroundsPage, desk: Desk
) -> None:
    add_first(page)
    again = shown(qtbot, WalkaroundsPage(desk))
    assert field(again, "section_id").currentText() == "行政課"
    assert field(again, "supervisor").text() == "林主任"
    assert field(again, "place").text() == ""


def test_nothing_found_is_one_key_once_the_place_is_written(page: WalkaroundsPage) -> None:
    add_first(page)
    write("三樓走廊")
    press(KEY.Key_N, CTRL | SHIFT)
    found = newest(page)
    assert (found.values["place"], found.values["category"]) == ("三樓走廊", WalkaroundCategory.NOTHING_FOUND)
    assert (found.state, found.values["closed_on"]) == (WalkaroundState.SETTLED, TODAY)
    assert field(page, "place").hasFocus()
    assert field(page, "place").text() == ""


def test_nothing_found_asks_for_what_is_missing_first(page: WalkaroundsPage) -> None:
    add_first(page)
    press(KEY.Key_N, CTRL | SHIFT)
    assert len(rows(page)) == 1
    assert field(page, "place").hasFocus()
    write("三樓走廊")
    press(KEY.Key_Return, CTRL)
    assert newest(page).state is WalkaroundState.SETTLED


def test_a_refused_entry_keeps_every_word(qtbot: QtBot, page: WalkaroundsPage) -> None:
    add_first(page)
    write("二樓大廳")
    press(KEY.Key_Return)
    press(KEY.Key_Down)
    with qtbot.waitSignal(page.desk.refused) as told:
        press(KEY.Key_Return, CTRL)
    assert told.args == ["請填寫「發現或反映事項」；沒有發現時類別請選「無異常」。"]
    assert len(rows(page)) == 1
    assert field(page, "place").text() == "二樓大廳"


def test_what_is_missing_is_said_in_the_form_and_nothing_is_stored(page: WalkaroundsPage) -> None:
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Return, CTRL)
    assert "請填寫「地點」。" in texts_in(page)
    assert rows(page) == []


def test_an_entry_begun_is_gone_on_with_after_looking_at_another(page: WalkaroundsPage) -> None:
    add_first(page)
    write("二樓大廳")
    assert "尚未存入" in texts_in(page)
    click_row(page, 0)
    assert field(page, "place").text() == "一樓服務臺"
    assert "尚未存入" not in texts_in(page)
    press(KEY.Key_N, CTRL)
    assert field(page, "place").text() == "二樓大廳"
    assert "尚未存入" in texts_in(page)


def test_an_entry_that_was_stored_does_not_come_back(page: WalkaroundsPage) -> None:
    add_first(page)
    write("二樓大廳")
    press(KEY.Key_N, CTRL | SHIFT)
    click_row(page, 0)
    press(KEY.Key_N, CTRL)
    assert field(page, "place").text() == ""


# Changing


@pytest.fixture
def case(page: WalkaroundsPage, office: Office, clerk: Actor, sections: dict[str, int]) -> int:
    """An open entry of the first section, shown."""
    key = registered_walk(office, clerk, sections["行政課"])
    click_row(page, 0)
    return key


def test_an_open_entry_is_corrected_in_its_place(page: WalkaroundsPage, case: int) -> None:
    type_over(field(page, "place"), "地下停車場")
    press(KEY.Key_Return, CTRL)
    assert rows(page) == ["115-行政-001 地下停車場"]
    assert field(page, "place").text() == "地下停車場"
    assert "尚未存入" not in texts_in(page)


def test_a_correction_is_undone_in_table_and_form(page: WalkaroundsPage, case: int) -> None:
    type_over(field(page, "place"), "地下停車場")
    press(KEY.Key_Return, CTRL)
    page.desk.undo_stack.undo()
    assert rows(page) == ["115-行政-001 一樓服務臺"]
    assert field(page, "place").text() == "一樓服務臺"


def test_what_somebody_else_changes_shows_and_what_is_being_typed_stays(
    page: WalkaroundsPage, office: Office, clerk: Actor, case: int
) -> None:
    type_over(field(page, "place"), "地下停車場")
    with office.work(clerk) as work:
        deeds.change_walkaround(work, case, finding="濾芯過期")
    assert field(page, "finding").toPlainText() == "濾芯過期"
    assert field(page, "place").text() == "地下停車場"


def test_an_undone_registration_leaves_a_new_entry(page: WalkaroundsPage) -> None:
    add_first(page)
    click_row(page, 0)
    page.desk.undo_stack.undo()
    assert rows(page) == []
    assert page.entry.key is None
    assert not page.panel.isTabVisible(COURSE)


def test_a_fresh_entry_is_deleted_and_brought_back(page: WalkaroundsPage, case: int) -> None:
    click(page.entry, "刪除")
    assert rows(page) == []
    page.desk.undo_stack.undo()
    assert rows(page) == ["115-行政-001 一樓服務臺"]


# The course of a case


def course(page: WalkaroundsPage) -> QWidget:
    page.panel.setCurrentIndex(COURSE)
    return page.case


def ask(page: WalkaroundsPage, *names: str) -> None:
    for name in names:
        box = page.case.consults.sections
        box.setFocus()
        for _step in range(box.count()):
            if box.currentText() != name:
                press(KEY.Key_Down)
        click(page.case, "加入會辦")


def answer_line(page: WalkaroundsPage, name: str) -> QLineEdit:
    lines = page.case.findChildren(QLineEdit)
    return next(line for line in lines if line.accessibleName() == f"{name}的會辦意見" and line.isVisible())


def test_a_case_is_led_from_consultation_to_its_end(page: WalkaroundsPage, case: int) -> None:
    course(page)
    assert "狀態：登錄" in texts_in(page)
    ask(page, "社會課")
    assert "狀態：會辦中" in texts_in(page)
    type_in(answer_line(page, "社會課"), "配合辦理")
    press(KEY.Key_Return)
    assert any("社會課　115.03.10　配合辦理" in text for text in texts_in(page))
    click(page.case, "陳核中")
    type_in(page.case.result, "已更換濾芯")
    click(page.case, "結案")
    found = entry(page, case)
    assert (found.state, found.values["result"]) == (WalkaroundState.CLOSED, "已更換濾芯")
    assert "狀態：結案 115.03.10" in texts_in(page)


def test_only_the_steps_that_may_follow_are_offered(page: WalkaroundsPage, case: int) -> None:
    course(page)
    states = {"登錄", "當場結案", "會辦中", "陳核中", "結案", "退回補正", "併案"}

    def offered() -> set[str]:
        return {one.text() for one in page.case.findChildren(QWidget) if _is_step(one, states)}

    assert offered() == {"當場結案", "陳核中", "併案"}
    ask(page, "人事室")
    assert offered() == {"陳核中", "退回補正", "併案"}
    click(page.case, "退回補正")
    assert offered() == {"會辦中", "陳核中", "併案"}


def _is_step(widget: Any, states: set[str]) -> bool:
    return widget.isVisible() and hasattr(widget, "click") and widget.text() in states


def test_a_case_without_result_is_not_closed_and_says_why(
    qtbot: QtBot, page: WalkaroundsPage, case: int
) -> None:
    course(page)
    with qtbot.waitSignal(page.desk.refused) as told:
        click(page.case, "當場結案")
    assert told.args == ["結案前請填寫處理結果。"]
    assert entry(page, case).state is WalkaroundState.REGISTERED


def test_the_result_can_be_stored_before_the_case_goes_on(page: WalkaroundsPage, case: int) -> None:
    course(page)
    type_in(page.case.result, "已報修")
    type_in(page.case.reply_method, "電話")
    type_over(page.case.replied_on.line, "115.03.09")
    click(page.case, "存入")
    values = entry(page, case).values
    assert (values["result"], values["reply_method"]) == ("已報修", "電話")
    assert values["replied_on"] == dt.date(2026, 3, 9)


def test_a_reply_on_no_day_is_not_stored(page: WalkaroundsPage, case: int) -> None:
    course(page)
    type_in(page.case.result, "已報修")
    type_over(page.case.replied_on.line, "前天")
    click(page.case, "存入")
    click(page.case, "當場結案")
    assert entry(page, case).values["result"] == ""
    assert page.case.result.toPlainText() == "已報修"


def test_what_is_written_of_a_case_survives_its_other_changes(page: WalkaroundsPage, case: int) -> None:
    course(page)
    type_in(page.case.result, "寫到一半")
    type_in(page.case.remark, "還沒加入的說明")
    ask(page, "人事室")
    type_in(answer_line(page, "人事室"), "還沒登錄的意見")
    ask(page, "社會課")
    assert page.case.result.toPlainText() == "寫到一半"
    assert page.case.remark.text() == "還沒加入的說明"
    assert answer_line(page, "人事室").text() == "還沒登錄的意見"
    assert [one.opinion for one in entry(page, case).consults] == ["", ""]


def test_an_overdue_case_says_so(
    page: WalkaroundsPage, office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    registered_walk(office, clerk, sections["行政課"], due_on=dt.date(2026, 3, 9))
    click_row(page, 0)
    course(page)
    assert "處理期限 115.03.09 已過，請儘速處理。" in texts_in(page)


def close(page: WalkaroundsPage) -> None:
    course(page)
    type_in(page.case.result, "當場補水")
    click(page.case, "當場結案")


def test_a_closed_entry_takes_remarks_only(page: WalkaroundsPage, case: int) -> None:
    close(page)
    page.panel.setCurrentIndex(FORM)
    assert not page.entry.form.isEnabled()
    assert not page.entry.store.isEnabled()
    assert not page.entry.delete.isVisible()
    course(page)
    assert not page.case.result.isEnabled()
    assert not page.case.keep.isVisible()
    type_in(page.case.remark, "日期應為3月6日")
    press(KEY.Key_Return)
    assert [remark.text for remark in entry(page, case).remarks] == ["日期應為3月6日"]
    assert "日期應為3月6日" in texts_in(page)
    assert page.case.remark.text() == ""


def test_control_return_does_not_store_a_closed_entry(page: WalkaroundsPage, case: int) -> None:
    close(page)
    page.panel.setCurrentIndex(FORM)
    number = page.desk.undo_stack.count()
    page.entry.setFocus()
    QTest.keyClick(page.entry, KEY.Key_Return, CTRL)
    assert page.desk.undo_stack.count() == number


def test_an_empty_remark_is_refused_and_a_refused_one_stays(
    qtbot: QtBot, page: WalkaroundsPage, case: int
) -> None:
    course(page)
    type_in(page.case.remark, "  ")
    with qtbot.waitSignal(page.desk.refused):
        press(KEY.Key_Return)
    assert page.case.remark.text() == "  "


# Signatures


def test_signatures_are_written_down_one_after_the_other(page: WalkaroundsPage, case: int) -> None:
    page.panel.setCurrentIndex(SIGNOFFS)
    assert "還沒有簽核紀錄。" in texts_in(page)
    type_in(page.trail.person, "王小明")
    click(page.trail, "登錄簽核")
    assert "承辦人　王小明　115.03.10" in texts_in(page)
    assert (page.trail.role.currentText(), page.trail.person.text()) == ("單位主管", "")
    type_in(page.trail.person, "林主任")
    type_in(page.trail.opinion, "如擬")
    click(page.trail, "登錄簽核")
    assert "單位主管　林主任　115.03.10　如擬" in texts_in(page)


def test_a_signature_needs_a_name_and_a_day(page: WalkaroundsPage, case: int) -> None:
    page.panel.setCurrentIndex(SIGNOFFS)
    type_over(page.trail.on.line, "")
    click(page.trail, "登錄簽核")
    assert {"請填寫簽核日期。", "請填寫簽核人姓名。"} <= set(texts_in(page))


def test_a_signature_is_taken_out_again(page: WalkaroundsPage, case: int) -> None:
    page.panel.setCurrentIndex(SIGNOFFS)
    type_in(page.trail.person, "王小明")
    click(page.trail, "登錄簽核")
    gone = next(one for one in page.trail.findChildren(QWidget) if one.accessibleName() == "取消王小明的簽核")
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert "還沒有簽核紀錄。" in texts_in(page)


# Filters and room


@pytest.fixture
def several(page: WalkaroundsPage, office: Office, clerk: Actor, sections: dict[str, int]) -> list[int]:
    """Entries of two sections, one of them settled, one of last year."""
    nothing = WalkaroundCategory.NOTHING_FOUND
    return [
        registered_walk(office, clerk, sections["行政課"], walked_on=dt.date(2026, 1, 5), place="甲處"),
        registered_walk(office, clerk, sections["人事室"], place="乙處", category=nothing),
        registered_walk(office, clerk, sections["人事室"], place="丙處", walked_on=dt.date(2025, 5, 5)),
    ]


def test_only_the_years_walks_are_listed(page: WalkaroundsPage, several: list[int], desk: Desk) -> None:
    assert rows(page) == ["115-人事-001 乙處", "115-行政-001 甲處"]
    desk.year = 114
    assert rows(page) == ["114-人事-001 丙處"]


def test_another_page_asks_for_the_open_cases(page: WalkaroundsPage, several: list[int]) -> None:
    page.arrive("open")
    assert rows(page) == ["115-行政-001 甲處"]
    assert "115 年度，篩選出 1 筆" in texts_in(page)


def test_words_that_are_found_nowhere_offer_a_way_back(
    qtbot: QtBot, page: WalkaroundsPage, several: list[int]
) -> None:
    with qtbot.waitSignal(page.view.filters.changed):
        type_in(page.view.filters.words, "找不到的字")
    assert "沒有符合篩選的紀錄" in texts_in(page)
    click(page.view, "清除篩選")
    assert len(rows(page)) == 2


def test_the_entry_shown_stays_when_a_filter_leaves_it_out(
    qtbot: QtBot, page: WalkaroundsPage, several: list[int]
) -> None:
    click_row(page, 1)
    with qtbot.waitSignal(page.view.filters.changed):
        type_in(page.view.filters.words, "乙處")
    assert rows(page) == ["115-人事-001 乙處"]
    assert field(page, "place").text() == "甲處"


def test_the_entry_shown_stays_selected_under_another_order(
    page: WalkaroundsPage, several: list[int]
) -> None:
    click_row(page, 1)
    page.view.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert page.view.table.selected_rows() == [0]
    assert field(page, "place").text() == "甲處"


def test_the_arrow_keys_go_through_the_entries(page: WalkaroundsPage, several: list[int]) -> None:
    click_row(page, 0)
    press(KEY.Key_Down)
    assert field(page, "place").text() == "甲處"


def test_in_a_narrow_window_table_and_form_take_turns(
    qtbot: QtBot, sections: dict[str, int], desk: Desk, office: Office, clerk: Actor
) -> None:
    desk.year = 115
    registered_walk(office, clerk, sections["行政課"])
    page = shown(qtbot, WalkaroundsPage(desk), width=720)
    assert not page.panel.isVisible()
    click_row(page, 0)
    assert not page.panel.isVisible()
    press(KEY.Key_Return)
    assert page.panel.isVisible()
    assert not page.view.table.isVisible()
    assert page.view.details.text() == "回到清單"
    page.entry.form.focus("place")
    press(KEY.Key_Escape)
    assert page.view.table.isVisible()
    assert not page.panel.isVisible()
    press(KEY.Key_N, CTRL)
    assert page.entry.form.isVisible()


def test_a_wide_window_shows_both_until_the_form_is_put_away(page: WalkaroundsPage, case: int) -> None:
    assert page.panel.isVisible()
    assert page.view.table.isVisible()
    click(page, "詳細資料")
    assert not page.panel.isVisible()
    click(page, "詳細資料")
    assert page.panel.isVisible()
    page.resize(720, 600)
    assert not (page.panel.isVisible() and page.view.table.isVisible())


def test_every_field_of_the_course_has_a_name(page: WalkaroundsPage, case: int) -> None:
    course(page)
    ask(page, "人事室")
    fields = [*page.case.findChildren(QLineEdit), *page.case.findChildren(QPlainTextEdit)]
    fields += page.case.findChildren(QComboBox)  # type: ignore[arg-type]
    assert all(one.accessibleName() for one in fields if one.isVisible())
