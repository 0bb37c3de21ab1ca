"""The meetings of the sample office: two in a row, with matters that go on from one to the other."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from db.queries.meetings import follow_up_table
from db.unit_of_work import Work
from db.vocabulary import FollowUpDecision
from desktop.office.followed_plan import followed_plan
from desktop.office.meetings import add_matter, decide, hold_meeting
from desktop.office.sample_diary import Diary

Told = dict[str, Any]


def note_meetings(diary: Diary, year: int, told: Sequence[Told]) -> None:
    """Have the meetings told of held on their days; tasks and matters are named by a part of their text."""
    for entry in told:
        on = dt.date.fromisoformat(entry["on"])
        diary.note(on, partial(_hold, year, on, entry))


def _hold(year: int, on: dt.date, entry: Told, work: Work) -> None:
    figures = followed_plan(work.session, year, on)
    tasks = figures.tasks if figures else ()
    chosen = [task.node_id for task in tasks if any(part in task.text for part in entry["tasks"])]
    key = hold_meeting(work, year, entry["name"], held_on=on, figures_on=on, node_ids=chosen, figures=figures)
    for matter in entry["raised"]:
        add_matter(work, key, **matter)
    _decide(work, key, entry["decisions"])


def _decide(work: Work, meeting_id: int, decisions: Sequence[Told]) -> None:
    table = follow_up_table(work.session, meeting_id)
    for matter in table.matters if table else ():
        for made in decisions:
            if made["matter"] in matter.subject:
                decide(work, matter.id, FollowUpDecision(made["decision"]), made["decided"])
