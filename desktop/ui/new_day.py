"""Midnight: what is late or due soon changes with the day, also in a window left open overnight."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.ui.desk import Desk

CHECK_MS = 60_000


class NewDay(QObject):
    """Calls `begin` when the desk's day has become another one."""

    def __init__(self, desk: Desk, begin: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._begin = begin
        self._today = desk.today()
        clock = QTimer(self, interval=CHECK_MS)
        clock.timeout.connect(self.check)
        clock.start()

    def check(self) -> None:
        """Look at the day."""
        if self._desk.today() != self._today:
            self._today = self._desk.today()
            self._begin()
