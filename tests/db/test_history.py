import datetime as dt

import pytest

from db.queries.history import history_of_task, recent_happenings
from desktop.office import tracking
from desktop.office.evidence import Proof, add_evidence, change_evidence, delete_evidence
from desktop.office.happenings import words_of
from desktop.office.office import Actor, Office
from desktop.office.settings import change_setting
from desktop.office.take_back import take_back
from desktop.office.ticking import tick_many
from tests.factories import FollowedPlan, TaskDraft, followed_plan

TODAY = dt.date(2026, 3, 5)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office, clerk, TaskDraft("更新樓層配置圖", TODAY, ("行政課",)), TaskDraft("檢修飲水機")
    )


def told(office: Office, node_id: int) -> list[str]:
    with office.reading() as session:
        return [words_of(happening) for happening in history_of_task(session, node_id)]


def test_a_task_tells_its_history_newest_first(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    task, other = plan.nodes["更新樓層配置圖"], plan.nodes["檢修飲水機"]
    with office.work(clerk) as work:
        tracking.start_task(work, task)
    with office.work(clerk) as work:
        tracking.tick_off(work, other, on=TODAY, today=TODAY)
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=TODAY, proof=Proof("照片"), today=TODAY)
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=dt.date(2026, 3, 1), today=TODAY)
    with office.work(clerk) as work:
        tracking.withdraw(work, task, reason="併入他案")
    with office.work(clerk) as work:
        tracking.reopen(work, task)
    assert told(office, task)[:5] == [
        "重新開啟",
        "撤銷管制：併入他案",
        "完成日期由115.03.05改為115.03.01",
        "勾稽完成（115.03.05）、新增佐證：照片",
        "開始執行",
    ]


def test_history_holds_changes_of_evidence_that_is_gone(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    task = plan.nodes["更新樓層配置圖"]
    with office.work(clerk) as work:
        key = add_evidence(work, task, on=TODAY, what="照片", today=TODAY)
    with office.work(clerk) as work:
        change_evidence(work, key, on=TODAY, count=2, what="相片", today=TODAY)
    with office.work(clerk) as work:
        delete_evidence(work, key)
    assert told(office, task)[:3] == ["刪除佐證：相片", "修改佐證：相片", "開始執行、新增佐證：照片"]


def test_history_names_who_and_when(office: Office, plan: FollowedPlan) -> None:
    with office.work(Actor("王課長")) as work:
        tracking.start_task(work, plan.nodes["檢修飲水機"])
    with office.reading() as session:
        newest = history_of_task(session, plan.nodes["檢修飲水機"])[0]
    assert (newest.actor, newest.deed) == ("王課長", "start_task")
    assert newest.at.tzinfo is dt.UTC


def test_history_is_not_fooled_by_keys_written_in_a_text(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    task, other = plan.nodes["更新樓層配置圖"], plan.nodes["檢修飲水機"]
    before = told(office, task)
    with office.work(clerk) as work:
        tracking.tick_off(work, other, on=TODAY, note=f'"id":{task},"table":"node"', today=TODAY)
    assert told(office, task) == before


def test_recent_happenings_name_their_tasks(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    tasks = (plan.nodes["更新樓層配置圖"], plan.nodes["檢修飲水機"])
    with office.work(clerk) as work:
        tick_many(work, tasks, on=TODAY, today=TODAY)
    with office.work(clerk) as work:
        change_setting(work, "due_soon_days", 7)
    with office.reading() as session:
        setting, ticks, drafting = recent_happenings(session)
        assert len(recent_happenings(session, limit=2)) == 2
    assert (words_of(setting), setting.node_ids) == ("新增設定", ())
    assert (words_of(ticks), set(ticks.node_ids)) == ("勾稽完成（115.03.05）", set(tasks))
    assert words_of(drafting) == "新增計畫"


def test_what_was_taken_back_is_told_as_such(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    task = plan.nodes["檢修飲水機"]
    with office.work(clerk) as work:
        tracking.tick_off(work, task, on=TODAY, today=TODAY)
    with office.reading() as session:
        number = recent_happenings(session, limit=1)[0].number
    with office.work(clerk) as work:
        take_back(work, number)
    assert told(office, task)[0] == "復原：重新開啟"
