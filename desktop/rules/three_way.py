"""What was handed out, what came back, and what the plan says now: told apart field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Values = Mapping[str, str]


class Answer(StrEnum):
    """What an answer asks of an item."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class FieldAnswer:
    """A field that came back otherwise than it was handed out; `ours` is what the plan says now."""

    name: str
    base: str
    theirs: str
    ours: str

    @property
    def is_conflict(self) -> bool:
        """Whether the plan was changed meanwhile, and not to the same."""
        return self.ours not in (self.base, self.theirs)


def field_answers(base: Values, theirs: Values, ours: Values) -> tuple[FieldAnswer, ...]:
    """Return the fields that came back changed and that the plan does not say already."""
    return tuple(
        FieldAnswer(name, base[name], theirs.get(name, ""), ours.get(name, ""))
        for name in base
        if theirs.get(name, "") not in (base[name], ours.get(name, ""))
    )


def answer_of(base: Values | None, theirs: Values | None, ours: Values | None) -> Answer:
    """Return what became of an item; None stands for not handed out, not come back, not in the plan."""
    if base is None:
        return Answer.NEW if theirs is not None else Answer.SAME
    if theirs is None:
        if ours is None:
            return Answer.SAME
        return Answer.DELETED if dict(ours) == dict(base) else Answer.CONFLICT
    if dict(theirs) == dict(base):
        return Answer.SAME
    if ours is None:
        return Answer.CONFLICT
    answers = field_answers(base, theirs, ours)
    if not answers:
        return Answer.SAME
    return Answer.CONFLICT if any(answer.is_conflict for answer in answers) else Answer.CHANGED


def merged(ours: Values, answers: Sequence[FieldAnswer]) -> dict[str, str]:
    """Return what an item says once these answers are taken."""
    return {**ours, **{answer.name: answer.theirs for answer in answers}}
