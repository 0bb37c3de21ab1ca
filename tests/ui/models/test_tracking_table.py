import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.vocabulary import Light, SectionRole, TaskStatus
from desktop.rules.task_filter import TaskFilter
from desktop.rules.task_groups import Grouping
from desktop.rules.tracked_tasks import TaskShare, TrackedTask
from desktop.ui.delegates.light import LIGHT_ROLE
from desktop.ui.models.tracking_table import TrackingTable
from tests.factories import PLAIN_TASK

TODAY = dt.date(2026, 7, 1)
TASK = replace(
    PLAIN_TASK,
    note="",
    text="更新\n樓層配置圖",
    sections=(TaskShare("行政室", SectionRole.LEAD), TaskShare("資訊室", SectionRole.SUPPORT)),
    section_ids=frozenset({1, 2}),
    due_on=dt.date(2026, 7, 11),
    quota="每年至少12次",
    credited=7,
    needed=12,
    evidence_count=3,
    status=TaskStatus.STARTED,
    light=Light.YELLOW,
    state="執行中",
    is_due_soon=True,
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


def test_the_distance_is_that_to_what_is_owed_next(model: TrackingTable) -> None:
    monthly = replace(ALL[0], next_due=dt.date(2026, 7, 3))
    model.show([monthly], TaskFilter(), TODAY)
    assert cell(model, 0, "distance") == "剩 2 日"


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


# Under headings

GROUPED = (replace(TASK, section_ids=frozenset({1})), replace(UNDATED, section_ids=frozenset({1, 2})))


@dataclass(frozen=True)
class Unit:
    id: int
    name: str
    members: tuple[int, ...] = ()


UNITS = (Unit(1, "行政室"), Unit(2, "人事室"))


@pytest.fixture
def groups(model: TrackingTable) -> TrackingTable:
    model.group_by(Grouping.SECTION)
    model.show(GROUPED, TaskFilter(), TODAY, UNITS)
    return model


def rows(model: TrackingTable) -> list[str | int]:
    """Titles of headings and nodes of tasks, from the top."""
    found: list[str | int] = []
    for row in range(model.rowCount()):
        heading, task = model.heading(row), model.task(row)
        found.append(heading.title if heading else task.node_id if task else "")
    return found


def test_tasks_stand_under_their_headings_and_are_counted_once(groups: TrackingTable) -> None:
    assert rows(groups) == ["行政室", 1, 2, "人事室", 2]
    assert ids(groups) == [1, 2]
    groups.group_by(None)
    assert rows(groups) == [1, 2]


def test_a_heading_says_its_counts_in_one_column_and_to_whoever_listens_in_all(groups: TrackingTable) -> None:
    words = "行政室　2 項 · 完成 0 · 即將到期 2 · 完成率 0.0%"
    said = [groups.index(0, column).data() for column in range(groups.columnCount())]
    assert said == [words] + [""] * (groups.columnCount() - 1)
    assert groups.index(0, 5).data(Qt.ItemDataRole.AccessibleTextRole) == f"{words}，已展開"
    groups.set_heading_column(2)
    assert groups.index(0, 2).data() == words


def test_closing_a_heading_takes_its_rows_and_opening_brings_them_back(
    qtbot: QtBot, groups: TrackingTable
) -> None:
    held = QPersistentModelIndex(groups.index(4, 0))
    with qtbot.assertNotEmitted(groups.modelReset):
        groups.open_heading("section:1", False)
        assert rows(groups) == ["行政室", "人事室", 2]
        assert held.row() == 2
        groups.open_heading("section:1", True)
    assert rows(groups) == ["行政室", 1, 2, "人事室", 2]
    assert ids(groups) == [1, 2]


def test_all_headings_close_and_a_task_asked_for_opens_its_own(groups: TrackingTable) -> None:
    groups.open_all(False)
    assert rows(groups) == ["行政室", "人事室"]
    assert ids(groups) == [1, 2]
    groups.reveal(1)
    assert rows(groups) == ["行政室", 1, 2, "人事室"]


def test_a_change_is_told_for_the_task_wherever_it_stands_and_for_its_headings(
    qtbot: QtBot, groups: TrackingTable
) -> None:
    told: list[int] = []
    groups.dataChanged.connect(lambda first, _last: told.append(first.row()))
    with qtbot.assertNotEmitted(groups.modelReset):
        done = replace(GROUPED[1], status=TaskStatus.DONE, is_due_soon=False)
        groups.show((GROUPED[0], done), TaskFilter(), TODAY, UNITS)
    assert told == [0, 2, 3, 4]


def test_rows_are_sorted_below_their_headings(groups: TrackingTable) -> None:
    groups.sort(groups.column("number"), Qt.SortOrder.DescendingOrder)
    assert rows(groups) == ["行政室", 2, 1, "人事室", 2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*Grouping, None, "close", "open", "sort", "ask"]), max_size=8))
def test_whatever_is_done_under_headings_the_model_keeps_its_rules(
    groups: TrackingTable, steps: list[Grouping | str | None]
) -> None:
    for step in steps:
        match step:
            case "close" | "open":
                for key in ("section:1", "section:2", "month:", "month:2026-07"):
                    groups.open_heading(key, step == "open")
            case "sort":
                groups.sort(groups.column("due"))
            case "ask":
                groups.ask(TaskFilter(section_id=2))
            case Grouping() | None:
                groups.group_by(step)
    assert set(ids(groups)) <= {1, 2}
