"""What a task's own words suggest: its quota, its time limit, its due date (design.md rule 3).

Read are the phrases of domain.md 0.1. Nothing is applied: a suggestion shows its words and waits for a yes.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desktop.rules.due_wording import read_dues
from desktop.rules.limit_wording import TimeLimit, read_limits
from desktop.rules.quota import Quota, quota_text
from desktop.rules.quota_wording import read_quotas
from desktop.rules.roc_calendar import format_date
from desktop.rules.squeezed_text import squeeze
from desktop.rules.tracked_tasks import limit_text

Suggested = Quota | TimeLimit | dt.date


class SuggestionKind(StrEnum):
    """What of a task a suggestion is for."""

    QUOTA = "quota"
    LIMIT = "limit"
    DUE = "due"


@dataclass(frozen=True)
class Suggestion:
    """What is suggested, and the span of the text that says so: `text[start:end]`."""

    says: Suggested
    start: int
    end: int


# Asked for every task after every change of a plan: 0.07 ms each, but hardly any text has changed.
@lru_cache(maxsize=4096)
def suggestions_in(text: str, year: int) -> tuple[Suggestion, ...]:
    """Return what a task's text suggests in a plan of an ROC year, in the order of its words.

    Each is there once; several of one kind are choices, for a task has one quota, one limit, one due date.
    """
    squeezed = squeeze(text)
    found: list[tuple[Suggested, int, int]] = [
        *((reading.quota, reading.start, reading.end) for reading in read_quotas(squeezed, year)),
        *((reading.limit, reading.start, reading.end) for reading in read_limits(squeezed, year)),
        *((reading.on, reading.start, reading.end) for reading in read_dues(squeezed, year)),
    ]
    return tuple(_once(Suggestion(says, *squeezed.span(start, end)) for says, start, end in found))


def _once(found: Iterable[Suggestion]) -> Iterable[Suggestion]:
    said: set[Suggested] = set()
    for suggestion in sorted(found, key=lambda one: (one.start, one.end)):
        if suggestion.says not in said:
            said.add(suggestion.says)
            yield suggestion


def kind_of(says: Suggested) -> SuggestionKind:
    """Return what of a task a suggestion is for."""
    if isinstance(says, Quota):
        return SuggestionKind.QUOTA
    return SuggestionKind.LIMIT if isinstance(says, TimeLimit) else SuggestionKind.DUE


def suggested_text(says: Suggested) -> str:
    """Return what is suggested in words: 「每年至少12次」「3日內（工作天）」「115.06.30」."""
    if isinstance(says, Quota):
        return quota_text(says)
    return limit_text(says) if isinstance(says, TimeLimit) else format_date(says)
