import datetime as dt
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import Light, Period, QuotaRule, TaskStatus
from desktop.rules.lights import (
    TaskFacts,
    completion,
    days_late,
    has_begun,
    is_due_soon,
    judge,
)
from desktop.rules.quota import Quota
from tests.rules.quota_years import counted_in_97

NOT_STARTED, STARTED, DONE, NOT_APPLICABLE, WITHDRAWN = TaskStatus
DUE = dt.date(2008, 10, 1)
LAST_DAY = dt.date(2008, 12, 31)
ONE_DAY = dt.timedelta(days=1)

days = st.dates(dt.date(2007, 12, 1), dt.date(2009, 2, 28))
facts_of_any_task = st.builds(
    TaskFacts,
    st.sampled_from(TaskStatus),
    days,
    st.none() | days,
    st.none() | days,
    st.none()
    | st.builds(
        counted_in_97,
        st.builds(Quota, st.sampled_from(QuotaRule), st.integers(1, 12), st.sampled_from(Period)),
        st.lists(st.tuples(days, st.integers(1, 12)), max_size=8).map(tuple),
    ),
)


def on(days_before_due: int, status: TaskStatus = NOT_STARTED) -> TaskFacts:
    """A task due on 97.10.01, looked at so many days before."""
    return TaskFacts(status, DUE - ONE_DAY * days_before_due, DUE)


def phone_tests(done: int, today: dt.date, status: TaskStatus = STARTED) -> TaskFacts:
    """A task that asks for twelve phone tests a year, so many of them done in January."""
    quota = counted_in_97(Quota(QuotaRule.AT_LEAST, 12, Period.YEAR), ((dt.date(2008, 1, 2), done),))
    return TaskFacts(status, today, LAST_DAY, quota=quota)


@pytest.mark.parametrize(
    ("facts", "shown", "state"),
    [
        (on(60), Light.GREY, "未開始"),
        (on(60, STARTED), Light.GREEN, "執行中"),
        (on(15, STARTED), Light.GREEN, "執行中"),
        (on(14, STARTED), Light.YELLOW, "執行中"),
        (on(14), Light.YELLOW, "未開始"),
        (on(0, STARTED), Light.YELLOW, "執行中"),
        (on(-1, STARTED), Light.RED, "逾期"),
        (on(-1), Light.RED, "逾期"),
        (on(-1, NOT_APPLICABLE), Light.GREY, "不適用"),
        (on(-1, WITHDRAWN), Light.GREY, "撤銷"),
        (TaskFacts(NOT_STARTED, DUE), Light.GREY, "未開始"),
        (TaskFacts(STARTED, DUE), Light.GREEN, "執行中"),
        (TaskFacts(DONE, LAST_DAY, DUE, done_on=DUE), Light.GREEN, "已完成"),
        (TaskFacts(DONE, LAST_DAY, DUE, done_on=DUE + ONE_DAY), Light.GREEN, "逾期完成"),
        (TaskFacts(DONE, LAST_DAY, done_on=DUE), Light.GREEN, "已完成"),
    ],
)
def test_the_light_and_the_word_of_a_task(facts: TaskFacts, shown: Light, state: str) -> None:
    assert judge(facts).light is shown
    assert judge(facts).state == state


@pytest.mark.parametrize(
    ("done", "today", "shown", "state"),
    [
        (0, dt.date(2008, 1, 15), Light.GREEN, "執行中"),
        (4, dt.date(2008, 4, 1), Light.GREEN, "執行中"),
        (4, dt.date(2008, 7, 15), Light.YELLOW, "落後"),
        (11, dt.date(2008, 12, 1), Light.GREEN, "執行中"),
        (11, dt.date(2008, 12, 20), Light.YELLOW, "執行中"),
        (11, dt.date(2009, 1, 1), Light.RED, "逾期"),
        (12, dt.date(2008, 12, 20), Light.GREEN, "執行中"),
        (12, dt.date(2009, 1, 15), Light.GREEN, "執行中"),
    ],
)
def test_the_light_of_a_task_with_a_quota(done: int, today: dt.date, shown: Light, state: str) -> None:
    facts = phone_tests(done, today)
    assert judge(facts).light is shown
    assert judge(facts).state == state


def test_a_quota_that_can_no_longer_be_met_is_red_long_before_the_due_date() -> None:
    monthly = counted_in_97(Quota(QuotaRule.AT_LEAST, 1, Period.MONTH))
    facts = TaskFacts(STARTED, dt.date(2008, 2, 1), LAST_DAY, quota=monthly)
    assert judge(facts).is_lost
    assert judge(facts).light is Light.RED
    assert judge(facts).state == "無法如期"


def test_an_exact_quota_that_was_passed_says_so() -> None:
    once = counted_in_97(Quota(QuotaRule.EXACTLY, 1, Period.YEAR), ((dt.date(2008, 1, 3), 2),))
    facts = TaskFacts(STARTED, dt.date(2008, 2, 1), LAST_DAY, quota=once)
    assert (judge(facts).light, judge(facts).state) == (Light.RED, "超過次數")


def test_what_was_owed_by_the_due_date_is_overdue_until_it_was_made_good() -> None:
    quarterly = Quota(QuotaRule.AT_LEAST, 1, Period.QUARTER)
    first_half = ((dt.date(2008, 1, 7), 1), (dt.date(2008, 4, 7), 1))
    third_quarter = dt.date(2008, 7, 1)
    made_good = SimpleNamespace(period_from=third_quarter, done_on=DUE + ONE_DAY * 5, times=1, due_on=None)
    quota = replace(counted_in_97(quarterly, first_half), ticks=(made_good,))
    assert days_late(TaskFacts(STARTED, DUE + ONE_DAY * 4, DUE, quota=quota)) == 4
    assert days_late(TaskFacts(STARTED, DUE + ONE_DAY * 5, DUE, quota=quota)) == 0


def test_a_monthly_duty_due_in_october_owes_nine_months_by_then() -> None:
    upkeep = Quota(QuotaRule.AT_LEAST, 1, Period.MONTH)
    nine = tuple((dt.date(2008, month, 5), 1) for month in range(1, 10))
    mid_october = DUE + ONE_DAY * 14
    kept = TaskFacts(STARTED, mid_october, DUE, quota=counted_in_97(upkeep, nine))
    assert judge(kept).light is Light.GREEN
    assert days_late(kept) == 0
    missed = TaskFacts(STARTED, mid_october, DUE, quota=counted_in_97(upkeep, nine[:8]))
    assert judge(missed).light is Light.RED
    assert days_late(missed) == 14


def test_a_due_date_before_the_quota_begins_is_overdue_like_any_other() -> None:
    tests = counted_in_97(Quota(QuotaRule.AT_LEAST, 1, Period.YEAR), ((dt.date(2008, 1, 1), 1),))
    assert judge(TaskFacts(STARTED, dt.date(2008, 2, 1), dt.date(2007, 12, 20), quota=tests)).is_overdue


def test_what_the_registers_counted_has_begun_without_anybody_saying_so() -> None:
    assert has_begun(phone_tests(1, dt.date(2008, 1, 10), NOT_STARTED))
    assert judge(phone_tests(1, dt.date(2008, 1, 10), NOT_STARTED)).light is Light.GREEN
    assert judge(phone_tests(0, dt.date(2008, 1, 10), NOT_STARTED)).light is Light.GREY


def test_the_office_chooses_how_early_it_is_warned() -> None:
    a_month_before = DUE - ONE_DAY * 30
    assert not is_due_soon(TaskFacts(STARTED, a_month_before, DUE))
    assert is_due_soon(TaskFacts(STARTED, a_month_before, DUE, due_soon_days=30))


def test_days_late_are_counted_for_the_done_and_for_the_open() -> None:
    assert days_late(TaskFacts(DONE, LAST_DAY, DUE, done_on=DUE + ONE_DAY * 9)) == 9
    assert days_late(on(-3)) == 3
    assert days_late(on(3)) == 0


@given(st.integers(1, 300), st.integers(0, 300))
def test_a_late_completion_stays_late_however_long_ago(late: int, since: int) -> None:
    done_on = DUE + ONE_DAY * late
    facts = TaskFacts(DONE, done_on + ONE_DAY * since, DUE, done_on)
    assert judge(facts).is_late
    assert days_late(facts) == late
    assert judge(facts).state == "逾期完成"


@given(facts_of_any_task)
def test_every_task_has_one_light_that_agrees_with_its_state(facts: TaskFacts) -> None:
    allowed = {
        Light.GREEN: {"執行中", "已完成", "逾期完成"},
        Light.YELLOW: {"未開始", "執行中", "落後"},
        Light.RED: {"逾期", "無法如期", "超過次數"},
        Light.GREY: {"未開始", "不適用", "撤銷"},
    }
    assert judge(facts).state in allowed[judge(facts).light]


@given(facts_of_any_task)
def test_late_and_overdue_exclude_each_other_and_are_counted_in_days(facts: TaskFacts) -> None:
    assert not (judge(facts).is_late and judge(facts).is_overdue)
    assert (days_late(facts) > 0) == (judge(facts).is_late or judge(facts).is_overdue)


@given(facts_of_any_task.filter(lambda facts: facts.status in (DONE, NOT_APPLICABLE, WITHDRAWN)))
def test_what_is_settled_is_neither_due_nor_behind(facts: TaskFacts) -> None:
    found = judge(facts)
    assert (found.is_due_soon, found.is_behind, found.is_lost, found.is_overdue) == (False,) * 4


def test_not_applicable_and_withdrawn_leave_the_denominator() -> None:
    done = completion([DONE, DONE, STARTED, NOT_APPLICABLE, WITHDRAWN, NOT_APPLICABLE])
    assert (done.completed, done.counted, done.percent) == (2, 3, Decimal("66.7"))


def test_a_plan_in_which_nothing_counts_has_no_rate() -> None:
    assert completion([]).percent is None
    assert completion([NOT_APPLICABLE, WITHDRAWN]).percent is None


@given(st.lists(st.sampled_from(TaskStatus)))
def test_a_rate_lies_between_nothing_and_all(statuses: list[TaskStatus]) -> None:
    rate = completion(statuses).percent
    assert rate is None or 0 <= rate <= 100
