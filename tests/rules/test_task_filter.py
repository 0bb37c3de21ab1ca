from dataclasses import replace

import pytest

from db.vocabulary import Light, TaskStatus
from desktop.rules.task_filter import Standing, TaskFilter
from tests.factories import OTHER_TASK, PLAIN_TASK

BOTH = (PLAIN_TASK, OTHER_TASK)


def shown(**asked: object) -> list[int]:
    return [task.node_id for task in TaskFilter(**asked).of(BOTH)]  # type: ignore[arg-type]


def test_asking_for_nothing_shows_everything() -> None:
    assert shown() == [1, 2]


def test_each_question_narrows_the_list() -> None:
    assert shown(section_id=2) == [2]
    assert shown(area="機關形象") == [1]
    assert shown(light=Light.RED) == [2]
    assert shown(section_id=1, light=Light.RED) == []


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("配置圖", True),
        ("一、(一)1", True),
        ("改善 配置圖", True),
        ("行政室", True),
        ("abc", True),
        ("  ", True),
        ("配置圖 講習", False),
        ("資訊室", False),
    ],
)
def test_every_word_must_stand_somewhere_in_the_task(words: str, is_found: bool) -> None:
    assert TaskFilter(text=words).matches(PLAIN_TASK) is is_found


@pytest.mark.parametrize(
    ("standing", "changes"),
    [
        (Standing.OVERDUE, {"is_overdue": True}),
        (Standing.DUE_SOON, {"is_due_soon": True}),
        (Standing.BEHIND, {"is_behind": True}),
        (Standing.LOST, {"is_lost": True}),
        (Standing.RETURNED, {"returned": 1}),
        (Standing.AWAITING, {"awaiting": 2}),
        (Standing.DONE, {"status": TaskStatus.DONE}),
        (Standing.LATE, {"status": TaskStatus.DONE, "is_late": True}),
        (Standing.SET_ASIDE, {"status": TaskStatus.WITHDRAWN}),
        (Standing.NOBODYS, {"section_ids": frozenset()}),
    ],
)
def test_a_standing_shows_only_tasks_that_stand_so(standing: Standing, changes: dict[str, object]) -> None:
    asked = TaskFilter(standing=standing)
    assert asked.matches(replace(PLAIN_TASK, **changes))  # type: ignore[arg-type]
    assert not asked.matches(PLAIN_TASK)


def test_open_are_those_neither_done_nor_set_aside() -> None:
    asked = TaskFilter(standing=Standing.OPEN)
    shown = [status for status in TaskStatus if asked.matches(replace(PLAIN_TASK, status=status))]
    assert shown == [TaskStatus.NOT_STARTED, TaskStatus.STARTED]
