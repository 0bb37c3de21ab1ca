"""Quotas in the year 97, with what was done towards them."""

import datetime as dt

from desktop.rules.quota import Quota, QuotaYear
from desktop.rules.recurrence import spans_of
from desktop.rules.workdays import WorkCalendar


def counted_in_97(
    quota: Quota, counts: tuple[tuple[dt.date, int], ...] = (), calendar: WorkCalendar | None = None
) -> QuotaYear:
    """A quota in 97 towards which so many were counted on these days."""
    return QuotaYear(quota, spans_of(quota, 97, calendar or WorkCalendar()), counts)
