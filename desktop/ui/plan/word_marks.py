"""Underlining the words of a text that something is read from."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.ui.theme import colours


def underline(field: QPlainTextEdit, spans: Iterable[tuple[int, int]]) -> None:
    """Underline these spans (from, to before) of a field's text, and nothing else."""
    marks = []
    for start, end in spans:
        mark = QTextEdit.ExtraSelection()
        # Qt counts in UTF-16: a rare character such as 𡍼 is two.
        cursor = QTextCursor(field.document())
        cursor.setPosition(_place(field.toPlainText(), start))
        cursor.setPosition(_place(field.toPlainText(), end), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, _format()
        marks.append(mark)
    field.setExtraSelections(marks)


def _place(text: str, index: int) -> int:
    return len(text[:index].encode("utf-16-le")) // 2


def _format() -> QTextCharFormat:
    now = colours()
    looks = QTextCharFormat()
    looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    looks.setUnderlineColor(QColor(now.accent))
    looks.setBackground(QColor(now.accent_soft))
    return looks
