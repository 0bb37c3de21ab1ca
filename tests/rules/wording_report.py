"""How well the words of plans are read: precision and recall on the labelled sentences.

`python -m tests.rules.wording_report` prints the table and what was read otherwise than it should be.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.vocabulary import DayBasis
from desktop.rules.limit_wording import TimeLimit
from desktop.rules.plan_wording import Suggested, suggestions_in
from desktop.rules.quota import Quota
from desktop.rules.roc_calendar import format_date

LABELLED = Path(__file__).parents[1] / "data" / "plan_wording.json"
KINDS = ("quota", "limit", "due")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a plan and what it says: its readings, as words, each with its kind in front."""

    text: str
    expected: frozenset[str]
    is_held_out: bool


@dataclass(frozen=True)
class Figures:
    """How many readings were right, were made though nothing says so, and were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was read, how much is said."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is said, how much was read."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def in_words(says: Suggested) -> str:
    """A reading as the labels write it: "quota at_least 1 month [5,10]", "limit 3 workdays"."""
    if isinstance(says, dt.date):
        return f"due {format_date(says)}"
    if isinstance(says, TimeLimit):
        work = "work" if says.basis is DayBasis.WORKING else ""
        return f"limit {says.count} {work}{says.unit}"
    return f"quota {_quota_in_words(says)}"


def _quota_in_words(quota: Quota) -> str:
    months = f" [{','.join(map(str, quota.months))}]" if quota.months else ""
    day = f" day {quota.day}" if quota.day else ""
    weekday = f" weekday {quota.weekday + 1}" if quota.weekday is not None else ""
    return f"{quota.rule} {quota.count} {quota.per}{months}{day}{weekday}"


def labelled() -> tuple[int, list[Sentence]]:
    """The plan's year and the labelled sentences."""
    content = json.loads(LABELLED.read_text("utf-8"))
    return content["year"], [
        Sentence(
            row["text"],
            frozenset(f"{kind} {words}" for kind in KINDS for words in row[kind]),
            row.get("held_out", False),
        )
        for row in content["sentences"]
    ]


def read(sentence: Sentence, year: int) -> frozenset[str]:
    """What is read from a sentence."""
    return frozenset(in_words(found.says) for found in suggestions_in(sentence.text, year))


def figures(sentences: list[Sentence], year: int, kind: str = "") -> Figures:
    """The figures over sentences, of one kind of reading or of all."""
    right = wrong = missed = 0
    for sentence in sentences:
        found = {words for words in read(sentence, year) if words.startswith(kind)}
        said = {words for words in sentence.expected if words.startswith(kind)}
        right, wrong, missed = (
            right + len(found & said),
            wrong + len(found - said),
            missed + len(said - found),
        )
    return Figures(right, wrong, missed)


def table() -> Iterator[str]:
    """The lines of the report."""
    year, sentences = labelled()
    choices: tuple[tuple[str, Callable[[Sentence], bool]], ...] = (
        ("all", lambda _one: True),
        ("worked with", lambda one: not one.is_held_out),
        ("held out", lambda one: one.is_held_out),
    )
    yield f"{'sentences':<12} {'':>4} {'reading':<8} right wrong missed precision recall"
    for name, belongs in choices:
        chosen = [sentence for sentence in sentences if belongs(sentence)]
        for kind in (*KINDS, ""):
            found = figures(chosen, year, kind)
            yield (
                f"{name:<12} {len(chosen):>4} {kind or 'any':<8} {found.right:>5} {found.wrong:>5} "
                f"{found.missed:>6} {found.precision:>9.3f} {found.recall:>6.3f}"
            )
    for sentence in sentences:
        found_words = read(sentence, year)
        if found_words != sentence.expected:
            yield f"{'held out: ' if sentence.is_held_out else ''}{sentence.text!r}"
            yield f"    read {sorted(found_words)}"
            yield f"    said {sorted(sentence.expected)}"


if __name__ == "__main__":
    print("\n".join(table()))
