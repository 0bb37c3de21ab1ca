"""The plan of a year as it is followed: one reading of all that its tasks are judged by."""

import datetime as dt
from dataclasses import dataclass

from db.database import Reading
from db.queries.followed import followed_sources
from db.queries.office import SectionRow, special_days
from db.queries.plan import PlanHead
from db.queries.tracking import EvidenceRow
from desktop.office.settings import read_settings
from desktop.rules.tracked_tasks import Followed, TrackedTask, tracked_tasks
from desktop.rules.workdays import WorkCalendar, calendar_of


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
    found = followed_sources(session, year)
    if found is None:
        return None
    due_soon_days = read_settings(session).due_soon_days
    calendar = calendar_of(found.special_days)
    followed = Followed(today, found.evidence, found.sections, calendar, due_soon_days)
    tasks = tuple(tracked_tasks(found.tree, followed))
    return FollowedPlan(found.tree.head, tasks, found.evidence, found.sections, due_soon_days)


def work_calendar(session: Reading) -> WorkCalendar:
    """The office's working days as its table of special days has them."""
    return calendar_of(special_days(session))
