"""The plan of a year as it is drafted: its tree, how its tasks stand, the sections to choose from."""

import datetime as dt
from dataclasses import dataclass

from db.database import Reading
from db.queries.followed import followed_sources
from db.queries.office import SectionRow
from db.queries.plan import PlanTree, whole_plan
from desktop.office.settings import read_settings
from desktop.rules.task_years import followed_from
from desktop.rules.tracked_tasks import TrackedTask, tracked_tasks


@dataclass(frozen=True)
class DraftedPlan:
    """A whole plan, its followed tasks by node, and the sections of its year."""

    tree: PlanTree
    tracked: dict[int, TrackedTask]
    sections: tuple[SectionRow, ...]


def drafted_plan(session: Reading, year: int, today: dt.date) -> DraftedPlan | None:
    """The plan of a ROC year as it stands today, None where there is none."""
    found = followed_sources(session, year)
    if found is None:
        return None
    followed = followed_from(found, today, read_settings(session).due_soon_days)
    tracked = {task.node_id: task for task in tracked_tasks(found.outline, followed)}
    return DraftedPlan(whole_plan(session, found.outline), tracked, found.sections)
