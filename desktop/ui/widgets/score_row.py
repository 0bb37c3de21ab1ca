"""One item of a score sheet, scored by typing its points."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from db.queries.phone_test import ScoreItemRow
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

LEAST_TEXT = 18 * UNIT


class ScoreRow(QFrame):
    """An item with a button for each number of points it allows; typing the number presses it.

    Signals:
        chosen: points were chosen, so that the next item is to be scored.
        changed: points or reason are other ones.
        left: the arrow keys ask for the item before (-1) or after (1).
    """

    chosen = Signal()
    changed = Signal()
    left = Signal(int)

    def __init__(self, item: ScoreItemRow) -> None:
        super().__init__()
        self.item = item
        self.is_suggested = False
        self._typed = ""
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(item.text)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("扣分原因"))
        self.reason.setAccessibleName(self.tr("%1的扣分原因").replace("%1", item.text))
        self.reason.textChanged.connect(self.changed)
        self.reason.hide()
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(UNIT // 2)
        text = plain_label(item.text, wraps=True)
        text.setMinimumWidth(LEAST_TEXT)
        line.addWidget(text, 1)
        for points in item.levels:
            chip = button(str(points), role="chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._group.addButton(chip, points)
            line.addWidget(chip)
        self._group.idClicked.connect(lambda _points: self._on_chosen())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.reason)

    @property
    def points(self) -> int | None:
        """The points chosen, None before."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen

    def show_points(self, points: int | None, reason: str = "") -> None:
        """Show points and reason; None clears the choice."""
        self._group.setExclusive(False)
        for chip in self._group.buttons():
            chip.setChecked(self._group.id(chip) == points)
        self._group.setExclusive(True)
        self.reason.setText(reason)
        self.reason.setCursorPosition(0)
        self.reason.setVisible(points is not None and points < self.item.points)
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isascii() and event.text().isdigit():
            self._type(event.text())
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed = ""
            self.show_points(None)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.left.emit(1)
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        """Take one more digit; points are chosen when no other number can be meant."""
        for typed in (self._typed + digit, digit):
            meant = [points for points in self.item.levels if str(points).startswith(typed)]
            if meant:
                self._typed = typed
                if [str(points) for points in meant] == [typed]:
                    self._typed = ""
                    self.show_points(meant[0], self.reason.text())
                    self._on_chosen()
                return
        self._typed = ""

    def _on_chosen(self) -> None:
        self.is_suggested = False
        self.reason.setVisible(self.points is not None and self.points < self.item.points)
        self.changed.emit()
        self.chosen.emit()
