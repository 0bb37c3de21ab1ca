"""Fields with their labels and errors."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.form_rows import FormRows
from tests.ui.windows import texts_in


def test_an_error_stands_under_its_field_until_it_is_taken_back(qtbot: QtBot) -> None:
    rows = FormRows()
    qtbot.addWidget(rows)
    first, second = QLineEdit(), QLineEdit()
    rows.add_row("機關全銜", first)
    rows.add_row("檔號", second, "可留白。")
    rows.show()
    rows.set_error(first, "請輸入機關全銜。")
    assert rows.has_errors()
    assert first.property("invalid") is True
    assert not second.property("invalid")
    assert texts_in(rows) == ["機關全銜", "請輸入機關全銜。", "檔號", "可留白。"]
    rows.clear_errors()
    assert not rows.has_errors()
    assert "請輸入機關全銜。" not in texts_in(rows)


def test_a_row_hides_with_its_label(qtbot: QtBot) -> None:
    rows = FormRows(labels_above=True)
    qtbot.addWidget(rows)
    field = QLineEdit()
    rows.add_row("群組成員", field, "勾選")
    rows.show()
    rows.set_row_visible(field, False)
    assert texts_in(rows) == []
    assert not field.isVisible()
    rows.set_row_visible(field, True)
    assert texts_in(rows) == ["群組成員", "勾選"]


def test_fields_are_named_by_their_labels(qtbot: QtBot) -> None:
    rows = FormRows()
    qtbot.addWidget(rows)
    field = QLineEdit()
    rows.add_row("檔號", field)
    assert field.accessibleName() == "檔號"
