"""What tests of the window stand on: preferences of their own, and a desk over the test's office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.office.office import Actor, Office
from desktop.ui.desk import Desk
from desktop.ui.theme import Scheme, apply_theme, load_fonts


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> None:
    """The window's fonts, colours and style sheet, laid on once."""
    load_fonts()
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a window remembers apart from the machine and from other tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def no_window_left(look: None) -> Iterator[None]:
    """Delete every window before the next test: one that dies later than its data crashes."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_key_held(look: None) -> None:
    """Let go of Ctrl and Shift: Qt takes them for held after a test that pressed them together with a key."""
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyClick(QWidget(), Qt.Key.Key_Shift)


@pytest.fixture
def desk(qtbot: QtBot, office: Office, clerk: Actor) -> Iterator[Desk]:
    """A desk over the test's office."""
    desk = Desk(office, clerk)
    yield desk
    desk.close()
