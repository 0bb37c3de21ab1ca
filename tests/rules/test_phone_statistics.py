"""How sections stand in phone tests: means half up, shared ranks, change since another round."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.phone_statistics import mean_of_all, means_by_section, standings
from desktop.rules.score_sheet import DEFAULT_SHEET

TENTHS = st.integers(0, 1000).map(lambda number: Decimal(number).scaleb(-1))


@dataclass(frozen=True)
class Calls:
    section: str
    totals: tuple[Decimal, ...]

    @property
    def calls(self):
        return len(self.totals)

    @property
    def total_sum(self):
        return sum(self.totals, Decimal())

    @property
    def highest(self):
        return max(self.totals)

    @property
    def lowest(self):
        return min(self.totals)


def calls(section, *totals):
    return Calls(section, tuple(Decimal(total) for total in totals))


def test_equal_means_share_a_rank_and_the_next_is_skipped():
    found = standings(
        [calls("甲", "90.0"), calls("乙", "80.0", "100.0"), calls("丙", "70.0")], DEFAULT_SHEET.bands
    )

    assert [(one.section, one.rank, one.grade) for one in found] == [
        ("甲", 1, "優"),
        ("乙", 1, "優"),
        ("丙", 3, "乙"),
    ]


def test_a_mean_is_rounded_half_up_to_one_decimal():
    (one,) = standings([calls("甲", "84.2", "84.3")], DEFAULT_SHEET.bands)

    assert one.mean == Decimal("84.3")


def test_the_change_is_to_the_earlier_mean_of_the_same_section():
    earlier = means_by_section([calls("甲", "80.0")])

    first, second = standings([calls("甲", "75.5"), calls("乙", "90")], DEFAULT_SHEET.bands, earlier)

    assert first.change == Decimal("-4.5")
    assert second.change is None


def test_the_agencys_mean_is_that_of_all_calls_not_of_the_means():
    assert mean_of_all([calls("甲", "100.0"), calls("乙", "50.0", "50.0", "50.0")]) == Decimal("62.5")
    assert mean_of_all([]) is None


@given(st.lists(st.lists(TENTHS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_no_section_has_a_better_rank_with_a_lower_mean(totals):
    figures = [Calls(str(number), tuple(found)) for number, found in enumerate(totals)]
    found = standings(figures, DEFAULT_SHEET.bands)

    by_rank = sorted(found, key=lambda one: one.rank)
    assert [one.mean for one in by_rank] == sorted((one.mean for one in found), reverse=True)
    assert all(one.lowest <= one.mean <= one.highest for one in found)
