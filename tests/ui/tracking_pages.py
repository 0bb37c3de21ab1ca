"""The page 追蹤 as a person has it before them on a day."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.pages.tracking import TrackingPage


def opened_on(
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    today: dt.date,
    size: tuple[int, int],
    part: str = "list",
) -> TrackingPage:
    """The page of the year 115, shown and active, with this part in view."""
    monkeypatch.setattr(Desk, "today", lambda _desk: today)
    desk.year = 115
    page = TrackingPage(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.arrive((part, None))
    return page
