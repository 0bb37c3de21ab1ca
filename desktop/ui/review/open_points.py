"""What a person should decide about a plan that was read, one point after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.plan import LeftoverRow, PlanTree
from desktop.rules.section_matching import SectionMatch

# "leftover" and its key, or "section" and its name.
PointKey = tuple[str, int | str]


@dataclass(frozen=True)
class OpenPoint:
    """A question or a text without a place, or else a section's name that is close to another."""

    leftover: LeftoverRow | None = None
    section: SectionMatch | None = None

    @property
    def key(self) -> PointKey:
        """What it is known by, whatever else changes."""
        if self.leftover is not None:
            return "leftover", self.leftover.id
        return "section", self.section.name if self.section else ""

    @property
    def is_text(self) -> bool:
        """Whether this is a text that has no place yet."""
        return self.leftover is not None and self.leftover.is_text


def points_of(tree: PlanTree, sections: Sequence[SectionMatch]) -> list[OpenPoint]:
    """Everything that is open: about the plan, about sections, item by item, and last the loose texts."""
    asked = [found for found in tree.leftovers if not found.is_text]
    order = {node.id: place for place, node in enumerate(tree.nodes)}
    of_items = sorted(
        (found for found in asked if found.node_id is not None),
        key=lambda found: order.get(found.node_id or 0, 0),
    )
    return [
        *(OpenPoint(found) for found in asked if found.node_id is None),
        *(OpenPoint(section=match) for match in sections),
        *map(OpenPoint, of_items),
        *(OpenPoint(found) for found in tree.leftovers if found.is_text),
    ]
