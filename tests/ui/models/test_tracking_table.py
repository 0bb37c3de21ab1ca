import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.vocabulary import Light, SectionRole, TaskStatus
from desktop.rules.task_filter import TaskFilter
from desktop.rules.tracked_tasks import TaskShare, TrackedTask
from desktop.ui.delegates.light import LIGHT_ROLE
from desktop.ui.models.tracking_table import TrackingTable

TODAY = dt.date(2026, 7, 1)
TASK = TrackedTask(
    node_id=1,
    number="一、(一)1.",
    text="更新\n樓層配置圖",
    area="機關形象",
    measure="改善服務場所",
    sections=(TaskShare("行政室", SectionRole.LEAD), TaskShare("資訊室", SectionRole.SUPPORT)),
    section_ids=frozenset({1, 2}),
    is_shared_above=False,
    due_on=dt.date(2026, 7, 11),
    due_text="",
    quota="每年至少12次",
    limit="",
    credited=7,
    needed=12,
    evidence_count=3,
    status=TaskStatus.STARTED,
    done_on=None,
    reason="",
    note="",
    light=Light.YELLOW,
    state="執行中",
    days_late=0,
    is_late=False,
    is_overdue=False,
    is_due_soon=True,
    is_behind=False,
    is_bunched=False,
)
UNDATED = replace(TASK, node_id=2, number="一、(一)2.", due_on=None, due_text="每月20日", light=Light.GREY)
LATE = replace(
    TASK, node_id=3, number="一、(一)10.", due_on=dt.date(2026, 6, 1), days_late=30, light=Light.RED
)
ALL = (TASK, UNDATED, LATE)


@pytest.fixture
def model(qtbot: QtBot) -> TrackingTable:
    model = TrackingTable()
    # The tester fails the test at the first thing a model must not do.
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show(ALL, TaskFilter(), TODAY)
    return model


def ids(model: TrackingTable) -> list[int]:
    return [task.node_id for task in model.tasks()]


def cell(model: TrackingTable, row: int, column: str) -> str:
    text = model.index(row, model.column(column)).data()
    assert isinstance(text, str)
    return text


def test_a_row_says_what_people_ask_of_a_task(model: TrackingTable) -> None:
    said = {column.name: cell(model, 0, column.name) for column in model.columns}
    assert said["light"] == "黃燈 即將到期"
    assert said["text"] == "更新 樓層配置圖"
    assert said["sections"] == "行政室（主辦）、資訊室（協辦）"
    assert (said["due"], said["distance"], said["counted"]) == ("115.07.11", "剩 10 日", "7/12")
    assert said["evidence"] == "3"


def test_a_task_without_a_day_shows_its_due_text(model: TrackingTable) -> None:
    assert (cell(model, 1, "due"), cell(model, 1, "distance")) == ("每月20日", "")


def test_lateness_is_told_in_days(model: TrackingTable) -> None:
    assert cell(model, 2, "distance") == "逾 30 日"
    model.show(ALL, TaskFilter(), dt.date(2026, 7, 11))
    assert cell(model, 0, "distance") == "今日到期"


def test_the_light_stands_in_its_column_only(model: TrackingTable) -> None:
    lights = [model.index(0, column).data(LIGHT_ROLE) for column in range(model.columnCount())]
    assert [light for light in lights if light is not None] == ["yellow"]


def test_numbers_stand_at_the_right(model: TrackingTable) -> None:
    for name, side in (("counted", Qt.AlignmentFlag.AlignRight), ("text", Qt.AlignmentFlag.AlignLeft)):
        place = model.column(name)
        for found in (
            model.index(0, place).data(Qt.ItemDataRole.TextAlignmentRole),
            model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole),
        ):
            assert Qt.AlignmentFlag(found) & side


@pytest.mark.parametrize(
    ("column", "rising", "falling"),
    [
        ("number", [1, 2, 3], [3, 2, 1]),
        ("due", [3, 1, 2], [1, 3, 2]),
        ("light", [3, 1, 2], [2, 1, 3]),
    ],
)
def test_any_column_orders_the_rows_and_the_unknown_comes_last(
    model: TrackingTable, column: str, rising: list[int], falling: list[int]
) -> None:
    model.sort(model.column(column), Qt.SortOrder.AscendingOrder)
    assert ids(model) == rising
    model.sort(model.column(column), Qt.SortOrder.DescendingOrder)
    assert ids(model) == falling
    model.sort(-1)
    assert ids(model) == [1, 2, 3]


def test_a_filter_leaves_the_others_out(model: TrackingTable) -> None:
    model.ask(TaskFilter(light=Light.RED))
    assert ids(model) == [3]
    assert (model.row_of(3), model.row_of(1)) == (0, None)


def test_ordering_keeps_hold_of_rows(model: TrackingTable) -> None:
    held = QPersistentModelIndex(model.index(2, 0))
    model.sort(model.column("due"))
    assert held.row() == 0


def test_only_rows_that_changed_are_told_of(qtbot: QtBot, model: TrackingTable) -> None:
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.show((TASK, replace(UNDATED, note="改了"), LATE), TaskFilter(), TODAY)
    assert told.args is not None
    assert (told.args[0].row(), told.args[1].row()) == (1, 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(ALL), unique=True), st.integers(-1, 14), st.booleans(), st.sampled_from(Light)
)
def test_whatever_is_shown_the_model_keeps_its_rules(
    model: TrackingTable, tasks: Sequence[TrackedTask], column: int, falls: bool, light: Light
) -> None:
    order = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
    model.sort(column, order)
    model.show(tasks, TaskFilter(), TODAY)
    assert set(ids(model)) == {task.node_id for task in tasks}
    model.ask(TaskFilter(light=light))
    assert all(task.light is light for task in model.tasks())
