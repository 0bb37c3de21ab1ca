"""Extensions: a due date is moved only by a record."""

import datetime as dt

import pytest

from db.queries.extensions import extensions_of
from desktop.errors import Refused
from desktop.office.extensions import extend
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.office.tracking import tick_off
from tests.factories import FollowedPlan, TaskDraft, followed_plan

DUE, LATER = dt.date(2026, 6, 30), dt.date(2026, 9, 30)
TODAY = dt.date(2026, 7, 10)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """A task with a due date and one without."""
    return followed_plan(office, clerk, TaskDraft("汰換座椅", DUE), TaskDraft("整理花圃"))


def test_an_extended_task_is_late_no_more_and_the_record_tells_why(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    node_id = plan.nodes["汰換座椅"]
    with office.work(clerk) as work:
        extend(work, node_id, to=LATER, reason="招標流標", approver="區長", on=TODAY)
    with office.reading() as session:
        found = read_plan(session, 115, TODAY)
        (record,) = extensions_of(session, node_id)
    assert found is not None
    assert (found.tasks[0].due_on, found.tasks[0].is_overdue) == (LATER, False)
    assert (record.old_on, record.new_on, record.reason, record.approver) == (DUE, LATER, "招標流標", "區長")


@pytest.mark.parametrize(
    ("text", "to", "reason", "approver", "said"),
    [
        ("整理花圃", LATER, "等料", "區長", "沒有訂完成期限"),
        ("汰換座椅", DUE, "等料", "區長", "沒有比原期限115.06.30晚"),
        ("汰換座椅", dt.date(2028, 1, 1), "等料", "區長", "請檢查年份"),
        ("汰換座椅", LATER, " ", "區長", "寫明原因"),
        ("汰換座椅", LATER, "等料", "", "由誰核准"),
    ],
)
def test_an_extension_without_all_it_needs_is_refused(
    office: Office,
    clerk: Actor,
    plan: FollowedPlan,
    text: str,
    to: dt.date,
    reason: str,
    approver: str,
    said: str,
) -> None:
    with pytest.raises(Refused, match=said), office.work(clerk) as work:
        extend(work, plan.nodes[text], to=to, reason=reason, approver=approver, on=TODAY)


def test_a_done_task_is_not_extended(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    node_id = plan.nodes["汰換座椅"]
    with office.work(clerk) as work:
        tick_off(work, node_id, on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="已列為「已完成」"), office.work(clerk) as work:
        extend(work, node_id, to=LATER, reason="等料", approver="區長", on=TODAY)
