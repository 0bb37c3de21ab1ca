import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.queries.office import SectionRow
from db.vocabulary import SectionKind, WalkaroundCategory
from desktop.registers.description import Column, Kind, Register
from desktop.registers.walkaround import WALKAROUND
from desktop.ui.widgets.register_form import RegisterForm
from tests.ui.hands import type_in, type_over
from tests.ui.windows import texts_in

TODAY = dt.date(2026, 3, 5)
MEMBER, GROUP = SectionKind.MEMBER, SectionKind.GROUP
SECTIONS = (
    SectionRow(1, "行政課", "行政", 0, MEMBER, None, None, ()),
    SectionRow(2, "裁撤課", "裁", 1, MEMBER, None, 113, ()),
    SectionRow(3, "各課室", "", 2, GROUP, None, None, (1, 2)),
)
# As small as a register can be that has every kind of column; nothing in the window knows it.
BASKETS = Register(
    name="baskets",
    title="水果籃",
    table="basket",
    order_by=("picked_on",),
    columns=(
        Column("section_id", "單位", Kind.SECTION, is_required=True, carries_over=True),
        Column("picked_on", "日期", Kind.DATE, is_required=True, carries_over=True, begins_today=True),
        Column("picked_at", "時間", Kind.TIME),
        Column("name", "名稱", is_required=True, most=10, help="例如：紅籃"),
        Column("fruit", "類別", Kind.CHOICE, is_required=True, choices=WalkaroundCategory),
        Column("count", "數量", Kind.NUMBER, most=99),
        Column("note", "備註", Kind.LONG_TEXT),
    ),
)


@pytest.fixture
def form(qtbot: QtBot) -> RegisterForm:
    form = RegisterForm(BASKETS)
    qtbot.addWidget(form)
    form.take_sections(SECTIONS, 115)
    form.resize(420, 520)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.begin(TODAY)
    return form


def line(form: RegisterForm, key: str) -> QLineEdit:
    field = form.fields[key].focused
    assert isinstance(field, QLineEdit)
    return field


def box(form: RegisterForm, key: str) -> QComboBox:
    field = form.fields[key].focused
    assert isinstance(field, QComboBox)
    return field


def choose(qtbot: QtBot, form: RegisterForm, key: str, steps: int) -> None:
    for _step in range(steps):
        qtbot.keyClick(box(form, key), Qt.Key.Key_Down)


def submitted(qtbot: QtBot, form: RegisterForm) -> dict[str, Any]:
    with qtbot.waitSignal(form.submitted) as told:
        form.submit()
    assert told.args is not None
    values: dict[str, Any] = told.args[0]
    return values


def fill_in(qtbot: QtBot, form: RegisterForm) -> None:
    choose(qtbot, form, "section_id", 1)
    type_in(line(form, "name"), "紅籃")
    choose(qtbot, form, "fruit", 1)


def test_every_entered_column_has_a_field_with_its_label_and_help(form: RegisterForm) -> None:
    shown = texts_in(form)
    for label in ("單位＊", "日期＊", "時間", "名稱＊", "例如：紅籃", "類別＊", "數量", "備註"):
        assert label in shown
    assert [field.widget.accessibleName() for field in form.fields.values()] == [
        column.label for column in BASKETS.columns
    ]


def test_enter_goes_through_the_fields_in_their_order(qtbot: QtBot, form: RegisterForm) -> None:
    form.focus("section_id")
    for key in ("picked_on", "picked_at", "name", "fruit", "count", "note"):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        assert form.fields[key].focused.hasFocus(), key


def test_enter_in_a_long_text_is_a_new_line_and_tab_leaves_it(qtbot: QtBot, form: RegisterForm) -> None:
    note = form.fields["note"].focused
    assert isinstance(note, QPlainTextEdit)
    form.focus("note")
    type_in(note, "第一行")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    type_in(note, "第二行")
    assert note.toPlainText() == "第一行\n第二行"
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert note.toPlainText() == "第一行\n第二行"


def test_what_is_typed_comes_out_as_values(qtbot: QtBot, form: RegisterForm) -> None:
    fill_in(qtbot, form)
    type_over(line(form, "picked_on"), "115年3月9日")
    type_over(line(form, "picked_at"), "0930")
    qtbot.keyClicks(line(form, "count"), "12")
    assert submitted(qtbot, form) == {
        "section_id": 1,
        "picked_on": dt.date(2026, 3, 9),
        "picked_at": dt.time(9, 30),
        "name": "紅籃",
        "fruit": WalkaroundCategory.ENQUIRY,
        "count": 12,
        "note": "",
    }


def test_what_is_missing_is_said_under_its_field_and_the_first_gets_the_cursor(
    qtbot: QtBot, form: RegisterForm
) -> None:
    with qtbot.assertNotEmitted(form.submitted):
        form.submit()
    assert {"請填寫「單位」。", "請填寫「名稱」。", "請填寫「類別」。"} <= set(texts_in(form))
    assert box(form, "section_id").hasFocus()
    choose(qtbot, form, "section_id", 1)
    assert "請填寫「單位」。" not in texts_in(form)
    assert "請填寫「名稱」。" in texts_in(form)


def test_a_text_that_is_no_day_or_time_is_explained_once_and_stays(qtbot: QtBot, form: RegisterForm) -> None:
    fill_in(qtbot, form)
    type_over(line(form, "picked_on"), "115.02.30")
    type_over(line(form, "picked_at"), "傍晚")
    with qtbot.assertNotEmitted(form.submitted):
        form.submit()
    told = [text for text in texts_in(form) if "115.02.30" in text]
    assert len(told) == 1
    assert any("「傍晚」不是時間" in text for text in texts_in(form))
    assert line(form, "picked_on").text() == "115.02.30"
    assert line(form, "picked_at").text() == "傍晚"


def test_the_next_entry_begins_with_what_carries_over_and_nothing_else(
    qtbot: QtBot, form: RegisterForm
) -> None:
    fill_in(qtbot, form)
    type_over(line(form, "picked_on"), "115.03.02")
    form.carry(submitted(qtbot, form))
    form.begin(TODAY)
    assert form.fields["section_id"].value() == 1
    assert form.fields["picked_on"].value() == dt.date(2026, 3, 2)
    assert form.fields["name"].value() is None
    assert form.fields["fruit"].value() is None


def test_an_entry_begins_today_where_no_day_carries_over(form: RegisterForm) -> None:
    form.begin(TODAY + dt.timedelta(days=1))
    assert line(form, "picked_on").text() == "115.03.06"


def test_the_cursor_goes_to_the_first_required_field_that_is_empty(qtbot: QtBot, form: RegisterForm) -> None:
    form.focus_first_open()
    assert box(form, "section_id").hasFocus()
    choose(qtbot, form, "section_id", 1)
    form.focus_first_open()
    assert line(form, "name").hasFocus()
    assert not form.is_complete()
    type_in(line(form, "name"), "紅籃")
    choose(qtbot, form, "fruit", 2)
    assert form.is_complete()


def test_what_is_not_stored_is_told_and_can_be_written_again(qtbot: QtBot, form: RegisterForm) -> None:
    assert form.unsaved() == {}
    with qtbot.waitSignal(form.edited) as told:
        type_in(line(form, "name"), "紅籃")
    assert told.args == [True]
    type_over(line(form, "picked_on"), "明天")
    kept = form.unsaved()
    assert kept == {"name": "紅籃", "picked_on": "明天"}
    form.begin(TODAY)
    assert form.unsaved() == {}
    form.write(kept)
    assert (line(form, "name").text(), line(form, "picked_on").text()) == ("紅籃", "明天")


def test_typing_back_what_was_there_leaves_nothing_to_store(form: RegisterForm) -> None:
    type_in(line(form, "name"), "紅籃")
    type_over(line(form, "name"), "")
    assert form.unsaved() == {}


def test_only_single_sections_of_the_year_are_offered(form: RegisterForm) -> None:
    offered = [box(form, "section_id").itemText(place) for place in range(box(form, "section_id").count())]
    assert offered == ["", "行政課"]


def test_an_old_entry_still_shows_its_section_that_is_no_more(form: RegisterForm) -> None:
    form.show_values({"section_id": 2, "name": "舊籃"})
    assert box(form, "section_id").currentText() == "裁撤課"
    assert form.unsaved() == {}


def test_a_number_takes_digits_only(qtbot: QtBot, form: RegisterForm) -> None:
    qtbot.keyClicks(line(form, "count"), "1a2-3")
    assert line(form, "count").text() == "12"


def test_the_form_of_a_real_register_shows_a_stored_entry_as_it_is(qtbot: QtBot) -> None:
    form = RegisterForm(WALKAROUND)
    qtbot.addWidget(form)
    form.take_sections(SECTIONS, 115)
    values = {"section_id": 1, "walked_at": dt.time(9, 5), "category": WalkaroundCategory.FACILITY}
    form.show_values(values | {"finding": "第一行\n第二行", "due_on": TODAY})
    assert {key: form.fields[key].value() for key in values} == values
    assert form.fields["finding"].value() == "第一行\n第二行"
    assert line(form, "due_on").text() == "115.03.05"
    assert line(form, "walked_at").text() == "09:05"


def test_scrolling_past_a_choice_leaves_it_as_it_is(qtbot: QtBot, form: RegisterForm) -> None:
    choose(qtbot, form, "fruit", 1)
    form.focus("name")
    fruit = box(form, "fruit")
    at = QPointF(fruit.rect().center())
    turned = QWheelEvent(
        at,
        QPointF(fruit.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(fruit, turned)
    assert form.fields["fruit"].value() is WalkaroundCategory.ENQUIRY
