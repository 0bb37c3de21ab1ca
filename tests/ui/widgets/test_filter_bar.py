"""The filters above a table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.filter_bar import FilterBar


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def bar(page: QWidget) -> FilterBar:
    bar = FilterBar(page)
    QVBoxLayout(page).addWidget(bar)
    return bar


def test_a_typed_word_filters_once_it_pauses(qtbot: QtBot, bar: FilterBar) -> None:
    search = bar.add_search("搜尋")
    told: list[str] = []
    bar.changed.connect(lambda: told.append(search.text()))
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClicks(search, "abc")
    assert told == ["abc"]


def test_enter_filters_at_once_and_only_once(qtbot: QtBot, bar: FilterBar) -> None:
    search = bar.add_search("搜尋")
    told: list[str] = []
    bar.changed.connect(lambda: told.append(search.text()))
    qtbot.keyClicks(search, "abc")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert told == ["abc"]
    qtbot.wait(300)
    assert told == ["abc"]


def test_words_still_being_composed_do_not_filter(qtbot: QtBot, bar: FilterBar) -> None:
    search = bar.add_search("搜尋")
    with qtbot.assertNotEmitted(bar.changed, wait=300):
        QApplication.sendEvent(search, QInputMethodEvent("ㄇㄧㄣ", []))


def test_a_choice_and_a_chip_filter_at_once(qtbot: QtBot, bar: FilterBar) -> None:
    choice = bar.add_choice("單位", [("全部", None), ("民政課", 3)])
    chip = bar.add_chip("逾期")
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentData() == 3
    with qtbot.waitSignal(bar.changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert choice.accessibleName() == "單位"


def test_ctrl_f_goes_to_the_search_field(qtbot: QtBot, bar: FilterBar) -> None:
    search = bar.add_search("搜尋")
    chip = bar.add_chip("逾期")
    window = bar.window()
    with qtbot.waitActive(window):
        window.show()
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
