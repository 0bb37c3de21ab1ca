"""Dates as a calendar file (.ics, RFC 5545) for Outlook, Google and phones; a newer one updates an older."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Alarm, Event

ALARM_DAYS = 7
# Counts up with every file made, so that a calendar takes the newer one of two events for the one that holds.
_FIRST_DAY = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class CalendarEntry:
    """A day on which something is due; `key` is the same in every file in which it stands."""

    key: str
    on: dt.date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    has_alarm: bool = True


@dataclass(frozen=True)
class CalendarFile:
    """The entries of a calendar under its name."""

    name: str
    entries: tuple[CalendarEntry, ...]


def calendar_bytes(file: CalendarFile, made_at: dt.datetime) -> bytes:
    """Return the file, made at a moment with time zone: days whole, lines folded, ends of lines CRLF."""
    from icalendar import Calendar

    calendar = Calendar()
    for name, value in (
        ("prodid", "-//Weimin//Weimin//ZH-TW"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("x-wr-calname", file.name),
    ):
        calendar.add(name, value)
    for entry in file.entries:
        calendar.add_component(_event(entry, made_at))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, made_at: dt.datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@weimin")
    event.add("dtstamp", made_at)
    event.add("last-modified", made_at)
    event.add("sequence", int((made_at - _FIRST_DAY).total_seconds() // 60))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + dt.timedelta(days=1))
    event.add("summary", _one_line(entry.summary))
    if entry.description:
        event.add("description", entry.description)
    if entry.categories:
        event.add("categories", list(entry.categories))
    # A day that is due takes nobody's time.
    event.add("transp", "TRANSPARENT")
    if entry.has_alarm:
        event.add_component(_alarm(entry))
    return event


def _alarm(entry: CalendarEntry) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(entry.summary))
    alarm.add("trigger", dt.timedelta(days=-ALARM_DAYS))
    return alarm


def _one_line(text: str) -> str:
    return " ".join(text.split())
