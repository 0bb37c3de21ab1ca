"""The month on the page 追蹤: what is owed day by day, ticked off by key and click."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import Period, WorkdayKind
from desktop.office.calendar import add_special_day
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.ui.delegates.month_day import DayPlaces, day_places
from desktop.ui.desk import Desk
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.tracking.calendar_part import CalendarPart
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.tracking_pages import opened_on

TODAY = dt.date(2026, 7, 1)
LATE, MAP, COOLER, CHECK = dt.date(2026, 6, 30), "更新樓層配置圖", "檢修飲水機", "檢查消防設備"
FIFTH = dt.date(2026, 7, 5)
CALLS = "電話禮貌測試"
Key, Held = Qt.Key, Qt.KeyboardModifier
DRAFTS = (
    TaskDraft(MAP, LATE, ("行政課",)),
    TaskDraft(COOLER, FIFTH, ("行政課",)),
    TaskDraft(CHECK, FIFTH, ("各課室",)),
    TaskDraft(CALLS, None, ("人事室",), (1, Period.MONTH)),
)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(office, clerk, *DRAFTS, groups={"各課室": ("行政課", "人事室", "資訊課")})


@pytest.fixture
def page(qtbot: QtBot, plan: FollowedPlan, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> TrackingPage:
    return opened_on(qtbot, desk, monkeypatch, TODAY, (1180, 640), "calendar")


@pytest.fixture
def part(page: TrackingPage) -> CalendarPart:
    found = page.parts.current()
    assert isinstance(found, CalendarPart)
    return found


def press(part: CalendarPart, *keys: Key, held: Held = Held.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(part.grid, key, held)


def day(part: CalendarPart) -> dt.date:
    found = part.grid.day()
    assert found is not None
    return found.on


def chips(part: CalendarPart, on: dt.date) -> list[str]:
    found = part.model.day(part.model.index_of(on))
    assert found is not None
    return [f"{entry.task.text} {entry.count}".strip() for entry in found.entries]


def in_hand(part: CalendarPart) -> list[str]:
    return [entry.task.text for entry in part.grid.entries()]


def listed(part: CalendarPart) -> list[str]:
    entries = part.day_list.list.entries
    return [f"{entries.entry(row).first}　{entries.entry(row).second}" for row in range(entries.rowCount())]


def places(part: CalendarPart, on: dt.date) -> DayPlaces:
    index = part.model.index_of(on)
    found = part.model.day(index)
    assert found is not None
    return day_places(part.grid.visualRect(index), len(found.entries), part.grid.fontMetrics())


def click(part: CalendarPart, at: QPoint, held: Held = Held.NoModifier) -> None:
    QTest.mouseClick(part.grid.viewport(), Qt.MouseButton.LeftButton, held, at)


def done(page: TrackingPage) -> list[tuple[str, str]]:
    """What is done, as the text of the task and the section that ticked."""
    found = page.desk.read(read_plan, 115, TODAY)
    assert found is not None
    texts = {task.node_id: task.text for task in found.tasks}
    names = {section.id: section.name for section in found.sections}
    return [
        (texts[each.node_id], names.get(each.section_id or 0, ""))
        for each in found.occurrences
        if each.is_done
    ]


def test_the_month_of_today_is_shown_with_what_each_day_owes(part: CalendarPart) -> None:
    assert part.bar.title.text() == "115年7月"
    assert day(part) == TODAY
    assert chips(part, FIFTH) == [COOLER, f"{CHECK} 0/3"]
    assert chips(part, dt.date(2026, 7, 31)) == [CALLS]
    assert part.about == "本月 3 項 · 即將到期 2 · 未到期 1"


def test_months_turn_by_keyboard_and_home_leads_back(part: CalendarPart) -> None:
    press(part, Key.Key_PageUp)
    assert (part.bar.title.text(), day(part)) == ("115年6月", dt.date(2026, 6, 1))
    assert chips(part, LATE) == [MAP, CALLS]
    press(part, Key.Key_PageDown, Key.Key_PageDown)
    assert part.bar.title.text() == "115年8月"
    press(part, Key.Key_Home)
    assert day(part) == TODAY


def test_arrows_go_from_day_to_day_and_into_the_next_month(part: CalendarPart) -> None:
    press(part, Key.Key_Down, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert day(part) == FIFTH
    press(part, Key.Key_Up)
    assert (day(part), part.bar.title.text()) == (dt.date(2026, 6, 28), "115年6月")
    press(part, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert day(part) == TODAY


def test_a_day_is_told_in_words_and_holidays_by_their_names(
    office: Office, clerk: Actor, part: CalendarPart
) -> None:
    with office.work(clerk) as work:
        add_special_day(work, FIFTH, WorkdayKind.HOLIDAY, "颱風假")
    index = part.model.index_of(FIFTH)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "7月5日（日）颱風假，2 項：一、(一)2. 檢修飲水機，即將到期；一、(一)3. 檢查消防設備，即將到期 0/3"
    )
    part.go_to(FIFTH)
    assert part.day_list.heading.text() == "7月5日（日）颱風假"


def test_control_a_takes_the_whole_day_and_shift_adds_the_next(part: CalendarPart) -> None:
    part.go_to(FIFTH)
    press(part, Key.Key_A, held=Held.ControlModifier)
    assert in_hand(part) == [COOLER, CHECK]
    part.go_to(FIFTH)
    press(part, Key.Key_Down, held=Held.ControlModifier | Held.ShiftModifier)
    assert in_hand(part) == [COOLER, CHECK]


def test_return_opens_the_task_in_the_list(page: TrackingPage, part: CalendarPart) -> None:
    part.go_to(FIFTH)
    press(part, Key.Key_Return)
    assert page.parts.current() is page.list
    assert [task.text for task in page.list.selection.tasks()] == [COOLER]


def test_a_section_sees_its_own_parts_only(part: CalendarPart, plan: FollowedPlan) -> None:
    place = part.section.findData(plan.sections["人事室"])
    part.section.setCurrentIndex(place)
    part.section.activated.emit(place)
    assert chips(part, FIFTH) == [CHECK]
    assert part.about.startswith("本月 2 項")


def test_the_list_of_the_day_shows_all_that_has_no_room_and_ticks_too(
    page: TrackingPage, part: CalendarPart
) -> None:
    page.resize(1180, 330)
    QApplication.processEvents()
    more = places(part, FIFTH).more
    assert more is not None
    click(part, more.center())
    assert part.day_list.list.hasFocus()
    assert [line.split("　")[-1] for line in listed(part)] == [COOLER, CHECK]
    QTest.keyClick(part.day_list.list, Key.Key_Down)
    assert in_hand(part) == [CHECK]
    QTest.keyClick(part.day_list.list, Key.Key_Space)
    assert {text for text, _section in done(page)} == {CHECK}
    QTest.keyClick(part.day_list.list, Key.Key_Escape)
    assert part.grid.hasFocus()


def test_in_a_narrow_window_month_and_list_take_turns(page: TrackingPage, part: CalendarPart) -> None:
    page.resize(700, 480)
    QApplication.processEvents()
    assert part.grid.isVisible()
    assert not part.day_list.isVisible()
    QTest.mouseClick(part.details, Qt.MouseButton.LeftButton)
    assert part.day_list.isVisible()
    assert not part.grid.isVisible()
    QTest.keyClick(part.day_list.list, Key.Key_Escape)
    assert part.grid.isVisible()
    QTest.mouseClick(part.details, Qt.MouseButton.LeftButton)
    assert part.details.text() == "回到月曆"
    QTest.mouseClick(part.details, Qt.MouseButton.LeftButton)
    assert part.grid.isVisible()


def test_a_month_of_six_weeks_fits_a_small_screen(page: TrackingPage, part: CalendarPart) -> None:
    page.resize(1150, 680)
    part.go_to(dt.date(2026, 8, 1))
    QApplication.processEvents()
    assert part.model.rowCount() == 6
    assert not part.grid.verticalScrollBar().isVisible()
    assert part.grid.visualRect(part.model.index(5, 6)).bottom() <= part.grid.viewport().height()


def test_a_month_of_another_year_says_where_its_plan_is(part: CalendarPart) -> None:
    part.go_to(dt.date(2027, 1, 4))
    assert part.about.startswith("只有 115 年度的計畫排入月曆")
