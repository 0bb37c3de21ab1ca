"""Cases of the walk-around register in the month of the page 追蹤, on the day of their limit."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office.office import Actor, Office
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.pages.walkarounds import WalkaroundsPage
from desktop.ui.tracking.calendar_part import CalendarPart
from tests.factories import FollowedPlan, registered_walk
from tests.ui.test_tracking_calendar import Key, listed, page, part, plan, press

__all__ = ["page", "part", "plan"]
LIMIT = dt.date(2026, 7, 15)


@pytest.fixture
def case(office: Office, clerk: Actor, plan: FollowedPlan, part: CalendarPart) -> int:
    """A case of 行政課 to be handled by the fifteenth, taken in hand."""
    walked_on = dt.date(2026, 6, 20)
    key = registered_walk(office, clerk, plan.sections["行政課"], walked_on=walked_on, due_on=LIMIT)
    part.go_to(LIMIT)
    return key


def test_a_case_stands_on_the_day_by_which_it_is_to_be_handled(part: CalendarPart, case: int) -> None:
    (line,) = listed(part)
    assert line.startswith("▲ 即將到期　115-")
    assert line.endswith("期限：飲水機沒有水")


def test_return_leads_to_the_case_and_space_says_where_it_is_handled(
    qtbot: QtBot, part: CalendarPart, case: int
) -> None:
    assert not part.tick.isEnabled()
    with qtbot.waitSignal(part.desk.refused) as refused:
        press(part, Key.Key_Space)
    assert refused.args is not None
    assert "走動式管理" in refused.args[0]
    with qtbot.waitSignal(part.desk.page_wanted) as wanted:
        press(part, Key.Key_Return)
    assert wanted.args == ["walkarounds", case]


def test_the_page_of_walks_shows_the_case_it_is_sent_for(qtbot: QtBot, part: CalendarPart, case: int) -> None:
    walks = WalkaroundsPage(part.desk)
    qtbot.addWidget(walks)
    walks.resize(1150, 680)
    walks.show()
    walks.arrive(case)
    assert walks.view.table.currentIndex().isValid()
    assert walks.view.table.currentIndex().data(Qt.ItemDataRole.DisplayRole) is not None


def test_other_sections_cases_are_not_shown_to_a_section_head(
    page: TrackingPage, plan: FollowedPlan, part: CalendarPart, case: int
) -> None:
    page.desk.actor = Actor("陳課長", Role.SECTION_HEAD, section_id=plan.sections["人事室"])
    part.go_to(LIMIT)
    assert listed(part) == []
    page.desk.actor = Actor("林課長", Role.SECTION_HEAD, section_id=plan.sections["行政課"])
    part.go_to(LIMIT)
    assert len(listed(part)) == 1
