"""The left side of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QListView, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui.registry import PAGES
from desktop.ui.sidebar import Sidebar
from tests.ui.windows import texts_in


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    with qtbot.waitActive(sidebar):
        sidebar.show()
    return sidebar


def years_of(sidebar: Sidebar) -> QComboBox:
    return sidebar.findChild(QComboBox)


def navigation(sidebar: Sidebar) -> QListView:
    return sidebar.findChild(QListView, "navigation")


def test_pages_cannot_be_chosen_before_an_office_is_open(sidebar: Sidebar) -> None:
    assert not navigation(sidebar).isEnabled()
    assert not years_of(sidebar).isVisible()
    assert texts_in(sidebar) == ["為民"]


def test_years_are_offered_newest_first_with_the_present_one_chosen(sidebar: Sidebar) -> None:
    sidebar.show_office("清溪縣政府", [113, 115], 114)
    box = years_of(sidebar)
    assert [box.itemText(row) for row in range(box.count())] == ["115 年度", "114 年度", "113 年度"]
    assert box.currentData() == 114
    assert texts_in(sidebar) == ["清溪縣政府"]


def test_a_year_chosen_by_key_is_told(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.show_office("清溪縣政府", [113, 115], 115)
    years_of(sidebar).setFocus()
    with qtbot.waitSignal(sidebar.year_chosen) as chosen:
        qtbot.keyClick(years_of(sidebar), Qt.Key.Key_Down)
    assert chosen.args == [113]


def test_showing_the_office_again_tells_no_choice(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.assertNotEmitted(sidebar.year_chosen):
        sidebar.show_office("清溪縣政府", [113, 115], 115)
        sidebar.show_office("清溪縣政府", [113, 115], 113)


def test_a_page_is_told_when_it_is_chosen(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.show_office("清溪縣政府", [115], 115)
    sidebar.show_current("today")
    sidebar.take_focus()
    with qtbot.waitSignal(sidebar.page_chosen) as chosen:
        qtbot.keyClick(navigation(sidebar), Qt.Key.Key_Down)
    assert chosen.args == [PAGES[1].name]


def test_every_entry_has_icon_title_and_its_keys_in_the_tooltip(sidebar: Sidebar) -> None:
    model = navigation(sidebar).model()
    assert model.rowCount() == len(PAGES)
    for number, entry in enumerate(PAGES):
        index = model.index(number, 0)
        assert index.data() == entry.title
        assert index.data(Qt.ItemDataRole.ToolTipRole) == f"{entry.title} (Alt+{number + 1})"
        assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_a_closed_office_leaves_its_name_to_the_program(sidebar: Sidebar) -> None:
    sidebar.show_office("清溪縣政府", [115], 115)
    sidebar.close_office()
    assert texts_in(sidebar) == ["為民"]
    assert not navigation(sidebar).isEnabled()


def test_tools_and_menu_stand_at_the_foot(qtbot: QtBot, sidebar: Sidebar) -> None:
    action = QAction("復原", sidebar)
    tool = sidebar.add_tool(action)
    menu = QMenu(sidebar)
    sidebar.add_menu(menu, "選單", "more_horizontal")
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
    (opener,) = [each for each in sidebar.findChildren(QToolButton) if each.accessibleName() == "選單"]
    assert opener.menu() is menu
