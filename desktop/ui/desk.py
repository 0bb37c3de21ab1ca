"""What every page works with: the open office, who works at it, undo, and the news of what changed."""

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from db.database import Reading
from db.unit_of_work import Changed, Work
from desktop.errors import OfficeError
from desktop.office.office import Actor, Office
from desktop.office.take_back import take_back

P = ParamSpec("P")
R = TypeVar("R")


class Desk(QObject):
    """The clerk's desk.

    Signals:
        changed: the names of the tables a stored deed touched, always in the window's thread.
        refused: one sentence for the user, when a deed or a query could not be done.
    """

    changed = Signal(frozenset)
    refused = Signal(str)

    def __init__(self, office: Office, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.actor = actor
        self.undo_stack = QUndoStack(self)
        self._last: Changed | None = None
        self._forget = office.on_change(self._on_change)

    def today(self) -> dt.date:
        """The present day; the one place of the window that asks the clock."""
        return dt.date.today()

    def read(self, query: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a query of db/queries says now. Raises OfficeError."""
        with self.office.reading() as session:
            return query(session, *args, **kwargs)

    def do(
        self, text: str, deed: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R | None:
        """Do a deed in its own unit of work, so that it can be taken back under the name `text`.

        Returns what the deed returns; None after a refusal, which `refused` has told by then.
        """
        self._last = None
        try:
            with self.office.work(self.actor) as work:
                result = deed(work, *args, **kwargs)
        except OfficeError as error:
            self.refused.emit(str(error))
            return None
        if self._last is not None:
            self.undo_stack.push(TakeBack(self, text, self._last.number))
        return result

    def take_back(self, number: int) -> int | None:
        """Undo the deed with this audit number; returns the number of the undoing, None if refused."""
        self._last = None
        try:
            with self.office.work(self.actor) as work:
                take_back(work, number)
        except OfficeError as error:
            self.refused.emit(str(error))
            return None
        return self._last.number if self._last is not None else None

    def close(self) -> None:
        """Stop listening to the office; the office itself is closed by who opened it."""
        self._forget()

    def _on_change(self, changed: Changed) -> None:
        # Runs in the committing thread; the signal is queued into the window's by Qt.
        self._last = changed
        self.changed.emit(changed.tables)


class TakeBack(QUndoCommand):
    """One stored deed on the undo stack: undoing and redoing are deeds of their own."""

    def __init__(self, desk: Desk, text: str, number: int) -> None:
        super().__init__(text)
        self._desk = desk
        self._number = number
        self._is_first = True

    def undo(self) -> None:
        self._turn()

    def redo(self) -> None:
        # Pushing a command calls redo, but the deed is done already.
        if self._is_first:
            self._is_first = False
        else:
            self._turn()

    def _turn(self) -> None:
        number = self._desk.take_back(self._number)
        if number is None:
            self.setObsolete(True)
        else:
            self._number = number
