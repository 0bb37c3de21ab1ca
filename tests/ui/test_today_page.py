import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.vocabulary import Role
from desktop.office import tracking
from desktop.office.office import Actor, Office
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.ui.desk import Desk
from desktop.ui.new_day import NewDay
from desktop.ui.pages.today import TodayPage
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.ui.windows import button_of, texts_in

TODAY = dt.date(2026, 7, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", TODAY - 3 * DAY, ("行政課",)),
        TaskDraft("檢修飲水機", TODAY + 4 * DAY, ("各課室",)),
        TaskDraft("辦理禮貌講習", TODAY + 90 * DAY, area="顧客關係", measure="人員訓練"),
        groups={"各課室": ("行政課", "人事室")},
    )


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> TodayPage:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY)
    desk.year = 115
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_greeting_says_who_and_which_day(plan: FollowedPlan, page: TodayPage) -> None:
    name, about = texts_in(page.header)
    assert name == "測試承辦人，您好"
    assert about == "中華民國115年7月1日 星期三　115 年度計畫共 3 項，完成 0 項，完成率 0.0%"


def test_cards_count_and_lead_to_their_lists(qtbot: QtBot, plan: FollowedPlan, page: TodayPage) -> None:
    assert {name: card.number() for name, card in page.cards.items()} == {
        "overdue": 1,
        "lost": 0,
        "due_soon": 1,
        "behind": 0,
        "returned": 0,
        "awaiting": 0,
        "walkarounds": 0,
        "improvements": 0,
    }
    assert page.cards["due_soon"].accessibleName() == "14 日內到期 1"
    for name, wanted in (
        ("overdue", ["tracking", TaskFilter(standing=Standing.OVERDUE)]),
        ("lost", ["tracking", TaskFilter(standing=Standing.LOST)]),
        ("due_soon", ["tracking", TaskFilter(standing=Standing.DUE_SOON)]),
        ("behind", ["tracking", TaskFilter(standing=Standing.BEHIND)]),
        ("returned", ["tracking", TaskFilter(standing=Standing.RETURNED)]),
        ("awaiting", ["tracking", TaskFilter(standing=Standing.AWAITING)]),
        ("walkarounds", ["walkarounds", "open"]),
        ("improvements", ["phone_tests", "improvements"]),
    ):
        with qtbot.waitSignal(page.desk.page_wanted) as told:
            click(qtbot, page.cards[name])
        assert told.args == wanted


def test_a_card_opens_by_key_too(qtbot: QtBot, plan: FollowedPlan, page: TodayPage) -> None:
    page.cards["overdue"].setFocus()
    with qtbot.waitSignal(page.desk.page_wanted):
        qtbot.keyClick(page.cards["overdue"], Qt.Key.Key_Space)


def test_the_most_urgent_tasks_are_listed_and_lead_to_themselves(
    qtbot: QtBot, plan: FollowedPlan, page: TodayPage
) -> None:
    shown = [task.text for task in page.urgent.model.tasks()]
    assert shown == ["更新樓層配置圖", "檢修飲水機", "辦理禮貌講習"]
    page.urgent.table.selectRow(1)
    page.urgent.table.setFocus()
    with qtbot.waitSignal(page.desk.page_wanted) as wanted:
        qtbot.keyClick(page.urgent.table, Qt.Key.Key_Return)
    assert wanted.args == ["tracking", plan.nodes["檢修飲水機"]]


def test_charts_tell_sections_and_areas_in_numbers(qtbot: QtBot, plan: FollowedPlan, page: TodayPage) -> None:
    assert [door.accessibleName() for door in page.sections.doors()] == [
        "行政課 0／2 · 即將到期 1 · 逾期 1 · 0.0%",
        "人事室 0／1 · 即將到期 1 · 0.0%",
        "尚未指定單位 0／1 · 其餘未完成 1 · 0.0%",
    ]
    assert [door.text() for door in page.areas.doors()] == ["機關形象", "顧客關係"]
    for door, asked in (
        (page.sections.doors()[1], TaskFilter(section_id=plan.sections["人事室"])),
        (page.sections.doors()[2], TaskFilter(standing=Standing.NOBODYS)),
        (page.areas.doors()[1], TaskFilter(area="顧客關係")),
    ):
        with qtbot.waitSignal(page.desk.page_wanted) as wanted:
            click(qtbot, door)
        assert wanted.args == ["tracking", asked]


def test_a_deed_shows_at_once(
    qtbot: QtBot, plan: FollowedPlan, page: TodayPage, office: Office, clerk: Actor
) -> None:
    with office.work(clerk) as work:
        tracking.tick_off(work, plan.nodes["更新樓層配置圖"], on=TODAY, today=TODAY)
    assert page.cards["overdue"].number() == 0
    assert page.recent.entries.entry(0).first == "勾稽完成（115.07.01）　一、(一)1. 更新樓層配置圖"
    assert page.sections.doors()[0].accessibleName() == "行政課 1／2 · 逾期完成 1 · 即將到期 1 · 50.0%"
    page.recent.setCurrentIndex(page.recent.entries.index(0))
    page.recent.setFocus()
    with qtbot.waitSignal(page.desk.page_wanted) as wanted:
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert wanted.args == ["tracking", plan.nodes["更新樓層配置圖"]]


def test_an_office_without_plan_is_shown_where_to_begin(qtbot: QtBot, page: TodayPage) -> None:
    assert "115 年度還沒有計畫" in texts_in(page)
    for text, what in (("匯入計畫…", "import"), ("新增計畫", "blank")):
        with qtbot.waitSignal(page.desk.page_wanted) as wanted:
            click(qtbot, button_of(page, text))
        assert wanted.args == ["plan", what]


def test_a_plan_without_tasks_leads_to_the_plan(
    qtbot: QtBot, office: Office, clerk: Actor, page: TodayPage
) -> None:
    followed_plan(office, clerk)
    assert "115 年度的計畫還沒有工作項目" in texts_in(page)
    with qtbot.waitSignal(page.desk.page_wanted) as wanted:
        click(qtbot, button_of(page, "到計畫頁"))
    assert wanted.args == ["plan", None]


def test_in_a_narrow_window_the_columns_stand_below_each_other(
    qtbot: QtBot, plan: FollowedPlan, page: TodayPage
) -> None:
    def top(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint(0, 0)).y()

    assert top(page.sections) == top(page.urgent)
    page.resize(700, 480)
    qtbot.waitUntil(lambda: top(page.sections) > top(page.urgent) + page.urgent.height())


def test_in_a_narrow_window_the_cards_stand_in_two_rows(
    qtbot: QtBot, plan: FollowedPlan, page: TodayPage
) -> None:
    def rows() -> int:
        return len({card.mapTo(page, QPoint(0, 0)).y() for card in page.cards.values()})

    assert rows() == 1
    page.resize(700, 480)
    qtbot.waitUntil(lambda: rows() == 2)
    assert all(card.width() >= card.sizeHint().width() for card in page.cards.values())


def test_a_section_head_is_shown_the_own_section(
    qtbot: QtBot, office: Office, plan: FollowedPlan, page: TodayPage
) -> None:
    head = Actor("林主任", Role.SECTION_HEAD, section_id=plan.sections["人事室"])
    page.desk.actor = head
    assert page.cards["overdue"].number() == 0
    assert [door.text() for door in page.sections.doors()] == ["人事室"]
    assert [task.text for task in page.urgent.model.tasks()] == ["檢修飲水機"]


def test_after_midnight_the_lights_are_told_anew(
    qtbot: QtBot, plan: FollowedPlan, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "today", lambda _desk: TODAY + 5 * DAY)
    page.findChildren(NewDay)[0].check()
    assert page.cards["overdue"].number() == 2
    assert "7月6日 星期一" in texts_in(page.header)[1]


def test_an_urgent_task_is_ticked_off_by_one_key(qtbot: QtBot, plan: FollowedPlan, page: TodayPage) -> None:
    first = page.urgent.model.tasks()[0]
    page.urgent.table.selectRow(0)
    page.urgent.table.setFocus()
    qtbot.keyClick(page.urgent.table, Qt.Key.Key_Space)
    assert first.node_id not in [task.node_id for task in page.urgent.model.tasks()]
