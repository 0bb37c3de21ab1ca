"""What of a plan became due since the last visit."""

import datetime as dt

import pytest

from db.vocabulary import Period
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.since_last_visit import due_since
from desktop.office.tracking import tick_off
from tests.factories import FollowedPlan, TaskDraft, followed_plan

LAST, TODAY = dt.date(2026, 6, 2), dt.date(2026, 7, 1)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("上次當天", LAST, ("行政課",)),
        TaskDraft("次日", LAST + dt.timedelta(days=1), ("行政課",)),
        TaskDraft("今天", TODAY, ("建設課",)),
        TaskDraft("明天", TODAY + dt.timedelta(days=1), ("建設課",)),
        TaskDraft("已完成", TODAY, ("建設課",)),
        TaskDraft("每月", None, ("建設課",), (1, Period.MONTH)),
        TaskDraft("每日", None, ("建設課",), (1, Period.DAY)),
    )


def told(office: Office, last: dt.date = LAST, section_id: int | None = None) -> list[str]:
    with office.reading() as session:
        return [due.text for due in due_since(session, 115, last, TODAY, section_id)]


def test_what_fell_due_after_the_last_visit_and_is_open_is_told_by_day(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        tick_off(work, plan.nodes["已完成"], on=TODAY, today=TODAY)
    assert told(office) == ["次日", "每月", "今天"]


def test_a_period_that_was_kept_is_not_told(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(clerk) as work:
        add_evidence(work, plan.nodes["每月"], on=dt.date(2026, 6, 9), what="紀錄", today=TODAY)
    assert "每月" not in told(office)


def test_a_section_head_is_told_of_the_own_section_only(office: Office, plan: FollowedPlan) -> None:
    assert told(office, section_id=plan.sections["行政課"]) == ["次日"]


def test_on_the_same_day_and_without_plan_there_is_nothing_to_tell(
    office: Office, plan: FollowedPlan
) -> None:
    assert told(office, TODAY) == []
    with office.reading() as session:
        assert due_since(session, 114, LAST, TODAY) == []
