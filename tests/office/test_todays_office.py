import datetime as dt
from decimal import Decimal

import pytest

from db.tables.office import Section
from db.tables.phone_test import PhoneTest, ScoreSheet, TestRound
from db.tables.tracking import Occurrence
from db.tables.walkaround import Walkaround
from db.unit_of_work import Work
from db.vocabulary import Period, TickState, WalkaroundCategory, WalkaroundState
from desktop.office import tracking
from desktop.office.office import Actor, Office
from desktop.office.ticking import tick, tick_many
from desktop.office.todays_office import MOST_URGENT, TodaysOffice, todays_office
from desktop.rules.task_state import TaskState
from tests.factories import FollowedPlan, TaskDraft, followed_plan

TODAY = dt.date(2026, 7, 1)
DAY = dt.timedelta(days=1)


def read(office: Office) -> TodaysOffice:
    with office.reading() as session:
        return todays_office(session, 115, TODAY)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("很久以後", TODAY + 90 * DAY, ("行政課",)),
        TaskDraft("快到期", TODAY + 5 * DAY, ("行政課",)),
        TaskDraft("逾期已久", TODAY - 60 * DAY, ("人事室",)),
        TaskDraft("剛逾期", TODAY - DAY, ("人事室",), area="顧客關係", measure="訓練"),
        TaskDraft("沒有期限"),
    )


def test_what_presses_most_comes_first(office: Office, plan: FollowedPlan) -> None:
    assert [task.text for task in read(office).urgent] == ["逾期已久", "剛逾期", "快到期", "很久以後"]


def test_what_is_done_leaves_the_list(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    for text in ("快到期", "逾期已久", "剛逾期"):
        with office.work(clerk) as work:
            tracking.tick_off(work, plan.nodes[text], on=TODAY, today=TODAY)
    assert [task.text for task in read(office).urgent] == ["很久以後"]


def test_the_list_of_what_presses_stays_short(office: Office, clerk: Actor) -> None:
    followed_plan(office, clerk, *(TaskDraft(f"第{n}項", TODAY - n * DAY) for n in range(1, 30)))
    found = read(office).urgent
    assert len(found) == MOST_URGENT
    assert found[0].text == "第29項"


def test_what_was_missed_leaves_room_for_what_is_due_next(office: Office, clerk: Actor) -> None:
    missed = [TaskDraft(f"逾期第{n}項", TODAY - n * DAY) for n in range(1, 30)]
    coming = [TaskDraft(f"將到第{n}項", TODAY + n * DAY) for n in range(0, 30)]
    followed_plan(office, clerk, *missed, *coming)
    texts = [task.text for task in read(office).urgent]
    assert texts == [
        *(f"逾期第{n}項" for n in (29, 28, 27, 26)),
        *(f"將到第{n}項" for n in (0, 1, 2, 3)),
    ]


def test_a_period_of_a_count_presses_by_its_own_day(office: Office, clerk: Actor) -> None:
    quarterly = TaskDraft("每季講習", None, ("行政課",), (1, Period.QUARTER))
    plan = followed_plan(office, clerk, quarterly, TaskDraft("九月的事", dt.date(2026, 9, 1)))
    with office.work(clerk) as work:
        for month in (1, 4):
            tick(work, plan.nodes["每季講習"], on=dt.date(2026, month, 5), today=TODAY)
    assert [(task.text, task.next_due) for task in read(office).urgent] == [
        ("九月的事", dt.date(2026, 9, 1)),
        ("每季講習", dt.date(2026, 9, 30)),
    ]


def test_sections_and_areas_are_tallied(office: Office, plan: FollowedPlan) -> None:
    found = read(office)
    assert [(part.name, part.tally.overdue) for part in found.sections] == [
        ("行政課", 0),
        ("人事室", 2),
        ("", 0),
    ]
    assert [(part.name, part.tally.total) for part in found.areas] == [("機關形象", 4), ("顧客關係", 1)]
    assert (found.whole.overdue, found.whole.due_soon) == (2, 1)


def ticked(office: Office, clerk: Actor, node_id: int, number: int, state: TickState) -> None:
    """A tick as it is stored."""
    with office.work(clerk) as work:
        work.name("tick")
        work.session.add(
            Occurrence(
                node_id=node_id,
                period_from=dt.date(2026, 1, 1),
                number=number,
                done_on=TODAY,
                ticked_by="王課長",
                ticked_at=dt.datetime(2026, 7, 1, 9),
                state=state,
            )
        )


def test_tasks_with_returned_ticks_and_those_to_confirm_are_counted(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    ticked(office, clerk, plan.nodes["快到期"], 1, TickState.TICKED)
    ticked(office, clerk, plan.nodes["快到期"], 2, TickState.TICKED)
    ticked(office, clerk, plan.nodes["剛逾期"], 1, TickState.RETURNED)
    ticked(office, clerk, plan.nodes["沒有期限"], 1, TickState.CONFIRMED)
    assert (read(office).whole.returned, read(office).whole.awaiting) == (1, 1)


def test_a_section_is_as_far_as_its_own_part(office: Office, clerk: Actor) -> None:
    twice = TaskDraft("辦理講習", TODAY + 180 * DAY, ("各課室",), (2, Period.YEAR))
    plan = followed_plan(office, clerk, twice, groups={"各課室": ("行政課", "人事室")})
    with office.work(clerk) as work:
        for month in (3, 5):
            day, section = dt.date(2026, month, 1), plan.sections["行政課"]
            tick(work, plan.nodes["辦理講習"], on=day, section_id=section, today=TODAY)
    found = read(office)
    assert [(part.name, part.tally.by_state) for part in found.sections] == [
        ("行政課", ((TaskState.DONE, 1),)),
        ("人事室", ((TaskState.BEHIND, 1),)),
    ]
    assert found.whole.by_state == ((TaskState.BEHIND, 1),)


def test_a_section_sees_its_own_tasks_only(office: Office, plan: FollowedPlan) -> None:
    with office.reading() as session:
        found = todays_office(session, 115, TODAY, plan.sections["人事室"])
    assert [part.name for part in found.sections] == ["人事室"]
    assert (found.whole.total, found.whole.overdue) == (2, 2)
    assert [task.text for task in found.urgent] == ["逾期已久", "剛逾期"]


def test_recent_deeds_name_their_task(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    with office.work(Actor("王課長")) as work:
        tracking.tick_off(work, plan.nodes["快到期"], on=TODAY, today=TODAY)
    with office.work(clerk) as work:
        tick_many(work, [plan.nodes["逾期已久"], plan.nodes["剛逾期"]], on=TODAY, today=TODAY)
    many, one, drafting = read(office).recent
    assert (one.actor, one.words, one.subject) == ("王課長", "勾稽完成（115.07.01）", "一、(一)2. 快到期")
    assert one.node_id == plan.nodes["快到期"]
    assert (many.subject, many.node_id) == ("一、(一)3.等2項工作", None)
    assert drafting.words == "新增計畫"


def test_without_a_plan_the_registers_are_still_counted(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        work.name("fill")
        draft_registers(work)
    found = read(office)
    assert found.plan is None
    assert (found.open_walkarounds, found.open_improvements) == (2, 1)
    assert found.urgent == found.sections == found.areas == ()


def draft_registers(work: Work) -> None:
    """Four walk-arounds, two of them open; four calls below or above the threshold of 80."""
    section = followed_section(work)
    states = (WalkaroundState.REGISTERED, WalkaroundState.CONSULTING, WalkaroundState.SETTLED)
    for serial, state in enumerate((*states, WalkaroundState.CLOSED), start=1):
        work.session.add(
            Walkaround(
                year=115,
                section_id=section,
                serial=serial,
                walked_on=TODAY,
                place="大廳",
                supervisor="主任",
                category=WalkaroundCategory.FACILITY,
                state=state,
            )
        )
    sheet = ScoreSheet(name="量表", edition=1, bands=[], valid_from=TODAY)
    work.session.add(sheet)
    work.flush()
    first = TestRound(year=115, number=1, name="第1輪", held_from=TODAY, held_to=TODAY, sheet_id=sheet.id)
    work.session.add(first)
    work.flush()
    bad = [call(work, first.id, section, serial, 70) for serial in (1, 2, 3)]
    bad[0].improvement_done_on = TODAY
    call(work, first.id, section, 4, 90).retest_of_id = bad[1].id
    call(work, first.id, section, 5, 80)


def followed_section(work: Work) -> int:
    section = Section(name="行政課", position=1)
    work.session.add(section)
    work.flush()
    return section.id


def call(work: Work, round_id: int, section: int, serial: int, total: int) -> PhoneTest:
    made = PhoneTest(
        round_id=round_id,
        serial=serial,
        tested_on=TODAY,
        tester="測試員",
        section_id=section,
        points=total,
        applied_points=100,
        total=Decimal(total),
        grade="",
    )
    work.session.add(made)
    work.flush()
    return made
