"""Everything the tasks of a plan are judged by, read at once."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.queries import office as office_queries
from db.queries.office import SectionRow, SpecialDay
from db.queries.plan import PlanOutline, plan_outline
from db.queries.ticks import RegisterCounts, TickRow, register_counts, ticks_of_plan
from db.queries.tracking import EvidenceRow, evidence_of_plan


@dataclass(frozen=True)
class FollowedSources:
    """A plan's items; by node evidence, ticks and counted rows; the sections of its year; special days."""

    outline: PlanOutline
    evidence: dict[int, list[EvidenceRow]]
    sections: tuple[SectionRow, ...]
    special_days: tuple[SpecialDay, ...]
    ticks: dict[int, list[TickRow]]
    registers: dict[int, RegisterCounts]


def followed_sources(session: Session, year: int) -> FollowedSources | None:
    """What the tasks of a ROC year's plan are judged by, None where the year has no plan."""
    outline = plan_outline(session, year)
    if outline is None:
        return None
    plan_id = outline.head.id
    return FollowedSources(
        outline,
        evidence_of_plan(session, plan_id),
        tuple(found for found in office_queries.sections(session) if found.is_active(year)),
        tuple(office_queries.special_days(session)),
        ticks_of_plan(session, plan_id),
        register_counts(session, plan_id, year),
    )
