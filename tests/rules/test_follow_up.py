"""Which tasks are proposed for a meeting, and what its table says of them."""

import datetime as dt
from dataclasses import replace

import pytest

from db.vocabulary import TaskStatus
from desktop.rules.follow_up import CONTINUED, progress_words, proposed_matters, why_followed
from desktop.rules.tracked_tasks import TrackedTask
from tests.factories import PLAIN_TASK

OPEN = replace(
    PLAIN_TASK,
    note="",
    text="更新\n樓層配置圖",
    measure="",
    sections=(),
    section_ids=frozenset(),
    due_on=dt.date(2026, 6, 30),
)
LATE = replace(OPEN, is_overdue=True, days_late=12, state="逾期")
QUOTA = replace(OPEN, due_on=None, credited=3, needed=12, status=TaskStatus.STARTED, note="設備已送修")
DONE = replace(OPEN, status=TaskStatus.DONE, done_on=dt.date(2026, 6, 12))
ASIDE = replace(LATE, status=TaskStatus.NOT_APPLICABLE, state="不適用", reason="改列明年")


@pytest.mark.parametrize(
    ("task", "why"),
    [
        (OPEN, ""),
        (LATE, "逾期12日"),
        (replace(QUOTA, is_behind=True), "落後"),
        (replace(QUOTA, is_behind=True, is_lost=True), "無法如期"),
        (replace(QUOTA, returned=1), "退回補正"),
        (DONE, ""),
        (ASIDE, ""),
    ],
)
def test_what_speaks_for_following_a_task_is_told_in_a_word(task: TrackedTask, why: str) -> None:
    assert why_followed(task) == why


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (OPEN, "應於115.06.30前完成；未開始"),
        (LATE, "應於115.06.30前完成，已逾12日；未開始"),
        (QUOTA, "執行中，已辦3／12次，設備已送修"),
        (replace(QUOTA, due_text="每月20日前"), "完成期限：每月20日前；執行中，已辦3／12次，設備已送修"),
        (
            replace(QUOTA, note="", is_lost=True, returned=1, awaiting=2),
            "執行中，已辦3／12次；應辦次數已無法如期完成；退回補正1次；待確認2次",
        ),
        (DONE, "115.06.12完成"),
        (replace(DONE, is_late=True, days_late=3, note="圖已換"), "115.06.12完成（逾期3日），圖已換"),
        (ASIDE, "不適用：改列明年"),
    ],
)
def test_how_a_task_stands_is_told_in_words(task: TrackedTask, words: str) -> None:
    assert progress_words(task) == words


def test_every_task_is_offered_and_those_that_need_it_are_proposed() -> None:
    tasks = [OPEN, replace(LATE, node_id=2), replace(OPEN, node_id=3)]
    found = proposed_matters(tasks, continued={3})
    assert [(matter.node_id, matter.why) for matter in found] == [(1, ""), (2, "逾期12日"), (3, CONTINUED)]
    assert found[0].subject == "一、(一)1.更新 樓層配置圖"
