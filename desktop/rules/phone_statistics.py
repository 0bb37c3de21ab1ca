"""How the sections stand in phone tests: mean, best, worst, grade, rank, change since another round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from desktop.rules.percentage import one_decimal
from desktop.rules.phone_score import grade, ranks
from desktop.rules.score_sheet import Band


class Figures(Protocol):
    """What the calls to one section add up to in one round."""

    @property
    def section(self) -> str: ...
    @property
    def calls(self) -> int: ...
    @property
    def total_sum(self) -> Decimal: ...
    @property
    def highest(self) -> Decimal: ...
    @property
    def lowest(self) -> Decimal: ...


@dataclass(frozen=True)
class Standing:
    """A section's result; equal means share a rank. `change` is None without an earlier mean."""

    section: str
    calls: int
    mean: Decimal
    highest: Decimal
    lowest: Decimal
    grade: str
    rank: int
    change: Decimal | None


def standings(
    figures: Sequence[Figures], bands: Iterable[Band], earlier: Mapping[str, Decimal] | None = None
) -> list[Standing]:
    """Return how each section stands, in the order given; `earlier` are means of another round by section."""
    known_bands = list(bands)
    means = [one_decimal(one.total_sum / one.calls) for one in figures]
    return [
        Standing(
            one.section,
            one.calls,
            mean,
            one.highest,
            one.lowest,
            grade(mean, known_bands),
            rank,
            mean - earlier[one.section] if earlier and one.section in earlier else None,
        )
        for one, mean, rank in zip(figures, means, ranks(means), strict=True)
    ]


def mean_of_all(figures: Sequence[Figures]) -> Decimal | None:
    """Return the mean of all calls of the agency with one decimal, None of no calls."""
    calls = sum(one.calls for one in figures)
    return one_decimal(sum((one.total_sum for one in figures), Decimal()) / calls) if calls else None


def means_by_section(figures: Sequence[Figures]) -> dict[str, Decimal]:
    """Return the mean of each section with one decimal, by its name."""
    return {one.section: one_decimal(one.total_sum / one.calls) for one in figures}
