"""What holds for every page of the window: people's texts are data, and every field has a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.office.persons import add_person
from desktop.office.sections import add_section
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.registry import PAGES, PageEntry
from desktop.ui.surroundings import Surroundings
from tests.factories import TaskDraft, followed_plan
from tests.ui.windows import labels_of

MARKUP = "<b>x</b><img src='file:///etc/passwd'>"
NAMES = [entry.name for entry in PAGES]


@pytest.fixture
def marked_office(office: Office, clerk: Actor) -> Office:
    """An office in which everything is named in markup."""
    with office.work(clerk) as work:
        change_agency(work, name=MARKUP, parent_agency=MARKUP, director_title=MARKUP)
        section = add_section(work, f"{MARKUP}課")
        add_person(work, MARKUP, title=MARKUP, section_id=section)
    draft = TaskDraft(MARKUP, sections=(MARKUP,), measure=f"{MARKUP}項目", area=f"{MARKUP}要項")
    followed_plan(office, clerk, draft, year=115)
    return office


@pytest.fixture
def window(qtbot: QtBot, marked_office: Office, clerk: Actor) -> Iterator[MainWindow]:
    desk = Desk(marked_office, clerk)
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    Surroundings(window, desk)
    window.receive(desk)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.release()
    desk.close()


def shown(window: MainWindow, entry: str) -> QWidget:
    """The page, with everything it shows read."""
    window.open_page(entry)
    QCoreApplication.processEvents()
    page = window.page()
    assert page is not None
    return page


@pytest.mark.parametrize("name", NAMES)
def test_no_label_reads_markup(window: MainWindow, name: str) -> None:
    page = shown(window, name)
    for label in (*labels_of(page), *labels_of(window.sidebar), *labels_of(window.status_line)):
        if label.text() and _is_ours(label):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


@pytest.mark.parametrize("name", NAMES)
def test_no_tooltip_reads_markup(window: MainWindow, name: str) -> None:
    page = shown(window, name)
    for widget in page.findChildren(QWidget):
        assert "<b>x" not in widget.toolTip(), widget
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        root = view.rootIndex()
        for row in range(min(model.rowCount(root), 20) if model is not None else 0):
            for column in range(max(1, _columns_of(view))):
                told = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                assert "<b>x" not in str(told or ""), (view, row, column)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_and_button_has_a_name_for_screen_readers(window: MainWindow, name: str) -> None:
    page = shown(window, name)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if isinstance(
            widget, (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractButton)
        )
        and widget.isVisible()
        and _is_ours(widget)
        and not _name_of(widget)
    ]
    assert nameless == []


@pytest.mark.parametrize("entry", PAGES, ids=NAMES)
def test_every_page_is_made_of_its_own_module(window: MainWindow, entry: PageEntry) -> None:
    assert type(shown(window, entry.name)).__name__ == entry.class_name


def _columns_of(view: QAbstractItemView) -> int:
    # A list's model keeps its one column to itself.
    return 1 if isinstance(view, QListView) else view.model().columnCount(view.rootIndex())


def _is_ours(widget: QWidget) -> bool:
    """Whether a widget is not part of one of Qt's own."""
    made_of_parts = (QComboBox, QAbstractSpinBox, QAbstractItemView, QLineEdit)
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, made_of_parts):
        parent = parent.parentWidget()
    return parent is None


def _name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or widget.toolTip() or _buddy_of(widget)


def _buddy_of(widget: QWidget) -> str:
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")
