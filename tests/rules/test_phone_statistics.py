from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.phone_statistics import mean_of_all, means_by_section, standings
from desktop.rules.score_sheet import DEFAULT_SHEET

BANDS = DEFAULT_SHEET.bands


@dataclass(frozen=True)
class Calls:
    """The calls to a section as the database adds them up."""

    section: str
    calls: int
    total_sum: Decimal
    highest: Decimal
    lowest: Decimal


def calls(section: str, *totals: str) -> Calls:
    found = [Decimal(total) for total in totals]
    return Calls(section, len(found), sum(found, Decimal()), max(found), min(found))


tenths = st.integers(0, 1000).map(lambda number: Decimal(number) / 10)
sections = st.lists(st.lists(tenths, min_size=1, max_size=6), min_size=1, max_size=8).map(
    lambda many: [calls(f"第{place}課", *map(str, totals)) for place, totals in enumerate(many)]
)


def test_a_section_stands_by_its_mean_best_worst_and_grade() -> None:
    (one,) = standings([calls("民政課", "96.4", "81.0", "88.5")], BANDS)
    assert (one.section, one.calls, one.mean, one.grade, one.rank) == ("民政課", 3, Decimal("88.6"), "甲", 1)
    assert (one.highest, one.lowest, one.change) == (Decimal("96.4"), Decimal("81.0"), None)


@pytest.mark.parametrize(("totals", "mean"), [(("84.2", "84.3"), "84.3"), (("84.0", "84.1"), "84.1")])
def test_a_half_is_rounded_up(totals: tuple[str, ...], mean: str) -> None:
    (one,) = standings([calls("秘書室", *totals)], BANDS)
    assert str(one.mean) == mean


@pytest.mark.parametrize(
    ("mean", "grade"),
    [("90.0", "優"), ("89.9", "甲"), ("80.0", "甲"), ("79.9", "乙"), ("69.9", "丙"), ("0.0", "丙")],
)
def test_the_grade_is_that_of_the_rounded_mean(mean: str, grade: str) -> None:
    (one,) = standings([calls("秘書室", mean)], BANDS)
    assert one.grade == grade


def test_a_mean_that_rounds_to_the_band_reaches_it() -> None:
    (one,) = standings([calls("秘書室", "89.9", "90.0")], BANDS)
    assert (one.mean, one.grade) == (Decimal("90.0"), "優")


def test_equal_means_share_a_rank_and_the_next_is_skipped() -> None:
    figures = [
        calls("甲課", "80.0"),
        calls("乙課", "90.0"),
        calls("丙課", "85.0", "95.0"),
        calls("丁課", "70.0"),
    ]
    assert [one.rank for one in standings(figures, BANDS)] == [3, 1, 1, 4]


def test_the_change_is_the_difference_to_the_earlier_mean_of_the_same_section() -> None:
    figures = [calls("甲課", "80.0"), calls("乙課", "90.0"), calls("新課", "85.0")]
    earlier = {"甲課": Decimal("82.5"), "乙課": Decimal("77.7"), "裁撤的課": Decimal("60.0")}
    assert [one.change for one in standings(figures, BANDS, earlier)] == [
        Decimal("-2.5"),
        Decimal("12.3"),
        None,
    ]


def test_the_mean_of_the_agency_weighs_every_call_alike() -> None:
    figures = [calls("甲課", "100.0"), calls("乙課", "70.0", "70.0", "70.0")]
    assert mean_of_all(figures) == Decimal("77.5")
    assert mean_of_all([]) is None


def test_the_means_are_found_by_section() -> None:
    assert means_by_section([calls("甲課", "84.2", "84.3"), calls("乙課", "70.0")]) == {
        "甲課": Decimal("84.3"),
        "乙課": Decimal("70.0"),
    }


@given(sections)
def test_sections_keep_their_order_and_no_better_mean_ranks_behind(figures: list[Calls]) -> None:
    found = standings(figures, BANDS)
    assert [one.section for one in found] == [one.section for one in figures]
    for one in found:
        assert one.lowest <= one.mean <= one.highest
        assert one.rank == 1 + len([other for other in found if other.mean > one.mean])


@given(sections)
def test_a_round_compared_with_itself_has_not_changed(figures: list[Calls]) -> None:
    assert {one.change for one in standings(figures, BANDS, means_by_section(figures))} == {Decimal("0.0")}
