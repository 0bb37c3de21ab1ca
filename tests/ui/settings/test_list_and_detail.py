"""A list with the fields of its current row."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.models.short_table import ShortColumn, ShortTable
from desktop.ui.settings.list_and_detail import ListAndDetail
from desktop.ui.widgets.empty_state import EmptyState
from tests.ui.windows import button_of, texts_in


@dataclass(frozen=True)
class Fruit:
    """A row for tests."""

    id: int
    name: str


class Shown:
    """A list with detail, and which rows its fields were filled with."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.field = QLineEdit()
        columns = (
            ShortColumn[Fruit]("名稱", lambda row: row.name),
            ShortColumn[Fruit]("鍵", lambda r: str(r.id)),
        )
        self.list = ListAndDetail(
            "fruits", ShortTable(columns), self.field, EmptyState("home", "還沒有水果"), self._show
        )

    def _show(self, row: Fruit) -> None:
        self.rows.append(row.id)
        self.field.setText(row.name)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    shown = Shown()
    qtbot.addWidget(shown.list)
    shown.list.resize(900, 400)
    with qtbot.waitActive(shown.list):
        shown.list.show()
    return shown


FRUITS = [Fruit(5, "柚子"), Fruit(6, "芒果"), Fruit(7, "蓮霧")]


def test_an_empty_list_says_so_and_has_no_current_row(shown: Shown) -> None:
    shown.list.show_rows([])
    assert texts_in(shown.list) == ["還沒有水果"]
    assert shown.list.current() is None


def test_the_first_row_is_current_at_first(shown: Shown) -> None:
    shown.list.show_rows(FRUITS)
    assert shown.list.current() == FRUITS[0]
    assert shown.field.text() == "柚子"


def test_keys_change_the_current_row_and_its_fields(qtbot: QtBot, shown: Shown) -> None:
    shown.list.show_rows(FRUITS)
    shown.list.table.setFocus()
    qtbot.keyClick(shown.list.table, Qt.Key.Key_Down)
    assert shown.field.text() == "芒果"


def test_the_current_row_stays_current_wherever_it_moves(shown: Shown) -> None:
    shown.list.show_rows(FRUITS)
    shown.list.go_to(6)
    shown.list.show_rows([Fruit(6, "青芒果"), *FRUITS[:1]])
    assert shown.list.current() == Fruit(6, "青芒果")
    assert shown.field.text() == "青芒果"


def test_a_vanished_row_leaves_its_neighbour_current(shown: Shown) -> None:
    shown.list.show_rows(FRUITS)
    shown.list.go_to(7)
    shown.list.show_rows(FRUITS[:2])
    assert shown.list.current() == FRUITS[1]
    shown.list.show_rows(FRUITS[:1])
    assert shown.list.current() == FRUITS[0]


def test_a_row_that_is_not_there_is_not_gone_to(shown: Shown) -> None:
    shown.list.show_rows(FRUITS)
    shown.list.go_to(99)
    assert shown.list.current() == FRUITS[0]


def test_actions_stand_above_the_list(qtbot: QtBot, shown: Shown) -> None:
    clicked: list[bool] = []
    shown.list.add_action("新增", lambda: clicked.append(True), "add", "primary")
    shown.list.show_rows(FRUITS)
    qtbot.mouseClick(button_of(shown.list, "新增"), Qt.MouseButton.LeftButton)
    assert clicked == [True]


def test_first_widths_do_not_undo_a_persons_own(qtbot: QtBot) -> None:
    shown = Shown()
    qtbot.addWidget(shown.list)
    shown.list.fit_columns([20, 10])
    shown.list.show_rows(FRUITS)
    shown.list.show()
    assert shown.list.table.columnWidth(0) == 160
    shown.list.table.setColumnWidth(0, 222)
    again = Shown()
    qtbot.addWidget(again.list)
    again.list.fit_columns([20, 10])
    assert again.list.table.columnWidth(0) == 222
