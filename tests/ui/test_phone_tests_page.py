import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from db.queries.phone_test import CallRow, call, rounds
from db.queries.register_rows import newest_row
from db.vocabulary import Correctness
from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.dialogs.new_round import NewRound
from desktop.ui.pages.phone_tests import PhoneTestsPage
from tests.factories import PhoneRound, entered_call, named_sections, phone_round
from tests.ui.hands import type_in, type_over
from tests.ui.windows import button_of, texts_in

TODAY = dt.date(2026, 5, 12)
KEY, CTRL, NONE = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
FULL, POOR = (15, 5, 5, 5, 5, 5, 10, 5), (5, 3, 3, 0, 3, 3, 5, 3)


@pytest.fixture
def sections(office: Office, clerk: Actor) -> dict[str, int]:
    return named_sections(office, clerk, "行政課", "人事室", "社會課")


@pytest.fixture
def round_(office: Office, clerk: Actor, sections: dict[str, int]) -> PhoneRound:
    return phone_round(office, clerk)


@pytest.fixture
def at_work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    desk.year = 115
    return desk


@pytest.fixture
def page(qtbot: QtBot, round_: PhoneRound, at_work: Desk) -> PhoneTestsPage:
    return shown(qtbot, PhoneTestsPage(at_work))


def shown(qtbot: QtBot, page: PhoneTestsPage, width: int = 1150) -> PhoneTestsPage:
    qtbot.addWidget(page)
    page.resize(width, 680)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key where the cursor is."""
    for _time in range(times):
        where = QApplication.focusWidget() or QApplication.activeWindow()
        assert where is not None
        QTest.keyClick(where, key, held)
        QCoreApplication.processEvents()


def keys(text: str) -> None:
    """Type Latin letters and digits where the cursor is."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def click(page: QWidget, text: str) -> None:
    QTest.mouseClick(button_of(page, text), Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()


def click_row(page: PhoneTestsPage, row: int) -> None:
    at = page.view.table.visualRect(page.view.model.index(row, 0)).center()
    QTest.mouseClick(page.view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QCoreApplication.processEvents()


def field(page: PhoneTestsPage, key: str) -> Any:
    return page.entry.form.fields[key].focused


def choose(page: PhoneTestsPage, key: str, text: str) -> None:
    """Go to a choice with the arrow keys."""
    box: QComboBox = field(page, key)
    box.setFocus()
    step = KEY.Key_Down if box.findText(text) > box.currentIndex() else KEY.Key_Up
    while box.currentText() != text:
        press(step)


def rows(page: PhoneTestsPage) -> list[list[str]]:
    """Number, section, total and grade of the listed calls."""
    model = page.view.model
    places = [
        place for place, one in enumerate(model.columns) if one.label in ("序號", "受測單位", "總分", "等第")
    ]
    return [[model.index(row, place).data() for place in places] for row in range(model.rowCount())]


def newest(page: PhoneTestsPage) -> CallRow:
    return page.desk.read(call, page.desk.read(newest_row, "phone_test")["id"])


def enter_first(page: PhoneTestsPage) -> None:
    """Enter an answered call with a question by keyboard alone, one point of courtesy lost."""
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Down)  # the section
    press(KEY.Key_Return)
    keys("201")
    press(KEY.Key_Return, times=2)  # past the outcome
    keys("3")
    choose(page, "correctness", "完全正確")
    field(page, "tester").setFocus()
    type_in(field(page, "tester"), "測試員甲")
    press(KEY.Key_F6)
    keys("5535510" + "5")
    press(KEY.Key_Return, CTRL)


# Entering


def test_a_call_is_entered_and_scored_by_keyboard_alone(page: PhoneTestsPage) -> None:
    enter_first(page)
    assert rows(page) == [["1", "行政課", "96.4", "優"]]
    values = newest(page).values
    assert (values["extension"], values["rings"], values["tested_on"]) == ("201", 3, TODAY)
    assert values["correctness"] is Correctness.FULL
    assert [one.points for one in newest(page).points] == [15, 5, 5, 3, 5, 5, 10, 5]
    assert "115 年度第 1 輪，已測 1 通" in texts_in(page)


def test_the_next_call_begins_with_day_and_tester_and_an_empty_sheet(page: PhoneTestsPage) -> None:
    enter_first(page)
    assert field(page, "section_id").hasFocus()
    assert field(page, "tester").text() == "測試員甲"
    assert field(page, "tested_on").text() == "115.05.12"
    assert field(page, "extension").text() == ""
    assert page.score.points() == {}
    assert "尚未存入" not in texts_in(page)


def test_total_and_grade_run_along_while_points_are_typed(page: PhoneTestsPage) -> None:
    press(KEY.Key_N, CTRL)
    type_over(field(page, "rings"), "3")
    press(KEY.Key_F6)
    assert page.score.result.text() == "已評 1／6 項"
    keys("55553")
    assert page.score.result.text() == "總分 95.0　等第 優"
    assert page.entry.store.hasFocus()


def test_the_rings_over_the_limit_cost_points_of_speed(page: PhoneTestsPage) -> None:
    press(KEY.Key_N, CTRL)
    type_over(field(page, "rings"), "7")
    assert list(page.score.points().values()) == [5]
    type_over(field(page, "rings"), "4")
    assert list(page.score.points().values()) == [15]


def test_a_call_without_all_its_points_is_refused_and_the_cursor_goes_there(
    qtbot: QtBot, page: PhoneTestsPage
) -> None:
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Down)
    type_in(field(page, "tester"), "測試員甲")
    with qtbot.waitSignal(page.desk.refused) as told:
        press(KEY.Key_Return, CTRL)
    assert "還沒有給分" in str(told.args)
    assert page.score.rows[0].hasFocus()
    assert field(page, "tester").text() == "測試員甲"
    assert rows(page) == []


def test_a_busy_line_needs_a_remark_and_scores_nothing(qtbot: QtBot, page: PhoneTestsPage) -> None:
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Down)
    choose(page, "outcome", "忙線")
    type_in(field(page, "tester"), "測試員甲")
    assert "沒有接通，以 0 分計" in texts_in(page)
    with qtbot.waitSignal(page.desk.refused) as told:
        press(KEY.Key_Return, CTRL)
    assert "請在「備註」寫明情形" in str(told.args)
    type_in(field(page, "remark"), "隔日補測")
    press(KEY.Key_Return, CTRL)
    assert rows(page) == [["1", "行政課", "0.0", "丙"]]


def test_the_switchboards_items_come_and_go_with_the_channel(page: PhoneTestsPage) -> None:
    press(KEY.Key_N, CTRL)
    choose(page, "correctness", "錯誤")
    assert sum(row.isVisible() for row in page.score.rows) == 8
    choose(page, "channel", "經總機轉接")
    assert sum(row.isVisible() for row in page.score.rows) == 14
    choose(page, "channel", "直撥")
    choose(page, "correctness", "未提問")
    assert sum(row.isVisible() for row in page.score.rows) == 6


def test_a_tester_of_the_own_section_is_warned_but_may_store(page: PhoneTestsPage) -> None:
    warning = "提醒：測試人與受測單位是同一個單位。"
    press(KEY.Key_N, CTRL)
    choose(page, "section_id", "行政課")
    choose(page, "tester_section_id", "人事室")
    assert warning not in texts_in(page)
    choose(page, "tester_section_id", "行政課")
    assert warning in texts_in(page)
    type_in(field(page, "tester"), "測試員甲")
    press(KEY.Key_F6)
    keys("1555555")
    press(KEY.Key_Return, CTRL)
    assert rows(page) == [["1", "行政課", "100.0", "優"]]


def test_a_call_begun_is_gone_on_with_after_looking_at_another(page: PhoneTestsPage) -> None:
    enter_first(page)
    type_in(field(page, "extension"), "305")
    press(KEY.Key_F6)
    keys("153")
    click_row(page, 0)
    assert page.score.result.text() == "總分 96.4　等第 優"
    press(KEY.Key_N, CTRL)
    assert field(page, "extension").text() == "305"
    assert list(page.score.points().values()) == [15, 3]


# Correcting


@pytest.fixture
def calls(office: Office, clerk: Actor, round_: PhoneRound, sections: dict[str, int]) -> Sequence[int]:
    """A good and a poor call, entered before the page is shown."""
    return [
        entered_call(office, clerk, round_, sections["行政課"], FULL),
        entered_call(office, clerk, round_, sections["人事室"], POOR),
    ]


def test_a_stored_call_shows_its_points_and_is_corrected(calls: Sequence[int], page: PhoneTestsPage) -> None:
    click_row(page, 1)
    assert list(page.score.points().values()) == list(FULL)
    page.score.rows[1].setFocus()
    keys("3")
    type_in(page.score.rows[1].reason, "沒有報姓氏")
    press(KEY.Key_Return, CTRL)
    assert rows(page)[1] == ["1", "行政課", "96.4", "優"]
    assert page.desk.read(call, calls[0]).points[1].reason == "沒有報姓氏"
    page.desk.undo_stack.undo()
    assert rows(page)[1] == ["1", "行政課", "100.0", "優"]
    assert list(page.score.points().values()) == list(FULL)


def test_a_call_is_deleted_and_brought_back(calls: Sequence[int], page: PhoneTestsPage) -> None:
    click_row(page, 0)
    click(page.entry, "刪除")
    assert [row[0] for row in rows(page)] == ["1"]
    page.desk.undo_stack.undo()
    assert [row[0] for row in rows(page)] == ["2", "1"]


def test_a_good_call_asks_for_no_improvement_and_a_poor_one_does(
    calls: Sequence[int], page: PhoneTestsPage
) -> None:
    click_row(page, 1)
    assert not page.improvement.isVisible()
    click_row(page, 0)
    assert page.improvement.isVisible()
    assert page.improvement.due_on.line.text() == "115.05.26"


def test_an_improvement_is_written_down_and_leaves_the_list_of_open_ones(
    calls: Sequence[int], page: PhoneTestsPage
) -> None:
    page.arrive("improvements")
    assert "1 通測試的改善還沒有完成" in texts_in(page)
    click_row(page, 0)
    type_in(page.improvement.improvement, "已個別輔導")
    type_over(page.improvement.done_on.line, "115.05.20")
    click(page.improvement, "存入改善")
    values = page.desk.read(call, calls[1]).values
    assert (values["improvement"], values["improvement_done_on"]) == ("已個別輔導", dt.date(2026, 5, 20))
    assert rows(page) == []


def test_an_improvement_on_no_day_is_not_stored(calls: Sequence[int], page: PhoneTestsPage) -> None:
    click_row(page, 0)
    type_over(page.improvement.done_on.line, "115.13.01")
    click(page.improvement, "存入改善")
    assert page.desk.read(call, calls[1]).values["improvement_done_on"] is None
    assert page.improvement.done_on.line.text() == "115.13.01"


def test_among_the_open_improvements_no_call_is_begun(calls: Sequence[int], page: PhoneTestsPage) -> None:
    page.arrive("improvements")
    assert not page.new.isEnabled()
    press(KEY.Key_N, CTRL)
    assert not page.entry.isEnabled()
    assert not page.tabs.isTabEnabled(1)


# Rounds


def test_a_year_without_rounds_asks_for_the_first(qtbot: QtBot, at_work: Desk) -> None:
    page = shown(qtbot, PhoneTestsPage(at_work))
    assert "這個年度還沒有電話測試" in texts_in(page)
    assert not page.round.isVisible()
    click(page, "新增輪次")
    dialog = dialog_of(page)
    type_over(dialog.round_name, "第一輪")
    type_over(dialog.held_to.line, "115.05.20")
    QTest.keyClick(dialog.round_name, KEY.Key_Return)
    (made,) = page.desk.read(rounds, 115)
    assert (made.name, made.held_from, made.held_to) == ("第一輪", TODAY, dt.date(2026, 5, 20))
    assert page.round.box.currentText() == "第一輪"
    assert "這一輪還沒有測試紀錄" in texts_in(page)
    with qtbot.waitActive(page):
        page.activateWindow()
    press(KEY.Key_N, CTRL)
    press(KEY.Key_F6)
    assert page.score.rows[0].hasFocus()


def dialog_of(page: PhoneTestsPage) -> NewRound:
    return next(found for found in page.findChildren(NewRound) if found.isVisible())


def test_a_round_without_name_or_day_is_not_begun(qtbot: QtBot, page: PhoneTestsPage) -> None:
    page.ask_round()
    dialog = dialog_of(page)
    type_over(dialog.round_name, "")
    type_over(dialog.held_from.line, "")
    QTest.keyClick(dialog.round_name, KEY.Key_Return)
    assert dialog.isVisible()
    assert {"請填寫輪次名稱。", "請填寫日期，例如 115.05.11。"} <= set(texts_in(dialog))
    type_over(dialog.round_name, "第二輪")
    type_over(dialog.held_from.line, "115.06.30")
    QTest.keyClick(dialog.round_name, KEY.Key_Return)
    assert dialog.refusal() == "測試結束日期早於開始日期；請改寫日期。"
    assert len(page.desk.read(rounds, 115)) == 1


def test_a_round_is_deleted_with_its_calls_and_brought_back(
    calls: Sequence[int], page: PhoneTestsPage
) -> None:
    page.round.drop.trigger()
    assert "這個年度還沒有電話測試" in texts_in(page)
    page.desk.undo_stack.undo()
    assert [row[0] for row in rows(page)] == ["2", "1"]


def test_each_round_lists_its_own_calls(
    calls: Sequence[int], office: Office, clerk: Actor, sections: dict[str, int], page: PhoneTestsPage
) -> None:
    second = phone_round(office, clerk)
    entered_call(office, clerk, second, sections["社會課"], FULL)
    page.round.box.setFocus()
    press(KEY.Key_Up, times=2)
    assert rows(page) == [["1", "社會課", "100.0", "優"]]
    press(KEY.Key_Down)
    assert len(rows(page)) == 2


def test_the_calls_of_a_round_are_narrowed_by_section(calls: Sequence[int], page: PhoneTestsPage) -> None:
    box = page.view.filters.boxes["section_id"]
    box.setFocus()
    press(KEY.Key_Down)
    assert rows(page) == [["1", "行政課", "100.0", "優"]]


# Statistics


def test_the_statistics_tell_how_the_sections_stand(calls: Sequence[int], page: PhoneTestsPage) -> None:
    page.tabs.setCurrentIndex(1)
    model = page.standings.model
    table = [[model.index(row, column).data() for column in range(8)] for row in range(model.rowCount())]
    assert table == [
        ["行政課", "1", "100.0", "100.0", "100.0", "優", "1", "—"],
        ["人事室", "1", "45.5", "45.5", "45.5", "丙", "2", "—"],
    ]
    assert "全機關 2 通，平均 72.8 分" in texts_in(page)
    assert not page.view.details.isVisible()


def test_a_round_is_compared_with_the_one_before(
    calls: Sequence[int], office: Office, clerk: Actor, sections: dict[str, int], page: PhoneTestsPage
) -> None:
    second = phone_round(office, clerk)
    entered_call(office, clerk, second, sections["人事室"], FULL)
    page.round.choose(second.round_id)
    assert [page.standings.model.index(0, column).data() for column in (0, 2, 7)] == [
        "人事室",
        "100.0",
        "+54.5",
    ]


def test_a_round_without_calls_says_so(page: PhoneTestsPage) -> None:
    page.tabs.setCurrentIndex(1)
    assert "這一輪還沒有測試紀錄" in texts_in(page)


# Room


def test_in_a_narrow_window_the_sheet_takes_the_place_of_the_table(
    qtbot: QtBot, calls: Sequence[int], at_work: Desk
) -> None:
    page = shown(qtbot, PhoneTestsPage(at_work), width=720)
    assert not page.entry.isVisible()
    click_row(page, 0)
    press(KEY.Key_Return)
    assert page.entry.isVisible()
    assert not page.view.table.isVisible()
    page.entry.form.focus("extension")
    press(KEY.Key_Escape)
    assert page.view.table.isVisible()
