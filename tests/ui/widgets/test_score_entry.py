import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.queries.phone_test import ScoreItemRow, SheetRow
from db.vocabulary import Channel, Correctness, Outcome
from desktop.rules.score_sheet import DEFAULT_SHEET
from desktop.ui.widgets.score_entry import ScoreEntry
from desktop.ui.widgets.score_row import ScoreRow
from tests.ui.hands import type_in
from tests.ui.windows import texts_in

ITEMS = tuple(
    ScoreItemRow(number, number, item.part, item.text, item.points, item.levels)
    for number, item in enumerate(DEFAULT_SHEET.items, start=1)
)
BANDS = tuple((band.minimum, band.grade) for band in DEFAULT_SHEET.bands)
SHEET = SheetRow(1, DEFAULT_SHEET.name, 1, BANDS, 4, 10, 80, ITEMS)
DIRECT, SWITCHBOARD = Channel.DIRECT, Channel.SWITCHBOARD
FULL, NOT_ASKED = Correctness.FULL, Correctness.NOT_ASKED
ANSWERED = Outcome.ANSWERED


@pytest.fixture
def entry(qtbot: QtBot) -> ScoreEntry:
    entry = ScoreEntry()
    qtbot.addWidget(entry)
    entry.resize(500, 700)
    with qtbot.waitActive(entry):
        entry.show()
        entry.activateWindow()
    entry.show_sheet(SHEET)
    entry.follow(DIRECT, FULL, ANSWERED)
    return entry


def type_points(qtbot: QtBot, keys: str) -> None:
    """Type digits where the cursor is, one after the other."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, key)


def focused_item(entry: ScoreEntry) -> int:
    return next(number for number, row in enumerate(entry.rows, start=1) if row.hasFocus())


def chips(row: ScoreRow) -> list[QAbstractButton]:
    return row._group.buttons()


def test_typing_the_points_scores_item_after_item(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.focus_first_open()
    type_points(qtbot, "15" + "5" + "5" + "3" + "5" + "5" + "10" + "5")
    assert entry.points() == {1: 15, 2: 5, 3: 5, 4: 3, 5: 5, 6: 5, 7: 10, 8: 5}
    assert entry.result.text() == "總分 96.4　等第 優"


def test_how_far_the_scoring_has_come_is_told(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.focus_first_open()
    type_points(qtbot, "155")
    assert entry.result.text() == "已評 2／8 項"
    assert entry.unscored() == 6


def test_a_digit_waits_where_it_may_be_the_first_of_two(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.focus_first_open()
    type_points(qtbot, "1")
    assert (entry.points(), focused_item(entry)) == ({}, 1)
    type_points(qtbot, "0")
    assert (entry.points(), focused_item(entry)) == ({1: 10}, 2)


def test_a_digit_that_is_no_points_of_the_item_chooses_nothing(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.focus_first_open()
    type_points(qtbot, "7")
    type_points(qtbot, "18")
    assert (entry.points(), focused_item(entry)) == ({}, 1)
    type_points(qtbot, "5")
    assert entry.points() == {1: 5}


def test_arrows_and_enter_go_from_item_to_item_and_backspace_clears(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.focus_first_open()
    type_points(qtbot, "153")
    for key, item in ((Qt.Key.Key_Up, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Return, 2)):
        qtbot.keyClick(entry.rows[focused_item(entry) - 1], key)
        assert focused_item(entry) == item
    qtbot.keyClick(entry.rows[1], Qt.Key.Key_Backspace)
    assert entry.points() == {1: 15}
    qtbot.keyClick(entry.rows[1], Qt.Key.Key_Down)
    assert focused_item(entry) == 3


def test_the_end_of_the_scoring_is_told(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.show_points({number: ITEMS[number - 1].points for number in range(1, 8)})
    entry.focus_first_open()
    assert focused_item(entry) == 8
    with qtbot.waitSignal(entry.finished):
        type_points(qtbot, "5")


def test_points_are_chosen_with_the_mouse_too(qtbot: QtBot, entry: ScoreEntry) -> None:
    ten = next(chip for chip in chips(entry.rows[0]) if chip.text() == "10")
    qtbot.mouseClick(ten, Qt.MouseButton.LeftButton)
    assert entry.points() == {1: 10}


def test_a_reason_is_asked_for_only_where_points_are_lost(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.focus_first_open()
    type_points(qtbot, "155")
    assert not entry.rows[1].reason.isVisible()
    type_points(qtbot, "3")
    type_in(entry.rows[2].reason, " 沒有問好 ")
    assert entry.rows[2].reason.isVisible()
    assert entry.reasons() == {3: " 沒有問好 "}


@pytest.mark.parametrize(
    ("call", "items"),
    [
        ((DIRECT, NOT_ASKED, ANSWERED), range(1, 7)),
        ((DIRECT, FULL, ANSWERED), range(1, 9)),
        ((SWITCHBOARD, FULL, ANSWERED), range(1, 15)),
        ((SWITCHBOARD, FULL, Outcome.BUSY), ()),
    ],
)
def test_only_the_items_that_apply_are_shown_under_their_parts(
    entry: ScoreEntry, call: tuple[Channel, Correctness, Outcome], items: range
) -> None:
    entry.follow(*call)
    assert [number for number, row in enumerate(entry.rows, start=1) if row.isVisible()] == list(items)
    has_switchboard = any("總機接聽速度" in text for text in texts_in(entry))
    assert has_switchboard == (len(items) == 14)


def test_a_call_nobody_answered_says_so(entry: ScoreEntry) -> None:
    entry.follow(DIRECT, NOT_ASKED, Outcome.NO_ANSWER)
    assert entry.result.text() == "沒有接通，以 0 分計"
    assert entry.points() == {}


def test_the_rings_suggest_the_points_for_speed(entry: ScoreEntry) -> None:
    entry.suggest_speed(6, None)
    assert entry.points() == {1: 10}
    entry.suggest_speed(3, None)
    assert entry.points() == {1: 15}


def test_points_a_person_chose_are_not_suggested_away(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.focus_first_open()
    type_points(qtbot, "0")
    entry.suggest_speed(1, None)
    assert entry.points() == {1: 0}


def test_nothing_known_of_the_speed_suggests_nothing(entry: ScoreEntry) -> None:
    entry.suggest_speed(None, None)
    assert entry.points() == {}


def test_what_is_not_stored_can_be_taken_up_again(qtbot: QtBot, entry: ScoreEntry) -> None:
    entry.show_points({1: 15, 2: 5})
    entry.rows[2].setFocus()
    type_points(qtbot, "3")
    kept = entry.unsaved()
    entry.clear()
    assert entry.points() == {}
    entry.write(kept)
    assert entry.points() == {3: 3}


def test_tab_goes_from_what_is_before_through_the_items_to_what_is_behind(qtbot: QtBot) -> None:
    host, before, after, entry = QWidget(), QLineEdit(), QLineEdit(), ScoreEntry()
    column = QVBoxLayout(host)
    for widget in (before, after, entry):
        column.addWidget(widget)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    entry.show_sheet(SHEET)
    entry.follow(DIRECT, FULL, ANSWERED)
    entry.put_between(before, after)
    before.setFocus()
    for widget in (*entry.rows[:8], after):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert widget.hasFocus()


def test_another_edition_brings_its_own_items(entry: ScoreEntry) -> None:
    entry.show_points({1: 15})
    short = SheetRow(2, "簡表", 2, BANDS, 3, 9, 70, ITEMS[:3])
    entry.show_sheet(short)
    assert len(entry.rows) == 3
    assert entry.points() == {}
