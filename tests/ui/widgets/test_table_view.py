"""Habits of every table: columns to choose, rows to copy, a memory for both."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.table_view import TableView

HEADINGS = ("名稱", "簡稱", "年度")
ROWS = (("民政課", "民政", "115"), ("社會課", "社\t會", "114"), ("秘書室", '說"好"\n', "113"))


def table(qtbot: QtBot) -> TableView:
    """A table of three rows, shown."""
    view = TableView("test")
    model = QStandardItemModel(view)
    model.setHorizontalHeaderLabels(list(HEADINGS))
    for row in ROWS:
        model.appendRow([QStandardItem(text) for text in row])
    view.setModel(model)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    # Keys held down at the end of the test before would turn choosing a row into adding to a selection.
    qtbot.keyRelease(view, Qt.Key.Key_Control)
    return view


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    return table(qtbot)


def heading_action(view: TableView, text: str) -> None:
    """Choose an entry of the heading's menu."""
    next(action for action in view.columns_menu().actions() if action.text() == text).trigger()


def in_hand(qtbot: QtBot, view: TableView) -> None:
    """Put the cursor into the table: its shortcuts work nowhere else."""
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(lambda: view.isActiveWindow() and view.hasFocus())


def copied(qtbot: QtBot, view: TableView, modifiers: Qt.KeyboardModifier) -> str:
    in_hand(qtbot, view)
    qtbot.keyClick(view, Qt.Key.Key_C, modifiers)
    return QGuiApplication.clipboard().text()


def test_selected_rows_are_copied_as_excel_takes_them(qtbot: QtBot, view: TableView) -> None:
    view.selectAll()
    text = copied(qtbot, view, Qt.KeyboardModifier.ControlModifier)
    assert text == '民政課\t民政\t115\n社會課\t"社\t會"\t114\n秘書室\t"說""好""\n"\t113'


def test_headings_are_copied_where_they_are_wanted(qtbot: QtBot, view: TableView) -> None:
    view.selectRow(0)
    with_headings = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    assert copied(qtbot, view, with_headings) == "名稱\t簡稱\t年度\n民政課\t民政\t115"


def test_columns_are_copied_as_they_are_seen(qtbot: QtBot, view: TableView) -> None:
    heading_action(view, "簡稱")
    view.horizontalHeader().moveSection(2, 0)
    view.selectRow(0)
    assert copied(qtbot, view, Qt.KeyboardModifier.ControlModifier) == "115\t民政課"


def test_nothing_selected_leaves_the_clipboard_alone(qtbot: QtBot, view: TableView) -> None:
    QGuiApplication.clipboard().setText("before")
    view.clearSelection()
    in_hand(qtbot, view)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_a_hidden_column_stays_hidden_when_rows_are_sorted(qtbot: QtBot, view: TableView) -> None:
    heading_action(view, "簡稱")
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert view.isColumnHidden(1)
    heading_action(view, "簡稱")
    assert not view.isColumnHidden(1)


def test_the_last_column_cannot_be_hidden(view: TableView) -> None:
    heading_action(view, "名稱")
    heading_action(view, "簡稱")
    last = view.columns_menu().actions()[2]
    assert last.isChecked()
    assert not last.isEnabled()


def test_columns_are_as_they_were_left(qtbot: QtBot, view: TableView) -> None:
    heading_action(view, "簡稱")
    view.horizontalHeader().moveSection(2, 0)
    view.setColumnWidth(2, 177)
    again = table(qtbot)
    assert again.isColumnHidden(1)
    assert again.horizontalHeader().visualIndex(2) == 0
    assert again.columnWidth(2) == 177


def test_rows_have_air(view: TableView) -> None:
    assert view.rowHeight(0) >= 32
