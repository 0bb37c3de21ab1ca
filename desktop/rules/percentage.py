"""Shares in percent, with one decimal and halves rounded up."""

from decimal import ROUND_HALF_UP, Decimal

_ONE_DECIMAL = Decimal("0.1")


def one_decimal(number: Decimal) -> Decimal:
    """Return a number with one decimal; 84.25 becomes 84.3 (not 84.2, as `round` would say)."""
    return number.quantize(_ONE_DECIMAL, ROUND_HALF_UP)


def percent(part: int, whole: int) -> Decimal:
    """Return `part` of `whole` in percent with one decimal. Raises ZeroDivisionError for a whole of 0."""
    if whole == 0:
        raise ZeroDivisionError("no share of nothing")
    return one_decimal(Decimal(part) * 100 / Decimal(whole))
