import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnAlign, ColumnKind, ColumnStand, RoleMarks
from desktop.ui.plan.columns_edit import ColumnsEdit
from tests.ui.hands import type_over
from tests.ui.plan.columns_hand import tool, turn
from tests.ui.plan_pages import click

ALT = Qt.KeyboardModifier.AltModifier
COLUMNS = (
    PlanColumn((ColumnKind.AREA, ColumnKind.MEASURE), "要領"),
    PlanColumn((ColumnKind.TASK,), "作法"),
    PlanColumn((ColumnKind.SECTIONS,), "單位", ColumnStand.STACKED, width=20, roles=RoleMarks.BEHIND),
)


@pytest.fixture
def columns(qtbot: QtBot) -> ColumnsEdit:
    edit = ColumnsEdit(COLUMNS)
    qtbot.addWidget(edit)
    with qtbot.waitActive(edit):
        edit.show()
        edit.activateWindow()
    edit.list.setFocus()
    return edit


def headings(columns: ColumnsEdit) -> list[str]:
    return [column.heading for column in columns.columns()]


def choose(box: QComboBox, words: str) -> None:
    """Choose by key, as a person who tabbed to the box does."""
    box.setFocus()
    wanted = box.findText(words)
    assert wanted >= 0
    while box.currentIndex() != wanted:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)


def tick(box: QCheckBox) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def test_columns_are_given_back_as_they_were_shown(columns: ColumnsEdit) -> None:
    for row in range(len(COLUMNS)):
        columns.list.setCurrentRow(row)
    assert columns.columns() == COLUMNS


def test_a_column_is_chosen_and_moved_by_keys(columns: ColumnsEdit) -> None:
    QTest.keyClick(columns.list, Qt.Key.Key_Down)
    QTest.keyClick(columns.list, Qt.Key.Key_Up, ALT)
    assert headings(columns) == ["作法", "要領", "單位"]
    QTest.keyClick(columns.list, Qt.Key.Key_Down, ALT)
    QTest.keyClick(columns.list, Qt.Key.Key_Down, ALT)
    assert headings(columns) == ["要領", "單位", "作法"]
    assert columns.fields.heading.text() == "作法"


def test_a_column_at_the_end_goes_no_further(columns: ColumnsEdit) -> None:
    QTest.keyClick(columns.list, Qt.Key.Key_Up, ALT)
    assert headings(columns) == ["要領", "作法", "單位"]
    assert not tool(columns, "往前移").isEnabled()


def test_a_column_is_taken_out_by_delete(columns: ColumnsEdit) -> None:
    QTest.keyClick(columns.list, Qt.Key.Key_Delete)
    assert headings(columns) == ["作法", "單位"]
    assert columns.fields.heading.text() == "作法"


def test_the_mouse_moves_and_takes_out_too(columns: ColumnsEdit) -> None:
    click(tool(columns, "往後移"))
    click(tool(columns, "往前移"))
    click(tool(columns, "往後移"))
    assert headings(columns) == ["作法", "要領", "單位"]
    click(tool(columns, "移除這一欄"))
    assert headings(columns) == ["作法", "單位"]


def test_dragged_columns_are_in_their_new_order(columns: ColumnsEdit) -> None:
    model = columns.list.model()
    # What a drop within the list does.
    assert model.moveRow(columns.list.rootIndex(), 2, columns.list.rootIndex(), 0)
    assert headings(columns) == ["單位", "要領", "作法"]


def test_a_new_column_shows_what_none_shows_yet(columns: ColumnsEdit) -> None:
    click(tool(columns, "加一欄"))
    assert columns.columns()[1] == PlanColumn((ColumnKind.INDICATOR,), "執行項目")
    assert columns.fields.heading.hasFocus()
    type_over(columns.fields.heading, "指標")
    assert headings(columns) == ["要領", "指標", "作法", "單位"]


def test_every_property_of_a_column_is_set_by_its_field(columns: ColumnsEdit) -> None:
    columns.list.setCurrentRow(1)
    fields = columns.fields
    turn(columns, "推動方法")
    choose(fields.stand, "每個項目一格，逐行列出")
    tick(fields.lone)
    type_over(fields.width_box.lineEdit(), "35")
    choose(fields.align, "置中")
    tick(fields.numbered)
    assert columns.columns()[1] == PlanColumn(
        (ColumnKind.TASK, ColumnKind.METHOD),
        "作法",
        ColumnStand.STACKED,
        numbered=False,
        numbers_lone=False,
        width=35,
        align=ColumnAlign.CENTRE,
    )
    columns.list.setCurrentRow(2)
    choose(fields.marks, "不註明主辦、協辦")
    assert columns.columns()[2].roles is RoleMarks.NONE


def test_only_what_matters_to_a_column_is_asked(columns: ColumnsEdit) -> None:
    asked = []
    for row in range(3):
        columns.list.setCurrentRow(row)
        fields = (columns.fields.stand, columns.fields.lone, columns.fields.marks)
        asked.append([field.isVisible() for field in fields])
    assert asked == [[False, False, False], [True, True, False], [True, False, True]]


def test_a_column_without_a_name_says_what_that_means(columns: ColumnsEdit) -> None:
    columns.list.setCurrentRow(1)
    type_over(columns.fields.heading, "")
    assert columns.fields.heading.placeholderText() == "與前一欄共用名稱"
    assert columns.list.item(1).text() == "（同前一欄）工作"
    columns.list.setCurrentRow(0)
    assert columns.fields.heading.placeholderText() == ""


def test_without_columns_there_is_nothing_to_change_but_to_add_one(columns: ColumnsEdit) -> None:
    for _ in range(3):
        QTest.keyClick(columns.list, Qt.Key.Key_Delete)
    assert columns.columns() == ()
    assert not columns.fields.isEnabled()
    click(tool(columns, "加一欄"))
    assert headings(columns) == ["要項"]
    assert columns.fields.isEnabled()
