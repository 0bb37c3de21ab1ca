"""What a person's hands do in a window: typing with an input method, dropping files."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_in(widget: QWidget, text: str) -> None:
    """Type a text as an input method does: composed first, then committed (key events know Latin only)."""
    widget.setFocus()
    QApplication.sendEvent(widget, QInputMethodEvent(text[:1], []))
    committed = QInputMethodEvent()
    committed.setCommitString(text)
    QApplication.sendEvent(widget, committed)


def type_over(widget: QWidget, text: str) -> None:
    """Select all there is, and type something else."""
    widget.setFocus()
    widget.selectAll()  # type: ignore[attr-defined]
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    if text:
        type_in(widget, text)


def files(paths: Iterable[Path]) -> QMimeData:
    """Files as a file manager gives them to drag and to copy."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag something over the middle of a widget and let go; whether the widget took it."""
    at, copy = QPointF(widget.rect().center()), Qt.DropAction.CopyAction
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at.toPoint(), copy, data, left, nothing)
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(at, copy, data, left, nothing))
    return entering.isAccepted()
