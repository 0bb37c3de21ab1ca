"""Branches copied, pasted and carried, within a plan and between years."""

import datetime as dt

import pytest

from db.queries.plan import PlanTree, plan_head, plan_tree
from db.vocabulary import NodeKind, TaskStatus
from desktop.errors import Refused
from desktop.exchange.plan_file import Item, SectionShare
from desktop.office.branches import branches_as_text, carry_branches, days_outside, items_of_text, paste_items
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.take_back import take_back
from desktop.office.tracking import tick_off
from desktop.office.upkeep import check
from tests.factories import FollowedPlan, TaskDraft, drafted_plan, followed_plan, outline_of

DAY = dt.date(2026, 6, 30)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    plan = followed_plan(office, clerk, TaskDraft("甲", DAY, ("民政課",)), TaskDraft("乙", DAY), year=115)
    with office.work(clerk) as work:
        add_evidence(work, plan.nodes["甲"], on=DAY, what="照片", today=DAY)
        tick_off(work, plan.nodes["甲"], on=DAY, today=DAY)
    return plan


def tree(office: Office, year: int) -> PlanTree:
    with office.reading() as session:
        head = plan_head(session, year)
        assert head is not None
        return plan_tree(session, head.id)


def copied(office: Office, *keys: int) -> tuple[Item, ...]:
    return items_of_text(branches_as_text(tree(office, 115), keys))


def test_a_copied_branch_is_pasted_whole_without_status_and_evidence(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    items = copied(office, plan.nodes["改善服務場所"])
    with office.work(clerk) as work:
        (key,) = paste_items(work, plan.plan_id, plan.nodes["機關形象"], None, items)
    assert outline_of(office, plan.plan_id) == [
        "一、機關形象",
        "  (一)改善服務場所",
        "    1.甲",
        "    2.乙",
        "  (二)改善服務場所",
        "    1.甲",
        "    2.乙",
    ]
    found = tree(office, 115)
    copy = next(node for node in found.nodes if node.parent_id == key)
    original = next(node for node in found.nodes if node.id == plan.nodes["甲"])
    assert copy.tracking is not None
    assert (copy.tracking.due_on, copy.tracking.status) == (DAY, TaskStatus.NOT_STARTED)
    assert copy.tracking.evidence_count == 0
    assert [share.name for share in copy.sections] == ["民政課"]
    assert copy.lineage != original.lineage


def test_a_branch_is_pasted_at_a_place_and_becomes_what_may_stand_there(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    items = copied(office, plan.nodes["乙"])
    with office.work(clerk) as work:
        paste_items(work, plan.plan_id, plan.nodes["改善服務場所"], 0, items)
        paste_items(work, plan.plan_id, plan.nodes["甲"], None, items)
    assert outline_of(office, plan.plan_id) == [
        "一、機關形象",
        "  (一)改善服務場所",
        "    1.乙",
        "    2.甲",
        "      (1)乙",
        "    3.乙",
    ]


def test_a_choice_of_a_branch_and_something_in_it_is_one_branch(office: Office, plan: FollowedPlan) -> None:
    items = copied(office, plan.nodes["改善服務場所"], plan.nodes["甲"])
    assert [item.text for item in items] == ["改善服務場所"]


def test_dates_of_another_year_are_kept_and_counted(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    other = drafted_plan(office, clerk, "形象", year=116)
    items = copied(office, plan.nodes["改善服務場所"])
    assert (days_outside(items, 115), days_outside(items, 116)) == (0, 2)
    with office.work(clerk) as work:
        paste_items(work, other.plan_id, other.nodes["形象"], None, items)
    assert [node.tracking.due_on for node in tree(office, 116).nodes if node.tracking] == [DAY, DAY]


def test_a_section_the_office_does_not_have_is_asked_about(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    items = [Item("", NodeKind.TASK, "丙", sections=(SectionShare("觀光課"), SectionShare("民政課")))]
    with office.work(clerk) as work:
        paste_items(work, plan.plan_id, plan.nodes["改善服務場所"], None, items, ["放不進去的字"])
    found = tree(office, 115)
    assert [share.name for share in found.nodes[-1].sections] == ["民政課"]
    assert "觀光課" in found.leftovers[0].text
    assert found.leftovers[0].node_id == found.nodes[-1].id
    assert (found.leftovers[1].is_text, found.leftovers[1].text) == (True, "放不進去的字")


def test_a_cut_branch_is_carried_into_another_year_with_its_evidence_and_back_by_undo(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    other = drafted_plan(office, clerk, "形象\n  場所", year=116)
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    with office.work(clerk) as work:
        carry_branches(work, [plan.nodes["甲"]], other.plan_id, other.nodes["場所"])
    assert outline_of(office, other.plan_id) == ["一、形象", "  (一)場所", "    1.甲"]
    carried = tree(office, 116).nodes[-1]
    assert carried.id == plan.nodes["甲"]
    assert carried.tracking is not None
    assert carried.tracking.evidence_count == 1
    assert outline_of(office, plan.plan_id) == ["一、機關形象", "  (一)改善服務場所", "    1.乙"]
    with office.work(clerk) as work:
        take_back(work, numbers[-1])
    assert "    1.甲" in outline_of(office, plan.plan_id)
    assert check(office) == []


def test_what_is_no_branch_is_none_and_nothing_is_refused(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    assert items_of_text("甲\t乙") == ()
    assert items_of_text("") == ()
    with pytest.raises(Refused, match="沒有可以貼上"), office.work(clerk) as work:
        paste_items(work, plan.plan_id, None, None, ())
