"""Any promise with any history, walked through the year: what is counted, missed and done stays so."""

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from db.vocabulary import DayShift, Light, Period, QuotaRule, TaskStatus
from desktop.rules.quota import Quota, quota_text
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from tests.rules.quota_years import counted_in_97
from tests.rules.year_walk import ONE_DAY, Walk

days_of_97 = st.dates(dt.date(2008, 1, 1), dt.date(2008, 12, 31))
whose = st.sampled_from(["", "@行政室", "@資訊室"])
doings = st.lists(st.tuples(days_of_97, st.integers(1, 3), st.none() | days_of_97, whose), max_size=12)
Doings = list[tuple[dt.date, int, dt.date | None, str]]
sections = st.sampled_from([(), ("各室",), ("行政室", "資訊室"), ("行政室：主辦", "資訊室：協辦")])
quotas = st.builds(
    Quota,
    st.sampled_from([QuotaRule.AT_LEAST, QuotaRule.EXACTLY]),
    st.integers(1, 6),
    st.sampled_from([period for period in Period if period is not Period.EVERY_DAY]),
    st.lists(st.integers(1, 12), max_size=3, unique=True).map(tuple),
    st.none() | st.integers(1, 31),
    st.none() | st.integers(0, 6),
    st.none() | st.sampled_from(DayShift),
)


def history(done: Doings) -> str:
    """The doings as a history; a tick is made on its day for the period that another day lies in."""
    return " ".join(
        f"{format_date(on)}×{times}{section}" + (f"勾{format_date(period)}" if period else "")
        for on, times, period, section in done
    )


def walked(walk: Walk) -> list[tuple[dt.date, TrackedTask]]:
    return [(day, walk.shown(day)) for day in walk.days()]


@settings(max_examples=25)
@given(quotas, doings)
def test_what_was_done_and_missed_is_never_forgotten(quota: Quota, done: Doings) -> None:
    walk = Walk("any", "", quota=quota_text(quota), did=history(done))
    days = walked(walk)
    for (_, before), (day, after) in pairwise(days):
        assert (after.credited or 0) >= (before.credited or 0)
        assert after.late_times >= before.late_times
        if before.status is TaskStatus.DONE and quota.rule is QuotaRule.AT_LEAST:
            assert (after.status, after.days_late) == (TaskStatus.DONE, before.days_late)
        if before.is_lost and not any(on == day for on, *_ in done):
            assert after.is_lost
            assert after.light is Light.RED


@settings(max_examples=25)
@given(quotas, doings)
def test_a_span_that_lacks_something_is_red_from_the_day_after_it_was_due(quota: Quota, done: Doings) -> None:
    walk = Walk("any", "", quota=quota_text(quota), did=history(done))
    windows = counted_in_97(quota).windows
    for day, task in walked(walk):
        owed = sum(window.needed for window in windows if window.due_on < day)
        if (task.credited or 0) < owed:
            assert task.light is Light.RED


@settings(max_examples=25)
@given(quotas, doings, st.none() | days_of_97, sections)
def test_a_light_is_red_exactly_while_an_instance_is_overdue_or_there_are_too_many(
    quota: Quota, done: Doings, due_on: dt.date | None, shared_by: tuple[str, ...]
) -> None:
    if due_on is not None:
        # Before anything is owed at all a due date stands for itself.
        due_on = max(due_on, counted_in_97(quota).windows[0].first + ONE_DAY)
    due = format_date(due_on) if due_on else ""
    said = quota_text(quota)
    walk = Walk("any", "", quota=said, due=due, did=history(done), sections=shared_by)
    for day, task in walked(walk):
        overdue = [each for each in walk.instances(day) if not each.is_done and each.due_on < day]
        are_too_many = any(part.state == "超過次數" for part in task.parts)
        assert (task.light is Light.RED) == (bool(overdue) or are_too_many)
        assert (min(each.due_on for each in overdue) if overdue else None) == first_missed(task, day)


def first_missed(task: TrackedTask, day: dt.date) -> dt.date | None:
    """By when the first of what is lacking was owed, if that day has passed."""
    return task.next_due if task.next_due is not None and task.next_due < day else None
