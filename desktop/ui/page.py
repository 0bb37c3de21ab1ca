"""What every page of the window is: a widget that reloads itself when what it shows has changed."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk


class Page(QWidget):
    """A page of the navigation.

    `watches` names the tables whose changes make it reload: at once while it is seen, otherwise when it is
    shown the next time. Another year or another person at the desk makes every page reload.
    """

    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_stale = True
        desk.changed.connect(self._on_changed)
        desk.year_changed.connect(self._make_stale)
        desk.actor_changed.connect(self._make_stale)

    def reload(self) -> None:
        """Read everything the page shows from the office anew."""
        raise NotImplementedError

    def arrive(self, what: object) -> None:
        """Show what another page sent the user here for; a page that expects nothing ignores it."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload_if_stale()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.watches:
            self._make_stale()

    def _make_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._reload_if_stale()

    def _reload_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.reload()
