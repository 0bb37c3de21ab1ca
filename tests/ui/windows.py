"""What tests look for in a window."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

Kind = TypeVar("Kind", bound=QWidget)


def labels_of(widget: QWidget) -> list[QLabel]:
    """Every label in a widget."""
    return widget.findChildren(QLabel)


def texts_in(widget: QWidget) -> list[str]:
    """The texts of the labels that can be seen."""
    return [label.text() for label in labels_of(widget) if label.isVisible() and label.text()]


def button_of(widget: QWidget, text: str) -> QAbstractButton:
    """The button with this word; fails where there is none."""
    found = [each for each in widget.findChildren(QAbstractButton) if each.text() == text]
    assert found, f"no button 「{text}」"
    return next((each for each in found if each.isVisible()), found[0])


def write(field: QWidget, text: str) -> None:
    """Commit a text as an input method does: key events know no Chinese."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def write_over(field: QLineEdit, text: str) -> None:
    """Write a text in the place of what a field holds, and leave it as Enter does."""
    field.setFocus()
    field.selectAll()
    write(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
