"""What is looked at before a plan is copied into another year."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from db.queries.office import SectionRow
from db.queries.plan import NodeRow, PlanTree
from desktop.rules.numbering import paths_of
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.workdays import WorkCalendar
from desktop.rules.year_shift import YearText, years_in

_LONGEST = 30


@dataclass(frozen=True)
class CopySource:
    """A plan, how its tasks stand today, all sections, the special days by name, the agency's name."""

    tree: PlanTree
    to_year: int
    tracked: Sequence[TrackedTask] = ()
    sections: Sequence[SectionRow] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    holidays: Mapping[dt.date, str] = field(default_factory=dict)
    agency: str = ""

    @property
    def year(self) -> int:
        """The plan's ROC year."""
        return self.tree.head.year

    @property
    def by(self) -> int:
        """How many years later the new plan is."""
        return self.to_year - self.year

    @cached_property
    def paths(self) -> dict[int, str]:
        """The full number of every item."""
        return paths_of(self.tree.nodes, self.tree.head.numbering_style)

    def place(self, node: NodeRow) -> str:
        """An item's full number and first words."""
        return self.paths[node.id] + cut(node.text)

    def years(self, text: str, *, cites: bool = True) -> YearText:
        """The years in a text of the plan."""
        return years_in(text, self.year, self.by, own=self.agency, cites=cites)


def cut(text: str) -> str:
    """Return the first words of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
