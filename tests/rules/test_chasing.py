"""What is late, until when a reminder is to be answered, and when it is more than a reminder."""

import datetime as dt
from dataclasses import dataclass

import pytest

from desktop.rules.chasing import escalation, serial_text, suggested_reply_by
from desktop.rules.slip_standing import SlipStanding, slip_standing
from desktop.rules.words import word
from desktop.rules.workdays import WorkCalendar


@dataclass(frozen=True)
class Slip:
    """A slip as far as its standing goes."""

    reply_by: dt.date
    replied_on: dt.date | None = None
    cancelled_on: dt.date | None = None


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (1, ""),
        (2, ""),
        (3, "第3次稽催，請單位主管說明"),
        (4, "第4次稽催，請單位主管說明"),
        (5, "第5次稽催，陳報首長"),
        (8, "第8次稽催，陳報首長"),
    ],
)
def test_the_third_reminder_asks_the_head_and_the_fifth_goes_to_the_director(times: int, words: str) -> None:
    assert escalation(times) == words


def test_a_reply_is_suggested_for_the_seventh_working_day() -> None:
    thursday = dt.date(2026, 7, 2)
    assert suggested_reply_by(thursday, WorkCalendar()) == dt.date(2026, 7, 13)


def test_holidays_move_the_suggested_reply_and_make_up_workdays_bring_it_back() -> None:
    thursday, monday, saturday = dt.date(2026, 7, 2), dt.date(2026, 7, 6), dt.date(2026, 7, 11)
    assert suggested_reply_by(thursday, WorkCalendar(frozenset({monday}))) == dt.date(2026, 7, 14)
    both = WorkCalendar(frozenset({monday}), frozenset({saturday}))
    assert suggested_reply_by(thursday, both) == dt.date(2026, 7, 13)


def test_a_serial_has_four_digits_and_more_when_it_needs_them() -> None:
    assert [serial_text(115, number) for number in (3, 12345)] == [
        "115年稽字第0003號",
        "115年稽字第12345號",
    ]


def test_a_reply_is_late_from_the_day_after_its_last_day() -> None:
    by = dt.date(2026, 7, 10)
    days = (by, by + dt.timedelta(days=1))
    told = [word(slip_standing(Slip(by), day)) for day in days]
    assert told == ["待回復", "逾期未回復"]


def test_what_was_answered_or_called_back_is_never_late() -> None:
    by, later = dt.date(2026, 7, 10), dt.date(2026, 9, 1)
    assert slip_standing(Slip(by, replied_on=later), later) is SlipStanding.REPLIED
    assert slip_standing(Slip(by, cancelled_on=later), later) is SlipStanding.CANCELLED
