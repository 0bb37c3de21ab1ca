"""The suggestions of the item the cursor is on: shown beside its words, taken by key or click."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.plan.item_panel import ItemPanel
from desktop.ui.plan.plan_suggestions import PlanSuggestions
from desktop.ui.plan.suggestion_cards import TAKE_ALL_KEY, TAKE_KEY


class SuggestionHand(QObject):
    """Joins an item's panel with the plan's suggestions; the keys work in all of `part`."""

    def __init__(self, part: QWidget, panel: ItemPanel, suggestions: PlanSuggestions) -> None:
        super().__init__(part)
        self._panel, self._suggestions = panel, suggestions
        # Later: the button that was clicked is gone as soon as its suggestion is.
        later = Qt.ConnectionType.QueuedConnection
        panel.suggestions.taken.connect(suggestions.take, later)
        panel.suggestions.put_aside.connect(suggestions.put_aside, later)
        suggestions.changed.connect(self.show_item)
        for keys, is_all in ((TAKE_KEY, False), (TAKE_ALL_KEY, True)):
            shortcut = QShortcut(QKeySequence(keys), part)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda is_all=is_all: self._take(is_all=is_all))

    def show_item(self) -> None:
        """Show what is suggested for the item in the panel."""
        item = self._panel.item()
        self._panel.show_suggestions(self._suggestions.of(item.node.id) if item else [])

    def _take(self, *, is_all: bool) -> None:
        """Take what is seen: after words just typed are stored, only where they still suggest the same."""
        cards = self._panel.suggestions
        if not cards.isVisible():
            return
        seen = cards.shown()
        self._panel.leave()
        if cards.shown() != seen:
            return
        if is_all:
            cards.take_all()
        else:
            cards.take_first()
