"""The list of the page 追蹤 under headings, by keyboard and mouse."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from db.vocabulary import TaskStatus
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.ui.desk import Desk
from desktop.ui.pages.tracking import TrackingPage
from desktop.ui.shown_table import shown_table
from desktop.ui.tracking.list_part import ListPart
from tests.factories import FollowedPlan
from tests.ui.test_tracking_page import CALLS, COOLER, COURTESY, MAP, TODAY, page, plan, shown

__all__ = ["page", "plan"]
Key = Qt.Key


@pytest.fixture
def listed(page: TrackingPage) -> ListPart:
    """The list, by section."""
    group(page, "依單位分組")
    page.list.table.setFocus()
    return page.list


def group(page: TrackingPage, words: str) -> None:
    choose(page.list.grouping, words)


def choose(button: QToolButton, words: str) -> None:
    next(action for action in button.menu().actions() if action.text() == words).trigger()


def lines(part: ListPart) -> list[str]:
    """What stands in the rows, headings in brackets."""
    model, text = part.model, part.model.column("text")
    found = []
    for row in range(model.rowCount()):
        heading = model.heading(row)
        found.append(f"[{heading.title}]" if heading else model.index(row, text).data())
    return found


def at(part: ListPart, line: str) -> None:
    """Put the cursor on the first row that says this."""
    part.table.selectRow(lines(part).index(line))


def press(part: ListPart, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(part.table, key)


EVERY = ["[行政課]", MAP, COOLER, CALLS, "[人事室]", COURTESY, CALLS, "[資訊課]", CALLS]


def test_a_task_of_several_sections_stands_under_each(listed: ListPart) -> None:
    assert lines(listed) == EVERY
    assert "共 4 項" in listed.about


def test_headings_open_and_close_by_keyboard(listed: ListPart) -> None:
    at(listed, "[行政課]")
    press(listed, Key.Key_Left)
    assert lines(listed) == ["[行政課]", *EVERY[4:]]
    press(listed, Key.Key_Left)
    assert lines(listed) == ["[行政課]", *EVERY[4:]]
    press(listed, Key.Key_Right)
    assert lines(listed) == EVERY
    for key in (Key.Key_Return, Key.Key_Space):
        press(listed, key)
        assert lines(listed) == ["[行政課]", *EVERY[4:]]
        press(listed, key)
        assert lines(listed) == EVERY


def test_a_click_closes_a_heading(listed: ListPart) -> None:
    place = listed.table.visualRect(listed.model.index(4, 0)).center()
    QTest.mouseClick(
        listed.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert lines(listed) == [*EVERY[:5], *EVERY[7:]]


def test_all_headings_close_at_once_and_a_task_sent_for_opens_its_own(
    page: TrackingPage, listed: ListPart, plan: FollowedPlan
) -> None:
    choose(listed.grouping, "全部收合")
    assert lines(listed) == ["[行政課]", "[人事室]", "[資訊課]"]
    page.arrive(plan.nodes[COURTESY])
    assert lines(listed) == ["[行政課]", "[人事室]", COURTESY, CALLS, "[資訊課]"]
    assert [task.text for task in listed.selection.tasks()] == [COURTESY]


def test_a_tick_under_headings_ticks_the_task_once_and_keeps_the_row(
    page: TrackingPage, listed: ListPart
) -> None:
    listed.table.selectAll()
    assert [task.text for task in listed.selection.tasks()] == [MAP, COOLER, CALLS, COURTESY]
    at(listed, COOLER)
    press(listed, Key.Key_Space)
    found = page.desk.read(read_plan, 115, TODAY)
    assert found is not None
    assert {task.text for task in found.tasks if task.status is TaskStatus.DONE} == {COOLER}
    assert listed.table.selected_rows() == [2]
    heading = listed.model.heading(0)
    assert heading is not None
    assert "完成 1" in heading.counts


def test_months_are_those_of_what_is_owed_next(page: TrackingPage) -> None:
    group(page, "依到期月份分組")
    titles = [line for line in lines(page.list) if line.startswith("[")]
    assert titles[0] == "[115年6月]"
    assert "[115年12月]" in titles


def test_what_was_chosen_is_there_the_next_time(
    qtbot: QtBot, page: TrackingPage, listed: ListPart, desk: Desk
) -> None:
    again = TrackingPage(desk)
    for found in _shown(qtbot, again):
        assert lines(found.list) == EVERY
    group(again, "不分組")
    assert lines(again.list) == [MAP, COOLER, COURTESY, CALLS]


def _shown(qtbot: QtBot, made: TrackingPage) -> Iterator[TrackingPage]:
    yield from shown(qtbot, made)


def test_headings_are_copied_and_written_in_the_first_column_seen(listed: ListPart) -> None:
    for name in ("light", "number"):
        listed.table.setColumnHidden(listed.model.column(name), True)
    at(listed, "[人事室]")
    QTest.keyClick(listed.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[0].startswith("人事室　2 項")
    assert set(copied[1:]) == {""}
    table = shown_table(listed.table, "工作追蹤")
    assert [str(row[0])[:3] for row in table.rows][4:6] == ["人事室", COURTESY[:3]]
    assert table.rows[1][table.rows[1].index(dt.date(2026, 6, 1))] == dt.date(2026, 6, 1)


def test_columns_are_chosen_under_headings_too(listed: ListPart) -> None:
    menu = listed.table.columns_menu()
    next(action for action in menu.actions() if action.text() == "要項").trigger()
    assert not listed.table.isColumnHidden(listed.model.column("area"))
    assert lines(listed) == EVERY
