"""What was done before a plan was signed cannot be taken back behind the signature."""

import datetime as dt
from collections.abc import Callable

import pytest

from db import audit
from db.queries.plan import plan_tree
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.approval import amend_plan, approve_plan, close_plan, submit_plan
from desktop.office.chapters import add_chapter
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node, delete_nodes
from desktop.office.planning import change_plan
from desktop.office.promises import Share, set_due, set_sections
from desktop.office.take_back import take_back
from desktop.office.tracking import start_task, tick_off
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.forms.sample_prints import name_agency

TODAY = dt.date(2026, 2, 2)
SIGNS, PHONES = "更新標示", "辦理電話禮貌測試"
Doing = Callable[[Work], object]


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    name_agency(office, clerk)
    tasks = TaskDraft(SIGNS, dt.date(2026, 6, 30), ("民政課", "社會課")), TaskDraft(PHONES)
    return followed_plan(office, clerk, *tasks)


def do(office: Office, clerk: Actor, doing: Doing) -> int:
    """Do a deed; returns its number in the trail."""
    with office.work(clerk) as work:
        doing(work)
    with office.reading() as session:
        return next(audit.entries(session)).number


def approve(office: Office, clerk: Actor, plan: FollowedPlan) -> int:
    do(office, clerk, lambda work: submit_plan(work, plan.plan_id, on=TODAY, today=TODAY))
    return do(office, clerk, lambda work: approve_plan(work, plan.plan_id, on=TODAY, today=TODAY))


def texts(office: Office, plan: FollowedPlan) -> list[str]:
    with office.reading() as session:
        return [node.text for node in plan_tree(session, plan.plan_id).nodes]


def drafting(plan: FollowedPlan) -> dict[str, Doing]:
    signs = plan.nodes[SIGNS]
    return {
        "text": lambda work: change_node(work, signs, text="更新樓層標示"),
        "day": lambda work: set_due(work, signs, dt.date(2026, 9, 30)),
        "first day": lambda work: set_due(work, plan.nodes[PHONES], dt.date(2026, 9, 30)),
        "section": lambda work: set_sections(work, signs, [Share(plan.sections["社會課"])]),
        "deletion": lambda work: delete_nodes(work, [signs]),
        "chapter": lambda work: add_chapter(work, plan.plan_id, heading="附則"),
        "title": lambda work: change_plan(work, plan.plan_id, title="115年度計畫"),
    }


@pytest.mark.parametrize("what", ["text", "day", "first day", "section", "deletion", "chapter", "title"])
def test_nothing_that_was_drafted_is_taken_back_once_it_is_signed(
    office: Office, clerk: Actor, plan: FollowedPlan, what: str
) -> None:
    number = do(office, clerk, drafting(plan)[what])
    signed = approve(office, clerk, plan)
    before = texts(office, plan)
    with pytest.raises(Refused, match="內容不能再修改"):
        do(office, clerk, lambda work: take_back(work, number))
    assert texts(office, plan) == before
    # In the order of Ctrl+Z everything goes: first the approval, the submission, then what came before.
    do(office, clerk, lambda work: take_back(work, signed))
    do(office, clerk, lambda work: take_back(work, signed - 1))
    do(office, clerk, lambda work: take_back(work, number))
    assert SIGNS in texts(office, plan)


def test_ticks_are_taken_back_as_long_as_the_plan_runs(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    approve(office, clerk, plan)
    for deed in (
        lambda work: tick_off(work, plan.nodes[SIGNS], on=TODAY, today=TODAY),
        lambda work: start_task(work, plan.nodes[PHONES]),
    ):
        number = do(office, clerk, deed)
        assert do(office, clerk, lambda work, number=number: take_back(work, number)) == number + 1


def test_closing_and_amending_are_taken_back(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    approve(office, clerk, plan)
    for deed in (
        lambda work: close_plan(work, plan.plan_id, on=TODAY, today=TODAY),
        lambda work: amend_plan(work, plan.plan_id),
    ):
        number = do(office, clerk, deed)
        do(office, clerk, lambda work, number=number: take_back(work, number))
    with office.reading() as session:
        assert plan_tree(session, plan.plan_id).head.edition == 1


def test_what_an_amendment_changed_is_taken_back_while_it_is_drafted(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    approve(office, clerk, plan)
    do(office, clerk, lambda work: amend_plan(work, plan.plan_id))
    number = do(office, clerk, drafting(plan)["text"])
    do(office, clerk, lambda work: take_back(work, number))
    assert SIGNS in texts(office, plan)
