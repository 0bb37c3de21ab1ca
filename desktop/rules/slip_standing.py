"""How a reminder slip stands on a day: answered, called back, waited for, its answer late."""

import datetime as dt
from enum import StrEnum
from typing import Protocol


class SlipStanding(StrEnum):
    """How a reminder slip stands; each has its word in desktop.rules.words."""

    WAITING = "waiting"
    REPLY_LATE = "reply_late"
    REPLIED = "replied"
    CANCELLED = "cancelled"


class Slip(Protocol):
    """What the standing of a reminder slip depends on."""

    @property
    def reply_by(self) -> dt.date: ...
    @property
    def replied_on(self) -> dt.date | None: ...
    @property
    def cancelled_on(self) -> dt.date | None: ...


def slip_standing(slip: Slip, today: dt.date) -> SlipStanding:
    """Return how a slip stands today."""
    if slip.cancelled_on is not None:
        return SlipStanding.CANCELLED
    if slip.replied_on is not None:
        return SlipStanding.REPLIED
    return SlipStanding.REPLY_LATE if slip.reply_by < today else SlipStanding.WAITING
