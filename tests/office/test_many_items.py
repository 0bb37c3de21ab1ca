"""The same said of many items in one deed."""

import datetime as dt

import pytest

from db.queries.plan import NodeRow, plan_head, plan_tree
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.office.many_items import set_due_of_all, set_sections_of_all, set_status_of_all
from desktop.office.office import Actor, Office
from desktop.office.promises import Share
from desktop.office.take_back import take_back
from tests.factories import FollowedPlan, TaskDraft, followed_plan

DAY = dt.date(2026, 6, 30)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    tasks = (TaskDraft("甲", sections=("民政課",)), TaskDraft("乙", sections=("社會課",)), TaskDraft("丙"))
    return followed_plan(office, clerk, *tasks, year=115)


def node(office: Office, text: str) -> NodeRow:
    with office.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        return next(found for found in plan_tree(session, head.id).nodes if found.text == text)


def due(office: Office, text: str) -> dt.date | None:
    tracking = node(office, text).tracking
    return tracking.due_on if tracking else None


def test_one_date_for_all_tasks_passes_over_areas_and_measures(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        assert set_due_of_all(work, list(plan.nodes.values()), DAY) == 3
    assert [due(office, text) for text in "甲乙丙"] == [DAY] * 3


def test_one_set_of_sections_for_all_items(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    keys = [plan.nodes[text] for text in "甲乙丙"]
    with office.work(clerk) as work:
        set_sections_of_all(work, keys, [Share(plan.sections["社會課"])])
    assert [[s.name for s in node(office, text).sections] for text in "甲乙丙"] == [["社會課"]] * 3


def test_one_status_for_all_tasks_is_taken_back_in_one_step(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    keys = [plan.nodes[text] for text in "甲乙丙"]
    with office.work(clerk) as work:
        set_status_of_all(work, keys, TaskStatus.DONE, on=DAY, today=DAY)
    tracking = node(office, "乙").tracking
    assert tracking is not None
    assert (tracking.status, tracking.done_on) == (TaskStatus.DONE, DAY)
    with office.work(clerk) as work:
        take_back(work, numbers[-1])
    assert node(office, "乙").tracking is None or node(office, "乙").tracking.done_on is None


def test_a_status_refused_for_one_changes_none(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    keys = [plan.nodes[text] for text in "甲乙丙"]
    with pytest.raises(Refused, match="原因"), office.work(clerk) as work:
        set_status_of_all(work, keys, TaskStatus.NOT_APPLICABLE, on=DAY, reason="")
    assert due(office, "甲") is None


@pytest.mark.parametrize("status", list(TaskStatus))
def test_every_status_can_be_given(
    office: Office, clerk: Actor, plan: FollowedPlan, status: TaskStatus
) -> None:
    with office.work(clerk) as work:
        set_status_of_all(work, [plan.nodes["甲"]], status, on=DAY, reason="縣府辦理", today=DAY)
    tracking = node(office, "甲").tracking
    assert tracking is not None
    assert tracking.status is status


def test_nothing_selected_and_no_task_selected_are_refused(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with pytest.raises(Refused, match="沒有選取"), office.work(clerk) as work:
        set_due_of_all(work, [], DAY)
    with pytest.raises(Refused, match="沒有工作"), office.work(clerk) as work:
        set_due_of_all(work, [plan.nodes["改善服務場所"]], DAY)
