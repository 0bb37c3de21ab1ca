"""The library of standard tasks."""

from collections import Counter

import pytest

from db.queries.plan import plan_tree
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.task_library import StandardTask, insert_standard_tasks, standard_tasks
from desktop.office.templates import frames
from desktop.rules.plan_wording import suggestions_in
from desktop.rules.quota import Quota
from tests.factories import drafted_plan, outline_of


def test_there_are_many_of_every_area_and_no_two_the_same() -> None:
    tasks = standard_tasks()
    assert len(tasks) >= 60
    assert len({task.text for task in tasks}) == len(tasks)
    assert min(Counter(task.area for task in tasks).values()) >= 8


def test_their_areas_are_those_of_the_newest_official_frame() -> None:
    areas = [item.text for item in frames()[0].plan.items]
    assert list(dict.fromkeys(task.area for task in standard_tasks())) == areas


@pytest.mark.parametrize("task", standard_tasks(), ids=lambda task: task.text[:12])
def test_what_a_task_promises_is_what_its_words_say(task: StandardTask) -> None:
    said = [found.says for found in suggestions_in(task.text, 115)]
    quotas = [each for each in said if isinstance(each, Quota)]
    assert (task.quota is not None) == bool(quotas)
    if task.quota is not None:
        first = quotas[0]
        told = (task.quota.rule, task.quota.count, task.quota.per, tuple(task.quota.months), task.quota.day)
        assert told == (first.rule, first.count, first.per, tuple(first.months), first.day)


def test_chosen_tasks_are_added_with_quota_and_limit_in_one_deed(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk, "形象\n  場所\n    甲")
    chosen = [next(t for t in standard_tasks() if t.quota), next(t for t in standard_tasks() if t.limit)]
    with office.work(clerk) as work:
        keys = insert_standard_tasks(work, plan.plan_id, plan.nodes["場所"], 0, chosen)
    assert [line.strip()[2:] for line in outline_of(office, plan.plan_id)[2:4]] == [t.text for t in chosen]
    with office.reading() as session:
        nodes = {node.id: node for node in plan_tree(session, plan.plan_id).nodes}
    first, second = (nodes[key] for key in keys)
    assert first.kind is NodeKind.TASK
    assert first.tracking is not None
    assert first.tracking.quota == chosen[0].quota
    assert second.tracking is not None
    assert second.tracking.limit == chosen[1].limit


def test_nothing_chosen_is_refused(office: Office, clerk: Actor) -> None:
    plan = drafted_plan(office, clerk, "形象")
    with pytest.raises(Refused, match="沒有選取"), office.work(clerk) as work:
        insert_standard_tasks(work, plan.plan_id, None, None, [])
