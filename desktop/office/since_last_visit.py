"""What of a plan became due since somebody last looked."""

import datetime as dt

from db.database import Reading
from desktop.office.followed_plan import followed_plan
from desktop.rules.calendar_dates import EVERY_DAY, tasks_per
from desktop.rules.since_last_visit import BecameDue, became_due


def due_since(
    session: Reading, year: int, last: dt.date, today: dt.date, section_id: int | None = None
) -> list[BecameDue]:
    """What of a year's plan, or of a section's part in it, is open and fell due after the last visit.

    What is owed every day is left out: it is due again whenever somebody looks.
    """
    plan = followed_plan(session, year, today, section_id)
    if plan is None:
        return []
    return became_due(plan.tasks, plan.occurrences, last, today, tasks_per(plan.years, EVERY_DAY))
