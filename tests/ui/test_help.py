"""Help, licences, and what is told of faults."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMessageBox, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.paths import resource
from desktop.ui.dialogs.about import AboutDialog
from desktop.ui.dialogs.help import HelpDialog
from desktop.ui.registry import PAGES
from desktop.ui.unexpected import UnexpectedFaults, details_of, log_folder, start_log
from tests.ui.windows import button_of, texts_in

TYPED = "陳喆的電話是 0912-345-678"


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_every_page_has_its_help(qtbot: QtBot, name: str) -> None:
    dialog = HelpDialog(name)
    qtbot.addWidget(dialog)
    entry = next(entry for entry in PAGES if entry.name == name)
    first_line = dialog.text.toPlainText().splitlines()[0]
    assert first_line == entry.title


def test_every_topic_can_be_read_and_none_is_left_over(qtbot: QtBot) -> None:
    dialog = HelpDialog("today")
    qtbot.addWidget(dialog)
    topics = dialog.findChild(QListWidget)
    read = set()
    for row in range(topics.count()):
        topics.setCurrentRow(row)
        read.add(dialog.text.toPlainText())
    assert len(read) == topics.count() == len(list(resource("help").glob("*.md")))


def test_the_help_goes_to_no_network(qtbot: QtBot) -> None:
    for path in resource("help").glob("*.md"):
        assert "http" not in path.read_text("utf-8")


def test_about_names_version_qt_and_every_licence(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = AboutDialog(window)
    dialog.show()
    assert any("版本 0." in text or "版本 1." in text for text in texts_in(dialog))
    tabs = dialog.findChild(QTabWidget)
    titles = {tabs.tabText(number) for number in range(tabs.count())}
    assert {"授權聲明", "LGPL-3.0", "GPL-3.0", "OFL-1.1", "OGDL-TW-1.0", "Fluent UI System Icons"} <= titles
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def raised(error: Exception) -> Exception:
    """The error as it was once it had been raised."""
    try:
        raise error
    except Exception as caught:
        return caught


def test_details_name_the_place_and_nothing_that_was_typed() -> None:
    details = details_of(raised(KeyError(TYPED)))
    assert "KeyError" in details
    assert "in raised" in details
    assert "weimin" in details
    assert TYPED not in details
    assert "0912" not in details


def test_details_say_what_was_wrong_with_the_program() -> None:
    assert "no attribute 'x'" in details_of(raised(AttributeError("no attribute 'x'")))


@pytest.fixture
def faults(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[UnexpectedFaults]:
    """The receiver of faults, with a log of its own."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    log = logging.getLogger("desktop")
    before = list(log.handlers)
    start_log()
    yield UnexpectedFaults()
    for handler in [found for found in log.handlers if found not in before]:
        log.removeHandler(handler)
        handler.close()


def test_a_fault_is_logged_told_and_its_details_can_be_copied(
    qtbot: QtBot, faults: UnexpectedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def read_and_copy(box: QMessageBox) -> int:
        told.append(box.text())
        button_of(box, "複製詳情").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", read_and_copy)
    faults.install()
    error = raised(KeyError(TYPED))
    sys.excepthook(type(error), error, error.__traceback__)
    (log,) = log_folder().glob("*.log")
    written = log.read_text("utf-8")
    assert "KeyError" in written
    assert TYPED not in written
    assert "已存入的資料不受影響" in told[0]
    assert "KeyError" in QGuiApplication.clipboard().text()


def test_a_fault_while_one_is_told_is_logged_only(
    qtbot: QtBot, faults: UnexpectedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes: list[QMessageBox] = []

    def fail_again(box: QMessageBox) -> int:
        boxes.append(box)
        second = raised(IndexError())
        faults.take(type(second), second, second.__traceback__)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", fail_again)
    first = raised(ValueError())
    faults.take(type(first), first, first.__traceback__)
    assert len(boxes) == 1
    (log,) = log_folder().glob("*.log")
    assert "ValueError" in log.read_text("utf-8")
    assert "IndexError" in log.read_text("utf-8")


def test_the_message_of_a_fault_is_plain_text(qtbot: QtBot, faults: UnexpectedFaults) -> None:
    box = faults.message("<b>x</b>")
    qtbot.addWidget(box)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.detailedText() == "<b>x</b>"
    assert any(label.text().startswith("很抱歉") for label in box.findChildren(QLabel))


def test_the_log_folder_is_in_the_persons_own_data(tmp_path: Path) -> None:
    assert tmp_path in log_folder().parents
    assert QApplication.instance() is not None
