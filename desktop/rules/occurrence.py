"""One required instance of a task: by when, of which section, done or not, and how it stands."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from db.vocabulary import TickState


class OccurrenceStanding(StrEnum):
    """How an occurrence stands on a day; each has a word, so that no colour is needed to tell it."""

    DONE = "done"
    DONE_LATE = "done_late"
    RETURNED = "returned"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The `number`-th of `of` times that something must be done in the period from `period_from`.

    `section_id` is None where all sections of the task count together. `done_on` is None while it is open;
    `id` is the key of its tick, None where nobody ticked it: what registers and evidence count has none.
    """

    node_id: int
    section_id: int | None
    period_from: dt.date
    number: int
    of: int
    due_on: dt.date
    done_on: dt.date | None = None
    id: int | None = None
    state: TickState | None = None
    note: str = ""
    reason: str = ""
    ticked_by: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it was done and not returned."""
        return self.done_on is not None and self.state is not TickState.RETURNED

    @property
    def days_late(self) -> int:
        """By how many days it was done too late; 0 for what is open or was in time."""
        return max((self.done_on - self.due_on).days, 0) if self.is_done and self.done_on else 0

    def standing(self, today: dt.date, due_soon_days: int) -> OccurrenceStanding:
        """How it stands today."""
        if self.is_done:
            return OccurrenceStanding.DONE_LATE if self.days_late else OccurrenceStanding.DONE
        if self.state is TickState.RETURNED:
            return OccurrenceStanding.RETURNED
        if self.due_on < today:
            return OccurrenceStanding.OVERDUE
        is_near = (self.due_on - today).days <= due_soon_days
        return OccurrenceStanding.DUE_SOON if is_near else OccurrenceStanding.TO_COME
