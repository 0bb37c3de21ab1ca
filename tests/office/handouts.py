"""A plan handed to its sections in a test, and their workbooks on the way back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from db.queries.plan import NodeRow, plan_tree
from desktop.exchange.sections.handout_reading import read_workbook
from desktop.exchange.sections.handout_workbook import workbook_of
from desktop.office.handout_review import review
from desktop.office.handouts import hand_out, sheet_of
from desktop.office.office import Actor, Office
from desktop.office.returned_items import Review
from desktop.office.setup import change_agency
from tests.exchange.handout_files import edit
from tests.factories import FollowedPlan, TaskDraft, followed_plan

TODAY = dt.date(2026, 1, 5)
AGENCY = "青埔縣松溪鄉公所"
TASKS = (
    TaskDraft("更新標示", dt.date(2026, 6, 30), ("民政課",)),
    TaskDraft("辦理測試", dt.date(2026, 9, 30), ("各課室",)),
    TaskDraft("巡檢設施", dt.date(2026, 3, 31), ("秘書室",)),
)


def plan_of_sections(office: Office, clerk: Actor) -> FollowedPlan:
    """A plan for 民政課 and 秘書室, and for 各課室, which both belong to."""
    with office.work(clerk) as work:
        change_agency(work, name=AGENCY)
    return followed_plan(office, clerk, *TASKS, year=115, groups={"各課室": ("民政課", "秘書室")})


def handed_out(
    office: Office, clerk: Actor, plan: FollowedPlan, path: Path, section: str = "民政課", **others: Any
) -> int:
    """Hand a section its part; its workbook is at the path, its key is returned."""
    with office.work(clerk) as work:
        reply_by = dt.date(2026, 1, 20)
        key = hand_out(work, plan.plan_id, plan.sections[section], on=TODAY, reply_by=reply_by, **others)
    with office.reading() as session:
        path.write_bytes(workbook_of(sheet_of(session, key)))
    return key


def reviewed(office: Office, path: Path, change: Callable[[Any], object] | None = None) -> Review:
    """Edit the workbook, and compare it with the plan."""
    if change is not None:
        edit(path, change)
    with office.reading() as session:
        return review(session, read_workbook(path))


def nodes_of(office: Office, plan: FollowedPlan) -> dict[str, NodeRow]:
    """The items of a plan by their text."""
    with office.reading() as session:
        return {node.text: node for node in plan_tree(session, plan.plan_id).nodes}
