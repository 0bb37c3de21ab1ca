"""The notice, when an office was opened, of what became due since the last visit."""

import datetime as dt
import hashlib
from collections.abc import Generator

from PySide6.QtCore import QObject

from desktop.office.office import Office
from desktop.office.since_last_visit import due_since
from desktop.rules.since_last_visit import BecameDue, sentence
from desktop.rules.task_filter import TaskFilter
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import preferences
from desktop.ui.work import Progress

VISITS_KEY = "visits"


class SinceLastVisit(QObject):
    """Belongs to a desk; begins by itself. Of the first visit of a person to an office nothing is told.

    The day is remembered once the notice is on screen, or there is nothing to tell: who closes the window
    before is told the next time.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(desk)
        self._window, self._desk = window, desk
        self._key = _key(desk)
        self._last = last_visit(self._key)
        if self._last is None:
            self._remember()
        elif self._last < desk.today():
            self._ask(self._last)

    def _ask(self, last: dt.date) -> None:
        desk = self._desk
        in_view = desk.actor.section_in_view
        job = desk.runner.start("", due_steps, desk.office, desk.year, last, desk.today(), in_view)
        job.succeeded.connect(lambda due: self._tell(last, due))
        job.failed.connect(desk.tell_failure)

    def _tell(self, last: dt.date, due: list[BecameDue]) -> None:
        if due:
            nodes = frozenset(each.node_id for each in due)
            self._window.messages.inform(
                sentence(last, due),
                self.tr("看清單"),
                lambda: self._desk.open_page("tracking", TaskFilter(nodes=nodes)),
            )
        self._remember()

    def _remember(self) -> None:
        preferences().setValue(self._key, self._desk.today().isoformat())


def last_visit(key: str) -> dt.date | None:
    """The day kept under a key, None where there is none that can be read."""
    try:
        return dt.date.fromisoformat(str(preferences().value(key, "")))
    except ValueError:
        return None


def due_steps(
    office: Office, year: int, last: dt.date, today: dt.date, section_id: int | None
) -> Generator[Progress, None, list[BecameDue]]:
    """Read what became due."""
    yield 0, 0, ""
    with office.reading() as session:
        return due_since(session, year, last, today, section_id)


def _key(desk: Desk) -> str:
    """Under which the visits of this person to this office are kept."""
    place = str(desk.office.path.resolve()) if desk.office.path is not None else "server"
    name = hashlib.sha256(place.encode()).hexdigest()[:16]
    return f"{VISITS_KEY}/{name}-{desk.actor.person_id or 0}"
