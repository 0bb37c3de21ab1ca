"""Buttons, headers, empty states, notices and small fields."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.done_notice import DONE_MS, DoneNotice
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.list_box import list_box
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.spin_boxes import NumberEdit, TimeEdit
from desktop.ui.widgets.year_edit import YearEdit
from tests.ui.windows import button_of, texts_in, write_over


def test_a_button_tells_its_keys_and_answers_to_them(qtbot: QtBot) -> None:
    clicked: list[bool] = []
    made = button("新增", lambda: clicked.append(True), icon_name="add", role="primary", shortcut="Ctrl+N")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    assert "新增 (" in made.toolTip()
    assert made.shortcut() == QKeySequence("Ctrl+N")
    qtbot.keyClick(made, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: clicked == [True])
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert clicked == [True, True]


def test_a_buttons_tooltip_shows_markup_as_text(qtbot: QtBot) -> None:
    made = button("甲", tooltip="<b>x</b>")
    qtbot.addWidget(made)
    assert "&lt;b&gt;" in made.toolTip()


def test_a_chip_is_on_or_off(qtbot: QtBot) -> None:
    chip = button("逾期", role="chip")
    qtbot.addWidget(chip)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not chip.isChecked()


def test_a_header_shows_title_line_and_actions(qtbot: QtBot) -> None:
    clicked: list[bool] = []
    header = PageHeader("追蹤")
    qtbot.addWidget(header)
    header.add_action("新增", lambda: clicked.append(True))
    header.add_widget(QLineEdit())
    header.show()
    assert texts_in(header) == ["追蹤"]
    header.set_title("計畫")
    header.set_about("共 3 項")
    assert texts_in(header) == ["計畫", "共 3 項"]
    header.set_about("")
    assert texts_in(header) == ["計畫"]
    qtbot.mouseClick(button_of(header, "新增"), Qt.MouseButton.LeftButton)
    assert clicked == [True]


def test_an_empty_state_says_why_and_leads_on(qtbot: QtBot) -> None:
    asked: list[str] = []
    state = EmptyState("home", "還沒有資料", "請先新增。")
    qtbot.addWidget(state)
    state.add_action("新增", lambda: asked.append("add"), role="primary")
    state.add_action("匯入", lambda: asked.append("import"))
    state.show()
    assert texts_in(state) == ["還沒有資料", "請先新增。"]
    for name in ("匯入", "新增"):
        qtbot.mouseClick(button_of(state, name), Qt.MouseButton.LeftButton)
    assert asked == ["import", "add"]
    state.set_words("沒有符合的資料", "請放寬篩選。")
    assert texts_in(state) == ["沒有符合的資料", "請放寬篩選。"]


def test_a_long_hint_is_wrapped_and_not_cut(qtbot: QtBot) -> None:
    state = EmptyState("home", "標題", "很長的說明文字" * 30)
    qtbot.addWidget(state)
    state.resize(500, 500)
    state.show()
    (hint,) = [label for label in state.findChildren(QWidget) if getattr(label, "wordWrap", bool)()]
    assert hint.width() <= 500
    assert hint.height() >= hint.heightForWidth(hint.width())


def test_a_notice_begins_its_time_anew_with_each_telling(qtbot: QtBot) -> None:
    notice = DoneNotice()
    qtbot.addWidget(notice)
    assert notice.text() == ""
    assert DONE_MS == 4000
    notice.tell("甲")
    notice.tell("乙", undoable=False)
    assert notice.text() == "乙"
    assert notice.undo_link.isHidden()
    notice.tell("丙")
    assert not notice.undo_link.isHidden()


def test_the_link_of_a_notice_works_by_key(qtbot: QtBot) -> None:
    notice = DoneNotice()
    qtbot.addWidget(notice)
    notice.tell("甲")
    with qtbot.waitSignal(notice.undo_asked):
        qtbot.keyClick(notice.undo_link, Qt.Key.Key_Space)
    assert notice.text() == ""


@pytest.mark.parametrize(("typed", "year"), [("115", 115), ("1", 1), ("", None), ("0", None)])
def test_a_year_is_a_roc_year_or_nothing(qtbot: QtBot, typed: str, year: int | None) -> None:
    field = YearEdit()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert field.year() == year


def test_a_year_field_takes_no_letters_and_four_digits(qtbot: QtBot) -> None:
    field = YearEdit()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1a1b52")
    assert field.text() == "115"
    field.set_year(None)
    assert field.text() == ""
    field.set_year(99)
    write_over(field, "民")
    assert field.year() in (99, None)


def test_numbers_and_times_stand_off_the_border(qtbot: QtBot) -> None:
    number, time = NumberEdit(0, 90), TimeEdit()
    for field in (number, time):
        qtbot.addWidget(field)
        assert field.lineEdit().textMargins().left() > 0
    number.setValue(200)
    assert number.value() == 90
    time.setTime(QTime(14, 5))
    assert time.text() == "14:05"


def test_rows_of_a_list_are_high_from_the_first_on(qtbot: QtBot) -> None:
    box = list_box()
    qtbot.addWidget(box)
    for text in "甲乙丙":
        box.addItem(QListWidgetItem(text))
    box.setCurrentRow(1)
    box.show()
    heights = {box.visualItemRect(box.item(row)).height() for row in range(3)}
    assert heights == {32}


def test_a_column_of_fields_scrolls_up_and_down_only(qtbot: QtBot) -> None:
    column = QWidget()
    layout = QVBoxLayout(column)
    for _ in range(30):
        layout.addWidget(QLineEdit())
    area = scrolled(column)
    qtbot.addWidget(area)
    area.resize(200, 150)
    with qtbot.waitExposed(area):
        area.show()
    assert area.verticalScrollBar().maximum() > 0
    assert not area.horizontalScrollBar().isVisible()
