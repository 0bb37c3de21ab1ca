import datetime as dt
from dataclasses import dataclass, replace

import pytest

from db.vocabulary import TaskStatus
from desktop.rules.task_groups import Ground, Grouping, grouped
from tests.factories import OTHER_TASK, PLAIN_TASK


@dataclass(frozen=True)
class Unit:
    """A section, or a group of some."""

    id: int
    name: str
    members: tuple[int, ...] = ()


SECTIONS = (Unit(1, "行政室"), Unit(2, "人事室"), Unit(9, "各課室", (1, 2)))
ALL_SECTIONS = replace(PLAIN_TASK, node_id=3, section_ids=frozenset({9, 1, 2}))
NOBODYS = replace(PLAIN_TASK, node_id=4, section_ids=frozenset(), area="")
TASKS = (PLAIN_TASK, OTHER_TASK, ALL_SECTIONS, NOBODYS)


def heads(by: Grouping, only: int | None = None) -> dict[str, list[int]]:
    """The nodes below each heading."""
    found = grouped(TASKS[::-1], by, Ground(TASKS, SECTIONS, only))
    return {group.title: [task.node_id for task in group.tasks] for group in found}


def test_a_task_of_a_group_stands_under_each_member_and_one_of_nobody_last() -> None:
    assert list(heads(Grouping.SECTION).items()) == [
        ("行政室", [3, 1]), ("人事室", [3, 2]), ("尚未指定單位", [4])
    ]  # fmt: skip


def test_where_one_section_is_asked_for_the_others_have_no_heading() -> None:
    assert heads(Grouping.SECTION, only=2) == {"人事室": [3, 2]}


def test_areas_stand_in_the_plans_order_whatever_the_rows_are_sorted_by() -> None:
    assert list(heads(Grouping.AREA).items()) == [
        ("機關形象", [3, 1]), ("顧客關係", [2]), ("未列要項", [4])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "next_due", "title"),
    [
        (TaskStatus.STARTED, dt.date(2026, 6, 30), "115年6月"),
        (TaskStatus.STARTED, None, "沒有待辦的期限"),
        (TaskStatus.DONE, dt.date(2026, 6, 30), "沒有待辦的期限"),
    ],
)
def test_a_month_is_that_of_the_next_day_something_is_owed(
    status: TaskStatus, next_due: dt.date | None, title: str
) -> None:
    task = replace(PLAIN_TASK, status=status, next_due=next_due)
    assert [group.title for group in grouped([task], Grouping.MONTH, Ground([task]))] == [title]


def test_months_stand_in_time_and_the_undated_last() -> None:
    days = (None, dt.date(2027, 1, 5), dt.date(2026, 2, 1))
    tasks = [replace(PLAIN_TASK, node_id=key, next_due=day) for key, day in enumerate(days)]
    found = grouped(tasks, Grouping.MONTH, Ground(tasks))
    assert [group.title for group in found] == ["115年2月", "116年1月", "沒有待辦的期限"]
    assert len({group.key for group in found}) == 3
