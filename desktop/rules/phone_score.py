"""The score of a phone test: total, grade, rank, and what it asks for (design.md rule 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from db.vocabulary import Outcome
from desktop.rules.percentage import one_decimal, percent
from desktop.rules.score_sheet import Band, ScoredItem


@dataclass(frozen=True)
class Score:
    """What a call earned: points, the points that applied, and their share of 100 with one decimal."""

    points: int
    applied_points: int
    total: Decimal


def total(points_given: Sequence[int], items: Sequence[ScoredItem]) -> Score:
    """Return the score of an answered call: points / points that applied x 100, one decimal, half up.

    `items` are those that applied, `points_given` the points for each in the same order.

    Raises:
        ValueError: there are not as many points as items, no item applied, or an item got more than it has.
    """
    applied = sum(item.points for item in items)
    if not applied:
        raise ValueError("no item applied")
    for given, item in zip(points_given, items, strict=True):
        if not 0 <= given <= item.points:
            raise ValueError(f"{given} points for an item of {item.points}")
    return Score(sum(points_given), applied, percent(sum(points_given), applied))


def score(outcome: Outcome, points_given: Sequence[int], items: Sequence[ScoredItem]) -> Score:
    """Return the score of any call: one that nobody answered is a test too and scores 0. See `total`."""
    if outcome is Outcome.ANSWERED:
        return total(points_given, items)
    return total([0] * len(items), items)


def needs_remark(outcome: Outcome) -> bool:
    """Whether the call reached nobody, so that a remark must say what happened."""
    return outcome is not Outcome.ANSWERED


def grade(total_score: Decimal, bands: Iterable[Band]) -> str:
    """Return the grade by the bands of the sheet's edition, in whatever order they come.

    Raises:
        ValueError: the total lies below every band.
    """
    for band in sorted(bands, key=lambda band: band.minimum, reverse=True):
        if total_score >= band.minimum:
            return band.grade
    raise ValueError(f"no band for {total_score}")


def needs_improvement(total_score: Decimal, threshold: int) -> bool:
    """Whether the total lies below the threshold, so that an improvement and a re-test are asked for."""
    return total_score < threshold


def warns_same_section(tester_section_id: int | None, tested_section_id: int | None) -> bool:
    """Whether the tester seems to have tested their own section, which a warning should say."""
    return tester_section_id is not None and tester_section_id == tested_section_id


def mean(totals: Sequence[Decimal]) -> Decimal | None:
    """Return the mean of totals with one decimal; None of no totals."""
    return one_decimal(sum(totals, Decimal()) / len(totals)) if totals else None


def ranks(scores: Sequence[Decimal]) -> list[int]:
    """Return the rank of each score in the same order, the highest 1; ties share one, the next is skipped."""
    return [1 + sum(other > own for other in scores) for own in scores]
