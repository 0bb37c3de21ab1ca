"""The plan of a year as it is followed: one reading of all that its tasks are judged by."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from db.database import Reading
from db.queries.followed import followed_sources
from db.queries.office import SectionRow, special_days
from db.queries.plan import PlanHead
from db.queries.tracking import EvidenceRow
from desktop.office.settings import read_settings
from desktop.rules.occurrence import Occurrence
from desktop.rules.task_years import TaskYear, followed_from, occurrences_of, years_in_view
from desktop.rules.tracked_tasks import TrackedTask, judged
from desktop.rules.workdays import WorkCalendar, calendar_of


@dataclass(frozen=True)
class FollowedPlan:
    """A plan's head, its followed tasks in order, their evidence by node, and the sections of its year.

    `years` are the same tasks with what was done part by part.
    """

    head: PlanHead
    tasks: tuple[TrackedTask, ...]
    evidence: dict[int, list[EvidenceRow]]
    sections: tuple[SectionRow, ...]
    due_soon_days: int
    years: tuple[TaskYear, ...] = ()

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every required instance of the year, done or open, in the tasks' order."""
        return tuple(occurrences_of(self.years))

    def occurrences_of_task(self, node_id: int) -> list[Occurrence]:
        """Every required instance of one task, done or open, part by part."""
        return occurrences_of(year for year in self.years if year.node.id == node_id)


def followed_plan(
    session: Reading, year: int, today: dt.date, section_id: int | None = None
) -> FollowedPlan | None:
    """The plan of an ROC year as it stands today, whole or as a section sees it; None where there is none."""
    found = followed_sources(session, year)
    if found is None:
        return None
    due_soon_days = read_settings(session).due_soon_days
    followed = followed_from(found, today, due_soon_days)
    years = tuple(years_in_view(found.outline, followed, section_id))
    tasks = tuple(judged(each, followed) for each in years)
    return FollowedPlan(found.outline.head, tasks, found.evidence, found.sections, due_soon_days, years)


def work_calendar(session: Reading) -> WorkCalendar:
    """The office's working days as its table of special days has them."""
    return calendar_of(special_days(session))
