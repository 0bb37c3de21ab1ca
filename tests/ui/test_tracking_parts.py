"""The views of the page 追蹤: made when first seen, given the plan that the page read once."""

import datetime as dt
import sys
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabBar
from pytestqt.qtbot import QtBot

from desktop.office.followed_plan import FollowedPlan as Plan
from desktop.office.office import Actor, Office
from desktop.rules.task_filter import TaskFilter
from desktop.ui.desk import Desk
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.tracking import tracking_parts
from desktop.ui.tracking.tracking_part import TrackingPart
from desktop.ui.tracking.tracking_parts import PartEntry
from tests.factories import TaskDraft, followed_plan


class Counting(TrackingPart):
    """Tells how many tasks it was shown, and what it was asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: list[Plan] = []
        self.asked: object = None
        self.add_tool(QLabel("數"))

    def show_plan(self, plan: Plan) -> None:
        self.shown.append(plan)
        self.tell(f"{len(plan.tasks)} 項")

    def arrive(self, what: object) -> None:
        self.asked = what


@pytest.fixture
def page(
    qtbot: QtBot, office: Office, clerk: Actor, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> TrackingPage:
    """The page with two parts, and one more whose module is missing."""
    module = ModuleType("desktop.ui.tracking.counting_part")
    module.__dict__["CountingPart"] = Counting
    module.__spec__ = sys.modules[__name__].__spec__
    monkeypatch.setitem(sys.modules, module.__name__, module)
    entries = (
        tracking_parts.ENTRIES[0],
        PartEntry("absent", "缺", "clock", "AbsentPart"),
        PartEntry("counting", "計數", "clock", "CountingPart"),
    )
    monkeypatch.setattr(tracking_parts, "ENTRIES", entries)
    followed_plan(office, clerk, TaskDraft("更新網站", dt.date(2026, 12, 1)), TaskDraft("測試電話"))
    desk.year = 115
    page = TrackingPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def turn_to(page: TrackingPage, title: str) -> None:
    bar = page.parts.tabBar()
    place = next(place for place in range(bar.count()) if bar.tabText(place) == title)
    QTest.mouseClick(
        bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, bar.tabRect(place).center()
    )


def counting(page: TrackingPage) -> Counting:
    part = page.parts.current()
    assert isinstance(part, Counting)
    return part


def said(page: TrackingPage) -> str:
    return " ".join(label.text() for label in page.header.findChildren(QLabel) if label.isVisible())


def test_a_part_whose_module_is_missing_has_no_tab(page: TrackingPage) -> None:
    bar = page.parts.tabBar()
    assert [bar.tabText(place) for place in range(bar.count())] == ["清單", "計數"]


def test_a_part_is_made_when_first_seen_and_given_the_plan_once(page: TrackingPage) -> None:
    assert page.findChildren(Counting) == []
    turn_to(page, "計數")
    turn_to(page, "清單")
    turn_to(page, "計數")
    assert [len(plan.tasks) for plan in counting(page).shown] == [2]


def test_the_header_belongs_to_the_part_in_view(page: TrackingPage) -> None:
    assert page.list.tick.isVisible()
    turn_to(page, "計數")
    assert not page.list.tick.isVisible()
    assert "數" in said(page)
    assert "2 項" in said(page)
    turn_to(page, "清單")
    assert page.list.tick.isVisible()
    assert "共 2 項" in said(page)


def test_a_change_is_read_once_for_the_part_in_view(page: TrackingPage) -> None:
    turn_to(page, "計數")
    page.desk.changed.emit(frozenset({"evidence"}))
    assert len(counting(page).shown) == 2
    turn_to(page, "清單")
    assert len(page.list.model.tasks()) == 2


def test_a_part_can_be_asked_for_and_can_ask_for_the_list(page: TrackingPage) -> None:
    page.arrive(("counting", 7))
    part = counting(page)
    assert part.asked == 7
    part.list_wanted.emit(TaskFilter(text="網站"))
    assert page.parts.current() is page.list
    assert [task.text for task in page.list.model.tasks()] == ["更新網站"]


def test_the_tabs_turn_by_keyboard(page: TrackingPage) -> None:
    bar = page.findChild(QTabBar)
    assert bar is not None
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert isinstance(page.parts.current(), Counting)


def test_without_tasks_no_part_shows_its_tools(page: TrackingPage) -> None:
    page.desk.year = 116
    assert not page.list.tick.isVisible()
    assert said(page) == "追蹤"
