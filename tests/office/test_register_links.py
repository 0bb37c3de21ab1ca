"""Registers count towards tasks by themselves once somebody said that they belong together."""

import datetime as dt

import pytest

from db.vocabulary import Period, RegisterCount
from desktop.errors import Refused
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.office.register_links import leave_unlinked, link_register, open_proposals, register_links
from desktop.rules.tracked_tasks import TrackedTask
from tests.factories import FollowedPlan, TaskDraft, entered_call, followed_plan, phone_round, registered_walk

CALLS, WALKS = "電話禮貌測試", "各單位主管走動式管理"
TODAY = dt.date(2026, 12, 31)
POINTS = (15, 5, 5, 5, 5, 5, 10, 5)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """Twelve calls a year of one section, two walks of each of two sections, and a task without count."""
    return followed_plan(
        office,
        clerk,
        TaskDraft(CALLS, None, ("秘書室",), (12, Period.YEAR)),
        TaskDraft(WALKS, None, ("各課室",), (2, Period.YEAR)),
        TaskDraft("電話總機更新", dt.date(2026, 5, 1), ("秘書室",)),
        groups={"各課室": ("秘書室", "民政課")},
    )


def task(office: Office, text: str, today: dt.date = TODAY) -> TrackedTask:
    with office.reading() as session:
        found = read_plan(session, 115, today)
    assert found is not None
    return next(each for each in found.tasks if each.text == text)


def test_each_link_is_proposed_once_until_somebody_decides(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.reading() as session:
        found = [(each.text, each.register) for each in open_proposals(session, 115)]
    assert found == [(CALLS, "phone_test"), (WALKS, "walkaround")]
    with office.work(clerk) as work:
        link_register(work, plan.nodes[CALLS], "phone_test", RegisterCount.ROUNDS)
        leave_unlinked(work, plan.nodes[WALKS], "walkaround")
    with office.reading() as session:
        assert open_proposals(session, 115) == []
        assert [(each.node_id, each.counts) for each in register_links(session, 115)] == [
            (plan.nodes[CALLS], RegisterCount.ROUNDS)
        ]


@pytest.mark.parametrize(("counts", "credited"), [(RegisterCount.ROWS, 3), (RegisterCount.ROUNDS, 2)])
def test_calls_or_rounds_count_as_was_chosen(
    office: Office, clerk: Actor, plan: FollowedPlan, counts: RegisterCount, credited: int
) -> None:
    with office.work(clerk) as work:
        link_register(work, plan.nodes[CALLS], "phone_test", counts)
    first, second = (phone_round(office, clerk) for _ in range(2))
    for round_, section in ((first, "秘書室"), (first, "民政課"), (second, "民政課")):
        entered_call(office, clerk, round_, plan.sections[section], POINTS)
    assert task(office, CALLS).credited == credited


def test_a_row_counts_on_its_day_and_for_its_section(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        link_register(work, plan.nodes[WALKS], "walkaround")
    for day in (dt.date(2026, 3, 5), dt.date(2026, 9, 5)):
        registered_walk(office, clerk, plan.sections["民政課"], walked_on=day)
    parts = {part.name: part.credited for part in task(office, WALKS).parts}
    assert parts == {"秘書室": 0, "民政課": 2}
    assert task(office, WALKS, dt.date(2026, 6, 30)).credited == 1


def test_a_register_that_cannot_be_counted_is_refused(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with pytest.raises(Refused, match="不能由這本登記簿自動計次"), office.work(clerk) as work:
        link_register(work, plan.nodes[WALKS], "walkaround", RegisterCount.ROUNDS)
    with pytest.raises(Refused, match="是要項"), office.work(clerk) as work:
        link_register(work, plan.nodes["機關形象"], "walkaround")
