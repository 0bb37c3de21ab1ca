"""What the next meeting would follow: the tasks as they stood, and what goes on from the last one."""

import datetime as dt
from dataclasses import dataclass

from db.queries.meetings import MeetingRow, follow_up_table, newest_meeting
from desktop.errors import Refused
from desktop.office.as_of import office_as_of
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.office import Office
from desktop.rules.follow_up import ProposedMatter, proposed_matters


@dataclass(frozen=True)
class MeetingDraft:
    """The plan as it stood on the day of the figures, its tasks as matters, and the meeting before.

    `continued` are the tasks that the meeting before did not release, `raised` how many matters of no task.
    """

    figures: FollowedPlan
    matters: tuple[ProposedMatter, ...]
    before: MeetingRow | None
    continued: frozenset[int]
    raised: int


def meeting_draft(office: Office, year: int, figures_on: dt.date, today: dt.date) -> MeetingDraft:
    """Read what the next meeting of an ROC year would follow.

    Raises Refused where the year has no plan, and for a day whose figures are not known.
    """
    with office.reading() as session:
        before = newest_meeting(session, year)
        table = follow_up_table(session, before.id) if before else None
        figures = followed_plan(session, year, today)
    if figures_on != today:
        with office_as_of(office, figures_on, today) as then:
            figures = followed_plan(then, year, figures_on)
    if figures is None:
        raise Refused(f"當時還沒有{year}年度的計畫，沒有可以列管的工作；請改選別的統計日期。")
    open_ones = [matter for matter in table.matters if not matter.is_released] if table else []
    known = {task.node_id for task in figures.tasks}
    continued = frozenset(matter.node_id for matter in open_ones if matter.node_id in known)
    return MeetingDraft(
        figures,
        tuple(proposed_matters(figures.tasks, continued)),
        before,
        frozenset(key for key in continued if key is not None),
        sum(matter.node_id not in known for matter in open_ones),
    )
