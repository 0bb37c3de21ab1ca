"""A field for running text, as high as its text, that tells when it is left with another text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.plan.line_count import height_of, lines_in
from desktop.ui.theme import UNIT

_OF_CANDIDATES = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
)
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class PlainField(QPlainTextEdit):
    """Text as typed, between `least` and `most` lines high; Tab leads to the next field.

    Signals:
        left: the field was left, and its text is another one than it showed.
    """

    left = Signal(str)

    def __init__(self, least: int = 1, most: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._stored = self._shown = ""
        self._is_composing = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show the stored text; what is being typed stays until the field is left."""
        self._stored = text
        # A text put in now would take away what an input method is composing.
        if not self.is_changed() and not self._is_composing:
            self.give_up()

    def give_up(self) -> None:
        """Forget what was typed, and show the stored text."""
        self._shown = self._stored
        if self._shown != self.toPlainText():
            self.setPlainText(self._shown)

    def shown(self) -> str:
        """The stored text that is shown, or was before somebody typed."""
        return self._shown

    def is_changed(self) -> bool:
        """Whether something else than the stored text was typed."""
        return self.toPlainText() != self._shown

    def leave(self) -> None:
        """Tell what was typed, as when the field is left."""
        if self.is_changed():
            self.left.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        # Where nothing was typed here, Ctrl+Z is the window's: it takes the last deed back.
        is_unused = isinstance(event, QKeyEvent) and not self.is_changed()
        if is_unused and event.type() is QEvent.Type.ShortcutOverride and _takes_back(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing and event.key() in _OF_CANDIDATES:
            # Meant for the candidate window: no new line, no next field.
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = lines_in(self)
        # A bar that comes and goes would change the width, and with it the lines.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > self._most else policy.ScrollBarAlwaysOff
        )
        shown = max(self._least, min(self._most, lines))
        # Above and below the text: the padding and border of the style sheet.
        self.setFixedHeight(height_of(shown, self) + UNIT + 4)


def _takes_back(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo))
