"""The office's special days: holidays and make-up workdays, with a year's starting table."""

import datetime as dt

from sqlalchemy import select

from db.tables.office import Workday
from db.unit_of_work import Work
from db.vocabulary import WorkdayKind
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.rules.roc_calendar import format_date, roc_year

# The library knows the days decreed so far; those of later years are computed from the law.
FIRST_YEAR, LAST_YEAR = 1998, 2100


@deed
def add_special_day(work: Work, on: dt.date, kind: WorkdayKind, name: str = "") -> int:
    """Add a holiday or a make-up workday; returns its key. Raises Refused for a special day."""
    if (present := _day(work, on)) is not None:
        raise Refused(f"{format_date(on)} 已列為「{present.name or '特殊日'}」；請直接修改或先刪除該日。")
    day = Workday(on=on, kind=kind, name=name.strip(), source="自行輸入")
    work.session.add(day)
    work.flush()
    return day.id


@deed
def change_special_day(work: Work, day_id: int, *, on: dt.date, kind: WorkdayKind, name: str) -> None:
    """Correct a special day; it counts as entered by hand from then on."""
    day = _by_key(work, day_id)
    present = _day(work, on)
    if present is not None and present.id != day_id:
        raise Refused(f"{format_date(on)} 已列為「{present.name or '特殊日'}」；請先刪除該日。")
    day.on, day.kind, day.name, day.source = on, kind, name.strip(), "自行輸入"


@deed
def remove_special_day(work: Work, day_id: int) -> None:
    """Make a day an ordinary one again."""
    work.session.delete(_by_key(work, day_id))


@deed
def seed_special_days(work: Work, year: int) -> int:
    """Fill a CE year with the holidays known for Taiwan; returns how many days were added.

    Days that are there already stay as they are, for somebody may have corrected them.
    """
    known = known_special_days(year)
    present = set(work.session.scalars(select(Workday.on).where(Workday.on.in_(known))))
    for on, (kind, name, source) in known.items():
        if on not in present:
            work.session.add(Workday(on=on, kind=kind, name=name, source=source))
    return len(known) - len(present)


def known_special_days(year: int) -> dict[dt.date, tuple[WorkdayKind, str, str]]:
    """The holidays and make-up workdays of a CE year by date: kind, name and where they come from.

    Raises Refused for a year before 1998 or after 2100.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"沒有民國 {roc_year(dt.date(year, 1, 1))} 年的假日資料；請自行輸入放假日與補班日。")
    import holidays
    from holidays.version import __version__ as edition

    source = f"假日資料庫 {edition}，請與行政院公告核對"
    found = holidays.country_holidays("TW", years=year, language="zh_TW")
    days = {on: (WorkdayKind.HOLIDAY, name, source) for on, name in sorted(found.items()) if on.year == year}
    for on in found.weekend_workdays:
        if on.year == year:
            days[on] = (WorkdayKind.MAKEUP, "補行上班", source)
    return days


def _day(work: Work, on: dt.date) -> Workday | None:
    return work.session.scalars(select(Workday).where(Workday.on == on)).first()


def _by_key(work: Work, day_id: int) -> Workday:
    day = work.session.get(Workday, day_id)
    if day is None:
        raise Refused("這一天已被刪除；請重新整理後再試。")
    return day
