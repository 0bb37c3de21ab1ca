from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import Channel, Correctness, Outcome
from desktop.rules.phone_score import (
    Score,
    grade,
    mean,
    needs_improvement,
    needs_remark,
    ranks,
    score,
    total,
    warns_same_section,
)
from desktop.rules.score_sheet import DEFAULT_SHEET, Band, SheetItem, applies

DIRECT = [item for item in DEFAULT_SHEET.items if applies(item, Channel.DIRECT, Correctness.FULL)]
SWITCHBOARD = list(DEFAULT_SHEET.items)
BANDS = DEFAULT_SHEET.bands

totals = st.decimals(0, 100, places=1)


@st.composite
def scored_calls(draw: st.DrawFn) -> tuple[list[int], list[SheetItem]]:
    items = draw(st.sampled_from([DIRECT, SWITCHBOARD]))
    return [draw(st.sampled_from(item.levels)) for item in items], items


def lost(points: int, items: list[SheetItem] = DIRECT) -> list[int]:
    """The points of a call in which so many points were lost on the first items."""
    given_points = []
    for item in items:
        given_points.append(max(item.points - points, 0))
        points -= item.points - given_points[-1]
    return given_points


def test_a_faultless_call_scores_100_with_and_without_the_switchboard() -> None:
    assert total(lost(0), DIRECT) == Score(55, 55, Decimal("100.0"))
    assert total(lost(0, SWITCHBOARD), SWITCHBOARD) == Score(100, 100, Decimal("100.0"))


@pytest.mark.parametrize(
    ("points_lost", "expected"),
    [(2, "96.4"), (5, "90.9"), (6, "89.1"), (11, "80.0"), (12, "78.2"), (55, "0.0")],
)
def test_a_direct_call_is_rescaled_from_55_to_100(points_lost: int, expected: str) -> None:
    scored = total(lost(points_lost), DIRECT)
    assert (scored.points, scored.applied_points) == (55 - points_lost, 55)
    assert str(scored.total) == expected


def test_half_a_decimal_is_rounded_up() -> None:
    eighty = SheetItem(DIRECT[0].part, "", 80, ())
    assert total([69], [eighty]).total == Decimal("86.3")
    assert 69 / 80 * 100 == 86.25


@given(scored_calls())
def test_a_total_lies_from_0_to_100_and_follows_the_points(call: tuple[list[int], list[SheetItem]]) -> None:
    scored = total(*call)
    assert 0 <= scored.total <= 100
    assert scored.points == sum(call[0])
    assert abs(scored.total * scored.applied_points - scored.points * 100) <= scored.applied_points * Decimal(
        "0.05"
    )


@given(scored_calls(), st.data())
def test_a_point_less_never_raises_the_total(
    call: tuple[list[int], list[SheetItem]], data: st.DataObject
) -> None:
    points, items = call
    place = data.draw(st.integers(0, len(points) - 1))
    fewer = [*points[:place], max(points[place] - 1, 0), *points[place + 1 :]]
    assert total(fewer, items).total <= total(points, items).total


@pytest.mark.parametrize(
    ("points", "items"),
    [([16, 5, 5, 5, 5, 5, 10, 5], DIRECT), ([-1, 5, 5, 5, 5, 5, 10, 5], DIRECT), ([15], DIRECT), ([], [])],
)
def test_points_that_do_not_fit_the_sheet_are_refused(points: list[int], items: list[SheetItem]) -> None:
    with pytest.raises(ValueError, match=r"points|longer|applied"):
        total(points, items)


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.ANSWERED])
def test_a_call_that_reached_nobody_scores_0_and_needs_a_remark(outcome: Outcome) -> None:
    assert score(outcome, lost(0), DIRECT) == Score(0, 55, Decimal("0.0"))
    assert needs_remark(outcome)


def test_an_answered_call_scores_its_points_and_needs_no_remark() -> None:
    assert score(Outcome.ANSWERED, lost(5), DIRECT) == total(lost(5), DIRECT)
    assert not needs_remark(Outcome.ANSWERED)


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        ("100.0", "優"),
        ("90.0", "優"),
        ("89.9", "甲"),
        ("80.0", "甲"),
        ("79.9", "乙"),
        ("70.0", "乙"),
        ("69.9", "丙"),
        ("0.0", "丙"),
    ],
)
def test_grades_by_the_default_bands(scored: str, expected: str) -> None:
    assert grade(Decimal(scored), BANDS) == expected


@given(totals, totals)
def test_a_higher_total_never_earns_a_lower_grade(one: Decimal, other: Decimal) -> None:
    order = [band.grade for band in BANDS]
    low, high = sorted([one, other])
    assert order.index(grade(high, BANDS)) <= order.index(grade(low, BANDS))


@given(totals, st.permutations(BANDS))
def test_the_order_in_which_bands_are_kept_does_not_matter(scored: Decimal, bands: list[Band]) -> None:
    assert grade(scored, bands) == grade(scored, BANDS)


def test_another_edition_of_the_bands_grades_by_its_own_words() -> None:
    strict = (Band(95, "優等"), Band(0, "待改進"))
    assert grade(Decimal("94.9"), strict) == "待改進"
    with pytest.raises(ValueError, match=r"49\.9"):
        grade(Decimal("49.9"), [Band(50, "及格")])


def test_below_the_threshold_an_improvement_is_asked_for() -> None:
    threshold = DEFAULT_SHEET.improvement_below
    assert needs_improvement(Decimal("79.9"), threshold)
    assert not needs_improvement(Decimal("80.0"), threshold)


def test_testing_the_own_section_is_warned_of_where_both_are_known() -> None:
    assert warns_same_section(3, 3)
    assert not warns_same_section(3, 4)
    assert not warns_same_section(None, None)


def test_ties_share_a_rank_and_the_next_is_skipped() -> None:
    assert ranks([Decimal("84.5"), Decimal("92.0"), Decimal("84.5"), Decimal("70.0")]) == [2, 1, 2, 4]


@given(st.lists(totals, max_size=12))
def test_ranks_follow_the_scores(scores: list[Decimal]) -> None:
    ranked = sorted(zip(ranks(scores), scores, strict=True), key=lambda pair: pair[0])
    assert [score for _, score in ranked] == sorted(scores, reverse=True)
    assert all(rank == 1 + sorted(scores, reverse=True).index(score) for rank, score in ranked)


def test_the_mean_has_one_decimal_and_nothing_has_none() -> None:
    assert mean([Decimal("84.2"), Decimal("84.3")]) == Decimal("84.3")
    assert mean([Decimal("90.0"), Decimal("80.0"), Decimal("80.0")]) == Decimal("83.3")
    assert mean([]) is None
