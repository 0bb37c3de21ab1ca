"""The year on the page 追蹤: tasks by months, gone through by keyboard, printed."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import Period
from desktop.forms.catalogue import FORMS
from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.tracking import tick_off
from desktop.ui.desk import Desk
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.tracking.timeline_part import FORM, TimelinePart
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.tracking_pages import opened_on

TODAY = dt.date(2026, 7, 1)
MAP, CALLS, LATER = "更新樓層配置圖", "電話禮貌測試", "汰換座椅"
Key = Qt.Key


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft(MAP, dt.date(2026, 6, 1), ("行政課",)),
        TaskDraft(CALLS, None, ("各課室",), (1, Period.MONTH)),
        TaskDraft(LATER, dt.date(2026, 12, 1), ("人事室",), area="顧客關係", measure="訓練"),
        groups={"各課室": ("行政課", "人事室")},
    )


@pytest.fixture
def page(qtbot: QtBot, plan: FollowedPlan, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> TrackingPage:
    return opened_on(qtbot, desk, monkeypatch, TODAY, (1150, 640), "timeline")


@pytest.fixture
def part(page: TrackingPage) -> TimelinePart:
    found = page.parts.current()
    assert isinstance(found, TimelinePart)
    return found


def cells(part: TimelinePart) -> list[list[str]]:
    """The rows with what their twelve months say, those of nothing left out."""
    model = part.model
    return [
        [
            str(model.headerData(row, Qt.Orientation.Vertical)).split()[-1],
            *(text for column in range(12) if (text := model.index(row, column).data())),
        ]
        for row in range(model.rowCount())
    ]


def here(part: TimelinePart) -> tuple[int, int]:
    index = part.table.currentIndex()
    return index.row(), index.column()


def test_every_task_has_its_year_with_the_area_above(part: TimelinePart) -> None:
    assert cells(part) == [
        ["機關形象", *["■ 0/2"] * 5, "■ 0/3", *["○ 0/2"] * 6],
        [MAP, "■"],
        [CALLS, *["■ 0/2"] * 6, *["○ 0/2"] * 6],
        ["顧客關係", "○"],
        [LATER, "○"],
    ]
    assert part.about == "3 項工作 · 應辦 26 次 · 已辦 0 次 · 逾期完成 0 次 · 逾期未辦 13 次"


def test_what_is_done_shows_at_once(
    office: Office, clerk: Actor, part: TimelinePart, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        tick_off(work, plan.nodes[MAP], on=dt.date(2026, 6, 20), today=TODAY)
    assert cells(part)[1] == [MAP, "◐"]


def test_arrows_go_through_the_cells_and_return_opens_the_task(
    page: TrackingPage, part: TimelinePart
) -> None:
    assert here(part) == (1, 6)
    for key in (Key.Key_Down, Key.Key_Right):
        QTest.keyClick(part.table, key)
    assert here(part) == (2, 7)
    QTest.keyClick(part.table, Key.Key_Return)
    assert page.parts.current() is page.list
    assert [task.text for task in page.list.selection.tasks()] == [CALLS]


def test_an_area_opens_nothing(page: TrackingPage, part: TimelinePart) -> None:
    QTest.keyClick(part.table, Key.Key_Up)
    QTest.keyClick(part.table, Key.Key_Return)
    assert page.parts.current() is part


def test_one_section_has_its_own_counts(part: TimelinePart, plan: FollowedPlan) -> None:
    place = part.section.findData(plan.sections["人事室"])
    part.section.setCurrentIndex(place)
    part.section.activated.emit(place)
    assert [row[0] for row in cells(part)] == ["機關形象", CALLS, "顧客關係", LATER]
    assert cells(part)[1] == [CALLS, *["■"] * 6, *["○"] * 6]


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_year_is_printed_on_either_paper(qtbot: QtBot, part: TimelinePart, paper: str) -> None:
    part.section.setCurrentIndex(1)
    menu = part.print.menu()
    with qtbot.waitSignal(part.desk.page_wanted) as wanted:
        next(action for action in menu.actions() if paper in action.text()).trigger()
    request = Request(year=115, section=part.section.currentText(), paper=paper)
    assert wanted.args == ["forms", (FORM, request)]
    assert FORM in FORMS


def test_the_tasks_stay_while_the_months_of_a_narrow_window_scroll(
    page: TrackingPage, part: TimelinePart
) -> None:
    page.resize(640, 480)
    QApplication.processEvents()
    bar = part.table.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert part.table.heads.isVisible()
    assert part.table.heads.mapTo(part.table, part.table.heads.rect().topLeft()).x() <= 2
