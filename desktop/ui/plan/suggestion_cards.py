"""What an item's own words suggest, beside them: each with its words, what would be set, and a button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.office.suggestions import OpenSuggestion
from desktop.ui.icons import icon
from desktop.ui.labels import plain_label, plain_tooltip
from desktop.ui.plan.suggestion_words import standing_line, suggestion_line
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

TAKE_KEY, TAKE_ALL_KEY = "F9", "Shift+F9"


class SuggestionCards(QWidget):
    """The suggestions below each other; nothing where there are none.

    Signals:
        taken: suggestions to be set, as a list of `OpenSuggestion`.
        put_aside: a suggestion that is not wanted.
    """

    taken = Signal(object)
    put_aside = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[OpenSuggestion, ...] = ()
        self._buttons: list[QAbstractButton] = []
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(UNIT // 2)
        self.hide()

    def shown(self) -> tuple[OpenSuggestion, ...]:
        """What is suggested now."""
        return self._shown

    def show_suggestions(self, suggestions: Sequence[OpenSuggestion]) -> None:
        """Show these suggestions."""
        if tuple(suggestions) == self._shown:
            return
        self._shown = tuple(suggestions)
        while (cell := self._cards.takeAt(0)) is not None:
            if (widget := cell.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        for place, suggestion in enumerate(self._shown):
            self._cards.addWidget(self._card(suggestion, TAKE_KEY if place == 0 else ""))
        if len(self._firsts()) > 1:
            words = self.tr("全部採用（%1）").replace("%1", TAKE_ALL_KEY)
            every = button(words, self.take_all, role="link")
            self._buttons.append(every)
            self._cards.addWidget(every, 0, Qt.AlignmentFlag.AlignRight)
        self.setVisible(bool(self._shown))

    def follow(self, field: QWidget) -> None:
        """Let Tab go from a field through the buttons, and only then to the next field."""
        for one in self._buttons:
            QWidget.setTabOrder(field, one)
            field = one

    def take_first(self) -> None:
        """Take the first of what is shown."""
        if self._shown:
            self.taken.emit([self._shown[0]])

    def take_all(self) -> None:
        """Take all that is shown, of several choices the first."""
        if self._shown:
            self.taken.emit(self._firsts())

    def _firsts(self) -> list[OpenSuggestion]:
        return [suggestion for suggestion in self._shown if not suggestion.is_choice]

    def _card(self, suggestion: OpenSuggestion, key: str) -> QFrame:
        card = QFrame()
        card.setProperty("tone", "info")
        quoted = " ".join(suggestion.quoted.split())
        words = plain_label(f"「{quoted}」", "muted", wraps=True)
        says = plain_label(suggestion_line(suggestion), wraps=True)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(words)
        said.addWidget(says)
        if standing := standing_line(suggestion):
            said.addWidget(plain_label(standing, "muted", wraps=True))
        text = self.tr("採用（%1）").replace("%1", key) if key else self.tr("採用")
        take = button(text, partial(self.taken.emit, [suggestion]))
        take.setAccessibleName(f"{text} {suggestion_line(suggestion)}")
        row = QHBoxLayout(card)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT // 2)
        row.setSpacing(UNIT // 2)
        row.addLayout(said, 1)
        for one in (take, self._aside_button(suggestion)):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
            self._buttons.append(one)
        return card

    def _aside_button(self, suggestion: OpenSuggestion) -> QToolButton:
        aside = QToolButton()
        aside.setIcon(icon("dismiss"))
        words = self.tr("不採用，這次開啟期間不再建議")
        aside.setAccessibleName(words)
        aside.setToolTip(plain_tooltip(words))
        aside.clicked.connect(partial(self.put_aside.emit, suggestion))
        return aside
