"""The plan of a year as it is drafted: its tree, how its tasks stand, the sections to choose from."""

import datetime as dt
from dataclasses import dataclass

from db.database import Reading
from db.queries import office as office_queries
from db.queries.office import SectionRow
from db.queries.plan import PlanTree, plan_head, plan_tree
from db.queries.tracking import evidence_of_plan
from desktop.office.followed_plan import work_calendar
from desktop.office.settings import read_settings
from desktop.rules.tracked_tasks import Followed, TrackedTask, tracked_tasks


@dataclass(frozen=True)
class DraftedPlan:
    """A whole plan, its followed tasks by node, and the sections of its year."""

    tree: PlanTree
    tracked: dict[int, TrackedTask]
    sections: tuple[SectionRow, ...]


def drafted_plan(session: Reading, year: int, today: dt.date) -> DraftedPlan | None:
    """The plan of a ROC year as it stands today, None where there is none."""
    head = plan_head(session, year)
    if head is None:
        return None
    tree = plan_tree(session, head.id)
    sections = tuple(found for found in office_queries.sections(session) if found.is_active(year))
    followed = Followed(
        today,
        evidence_of_plan(session, head.id),
        sections,
        work_calendar(session),
        read_settings(session).due_soon_days,
    )
    return DraftedPlan(tree, {task.node_id: task for task in tracked_tasks(tree, followed)}, sections)
