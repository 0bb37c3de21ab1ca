"""Moments of the audit trail as the window shows them."""

import datetime as dt

from desktop.rules.roc_calendar import format_date


def moment(at: dt.datetime) -> str:
    """A moment in the time of this machine: 115.03.05 14:20."""
    here = at.astimezone()
    return f"{format_date(here.date())} {here:%H:%M}"
