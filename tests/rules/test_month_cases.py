import datetime as dt
from dataclasses import dataclass

import pytest

from db.vocabulary import WalkaroundState
from desktop.rules.month_cases import case_entries
from desktop.rules.month_view import month_view
from desktop.rules.occurrence import Occurrence, OccurrenceStanding
from tests.factories import PLAIN_TASK

DUE = dt.date(2026, 7, 10)
SOON = 14


@dataclass(frozen=True)
class Case:
    state: WalkaroundState = WalkaroundState.REGISTERED
    closed_on: dt.date | None = None
    id: int = PLAIN_TASK.node_id
    year: int = 115
    serial: int = 7
    section_short_name: str = "行政"
    finding: str = "飲水機\n沒有水"
    due_on: dt.date = DUE


@pytest.mark.parametrize(
    ("case", "today", "standing"),
    [
        (Case(), dt.date(2026, 6, 1), OccurrenceStanding.TO_COME),
        (Case(), DUE, OccurrenceStanding.DUE_SOON),
        (Case(), dt.date(2026, 7, 11), OccurrenceStanding.OVERDUE),
        (Case(WalkaroundState.RETURNED), dt.date(2026, 6, 1), OccurrenceStanding.RETURNED),
        (Case(WalkaroundState.CLOSED, DUE), dt.date(2026, 8, 1), OccurrenceStanding.DONE),
        (Case(WalkaroundState.SETTLED), dt.date(2026, 8, 1), OccurrenceStanding.DONE),
        (Case(WalkaroundState.CLOSED, dt.date(2026, 7, 11)), DUE, OccurrenceStanding.DONE_LATE),
    ],
)
def test_a_case_stands_by_its_limit_and_its_closing(
    case: Case, today: dt.date, standing: OccurrenceStanding
) -> None:
    (entry,) = case_entries([case], today, SOON)
    assert entry.standing is standing
    assert (entry.number, entry.text) == ("115-行政-007", "期限：飲水機 沒有水")


def test_a_case_stands_beside_a_task_of_the_same_key_and_nothing_of_it_is_ticked() -> None:
    owed = Occurrence(PLAIN_TASK.node_id, None, DUE, 1, 1, DUE)
    cases = case_entries([Case()], DUE, SOON)
    weeks = month_view(DUE, (PLAIN_TASK,), [owed], DUE, SOON, (), cases)
    (entries,) = [day.entries for week in weeks for day in week if day.entries]
    assert [len(entry.owed) for entry in entries] == [1, 0]
    assert len({entry.key for entry in entries}) == 2
