"""A line of text in a cell of the outline, ended by keys that lead on to the next cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.ui.plan.cell_steps import Step

_STEPS = {
    Qt.Key.Key_Return: Step.STAY,
    Qt.Key.Key_Enter: Step.STAY,
    Qt.Key.Key_Down: Step.BELOW,
    Qt.Key.Key_Up: Step.ABOVE,
    Qt.Key.Key_Tab: Step.NEXT,
    Qt.Key.Key_Backtab: Step.BEFORE,
}
# What stands between two names of a list.
SEPARATORS = "、，,；;"
_NO_NAME = "\0"


class CellLine(QLineEdit):
    """Enter stores; Down and Up go on in the column, Tab and Shift+Tab in the row; Esc gives up.

    While an input method composes, every key is its own.

    Signals:
        ended: the text is to be stored, and the cursor to go on as the `Step` says.
        given_up: the text is to be forgotten.
    """

    ended = Signal(object)
    given_up = Signal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composing = False
        self._shown = ""
        self.setFrame(False)
        self.setProperty("role", "cell")
        if names:
            self.setCompleter(NameCompleter(names, self))

    def show_text(self, text: str) -> None:
        """Show the stored text; once something was typed, that stays."""
        if self.text() == self._shown and text != self._shown and not self._is_composing:
            self._shown = text
            self.setText(text)
            self.selectAll()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        is_own = step is not None or event.key() == Qt.Key.Key_Escape
        if self._is_composing and is_own:
            # Meant for the candidate window.
            event.accept()
        elif step is not None:
            self.ended.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NameCompleter(QCompleter):
    """Completes the last name of a list."""

    def __init__(self, names: Sequence[str], line: QLineEdit) -> None:
        super().__init__(list(names), line)
        self._names = frozenset(names)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802
        # Once the last name is written in full, nothing is offered and Down is the outline's again.
        last = path[self._begin(path) :].strip()
        return [_NO_NAME if last in self._names else last]

    def pathFromIndex(self, index: object) -> str:  # noqa: N802
        line = self.widget()
        written = line.text() if isinstance(line, QLineEdit) else ""
        return written[: self._begin(written)] + super().pathFromIndex(index)  # type: ignore[arg-type]

    def _begin(self, text: str) -> int:
        return max(text.rfind(mark) for mark in SEPARATORS) + 1
