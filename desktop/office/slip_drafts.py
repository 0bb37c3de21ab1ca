"""What the reminder slips of a day would say: for every late section its late tasks."""

import datetime as dt
from dataclasses import dataclass

from db.database import Reading
from db.queries.reminders import reminded_on, times_reminded
from db.vocabulary import SectionKind
from desktop.office.followed_plan import FollowedPlan
from desktop.rules.chasing import LateTask, late_by_section


@dataclass(frozen=True)
class SlipDraft:
    """A slip not yet issued; `times` says of each task the how-manieth reminder of it this would be."""

    section_id: int
    section: str
    tasks: tuple[LateTask, ...]
    times: tuple[int, ...]
    was_told_today: bool


def slip_drafts(session: Reading, plan: FollowedPlan, on: dt.date) -> list[SlipDraft]:
    """The slips of every section that is late on a day, in the sections' order; of groups each member's."""
    names = {section.id: section.name for section in plan.sections if section.kind is SectionKind.MEMBER}
    told = times_reminded(session, plan.head.id)
    today = reminded_on(session, plan.head.id, on)
    late = late_by_section(list(names), plan.tasks, plan.occurrences, on)
    return [
        SlipDraft(
            key,
            names[key],
            tuple(tasks),
            tuple(told.get((key, task.node_id), 0) + 1 for task in tasks),
            key in today,
        )
        for key, tasks in late.items()
    ]
