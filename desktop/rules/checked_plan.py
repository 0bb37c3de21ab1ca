"""A plan as its checks look at it, and what they report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from db.queries.office import SectionRow
from db.queries.plan import ChapterRow, NodeRow, PlanTree
from desktop.rules.numbering import Level, label, paths_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.severity import Severity

_LONGEST = 18


class Subject(StrEnum):
    """What a finding is about, and where one jumps to."""

    NODE = "node"
    CHAPTER = "chapter"
    BASIS = "basis"
    SECTION = "section"
    LEFTOVER = "leftover"
    CHAPTERS = "chapters"
    PLAN = "plan"


@dataclass(frozen=True)
class Finding:
    """One thing to mend: `where` names the place, `what` says what is wrong and what to do."""

    check: str
    severity: Severity
    where: str
    what: str
    subject: Subject
    key: int = 0


@dataclass(frozen=True)
class CheckedPlan:
    """What the checks look at: the plan, and every section of the office, also those that are gone."""

    tree: PlanTree
    sections: Sequence[SectionRow]

    @property
    def year(self) -> int:
        """The plan's ROC year."""
        return self.tree.head.year

    @cached_property
    def paths(self) -> dict[int, str]:
        """The full number of every item."""
        return paths_of(self.tree.nodes, self.tree.head.numbering_style)

    @cached_property
    def nodes(self) -> dict[int, NodeRow]:
        """Every item by its key."""
        return {node.id: node for node in self.tree.nodes}

    @cached_property
    def tasks(self) -> tuple[NodeRow, ...]:
        """The tasks and subtasks that have nothing below them."""
        parents = {node.parent_id for node in self.tree.nodes}
        return tuple(node for node in self.tree.nodes if node.kind in FOLLOWED and node.id not in parents)

    def above(self, node: NodeRow) -> Iterator[NodeRow]:
        """The item and all it lies in, inmost first."""
        at: NodeRow | None = node
        while at is not None:
            yield at
            at = self.nodes.get(at.parent_id) if at.parent_id is not None else None

    def numbered_chapters(self) -> Iterator[tuple[str, ChapterRow]]:
        """The chapters with their numbered headings."""
        for place, chapter in enumerate(self.tree.chapters, 1):
            number = label(Level.CHAPTER, place, self.tree.head.numbering_style)
            yield number + shortened(chapter.heading), chapter

    def at_node(self, node: NodeRow, check: str, severity: Severity, what: str) -> Finding:
        """A finding about an item."""
        where = self.paths[node.id] + shortened(node.text)
        return Finding(check, severity, where, what, Subject.NODE, node.id)

    def at_plan(self, check: str, severity: Severity, what: str, subject: Subject = Subject.PLAN) -> Finding:
        """A finding about the plan as a whole."""
        return Finding(check, severity, shortened(self.tree.head.title), what, subject)


def shortened(text: str) -> str:
    """Return a text as one line that is cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def texts_of(node: NodeRow) -> Iterable[str]:
    """Return everything an item prints that people wrote."""
    return (node.text, node.method, *node.indicators, node.remark, node.due_text, node.sections_text)
