"""The sections a plan names that are gone in another year, and who may take their place."""

from collections.abc import Sequence

from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.rules.text_difference import likeness

# From here on two names are taken for one that was changed: 行政室 and 行政處.
ALIKE = 0.6


def is_gone(section: SectionRow, sections: Sequence[SectionRow], year: int) -> bool:
    """Whether a section does not exist in an ROC year, or is a group none of whose members does."""
    if not section.is_active(year):
        return True
    active = {found.id for found in sections if found.is_active(year)}
    return section.kind is SectionKind.GROUP and not active.intersection(section.members)


def why_gone(section: SectionRow, year: int) -> str:
    """Return in words why a section cannot do anything in an ROC year."""
    if section.is_active(year):
        return f"{year}年度沒有成員"
    if section.active_to_year is not None and section.active_to_year < year:
        return f"設到{section.active_to_year}年度為止"
    return f"{section.active_from_year}年度才成立"


def successor(section: SectionRow, sections: Sequence[SectionRow], year: int) -> SectionRow | None:
    """Return who seems to have taken a section's place by an ROC year, None where nobody clearly does.

    That is the only one of its kind that began when it ended, else the one whose name is most like its own.
    """
    there = [
        other
        for other in sections
        if other.id != section.id and other.kind is section.kind and not is_gone(other, sections, year)
    ]
    ended = section.active_to_year
    begun = [other for other in there if ended is not None and other.active_from_year == ended + 1]
    if len(begun) == 1:
        return begun[0]
    alike = [(likeness(section.name, other.name), other) for other in begun or there]
    best = max(alike, key=lambda found: found[0], default=None)
    return best[1] if best is not None and best[0] >= ALIKE else None
