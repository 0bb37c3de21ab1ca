"""A section's report compared: what is reported of each task, and what of it can be taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.exchange.sections.handout_sheet import Stray
from desktop.exchange.sections.return_sheet import ALL_FIELDS
from desktop.rules.three_way import Answer, FieldAnswer


@dataclass(frozen=True)
class Reported:
    """What was reported of a task otherwise than it went out, or a row that fits no task.

    `said` are all fields as they stand once it is taken; `fields` those that change. `evidence_id` is the
    evidence that an earlier reading of the same workbook made, `reminder_id` the slip it replies to.
    `problem` is why it cannot be taken, or what to heed; `is_added` a row that somebody added, `is_missing` a
    task whose row is gone.
    """

    answer: Answer
    node_id: int
    number: str
    text: str
    line: int
    fields: tuple[FieldAnswer, ...] = ()
    said: Mapping[str, str] | None = None
    evidence_id: int | None = None
    reminder_id: int | None = None
    problem: str = ""
    is_added: bool = False
    is_missing: bool = False

    @property
    def is_removal(self) -> bool:
        """Whether taking it would remove the task: no report does."""
        return False

    @property
    def place(self) -> str:
        """Where it stands in the workbook, or the number of a task whose row is gone."""
        return f"第{self.line}列" if self.line else self.number

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything in it that a deed can do."""
        return bool(self.fields) and not self.problem and not any(each.problem for each in self.fields)


@dataclass(frozen=True)
class ReturnReview:
    """A workbook that came back, compared; `agreed` tasks say what is known already.

    `section_id` is None where the section is called otherwise by now.
    """

    mark: str
    year: int
    section: str
    items: tuple[Reported, ...]
    agreed: int = 0
    strays: tuple[Stray, ...] = ()
    section_id: int | None = None

    def count(self, answer: Answer) -> int:
        """How many items are of this kind."""
        return sum(item.answer is answer for item in self.items)

    def certain(self) -> list[Reported]:
        """What can be taken without asking: no conflicts, nothing unreadable."""
        return [item for item in self.items if item.can_be_taken and item.answer is Answer.CHANGED]

    def problems(self) -> list[str]:
        """What cannot be taken as it stands: line, column, reason."""
        cells = [
            f"第{item.line}列「{ALL_FIELDS[each.name]}」：{each.problem}"
            for item in self.items
            for each in item.fields
            if each.problem
        ]
        return cells + [f"{item.place}：{item.problem}" for item in self.items if item.problem]
