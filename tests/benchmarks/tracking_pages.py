"""Time of the pages 今日 and 追蹤 of a large office in their window, from asking for one until it is seen.

Part of `python -m tests.benchmarks.tracking`, which makes the office.
"""

import datetime as dt
import os
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from db.database import Database
from desktop.office.office import Actor, Office
from desktop.ui.application import prepare
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.pages.today import TodayPage
from desktop.ui.pages.tracking import TrackingPage


class DeskOfADay(Desk):
    """A desk at which it is always the same day."""

    day = dt.date.max

    def today(self) -> dt.date:
        return self.day


def painted(page: Page) -> float:
    """Read the page anew and paint it; returns the milliseconds."""
    start = perf_counter()
    page.reload()
    QApplication.processEvents()
    page.grab()
    return (perf_counter() - start) * 1000


def opened(page: Page) -> float:
    """Show the page for the first time and paint it; returns the milliseconds."""
    start = perf_counter()
    page.show()
    QApplication.processEvents()
    page.grab()
    return (perf_counter() - start) * 1000


def tell_pages(path: Path, year: int, today: dt.date, rounds: int) -> None:
    """Print for both pages how long the first time takes, and how long every further one."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    prepare(application)
    DeskOfADay.day = today
    office = Office(Database(path))
    desk = DeskOfADay(office, Actor("測試"))
    desk.year = year
    for name, kind in (("今日", TodayPage), ("追蹤", TrackingPage)):
        page = kind(desk)
        page.resize(1366, 768)
        first = opened(page)
        again = median(painted(page) for _round in range(rounds))
        print(f"{name}    in its window, painted: first {first:.0f}, read anew {again:.0f}")
        page.close()
    desk.close()
    office.close()
