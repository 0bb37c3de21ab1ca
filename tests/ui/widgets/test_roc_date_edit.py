"""The date field: every form in, one form out, reasons for what is no day."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QToolButton
from pytestqt.qtbot import QtBot

from desktop.rules.roc_calendar import DateStyle, format_date
from desktop.ui.widgets.roc_calendar_popup import RocCalendarPopup
from desktop.ui.widgets.roc_date_edit import RocDateEdit
from tests.ui.windows import texts_in, write, write_over

DAY = dt.date(2026, 3, 5)


@pytest.fixture
def field(qtbot: QtBot) -> RocDateEdit:
    field = RocDateEdit()
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize("text", ["115.3.5", "115/03/05", "1150305", "115年3月5日", "２０２６-０３-０５"])
def test_every_way_of_writing_a_day_ends_in_one(qtbot: QtBot, field: RocDateEdit, text: str) -> None:
    with qtbot.waitSignal(field.date_changed) as changed:
        write_over(field.line, text)
    assert changed.args == [DAY]
    assert field.line.text() == "115.03.05"
    assert field.error() == ""


def test_a_day_that_never_was_is_explained_under_the_field(qtbot: QtBot, field: RocDateEdit) -> None:
    write_over(field.line, "115.2.30")
    assert field.date() is None
    assert field.line.text() == "115.2.30"
    (told,) = texts_in(field)
    assert "28天" in told
    qtbot.keyClicks(field.line, "0")
    assert texts_in(field) == []


def test_a_month_alone_asks_for_its_day(qtbot: QtBot, field: RocDateEdit) -> None:
    write_over(field.line, "115.3")
    assert "補上日" in field.error()


def test_an_emptied_field_has_no_day_and_no_error(qtbot: QtBot, field: RocDateEdit) -> None:
    field.set_date(DAY)
    with qtbot.waitSignal(field.date_changed) as changed:
        write_over(field.line, " ")
    assert changed.args == [None]
    assert (field.date(), field.error()) == (None, "")


def test_leaving_the_field_reads_it(qtbot: QtBot, field: RocDateEdit) -> None:
    field.line.setFocus()
    qtbot.keyClicks(field.line, "1150305")
    field.line.clearFocus()
    assert field.line.text() == "115.03.05"


def test_composing_with_an_input_method_is_not_read_as_a_day(qtbot: QtBot, field: RocDateEdit) -> None:
    with qtbot.assertNotEmitted(field.date_changed):
        QApplication.sendEvent(field.line, QInputMethodEvent("ㄧ一", []))
    assert field.error() == ""
    write(field.line, "115年3月5日")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.date() == DAY


def test_up_and_down_turn_the_day(qtbot: QtBot, field: RocDateEdit) -> None:
    field.set_date(dt.date(2026, 2, 28))
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.date() == dt.date(2026, 3, 1)
    for _ in range(2):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.date() == dt.date(2026, 2, 27)


def test_alt_and_down_open_the_month_and_a_picked_day_is_taken(qtbot: QtBot, field: RocDateEdit) -> None:
    field.set_date(DAY)
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(RocCalendarPopup)
    assert popup.isVisible()
    assert texts_in(popup) == ["115年3月"]
    days = popup.findChild(QCalendarWidget)
    qtbot.keyClick(days.focusWidget() or days, Qt.Key.Key_Right)
    qtbot.keyClick(days.focusWidget() or days, Qt.Key.Key_Return)
    assert field.date() == dt.date(2026, 3, 6)


def test_the_month_is_turned_and_named_in_the_roc_calendar(qtbot: QtBot) -> None:
    popup = RocCalendarPopup(dt.date(2026, 12, 31))
    qtbot.addWidget(popup)
    popup.show()
    turners = {each.accessibleName(): each for each in popup.findChildren(QToolButton)}
    for name, month in (("次一月", "116年1月"), ("前一年", "115年1月"), ("前一月", "114年12月")):
        qtbot.mouseClick(turners[name], Qt.MouseButton.LeftButton)
        assert texts_in(popup) == [month]


def test_the_offices_free_days_look_different(qtbot: QtBot) -> None:
    free = dt.date(2026, 3, 4)
    popup = RocCalendarPopup(DAY, lambda on: on != free)
    qtbot.addWidget(popup)
    days = popup.findChild(QCalendarWidget)
    looks = {on.toPython(): form.foreground().color().name() for on, form in days.dateTextFormat().items()}
    assert looks[free] != looks[DAY]
    assert list(looks.values()).count(looks[free]) == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(on=st.dates(dt.date(1912, 1, 1), dt.date(2200, 12, 31)), style=st.sampled_from(DateStyle))
def test_whatever_is_written_right_is_read_right(field: RocDateEdit, on: dt.date, style: DateStyle) -> None:
    field.line.setText(format_date(on, style))
    assert field.date() == on
    assert field.line.text() == format_date(on)
