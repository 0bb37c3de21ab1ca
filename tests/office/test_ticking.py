"""Ticking off: one instance after the other, by each section for itself, confirmed or returned."""

import datetime as dt

import pytest

from db.queries.plan import QuotaInfo
from db.queries.tracking import evidence_of
from db.vocabulary import Light, Period, QuotaRule, Role, TaskStatus, TickState
from desktop.errors import Conflict, Refused
from desktop.office.evidence import AttachedFile, Proof
from desktop.office.extensions import extend
from desktop.office.followed_plan import followed_plan as read_plan
from desktop.office.office import Actor, Office
from desktop.office.owed import Slot
from desktop.office.promises import set_due, set_quota
from desktop.office.take_back import take_back
from desktop.office.ticking import (
    change_tick,
    confirm_ticks,
    return_tick,
    tick,
    tick_instances,
    tick_many,
    untick,
)
from desktop.office.tracking import mark_not_applicable
from desktop.rules.occurrence import Occurrence
from desktop.rules.tracked_tasks import TrackedTask
from tests.factories import FollowedPlan, TaskDraft, followed_plan

CHECK, POST, TESTS, LEAFLET = "檢查消防設備", "每月更新網頁", "電話禮貌測試", "更新摺頁"
TODAY = dt.date(2026, 5, 20)
MAY = dt.date(2026, 5, 1)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """A group's task by a day, a monthly duty, twelve a year, and one task of one section."""
    return followed_plan(
        office,
        clerk,
        TaskDraft(CHECK, dt.date(2026, 5, 31), ("各課室",)),
        TaskDraft(POST, None, ("行政課",), (1, Period.MONTH)),
        TaskDraft(TESTS, dt.date(2026, 12, 20), ("行政課",), (12, Period.YEAR)),
        TaskDraft(LEAFLET, dt.date(2026, 4, 30), ("人事室",)),
        groups={"各課室": ("行政課", "人事室")},
    )


@pytest.fixture
def head(plan: FollowedPlan) -> Actor:
    """The head of the section 行政課."""
    return Actor("林課長", Role.SECTION_HEAD, section_id=plan.sections["行政課"])


def task(office: Office, text: str, today: dt.date = TODAY, section_id: int | None = None) -> TrackedTask:
    with office.reading() as session:
        found = read_plan(session, 115, today, section_id)
    assert found is not None
    return next(each for each in found.tasks if each.text == text)


def occurrences(office: Office, text: str, today: dt.date = TODAY) -> list[Occurrence]:
    with office.reading() as session:
        found = read_plan(session, 115, today)
    assert found is not None
    node_id = next(each.node_id for each in found.tasks if each.text == text)
    return [each for each in found.occurrences if each.node_id == node_id]


def ticked(office: Office, actor: Actor, node_id: int, on: dt.date = TODAY, **others: object) -> int:
    with office.work(actor) as work:
        return tick(work, node_id, on=on, today=max(on, TODAY), **others)[0]  # type: ignore[arg-type]


def test_a_groups_task_is_done_when_every_member_ticked_its_own(
    office: Office, clerk: Actor, head: Actor, plan: FollowedPlan
) -> None:
    ticked(office, head, plan.nodes[CHECK])
    half = task(office, CHECK)
    assert (half.status, half.state) == (TaskStatus.STARTED, "執行中")
    assert [(part.name, part.is_done) for part in half.parts] == [("行政課", True), ("人事室", False)]
    assert task(office, CHECK, section_id=plan.sections["行政課"]).status is TaskStatus.DONE

    ticked(office, clerk, plan.nodes[CHECK], section_id=plan.sections["人事室"])
    assert task(office, CHECK).status is TaskStatus.DONE
    assert task(office, CHECK).done_on == TODAY


def test_the_secretariat_ticks_for_all_sections_that_are_left(
    office: Office, clerk: Actor, head: Actor, plan: FollowedPlan
) -> None:
    ticked(office, head, plan.nodes[CHECK], dt.date(2026, 5, 4))
    with office.work(clerk) as work:
        assert len(tick(work, plan.nodes[CHECK], on=TODAY, today=TODAY)) == 1
    assert task(office, CHECK).status is TaskStatus.DONE


def test_a_tick_goes_to_the_period_its_day_lies_in(office: Office, head: Actor, plan: FollowedPlan) -> None:
    ticked(office, head, plan.nodes[POST], dt.date(2026, 3, 9))
    done = [each for each in occurrences(office, POST) if each.is_done]
    assert [(each.period_from, each.done_on) for each in done] == [(dt.date(2026, 3, 1), dt.date(2026, 3, 9))]
    assert task(office, POST).credited == 1


def test_a_second_tick_of_a_full_month_makes_an_earlier_one_good_and_says_late(
    office: Office, head: Actor, plan: FollowedPlan
) -> None:
    ticked(office, head, plan.nodes[POST])
    ticked(office, head, plan.nodes[POST])
    done = [each for each in occurrences(office, POST) if each.is_done]
    assert [(each.period_from.month, each.days_late) for each in done] == [(1, 109), (5, 0)]
    assert task(office, POST).late_times == 1


def test_a_missed_month_can_be_named_and_stays_late_for_ever(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    april = dt.date(2026, 4, 1)
    ticked(office, clerk, plan.nodes[POST], slot=Slot(april))
    (done,) = [each for each in occurrences(office, POST) if each.is_done]
    assert (done.period_from, done.days_late) == (april, 20)


def test_twelve_a_year_are_counted_as_often_as_they_are_ticked(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    ticked(office, clerk, plan.nodes[TESTS])
    ticked(office, clerk, plan.nodes[TESTS], times=4)
    assert task(office, TESTS).credited == 5
    assert sum(not each.is_done for each in occurrences(office, TESTS)) == 7
    ticked(office, clerk, plan.nodes[TESTS], times=7)
    assert task(office, TESTS).status is TaskStatus.DONE
    assert task(office, TESTS).is_bunched


def test_more_than_the_least_may_be_ticked_and_more_than_exactly_may_not(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    ticked(office, clerk, plan.nodes[TESTS], times=12)
    ticked(office, clerk, plan.nodes[TESTS])
    assert task(office, TESTS).credited == 12
    with office.work(clerk) as work:
        set_quota(work, plan.nodes[LEAFLET], QuotaInfo(QuotaRule.EXACTLY, 2, Period.YEAR))
    with pytest.raises(Refused, match="剛好2次"):
        ticked(office, clerk, plan.nodes[LEAFLET], times=3)
    ticked(office, clerk, plan.nodes[LEAFLET], times=2)
    with pytest.raises(Conflict, match="沒有重複登錄"):
        ticked(office, clerk, plan.nodes[LEAFLET])


def test_the_same_instance_is_ticked_once_and_the_second_is_told_by_whom(
    office: Office, head: Actor, plan: FollowedPlan
) -> None:
    slot = Slot(MAY, 1)
    ticked(office, head, plan.nodes[POST], slot=slot)
    with pytest.raises(
        Conflict, match=r"「每月更新網頁」這一次已由林課長勾稽（115\.05\.20完成），沒有重複登錄"
    ):
        ticked(office, head, plan.nodes[POST], slot=slot)
    ticked(office, head, plan.nodes[CHECK])
    with pytest.raises(Conflict, match="沒有重複登錄"):
        ticked(office, head, plan.nodes[CHECK])


def test_what_a_section_ticks_awaits_confirmation_and_what_the_secretariat_ticks_does_not(
    office: Office, clerk: Actor, head: Actor, plan: FollowedPlan
) -> None:
    key = ticked(office, head, plan.nodes[POST])
    ticked(office, clerk, plan.nodes[TESTS])
    assert (task(office, POST).awaiting, task(office, TESTS).awaiting) == (1, 0)
    with office.work(clerk) as work:
        assert confirm_ticks(work, [key]) == 1
    assert task(office, POST).awaiting == 0
    with pytest.raises(Refused, match="沒有待確認"), office.work(clerk) as work:
        confirm_ticks(work, [key])


def test_a_returned_tick_counts_no_more_until_it_is_made_again(
    office: Office, clerk: Actor, head: Actor, plan: FollowedPlan
) -> None:
    key = ticked(office, head, plan.nodes[POST], dt.date(2026, 5, 4))
    with pytest.raises(Refused, match="寫明原因"), office.work(clerk) as work:
        return_tick(work, key, reason=" ")
    with office.work(clerk) as work:
        return_tick(work, key, reason="沒有附網頁截圖")
    returned = task(office, POST)
    assert (returned.credited, returned.returned) == (0, 1)
    # Months were missed as well: that is worse than a tick that came back.
    assert (returned.light, returned.standing) == (Light.RED, "無法如期")
    (open_one,) = [each for each in occurrences(office, POST) if each.period_from == MAY]
    assert (open_one.state, open_one.reason) == (TickState.RETURNED, "沒有附網頁截圖")

    assert ticked(office, head, plan.nodes[POST]) == key
    assert (task(office, POST).credited, task(office, POST).returned) == (1, 0)


def test_today_is_ticked_for_many_tasks_at_once(office: Office, clerk: Actor, plan: FollowedPlan) -> None:
    nodes = [plan.nodes[text] for text in (CHECK, POST, TESTS, LEAFLET)]
    with office.work(clerk) as work:
        assert tick_many(work, nodes, on=TODAY, today=TODAY) == 4
    assert [task(office, text).status for text in (CHECK, LEAFLET)] == [TaskStatus.DONE] * 2
    assert [task(office, text).credited for text in (POST, TESTS)] == [1, 1]
    assert task(office, LEAFLET).days_late == 20


def test_a_section_head_ticks_today_the_own_part_only(
    office: Office, head: Actor, plan: FollowedPlan
) -> None:
    with office.work(head) as work:
        tick_many(work, [plan.nodes[CHECK], plan.nodes[POST]], on=TODAY, today=TODAY)
    assert [part.is_done for part in task(office, CHECK).parts] == [True, False]


def test_what_owes_nothing_today_is_refused_in_words(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        mark_not_applicable(work, plan.nodes[LEAFLET], reason="今年不印")
    with pytest.raises(Refused, match="沒有可以勾稽的項目"), office.work(clerk) as work:
        tick_many(work, [plan.nodes[LEAFLET]], on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="已列為「不適用」"):
        ticked(office, clerk, plan.nodes[LEAFLET])


def test_who_looked_before_somebody_else_ticked_is_told_so(
    office: Office, clerk: Actor, head: Actor, plan: FollowedPlan
) -> None:
    node_id = plan.nodes[TESTS]
    with office.work(head) as work:
        tick_many(work, [node_id], on=TODAY, today=TODAY, seen={node_id: 0})
    with pytest.raises(Conflict, match="剛才已由別人勾稽（已辦1次）"), office.work(clerk) as work:
        tick_many(work, [node_id], on=TODAY, today=TODAY, seen={node_id: 0})
    assert task(office, TESTS).credited == 1


def test_the_evidence_of_a_tick_goes_with_it_and_is_not_counted_twice(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    proof = Proof("抽測紀錄", files=(AttachedFile("紀錄.pdf", b"%PDF"),))
    key = ticked(office, clerk, plan.nodes[TESTS], proof=proof)
    with office.reading() as session:
        (row,) = evidence_of(session, plan.nodes[TESTS])
    assert (row.occurrence_id, row.what, row.file_name) == (key, "抽測紀錄", "紀錄.pdf")
    assert task(office, TESTS).credited == 1
    with office.work(clerk) as work:
        untick(work, key)
    with office.reading() as session:
        assert evidence_of(session, plan.nodes[TESTS]) == []
    assert task(office, TESTS).credited == 0


def test_a_tick_is_taken_back_and_done_again_from_the_trail(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    numbers: list[int] = []
    stop = office.database.on_change(lambda changed: numbers.append(changed.number))
    ticked(office, clerk, plan.nodes[POST])
    for expected in (0, 1):
        with office.work(clerk) as work:
            take_back(work, numbers[-1])
        assert task(office, POST).credited == expected
    stop()


def test_a_corrected_day_does_not_move_the_day_it_was_owed_by(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    key = ticked(office, clerk, plan.nodes[POST], dt.date(2026, 3, 9))
    with office.work(clerk) as work:
        change_tick(work, key, on=dt.date(2026, 4, 3), times=1, note="補登", today=TODAY)
    (done,) = [each for each in occurrences(office, POST) if each.is_done]
    assert (done.due_on, done.days_late, done.note) == (dt.date(2026, 3, 31), 3, "補登")


def test_a_late_tick_stays_late_after_an_extension_and_an_extended_one_is_in_time(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    june = dt.date(2026, 6, 30)
    with office.work(clerk) as work:
        extend(work, plan.nodes[CHECK], to=june, reason="等料", approver="區長", on=TODAY)
        tick(work, plan.nodes[CHECK], on=dt.date(2026, 6, 10), today=june)
    assert task(office, CHECK, june).days_late == 0
    ticked(
        office, Actor("陳主任", Role.SECTION_HEAD, section_id=plan.sections["人事室"]), plan.nodes[LEAFLET]
    )
    with office.work(clerk) as work:
        extend(work, plan.nodes[LEAFLET], to=june, reason="補准", approver="區長", on=TODAY)
    assert (task(office, LEAFLET).days_late, task(office, LEAFLET).state) == (20, "逾期完成")


def test_a_day_to_come_and_a_foreign_item_cannot_be_ticked(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work, pytest.raises(Refused, match="還沒到"):
        tick(work, plan.nodes[POST], on=TODAY + dt.timedelta(1), today=TODAY)
    with office.work(clerk) as work, pytest.raises(Refused, match="不是可以勾稽的工作"):
        tick(work, plan.nodes["機關形象"], on=TODAY, today=TODAY)
    with office.work(clerk) as work, pytest.raises(Refused, match="至少是1次"):
        tick(work, plan.nodes[POST], on=TODAY, times=0, today=TODAY)


def test_instances_seen_in_a_calendar_are_ticked_whatever_their_months(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    asked = [each for each in occurrences(office, POST) if each.period_from.month in (2, 4)]
    checks = [each for each in occurrences(office, CHECK) if each.section_id == plan.sections["人事室"]]
    leaflet = occurrences(office, LEAFLET)
    with office.work(clerk) as work:
        assert tick_instances(work, [*asked, *checks, *leaflet], today=TODAY) == 4
    done = [each.period_from.month for each in occurrences(office, POST) if each.is_done]
    assert done == [2, 4]
    assert [each.section_id for each in occurrences(office, CHECK) if each.is_done] == [
        plan.sections["人事室"]
    ]
    assert task(office, LEAFLET).status is TaskStatus.DONE


def test_an_instance_that_somebody_ticked_meanwhile_stops_them_all(
    office: Office, clerk: Actor, head: Actor, plan: FollowedPlan
) -> None:
    asked = [each for each in occurrences(office, POST) if each.period_from.month in (2, 3)]
    with office.work(head) as work:
        tick_instances(work, asked[1:], today=TODAY)
    with pytest.raises(Conflict, match="已由林課長勾稽"), office.work(clerk) as work:
        tick_instances(work, asked, today=TODAY)
    assert [each.period_from.month for each in occurrences(office, POST) if each.is_done] == [3]


def test_what_is_done_regularly_is_ticked_as_often_as_it_is_done_and_is_done_when_its_time_is_over(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    node_id = plan.nodes[LEAFLET]
    with office.work(clerk) as work:
        set_quota(work, node_id, QuotaInfo(QuotaRule.REGULARLY, 1, Period.YEAR))
        set_due(work, node_id, dt.date(2026, 11, 30))
    assert task(office, LEAFLET).state == "未開始"
    for day in (dt.date(2026, 3, 9), TODAY):
        ticked(office, clerk, node_id, day)
    with office.work(clerk) as work:
        assert tick_many(work, [node_id], on=TODAY, today=TODAY) == 1
    found = task(office, LEAFLET)
    assert (found.status, found.state, found.needed) == (TaskStatus.STARTED, "執行中", None)
    assert [each.done_on for each in occurrences(office, LEAFLET)] == [dt.date(2026, 3, 9), TODAY, TODAY]
    over = task(office, LEAFLET, dt.date(2026, 12, 1))
    assert (over.status, over.done_on, over.days_late) == (TaskStatus.DONE, TODAY, 0)


def test_of_what_is_done_regularly_nothing_shown_by_its_day_is_overdue(
    office: Office, clerk: Actor, plan: FollowedPlan
) -> None:
    with office.work(clerk) as work:
        set_quota(work, plan.nodes[LEAFLET], QuotaInfo(QuotaRule.REGULARLY, 1, Period.YEAR))
    assert (task(office, LEAFLET).state, task(office, LEAFLET).days_late) == ("逾期", 20)


def test_a_tick_that_came_back_is_yellow_and_says_so(
    office: Office, clerk: Actor, head: Actor, plan: FollowedPlan
) -> None:
    key = ticked(office, head, plan.nodes[CHECK], dt.date(2026, 3, 2))
    with office.work(clerk) as work:
        return_tick(work, key, reason="缺檢查紀錄表")
    found = task(office, CHECK, dt.date(2026, 3, 5))
    assert (found.light, found.standing) == (Light.YELLOW, "已退回")
