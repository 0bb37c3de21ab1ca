from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.percentage import one_decimal, percent


@pytest.mark.parametrize(
    ("number", "rounded"),
    [("84.25", "84.3"), ("84.24", "84.2"), ("84.35", "84.4"), ("0.05", "0.1"), ("7", "7.0")],
)
def test_halves_are_rounded_up(number: str, rounded: str) -> None:
    assert str(one_decimal(Decimal(number))) == rounded


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (0, 7, "0.0"), (7, 7, "100.0")],
)
def test_a_share_has_one_decimal(part: int, whole: int, share: str) -> None:
    assert str(percent(part, whole)) == share


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_never_further_than_half_a_step_from_the_truth(part: int, whole: int) -> None:
    difference = Fraction(percent(part, whole)) - Fraction(part * 100, whole)
    assert -Fraction(1, 20) < difference <= Fraction(1, 20)


def test_there_is_no_share_of_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        percent(0, 0)
