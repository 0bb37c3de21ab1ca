import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from db.vocabulary import Light
from desktop.ui.delegates.light import LIGHT_ROLE, LightDelegate
from desktop.ui.theme import light_colours


@pytest.fixture
def table(qtbot: QtBot, look: None) -> QTableView:
    model = QStandardItemModel()
    for light in Light:
        item = QStandardItem("逾期")
        item.setData(light.value, LIGHT_ROLE)
        model.appendRow(item)
    model.appendRow(QStandardItem("平常"))
    table = QTableView()
    qtbot.addWidget(table)
    model.setParent(table)
    table.setModel(model)
    table.setItemDelegateForColumn(0, LightDelegate(table))
    table.resize(200, 300)
    table.show()
    return table


def colours_in(table: QTableView, row: int) -> set[str]:
    """The colours a cell is painted in."""
    place = table.visualRect(table.model().index(row, 0))
    picture = table.viewport().grab(place).toImage()
    return {
        QColor(picture.pixelColor(x, y)).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_each_light_is_painted_in_its_own_colour(table: QTableView) -> None:
    for row, light in enumerate(Light):
        own = light_colours(light)[0].name()
        others = {light_colours(other)[0].name() for other in Light if other is not light}
        assert own in colours_in(table, row)
        assert not others & colours_in(table, row)


def test_a_cell_without_light_is_an_ordinary_one(table: QTableView) -> None:
    marks = {light_colours(light)[0].name() for light in Light}
    assert not marks & colours_in(table, len(Light))


def test_a_light_keeps_its_colour_when_its_row_is_selected(table: QTableView) -> None:
    table.selectAll()
    assert light_colours(Light.RED)[0].name() in colours_in(table, list(Light).index(Light.RED))


def test_the_mark_is_given_room(table: QTableView) -> None:
    with_mark, without = (table.sizeHintForIndex(table.model().index(row, 0)).width() for row in (0, 4))
    assert with_mark == without
    assert table.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "逾期"
