"""The model of tables of few rows."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.models.short_table import ShortColumn, ShortTable

ROLE = Qt.ItemDataRole


@dataclass(frozen=True)
class Fruit:
    """A row for tests."""

    id: int
    name: str
    count: int = 0


@pytest.fixture
def table(qtbot: QtBot) -> ShortTable[Fruit]:
    columns = (
        ShortColumn[Fruit]("名稱", lambda row: row.name),
        ShortColumn[Fruit]("數量", lambda row: str(row.count), is_number=True),
    )
    table = ShortTable(columns, lambda row: row.count == 0)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.set_rows([Fruit(7, "柚子", 3), Fruit(2, "<b>芒果</b>")])
    return table


def test_rows_and_headings_are_shown_in_their_order(table: ShortTable[Fruit]) -> None:
    shown = [[table.index(row, column).data() for column in range(2)] for row in range(2)]
    assert shown == [["柚子", "3"], ["<b>芒果</b>", "0"]]
    assert [table.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == ["名稱", "數量"]
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def test_numbers_stand_at_the_right(table: ShortTable[Fruit]) -> None:
    assert table.index(0, 1).data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.index(0, 0).data(ROLE.TextAlignmentRole) is None


def test_rows_kept_for_the_record_are_muted(table: ShortTable[Fruit]) -> None:
    assert table.index(0, 0).data(ROLE.ForegroundRole) is None
    muted = QGuiApplication.palette().placeholderText()
    assert table.index(1, 0).data(ROLE.ForegroundRole) == muted


def test_a_tooltip_shows_markup_as_text(table: ShortTable[Fruit]) -> None:
    assert "&lt;b&gt;芒果" in table.index(1, 0).data(ROLE.ToolTipRole)


def test_rows_are_found_by_key(table: ShortTable[Fruit]) -> None:
    assert table.number_of(2) == 1
    assert table.number_of(99) is None
    assert table.row_at(0).name == "柚子"


def test_other_rows_take_the_place_of_all(table: ShortTable[Fruit]) -> None:
    table.set_rows([])
    assert table.rowCount() == 0
    table.set_rows([Fruit(1, "蓮霧", 5)])
    assert table.index(0, 0).data() == "蓮霧"


def test_there_is_nothing_below_a_row_and_nothing_outside(table: ShortTable[Fruit]) -> None:
    row = table.index(0, 0)
    assert (table.rowCount(row), table.columnCount(row)) == (0, 0)
    assert table.data(QModelIndex()) is None
