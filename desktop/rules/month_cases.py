"""Cases of the registers on the day by which they are to be handled, as entries of a month."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from db.vocabulary import WalkaroundState
from desktop.rules.occurrence import Occurrence, OccurrenceStanding
from desktop.rules.walkaround import is_closed, serial_text


class Case(Protocol):
    """A walk-around entry with a time limit."""

    @property
    def id(self) -> int: ...
    @property
    def year(self) -> int: ...
    @property
    def serial(self) -> int: ...
    @property
    def section_short_name(self) -> str: ...
    @property
    def finding(self) -> str: ...
    @property
    def due_on(self) -> dt.date: ...
    @property
    def state(self) -> WalkaroundState: ...
    @property
    def closed_on(self) -> dt.date | None: ...


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A case on the day of its limit; it is handled in its register, so nothing of it is ticked here."""

    case_id: int
    on: dt.date
    number: str
    text: str
    standing: OccurrenceStanding
    count: str = ""
    occurrences: tuple[Occurrence, ...] = ()

    @property
    def key(self) -> tuple[int, dt.date]:
        """What the entry is; below zero, so that no task has the same."""
        return -self.case_id, self.on

    @property
    def owed(self) -> list[Occurrence]:
        """Nothing."""
        return []


def case_entries(cases: Iterable[Case], today: dt.date, due_soon_days: int) -> list[CaseEntry]:
    """Return the entries of these cases as they stand on a day."""
    return [
        CaseEntry(
            case.id,
            case.due_on,
            serial_text(case.year, case.section_short_name, case.serial),
            f"期限：{' '.join(case.finding.split()) or '未填事項'}",
            _standing(case, today, due_soon_days),
        )
        for case in cases
    ]


def _standing(case: Case, today: dt.date, due_soon_days: int) -> OccurrenceStanding:
    if is_closed(case.state):
        is_late = case.closed_on is not None and case.closed_on > case.due_on
        return OccurrenceStanding.DONE_LATE if is_late else OccurrenceStanding.DONE
    if case.state is WalkaroundState.RETURNED:
        return OccurrenceStanding.RETURNED
    if case.due_on < today:
        return OccurrenceStanding.OVERDUE
    is_near = (case.due_on - today).days <= due_soon_days
    return OccurrenceStanding.DUE_SOON if is_near else OccurrenceStanding.TO_COME
