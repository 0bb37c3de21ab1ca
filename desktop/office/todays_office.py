"""The office as it stands today: what is late or due next, how far sections are, what was done lately."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.database import Reading
from db.queries.history import Happening, recent_happenings
from db.queries.open_cases import unfinished_tests, walkarounds_by_state
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.happenings import words_of
from desktop.rules.phone_score import needs_improvement
from desktop.rules.tally import PartTally, Tally, by_area, by_section, still_open, tally
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.walkaround import is_closed

MOST_URGENT = 8
MOST_RECENT = 8
# Of so many deeds of everybody a section sees its own.
MOST_LOOKED_AT = 100


@dataclass(frozen=True)
class Recent:
    """Something done lately; `node_id` is the one task it was about, None where it was about more or none."""

    number: int
    at: dt.datetime
    actor: str
    words: str
    subject: str
    node_id: int | None


@dataclass(frozen=True)
class TodaysOffice:
    """What the first page shows; without a plan there are registers and recent deeds only."""

    plan: FollowedPlan | None
    whole: Tally
    sections: tuple[PartTally, ...]
    areas: tuple[PartTally, ...]
    urgent: tuple[TrackedTask, ...]
    open_walkarounds: int
    open_improvements: int
    recent: tuple[Recent, ...]


def todays_office(session: Reading, year: int, today: dt.date, section_id: int | None = None) -> TodaysOffice:
    """Read everything the first page shows of the plan of an ROC year and of the registers.

    With a section it is the plan as that section sees it.
    """
    plan = followed_plan(session, year, today, section_id)
    tasks = plan.tasks if plan else ()
    sections = [one for one in (plan.sections if plan else ()) if section_id in (None, one.id)]
    walkarounds = walkarounds_by_state(session)
    return TodaysOffice(
        plan=plan,
        whole=tally(tasks),
        sections=tuple(by_section(tasks, sections)),
        areas=tuple(by_area(tasks)),
        urgent=tuple(_urgent(tasks, today)),
        open_walkarounds=sum(count for state, count in walkarounds.items() if not is_closed(state)),
        open_improvements=sum(
            needs_improvement(test.total, test.threshold) for test in unfinished_tests(session)
        ),
        recent=tuple(_recent(_happenings(session, None if section_id is None else tasks), tasks)),
    )


def _happenings(session: Reading, of: Sequence[TrackedTask] | None) -> list[Happening]:
    """The last deeds, all of them or those about these tasks."""
    if of is None:
        return recent_happenings(session, MOST_RECENT)
    seen = {task.node_id for task in of}
    found = recent_happenings(session, MOST_LOOKED_AT)
    return [happening for happening in found if seen.intersection(happening.node_ids)][:MOST_RECENT]


def _urgent(tasks: Sequence[TrackedTask], today: dt.date) -> list[TrackedTask]:
    """What is overdue, due soon and due next, in this order.

    What was missed long ago leaves half of the places to what can still be kept.
    """
    dated = [(task.next_due, task) for task in still_open(tasks) if task.next_due is not None]
    late = [task for due_on, task in dated if due_on < today]
    coming = [task for due_on, task in dated if due_on >= today]
    places = max(MOST_URGENT // 2, MOST_URGENT - len(coming))
    return [*late[:places], *coming][:MOST_URGENT]


def _recent(happenings: Iterable[Happening], tasks: Sequence[TrackedTask]) -> list[Recent]:
    found = []
    for happening in happenings:
        about = [task for task in tasks if task.node_id in happening.node_ids]
        found.append(
            Recent(
                happening.number,
                happening.at,
                happening.actor,
                words_of(happening),
                _subject(about),
                about[0].node_id if len(about) == 1 else None,
            )
        )
    return found


def _subject(about: Sequence[TrackedTask]) -> str:
    if not about:
        return ""
    first = f"{about[0].number} {' '.join(about[0].text.split())}"
    return first if len(about) == 1 else f"{about[0].number}等{len(about)}項工作"
