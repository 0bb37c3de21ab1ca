from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.plan.plain_field import PlainField
from tests.ui.hands import type_in

LONG = "運用媒體及機關學校的資源，行銷施政計畫。" * 12


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[PlainField]:
    """A field of 2 to 6 lines, 300 px wide, with another one below it."""
    window = QWidget()
    qtbot.addWidget(window)
    field = PlainField(2, 6)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(QLineEdit())
    window.resize(300, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    yield field
    window.close()


def test_it_is_as_high_as_its_text_within_its_bounds(field: PlainField) -> None:
    least = field.height()
    field.show_text("一行")
    assert field.height() == least
    field.show_text(LONG[:60])
    middle = field.height()
    field.show_text(LONG)
    assert least < middle < field.height()
    highest = field.height()
    field.show_text(LONG * 2)
    assert field.height() == highest
    field.show_text("")
    assert field.height() == least


def test_a_wider_field_is_lower(field: PlainField) -> None:
    field.show_text(LONG[:60])
    before = field.height()
    field.window().resize(700, 400)
    QTest.qWait(1)
    assert field.height() < before


def test_tab_leaves_it_and_tells_its_text_once(qtbot: QtBot, field: PlainField) -> None:
    told: list[str] = []
    field.left.connect(told.append)
    field.show_text("舊")
    type_in(field, "新")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert len(told) == 1
    assert sorted(told[0]) == ["新", "舊"]


def test_left_as_it_was_it_tells_nothing(qtbot: QtBot, field: PlainField) -> None:
    field.show_text("舊")
    with qtbot.assertNotEmitted(field.left):
        QTest.keyClick(field, Qt.Key.Key_Tab)


def test_what_is_typed_stays_until_it_is_given_up(field: PlainField) -> None:
    field.show_text("舊")
    type_in(field, "新")
    typed = field.toPlainText()
    field.show_text("別人的")
    assert (field.toPlainText(), field.shown()) == (typed, "舊")
    field.give_up()
    assert (field.toPlainText(), field.shown()) == ("別人的", "別人的")
    assert not field.is_changed()
