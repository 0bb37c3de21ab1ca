"""An item of a plan as its outline shows it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from db.queries.plan import NodeRow
from desktop.office.drafted_plan import DraftedPlan
from desktop.rules.numbering import numbers_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask


class OutlineColumn(IntEnum):
    """The columns of the outline."""

    TEXT = 0
    DUE = 1
    SECTIONS = 2
    STATE = 3


@dataclass(frozen=True)
class OutlineItem:
    """A node with its number, its standing where it is followed, and how many questions are open on it."""

    node: NodeRow
    number: str
    task: TrackedTask | None = None
    questions: int = 0

    @property
    def due(self) -> str:
        """By when, as printed, in one line."""
        tracking = self.node.tracking
        if self.node.due_text or tracking is None or tracking.due_on is None:
            return "、".join(self.node.due_text.split())
        return format_date(tracking.due_on)

    @property
    def sections(self) -> str:
        """The sections by name."""
        return "、".join(share.name for share in self.node.sections)

    @property
    def is_followed(self) -> bool:
        """Whether this is a task or subtask."""
        return self.node.kind in FOLLOWED


def outline_items(plan: DraftedPlan) -> Iterator[OutlineItem]:
    """The items of a plan in outline order."""
    numbers = numbers_of(plan.tree.nodes, plan.tree.head.numbering_style)
    questions = Counter(found.node_id for found in plan.tree.leftovers)
    for node in plan.tree.nodes:
        yield OutlineItem(node, numbers[node.id], plan.tracked.get(node.id), questions[node.id])
