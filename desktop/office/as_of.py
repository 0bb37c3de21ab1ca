"""The office as it was: what it knew at the end of a past day, from the trail of all that was done since."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from db import audit
from db.database import Reading
from desktop.errors import Refused
from desktop.office.office import Office
from desktop.rules.roc_calendar import format_date


@contextmanager
def office_as_of(office: Office, day: dt.date, today: dt.date) -> Iterator[Reading]:
    """A session for every query of db/queries that answers what the office knew when this day ended.

    Raises Refused for a day that has not come, a day before anything was recorded, and an office on a server.
    """
    if day > today:
        raise Refused(f"{format_date(day)}還沒有到，沒有當日的紀錄；請改選今天或以前的日期。")
    with office.reading_as_left_by(_last_entry(office, day)) as session:
        yield session


def _last_entry(office: Office, day: dt.date) -> int:
    """The number of the last entry of the trail that was written until the day ended, by the local clock."""
    end = dt.datetime.combine(day, dt.time.max).astimezone()
    with office.reading() as session:
        number = audit.number_at(session, end)
        first = audit.entry(session, 1)
    if number is not None:
        return number
    if first is None:
        raise Refused("資料庫裡還沒有任何紀錄，查不到過去某一天的情形；請先建立機關與計畫。")
    began = format_date(first.at.astimezone().date())
    raise Refused(
        f"{format_date(day)}時這個資料庫還沒有任何紀錄，查不到當日的情形；請改選{began}或以後的日期。"
    )
