"""Where an item's text is typed in the outline itself: grows with the text, and leaves an input method be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.ui.plan.line_count import height_of, lines_in
from desktop.ui.theme import UNIT

MOST_LINES = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ItemEditor(QPlainTextEdit):
    """Enter ends typing, Shift+Enter begins a line, Esc gives up; Tab and Shift+Tab end and indent.

    While an input method composes, every key is its own.

    Signals:
        accepted: the text is to be stored.
        given_up: the text is to be forgotten.
        indent_asked: the text is to be stored, and the item to go deeper (1) or higher (-1).
    """

    accepted = Signal()
    given_up = Signal()
    indent_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composing = False
        self._shown = ""
        self._least = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "cell")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)

    def show_text(self, text: str) -> None:
        """Show the stored text; once something was typed, that stays."""
        if self.toPlainText() == self._shown and text != self._shown and not self._is_composing:
            self._shown = text
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._is_composing and event.key() in _OWN:
            # Meant for the candidate window: neither the end of typing nor a line or a tab in the text.
            event.accept()
        elif event.key() in _ENTER and not is_shifted:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.indent_asked.emit(-1 if event.key() == Qt.Key.Key_Backtab or is_shifted else 1)
        else:
            super().keyPressEvent(event)

    def fit(self, least: int) -> None:
        """Be as high as the text from now on, and at least so many pixels."""
        self._least = least
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # How many lines the text takes is known only once the editor has its width.
        self._grow()

    def _grow(self) -> None:
        lines = min(MOST_LINES, lines_in(self))
        wanted = max(self._least, height_of(lines, self) + UNIT + 4)
        if wanted != self.height():
            self.resize(self.width(), wanted)
