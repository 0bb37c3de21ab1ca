"""The main job in the window from end to end: import, assign, tick off, walk, test, print."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries.phone_test import rounds
from db.queries.register_rows import RegisterQuery, row_count
from db.vocabulary import Light, Outcome, WalkaroundCategory
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from desktop.office.setup import change_agency
from desktop.office.upkeep import check
from desktop.ui.desk import Desk
from desktop.ui.dialogs.import_plan import ImportPlanDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.surroundings import Surroundings
from tests.ui.windows import button_of

PLAN = """青埔縣松溪鄉公所115年度提升服務品質執行計畫

壹、計畫依據
依據青埔縣政府115年1月6日府研考字第1150001234號函辦理。

貳、計畫內容

實施要領\t推動作法\t完成期限\t承辦單位
一、服務流程\t1.每季檢討申辦流程一次。\t115.03.31\t民政課
\t2.整理常見問題並公布於官網。\t115.10.1\t秘書室

參、附則
本計畫奉核後實施。
"""


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, office: Office, clerk: Actor) -> MainWindow:
    """The window on a new office with two sections."""
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所", director_title="鄉長")
        add_section(work, "民政課", short_name="民")
        add_section(work, "秘書室", short_name="秘")
    desk.year = 115
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish()
    Surroundings(window, desk)
    window.receive(desk)
    window.resize(1366, 740)
    with qtbot.waitActive(window):
        window.show()
    return window


def import_plan(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("plan", "import")
    page = window.page()
    assert page is not None
    opened = next(found for found in page.findChildren(ImportPlanDialog) if found.isVisible())
    opened.source.text.setPlainText(PLAN)
    QTest.mouseClick(opened.source.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened.foot.import_button.isVisible)
    QTest.mouseClick(opened.foot.import_button, Qt.MouseButton.LeftButton)


def tick_first_task(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("tracking")
    table = window.page().list.table  # type: ignore[union-attr]
    table.selectRow(0)
    window.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_Space)


def enter_walk(window: MainWindow, section_id: int) -> None:
    window.open_page("walkarounds")
    page = window.page()
    page.begin()  # type: ignore[union-attr]
    form = page.entry.form  # type: ignore[union-attr]
    for key, value in {
        "section_id": section_id,
        "walked_on": dt.date(2026, 3, 5),
        "place": "一樓服務臺",
        "supervisor": "張喆",
        "category": WalkaroundCategory.FACILITY,
        "finding": "照明燈不亮",
    }.items():
        form.fields[key].show(value)
    QTest.mouseClick(page.entry.store, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]


def enter_call(qtbot: QtBot, window: MainWindow, section_id: int) -> None:
    window.open_page("phone_tests")
    page = window.page()
    page.begin()  # type: ignore[union-attr]
    form, score = page.entry.form, page.score  # type: ignore[union-attr]
    for key, value in {
        "section_id": section_id,
        "tested_on": dt.date(2026, 5, 11),
        "tester": "林穗安",
        "outcome": Outcome.ANSWERED,
        "rings": 2,
    }.items():
        form.fields[key].show(value)
    rows = [row for row in score.rows if row.isVisible()]
    rows[0].setFocus()
    qtbot.waitUntil(rows[0].hasFocus)
    for row in rows:
        QTest.keyClicks(row, str(row.item.points))
    QTest.mouseClick(page.entry.store, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]


def followed(desk: Desk) -> FollowedPlan:
    found = desk.read(followed_plan, 115, dt.date(2026, 12, 1))
    assert found is not None
    return found


def test_a_plan_is_brought_in_followed_and_its_registers_kept(
    qtbot: QtBot, window: MainWindow, desk: Desk, office: Office
) -> None:
    refused: list[str] = []
    desk.refused.connect(refused.append)

    import_plan(qtbot, window)
    assert [task.section_names for task in followed(desk).tasks] == ["民政課", "秘書室"]

    tick_first_task(qtbot, window)
    assert [task.light for task in followed(desk).tasks] == [Light.GREEN, Light.RED]

    enter_walk(window, 1)
    assert row_count_of(desk, "walkaround") == 1

    desk.do("新增測試輪次", begin, year=115)
    enter_call(qtbot, window, 1)
    assert [one.calls for one in desk.read(rounds, 115)] == [1]

    window.open_page("forms")
    preview = button_of(window, "列印…")
    qtbot.waitUntil(preview.isEnabled, timeout=20_000)
    assert refused == []
    assert check(office) == []


def begin(work, year):  # type: ignore[no-untyped-def]
    from desktop.office.phone_tests import begin_round

    day = dt.date(2026, 5, 11)
    return begin_round(work, year=year, name="上半年電話禮貌測試", held_from=day, held_to=day)


def row_count_of(desk: Desk, table: str) -> int:
    return desk.read(row_count, RegisterQuery(table))
