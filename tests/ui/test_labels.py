"""Labels and tooltips show what people typed as they typed it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.labels import plain_label, plain_tooltip
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.message_bar import MessageBar
from desktop.ui.widgets.page_header import PageHeader
from tests.ui.windows import labels_of

MARKUP = ("<b>x</b>", "<img src=file:///etc/passwd>", "a & b < c", "&lt;b&gt;")


@pytest.mark.parametrize("text", MARKUP)
def test_a_label_keeps_markup_as_text(qtbot: QtBot, text: str) -> None:
    label = plain_label(text)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text


@pytest.mark.parametrize("text", MARKUP)
def test_a_tooltip_reads_as_what_was_typed(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tooltip(text))
    assert shown.toPlainText() == text


def test_no_text_is_no_tooltip() -> None:
    assert plain_tooltip("") == ""


def test_a_label_names_its_field_for_screen_readers(qtbot: QtBot) -> None:
    field = QLineEdit()
    label = plain_label("機關全銜", buddy=field)
    qtbot.addWidget(label)
    qtbot.addWidget(field)
    assert field.accessibleName() == "機關全銜"
    assert label.buddy() is field


@pytest.mark.parametrize("text", MARKUP)
def test_every_shared_part_shows_markup_as_text(qtbot: QtBot, text: str) -> None:
    bar, rows = MessageBar(), FormRows()
    for tell in (bar.refuse, bar.warn, bar.inform):
        tell(text)
    field = QLineEdit()
    rows.add_row(text, field, text)
    rows.set_error(field, text)
    for part in (bar, rows, PageHeader(text, text), EmptyState("home", text, text)):
        qtbot.addWidget(part)
        labels = [label for label in labels_of(part) if label.text()]
        assert {label.text() for label in labels} == {text}
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
