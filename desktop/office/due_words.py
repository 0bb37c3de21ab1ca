"""Due dates between a plan file's list and an office's one followed day with its printed words."""

import datetime as dt
from collections.abc import Sequence

from desktop.exchange.plan_file import Due
from desktop.rules.roc_calendar import ImpossibleDate, format_date, read_date


def day_and_words(dues: Sequence[Due]) -> tuple[dt.date | None, str]:
    """The day to follow and the printed words: of several days the last, by which all of it must be done.

    The words are empty where they would say no more than the day.
    """
    days = [due.on for due in dues if due.on is not None]
    lines = [due.text.strip() or (format_date(due.on) if due.on else "") for due in dues]
    on, words = max(days, default=None), "\n".join(line for line in lines if line)
    return on, "" if on is not None and words == format_date(on) else words


def words_only(dues: Sequence[Due]) -> str:
    """The printed words for what is not followed itself; a day that they do not name is added to them."""
    return "\n".join(line for line in map(_line, dues) if line)


def dues_of(on: dt.date | None, words: str) -> tuple[Due, ...]:
    """The list that stands for a followed day and printed words; `day_and_words` gives them back."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if on is None:
        return tuple(Due(None, line) for line in lines)
    if len(lines) < 2:
        return (Due(on, lines[0] if lines else format_date(on)),)
    days = [_day_in(line) for line in lines]
    if max((day for day in days if day), default=None) == on:
        return tuple(map(Due, days, lines))
    # The day followed is not the last one named: only its own line has a day then.
    place = days.index(on) if on in days else len(lines) - 1
    return tuple(Due(on if line == place else None, text) for line, text in enumerate(lines))


def dues_in(words: str) -> tuple[Due, ...]:
    """The list that stands for printed words alone; `words_only` gives them back."""
    return tuple(Due(_day_in(line), line.strip()) for line in words.splitlines() if line.strip())


def _line(due: Due) -> str:
    text = due.text.strip()
    return text if due.on is None or _day_in(text) == due.on else f"{text} {format_date(due.on)}".strip()


def _day_in(text: str) -> dt.date | None:
    try:
        return read_date(text).on
    except ImpossibleDate:
        return None
