"""What every page works with: the open office, who works at it on which year, undo, and news of changes."""

import datetime as dt
import sys
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from db.database import Reading
from db.queries import plan as plan_queries
from db.unit_of_work import Changed, Work
from desktop.errors import OfficeError
from desktop.office.office import Actor, Office
from desktop.office.settings import read_settings
from desktop.office.take_back import take_back
from desktop.rules.rights import may_ever
from desktop.rules.roc_calendar import roc_year
from desktop.ui.work import Runner

P = ParamSpec("P")
R = TypeVar("R")


class Desk(QObject):
    """The clerk's desk.

    `runner` does long work off the window's thread.

    Signals:
        changed: the names of the tables a stored deed touched, always in the window's thread.
        refused: one sentence for the user, when a deed or a query could not be done.
        done: what was just done, in words; the window shows it for a moment with a way back.
        told: what was done that cannot be taken back, such as a file written.
        year_changed: the ROC year whose plan is worked on, after it changed.
        actor_changed: somebody else works now.
        leave_asked: who works wants to sign out, or to let somebody else sign in.
        page_wanted: the name of a page to show (`today`, `plan`, …) and what to show there.
    """

    changed = Signal(frozenset)
    refused = Signal(str)
    done = Signal(str)
    told = Signal(str)
    year_changed = Signal(int)
    actor_changed = Signal()
    leave_asked = Signal()
    page_wanted = Signal(str, object)

    def __init__(self, office: Office, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.undo_stack = QUndoStack(self)
        self.runner = Runner(self)
        self._actor = actor
        self._year = self._first_year()
        self._last: Changed | None = None
        self._forget = office.on_change(self._on_change)

    @property
    def actor(self) -> Actor:
        """Who works now; the audit trail names them."""
        return self._actor

    @actor.setter
    def actor(self, actor: Actor) -> None:
        if actor != self._actor:
            self._actor = actor
            self.actor_changed.emit()

    def may(self, deed: str) -> bool:
        """Whether who works could ever do the deed with this name; the deed itself is the guard."""
        return may_ever(self._actor.role, deed)

    @property
    def year(self) -> int:
        """The ROC year whose plan is worked on: chosen, else the office's setting, else the newest plan's."""
        return self._year

    @year.setter
    def year(self, year: int) -> None:
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def _first_year(self) -> int:
        set_year = self.read(read_settings).working_plan_year
        years = [head.year for head in self.read(plan_queries.plan_heads)]
        if set_year in years:
            return set_year
        return years[0] if years else roc_year(self.today())

    def today(self) -> dt.date:
        """The present day; the one place of the window that asks the clock."""
        return dt.date.today()

    def open_page(self, name: str, what: object = None) -> None:
        """Show another page, and there what the page's `arrive` understands by `what`."""
        self.page_wanted.emit(name, what)

    def read(self, query: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a query of db/queries says now. Raises OfficeError."""
        with self.office.reading() as session:
            return query(session, *args, **kwargs)

    def do(
        self, text: str, deed: Callable[Concatenate[Work, P], R], /, *args: P.args, **kwargs: P.kwargs
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
            self.done.emit(text)
        return result

    def tell_failure(self, error: BaseException) -> None:
        """Tell what ended long work: a person's sentence as a refusal, a fault of the program as such."""
        if isinstance(error, OfficeError):
            self.refused.emit(str(error))
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def forget_to(self, index: int) -> None:
        """Take deeds back to where the undo stack had this index, and leave nothing to do them again."""
        while self.undo_stack.index() > index:
            last = self.undo_stack.command(self.undo_stack.index() - 1)
            if isinstance(last, TakeBack):
                last.forget()
            self.undo_stack.undo()

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
        """End long work and stop listening to the office; the office is closed by who opened it."""
        self.runner.finish()
        self._forget()

    def _on_change(self, changed: Changed) -> None:
        # Runs in the committing thread; the signal is queued into the window's by Qt. Only a deed of the
        # window's own thread is the one that `do` is waiting for.
        if QThread.currentThread() is self.thread():
            self._last = changed
        self.changed.emit(changed.tables)


class TakeBack(QUndoCommand):
    """One stored deed on the undo stack: undoing and redoing are deeds of their own."""

    def __init__(self, desk: Desk, text: str, number: int) -> None:
        super().__init__(text)
        self._desk = desk
        self._number = number
        self._is_first = True
        self._is_to_go = False

    def forget(self) -> None:
        """Leave the stack with the next undoing."""
        self._is_to_go = True

    def undo(self) -> None:
        self._turn()
        if self._is_to_go:
            self.setObsolete(True)

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
