"""Everything the tasks of a plan are judged by, read at once."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.queries import office as office_queries
from db.queries.office import SectionRow, SpecialDay
from db.queries.plan import PlanTree, plan_head, plan_tree
from db.queries.ticks import RegisterCounts, TickRow, register_counts, ticks_of_plan
from db.queries.tracking import EvidenceRow, evidence_of_plan


@dataclass(frozen=True)
class FollowedSources:
    """A plan; evidence, ticks and counted register rows by node; the sections of its year; special days."""

    tree: PlanTree
    evidence: dict[int, list[EvidenceRow]]
    sections: tuple[SectionRow, ...]
    special_days: tuple[SpecialDay, ...]
    ticks: dict[int, list[TickRow]]
    registers: dict[int, RegisterCounts]


def followed_sources(session: Session, year: int) -> FollowedSources | None:
    """What the tasks of a ROC year's plan are judged by, None where the year has no plan."""
    head = plan_head(session, year)
    if head is None:
        return None
    return FollowedSources(
        plan_tree(session, head.id),
        evidence_of_plan(session, head.id),
        tuple(found for found in office_queries.sections(session) if found.is_active(year)),
        tuple(office_queries.special_days(session)),
        ticks_of_plan(session, head.id),
        register_counts(session, head.id),
    )
