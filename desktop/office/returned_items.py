"""The items of a section's answer: what each asks of the plan, and what of them is asked for clearly."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.exchange.sections.handout_sheet import FIELDS, Stray
from desktop.rules.three_way import Answer, FieldAnswer


@dataclass(frozen=True)
class Returned:
    """An item that came back otherwise than it was handed out, or a new one.

    `key`, `parent` and `after` are lineages as in a SheetRow; `number` is its number in the plan now, empty
    for what is not there. `said` is all that came back of it. `is_ticked` tells a deletion that was asked
    for from a row that is only missing. `problem` is why it cannot be taken at all, or what to heed.
    """

    answer: Answer
    key: str
    parent: str
    number: str
    text: str
    fields: tuple[FieldAnswer, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    after: str = ""
    line: int = 0
    is_ticked: bool = False
    is_gone: bool = False
    problem: str = ""

    @property
    def is_deletion(self) -> bool:
        """Whether taking it deletes the item."""
        return bool(self.key) and not self.fields

    @property
    def is_removal(self) -> bool:
        """Whether it says nothing but that the item is not there."""
        return self.answer is Answer.DELETED or (self.answer is Answer.CONFLICT and not self.fields)

    @property
    def is_addition(self) -> bool:
        """Whether taking it adds an item: a new one, or one that was deleted here meanwhile."""
        return not self.key or self.is_gone


@dataclass(frozen=True)
class Review:
    """A file that came back, compared; `warnings` are sentences about the file as a whole."""

    handout_id: int
    plan_id: int
    year: int
    section: str
    is_taken_back: bool
    items: tuple[Returned, ...]
    agreed: int = 0
    warnings: tuple[str, ...] = ()
    strays: tuple[Stray, ...] = ()

    def count(self, answer: Answer) -> int:
        """How many items are of this kind."""
        return sum(item.answer is answer for item in self.items)

    def problems(self) -> list[str]:
        """What cannot be taken as it stands: row, column, reason."""
        return [
            f"第{item.line}列「{FIELDS[each.name]}」：{each.problem}"
            for item in self.items
            for each in item.fields
            if each.problem
        ] + [f"第{item.line}列：{item.problem}" for item in self.items if item.problem and item.line]


def certain(found: Review) -> list[Returned]:
    """What of a file is asked for clearly: no conflicts, nothing unreadable, no row that is only missing."""
    return [item for each in found.items if (item := certain_part(each)) is not None]


def certain_part(item: Returned) -> Returned | None:
    """Return the item with the fields that are asked for clearly, None where nothing of it is."""
    if item.is_deletion:
        return item if item.is_ticked and item.answer is Answer.DELETED else None
    if item.is_gone or item.problem:
        return None
    fields = tuple(each for each in item.fields if not each.is_conflict and not each.problem)
    return replace(item, fields=fields) if fields else None
