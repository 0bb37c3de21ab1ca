"""The plan of a year as it is followed: one reading of all that its tasks are judged by."""

import datetime as dt
from dataclasses import dataclass

from db.database import Reading
from db.queries import office as office_queries
from db.queries.office import SectionRow
from db.queries.plan import PlanHead, plan_head, plan_tree
from db.queries.tracking import EvidenceRow, evidence_of_plan
from db.vocabulary import WorkdayKind
from desktop.office.settings import read_settings
from desktop.rules.tracked_tasks import Followed, TrackedTask, tracked_tasks
from desktop.rules.workdays import WorkCalendar


@dataclass(frozen=True)
class FollowedPlan:
    """A plan's head, its followed tasks in order, their evidence by node, and the sections of its year."""

    head: PlanHead
    tasks: tuple[TrackedTask, ...]
    evidence: dict[int, list[EvidenceRow]]
    sections: tuple[SectionRow, ...]
    due_soon_days: int


def followed_plan(session: Reading, year: int, today: dt.date) -> FollowedPlan | None:
    """The plan of an ROC year as it stands today, None where there is none."""
    head = plan_head(session, year)
    if head is None:
        return None
    evidence = evidence_of_plan(session, head.id)
    sections = tuple(found for found in office_queries.sections(session) if found.is_active(year))
    due_soon_days = read_settings(session).due_soon_days
    followed = Followed(today, evidence, sections, work_calendar(session), due_soon_days)
    tasks = tracked_tasks(plan_tree(session, head.id), followed)
    return FollowedPlan(head, tuple(tasks), evidence, sections, due_soon_days)


def work_calendar(session: Reading) -> WorkCalendar:
    """The office's working days as its table of special days has them."""
    days = office_queries.special_days(session)
    return WorkCalendar(
        frozenset(day.on for day in days if day.kind is WorkdayKind.HOLIDAY),
        frozenset(day.on for day in days if day.kind is WorkdayKind.MAKEUP),
    )
