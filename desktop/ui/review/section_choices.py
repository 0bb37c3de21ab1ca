"""Where the sections that a document names go: what is certain by itself, anything else as a person says."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from db.queries.office import SectionRow
from db.queries.plan import PlanTree
from desktop.rules.section_matching import (
    Destination,
    Fit,
    SectionMatch,
    destination_of,
    match_sections,
)


class SectionChoices(QObject):
    """The names of one plan, matched with the sections of the office.

    Signals:
        changed: a name goes somewhere else, or there are other names.
    """

    changed = Signal()

    def __init__(self, present: Sequence[SectionRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.present = tuple(present)
        self.matches: tuple[SectionMatch, ...] = ()
        self.counts: Counter[str] = Counter()
        self.first_nodes: dict[str, int] = {}
        self.year: int | None = None
        self._decided: dict[str, Destination] = {}

    def show_plan(self, tree: PlanTree, year: int | None) -> None:
        """Match the names that the items of a plan have now, for a ROC year."""
        self.year = year
        self.counts = Counter(share.name for node in tree.nodes for share in node.sections)
        self.first_nodes = {share.name: node.id for node in reversed(tree.nodes) for share in node.sections}
        matches = tuple(match_sections(self.counts, self.present, year))
        if matches != self.matches:
            self.matches = matches
            self.changed.emit()

    def destination(self, match: SectionMatch) -> Destination:
        """Where a name goes as things stand."""
        return self._decided.get(match.name, destination_of(match))

    def decide(self, name: str, destination: Destination) -> None:
        """Say where a name goes."""
        self._decided[name] = destination
        self.changed.emit()

    def is_open(self, match: SectionMatch) -> bool:
        """Whether a person should say if the name means the one it is close to."""
        return match.fit is Fit.CLOSE and match.name not in self._decided

    def open_matches(self) -> list[SectionMatch]:
        """What should be decided."""
        return [match for match in self.matches if self.is_open(match)]

    def decided(self) -> dict[str, Destination]:
        """What a person said, of the names that are there still."""
        return {name: found for name, found in self._decided.items() if name in self.counts}
