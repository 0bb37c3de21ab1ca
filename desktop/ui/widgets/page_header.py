"""The head of a page: its title, a line about what is shown, and the page's actions at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class PageHeader(QWidget):
    """Title and actions of a page; put it first into the page's layout."""

    def __init__(self, title: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label(title, "title")
        # It wraps rather than asking for a wider window.
        self._about = plain_label(about, "muted", wraps=True)
        self._about.setVisible(bool(about))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(UNIT)
        self._row.addLayout(words, 1)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_about(self, about: str) -> None:
        """Show another line below the title; empty hides it."""
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget of the page behind the actions that are there."""
        self._row.addWidget(widget)

    def add_action(
        self,
        text: str,
        clicked: Callable[[], object],
        *,
        icon_name: str = "",
        role: str = "",
        shortcut: str = "",
        tooltip: str = "",
    ) -> QPushButton:
        """Add a button and return it; see `desktop.ui.widgets.buttons.button`."""
        added = button(text, clicked, icon_name=icon_name, role=role, shortcut=shortcut, tooltip=tooltip)
        self._row.addWidget(added)
        return added
