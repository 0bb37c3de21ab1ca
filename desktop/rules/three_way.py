"""What was handed out, what came back, and what the plan says now: told apart field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Values = Mapping[str, str]


class Answer(StrEnum):
    """What an answer asks of an item; AGREED asks nothing, for the plan was changed to the same meanwhile."""

    SAME = "same"
    AGREED = "agreed"
    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    CONFLICT = "conflict"


class FieldState(StrEnum):
    """Who changed a field: nobody, only they, only we, both to the same, both differently."""

    SAME = "same"
    THEIRS = "theirs"
    OURS = "ours"
    AGREED = "agreed"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class FieldAnswer:
    """A field that came back otherwise than it was handed out; `ours` is what the plan says now.

    `problem` is why it cannot be taken as it stands, a sentence; empty where nothing is wrong.
    """

    name: str
    base: str
    theirs: str
    ours: str
    problem: str = ""

    @property
    def is_conflict(self) -> bool:
        """Whether the plan was changed meanwhile, and not to the same."""
        return state_of(self.base, self.theirs, self.ours) is FieldState.CONFLICT


def state_of(base: str, theirs: str, ours: str) -> FieldState:
    """Return who changed a field."""
    if theirs == base:
        return FieldState.SAME if ours == base else FieldState.OURS
    if theirs == ours:
        return FieldState.AGREED
    return FieldState.THEIRS if ours == base else FieldState.CONFLICT


def field_answers(base: Values, theirs: Values, ours: Values) -> tuple[FieldAnswer, ...]:
    """Return the fields that came back changed and that the plan does not say already."""
    asked = (FieldState.THEIRS, FieldState.CONFLICT)
    sides = ((name, base[name], theirs.get(name, ""), ours.get(name, "")) for name in base)
    return tuple(FieldAnswer(*side) for side in sides if state_of(*side[1:]) in asked)


def answer_of(base: Values | None, theirs: Values | None, ours: Values | None) -> Answer:
    """Return what became of an item; None stands for not handed out, not come back, not in the plan."""
    if base is None:
        return Answer.NEW if theirs is not None else Answer.SAME
    if theirs is None:
        if ours is None:
            return Answer.AGREED
        return Answer.DELETED if dict(ours) == dict(base) else Answer.CONFLICT
    if dict(theirs) == dict(base):
        return Answer.SAME
    if ours is None:
        return Answer.CONFLICT
    answers = field_answers(base, theirs, ours)
    if not answers:
        return Answer.AGREED
    return Answer.CONFLICT if any(answer.is_conflict for answer in answers) else Answer.CHANGED


def merged(ours: Values, answers: Sequence[FieldAnswer]) -> dict[str, str]:
    """Return what an item says once these answers are taken."""
    return {**ours, **{answer.name: answer.theirs for answer in answers}}
