import datetime as dt
from calendar import monthrange
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import Period, QuotaRule
from desktop.rules.quota import Quota, QuotaYear, quota_text
from desktop.rules.workdays import WorkCalendar
from tests.rules.quota_years import counted_in_97

AT_LEAST, EXACTLY = QuotaRule.AT_LEAST, QuotaRule.EXACTLY
NEW_YEAR, LAST_DAY = dt.date(2008, 1, 1), dt.date(2008, 12, 31)

PHONE_TESTS = Quota(AT_LEAST, 12, Period.YEAR)
MONTHLY = Quota(AT_LEAST, 1, Period.MONTH)
TWICE_A_YEAR = Quota(EXACTLY, 1, Period.HALF_YEAR)
MAY_AND_OCTOBER = Quota(AT_LEAST, 1, Period.MONTH, months=(5, 10))
BY_THE_20TH = Quota(AT_LEAST, 1, Period.MONTH, day=20)

days_of_97 = st.dates(NEW_YEAR, LAST_DAY)
counts_of_97 = st.lists(st.tuples(days_of_97, st.integers(1, 5)), max_size=15).map(tuple)
quotas = st.builds(
    Quota,
    st.sampled_from(QuotaRule),
    st.integers(1, 30),
    st.sampled_from(Period),
    st.sets(st.integers(1, 12), max_size=4).map(tuple),
    st.none() | st.integers(1, 31),
)


def in_97(quota: Quota, *counts: tuple[int, int, int]) -> QuotaYear:
    """A quota in 97 with counts given as month, day and how often."""
    return counted_in_97(quota, tuple((dt.date(2008, month, day), often) for month, day, often in counts))


def in_every_month_of_97(quota: Quota) -> QuotaYear:
    return in_97(quota, *((month, 15, 1) for month in range(1, 13)))


def test_twelve_in_one_month_meet_twelve_a_year_but_not_one_a_month() -> None:
    all_in_march = (3, 10, 12)
    assert in_97(PHONE_TESTS, all_in_march).is_met(LAST_DAY)
    assert not in_97(MONTHLY, all_in_march).is_met(LAST_DAY)
    assert in_97(MONTHLY, all_in_march).credited(LAST_DAY) == 1


def test_twelve_spread_over_the_year_meet_both() -> None:
    assert in_every_month_of_97(PHONE_TESTS).is_met(LAST_DAY)
    assert in_every_month_of_97(MONTHLY).is_met(LAST_DAY)


def test_bunching_is_pointed_out_and_spreading_is_not() -> None:
    assert in_97(PHONE_TESTS, (12, 1, 5), (12, 29, 2), (3, 1, 5)).is_bunched(LAST_DAY)
    assert not in_97(PHONE_TESTS, (3, 1, 6), (9, 1, 6)).is_bunched(LAST_DAY)
    assert not in_every_month_of_97(PHONE_TESTS).is_bunched(LAST_DAY)


def test_a_single_time_or_a_month_of_its_own_cannot_be_bunched() -> None:
    assert not in_97(Quota(AT_LEAST, 1, Period.YEAR), (5, 1, 3)).is_bunched(LAST_DAY)
    assert not in_97(Quota(AT_LEAST, 4, Period.MONTH), (5, 1, 4)).is_bunched(LAST_DAY)
    assert not in_97(MAY_AND_OCTOBER, (5, 1, 4)).is_bunched(LAST_DAY)


def test_bunching_is_judged_by_what_was_done_so_far_and_in_this_year() -> None:
    tests = counted_in_97(PHONE_TESTS, ((dt.date(2008, 5, 2), 4), (dt.date(2007, 5, 2), 4), (LAST_DAY, 7)))
    assert not tests.is_bunched(dt.date(2008, 12, 30))
    assert tests.is_bunched(LAST_DAY)


def test_a_month_that_passed_without_a_count_cannot_be_made_good() -> None:
    monthly = in_97(MONTHLY, (1, 10, 1), (2, 10, 1))
    assert monthly.can_still_be_met(dt.date(2008, 3, 31))
    assert not monthly.can_still_be_met(dt.date(2008, 4, 1))


def test_a_yearly_count_can_be_met_until_the_last_day() -> None:
    assert in_97(PHONE_TESTS).can_still_be_met(LAST_DAY)
    assert not in_97(PHONE_TESTS, (5, 1, 11)).can_still_be_met(dt.date(2009, 1, 1))


def test_an_exact_count_is_broken_by_one_too_many_and_a_least_count_is_not() -> None:
    twice_in_spring = (3, 1, 2)
    assert not in_97(TWICE_A_YEAR, twice_in_spring).can_still_be_met(dt.date(2008, 4, 1))
    assert not in_97(TWICE_A_YEAR, twice_in_spring, (9, 1, 1)).is_met(LAST_DAY)
    at_least = Quota(AT_LEAST, 1, Period.HALF_YEAR)
    assert in_97(at_least, twice_in_spring, (9, 1, 1)).is_met(LAST_DAY)


def test_once_in_each_half_year_is_not_twice_in_one() -> None:
    assert in_97(TWICE_A_YEAR, (3, 1, 1), (11, 1, 1)).is_met(LAST_DAY)
    assert in_97(TWICE_A_YEAR, (8, 1, 1), (11, 1, 1)).credited(LAST_DAY) == 1


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (NEW_YEAR, 0),
        (dt.date(2008, 1, 31), 0),
        (dt.date(2008, 2, 1), 1),
        (dt.date(2008, 7, 2), 6),
        (LAST_DAY, 11),
        (dt.date(2009, 1, 1), 12),
    ],
)
def test_what_is_expected_of_twelve_a_year_grows_with_the_days(today: dt.date, expected: int) -> None:
    assert in_97(PHONE_TESTS).expected_by(today) == expected


def test_a_count_once_a_year_is_not_behind_before_the_year_is_over() -> None:
    once = in_97(Quota(AT_LEAST, 1, Period.YEAR))
    assert not once.is_behind(LAST_DAY)
    assert once.is_behind(dt.date(2009, 1, 1))


def test_seven_of_twelve_in_september_are_behind() -> None:
    tests = in_97(PHONE_TESTS, (2, 1, 4), (6, 1, 3))
    september = dt.date(2008, 9, 15)
    assert (tests.credited(september), tests.needed, tests.expected_by(september)) == (7, 12, 8)
    assert tests.is_behind(september)
    assert tests.can_still_be_met(september)


def test_plenty_in_one_month_does_not_keep_the_next_from_being_behind() -> None:
    four_a_month = Quota(AT_LEAST, 4, Period.MONTH)
    assert in_97(four_a_month, (1, 3, 20)).is_behind(dt.date(2008, 2, 20))


def test_a_duty_by_the_20th_can_no_longer_be_kept_from_the_21st_until_it_is_made_good() -> None:
    duty = in_97(BY_THE_20TH, (1, 27, 1))
    assert not duty.is_behind(dt.date(2008, 1, 20))
    assert duty.can_still_be_met(dt.date(2008, 1, 20))
    assert not duty.can_still_be_met(dt.date(2008, 1, 21))
    assert not duty.can_still_be_met(dt.date(2008, 1, 26))
    assert duty.can_still_be_met(dt.date(2008, 1, 27))
    assert duty.stand(dt.date(2008, 1, 27)).late_times == 1


def test_the_31st_means_the_last_day_of_a_shorter_month() -> None:
    windows = in_97(Quota(AT_LEAST, 1, Period.MONTH, day=31)).windows
    assert [window.due_on.day for window in windows] == [monthrange(2008, month)[1] for month in range(1, 13)]


def test_named_months_ask_for_their_count_in_each_of_them() -> None:
    checks = in_97(MAY_AND_OCTOBER, (5, 20, 1))
    assert checks.needed == 2
    assert not checks.is_behind(dt.date(2008, 10, 1))
    assert checks.is_behind(dt.date(2008, 11, 1))
    assert in_97(MAY_AND_OCTOBER, (6, 1, 2)).credited(LAST_DAY) == 0


@pytest.mark.parametrize(("count", "needed"), [(2, [1, 1]), (3, [2, 1]), (5, [3, 2]), (1, [1])])
def test_a_yearly_sum_is_spread_over_its_named_months(count: int, needed: list[int]) -> None:
    quota = Quota(AT_LEAST, count, Period.YEAR, months=(10, 5))
    assert [window.needed for window in in_97(quota).windows] == needed


def test_once_in_either_of_two_months_may_wait_for_the_second() -> None:
    either = in_97(Quota(AT_LEAST, 1, Period.YEAR, months=(5, 10)), (10, 3, 1))
    assert either.can_still_be_met(dt.date(2008, 6, 1))
    assert either.is_met(LAST_DAY)


@pytest.mark.parametrize(
    ("period", "spans"),
    [(Period.YEAR, 1), (Period.HALF_YEAR, 2), (Period.QUARTER, 4), (Period.MONTH, 12), (Period.WEEK, 52)],
)
def test_a_year_has_so_many_spans(period: Period, spans: int) -> None:
    assert len(in_97(Quota(AT_LEAST, 1, period)).windows) == spans


def test_daily_duties_rest_on_weekends_and_holidays() -> None:
    daily = Quota(AT_LEAST, 1, Period.DAY)
    ordinary = counted_in_97(daily).needed
    with_holiday = counted_in_97(daily, calendar=WorkCalendar(frozenset({NEW_YEAR}))).needed
    assert ordinary == 262
    assert with_holiday == 261


def test_what_is_dated_in_another_year_or_later_than_today_does_not_count() -> None:
    quota = counted_in_97(PHONE_TESTS, ((dt.date(2007, 12, 31), 5), (dt.date(2008, 5, 1), 2), (LAST_DAY, 3)))
    assert quota.credited(dt.date(2008, 6, 1)) == 2
    assert quota.credited(LAST_DAY) == 5


@given(quotas, counts_of_97, days_of_97)
def test_what_is_behind_at_the_end_of_the_year_is_lost_the_day_after(
    quota: Quota, counts: tuple[tuple[dt.date, int], ...], today: dt.date
) -> None:
    year = counted_in_97(quota, counts)
    after = dt.date(2009, 1, 1)
    assert year.is_met(after) == year.can_still_be_met(after)
    if year.is_behind(after):
        assert not year.can_still_be_met(after)
    # By a day within its span it can be made good there, late; after its span it cannot.
    if quota.day is None and not year.can_still_be_met(today):
        assert not year.can_still_be_met(after)


@given(quotas, counts_of_97, days_of_97, st.integers(0, 100))
def test_credit_and_expectation_only_grow_and_never_exceed_the_need(
    quota: Quota, counts: tuple[tuple[dt.date, int], ...], today: dt.date, further: int
) -> None:
    year = counted_in_97(quota, counts)
    later = today + dt.timedelta(days=further)
    assert 0 <= year.credited(today) <= year.credited(later) <= year.needed
    assert 0 <= year.expected_by(today) <= year.expected_by(later) <= year.needed


@given(quotas)
def test_the_spans_of_a_year_follow_each_other_within_it(quota: Quota) -> None:
    windows = counted_in_97(quota).windows
    for window in windows:
        assert NEW_YEAR <= window.first <= window.due_on <= window.last <= LAST_DAY
        assert window.needed >= 1
    for earlier, later in pairwise(windows):
        assert earlier.last < later.first


@pytest.mark.parametrize(
    ("quota", "text"),
    [
        (PHONE_TESTS, "每年至少12次"),
        (TWICE_A_YEAR, "每半年1次"),
        (BY_THE_20TH, "每月20日前至少1次"),
        (Quota(EXACTLY, 1, Period.MONTH, months=(10, 5)), "5月、10月各1次"),
        (Quota(AT_LEAST, 3, Period.YEAR, months=(5, 10)), "5月、10月合計至少3次"),
        (Quota(EXACTLY, 1, Period.MONTH, months=(3,), day=5), "3月5日前1次"),
        (Quota(EXACTLY, 1, Period.MONTH, months=(3, 9), day=5), "3月、9月的5日前各1次"),
        (Quota(EXACTLY, 1, Period.WEEK), "每週1次"),
        (Quota(EXACTLY, 1, Period.DAY), "每日1次"),
        (Quota(AT_LEAST, 2, Period.QUARTER), "每季至少2次"),
    ],
)
def test_a_quota_is_told_in_the_words_of_a_plan(quota: Quota, text: str) -> None:
    assert quota_text(quota) == text


@pytest.mark.parametrize(
    ("count", "months", "day"), [(0, (), None), (1, (13,), None), (1, (), 32), (1, (0,), 1)]
)
def test_an_impossible_quota_is_refused(count: int, months: tuple[int, ...], day: int | None) -> None:
    with pytest.raises(ValueError, match="no such quota"):
        Quota(AT_LEAST, count, Period.MONTH, months, day)
