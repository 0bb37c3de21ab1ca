"""The diary of the sample's clerk: what was to be entered on which day, stored on the Friday of each week.

So the sample has a history: what its tables said on a past day can be asked for.
"""

import datetime as dt
from collections.abc import Callable
from itertools import groupby

from db.unit_of_work import Work
from desktop.office.office import Actor, Office

Act = Callable[[Work], object]

FRIDAY = 4
CLOSING_TIME = dt.time(17)


class Diary:
    """What is noted for a day is done in the order of the days, and as noted on one day."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        self._first, self._last = first, last
        self._notes: list[tuple[dt.date, Act]] = []

    def note(self, on: dt.date, act: Act) -> None:
        """Have something entered on a day: not before the first, nor after the last."""
        self._notes.append((max(on, self._first), act))

    def enter(self, office: Office, actor: Actor) -> None:
        """Enter everything, a week at a time."""
        notes = sorted(self._notes, key=lambda note: note[0])
        for friday, week in groupby(notes, key=lambda note: self._stored_on(note[0])):
            with office.work(actor, at=moment(friday)) as work:
                for _on, act in week:
                    act(work)

    def _stored_on(self, on: dt.date) -> dt.date:
        return min(on + dt.timedelta(days=(FRIDAY - on.weekday()) % 7), self._last)


def moment(on: dt.date) -> dt.datetime:
    """When on a day the clerk stores what was done: before going home."""
    return dt.datetime.combine(on, CLOSING_TIME).astimezone().astimezone(dt.UTC)
