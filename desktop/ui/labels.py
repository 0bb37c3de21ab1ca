"""Labels whose text is data: what people typed is shown as typed, never read as markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(
    text: str = "", role: str = "", *, wraps: bool = False, buddy: QWidget | None = None
) -> QLabel:
    """A label that shows `text` literally.

    `role` is one of the style sheet's: title, heading, muted, error, figure. A label with a `buddy` names
    it for screen readers and takes its shortcut.
    """
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    if buddy is not None:
        label.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text.replace("&", ""))
    return label


def centred_label(text: str, role: str = "") -> QLabel:
    """A label in the middle of its place."""
    label = plain_label(text, role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def plain_tooltip(text: str) -> str:
    """The text as a tooltip or what's-this text that shows it literally; empty stays empty."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if text else ""
