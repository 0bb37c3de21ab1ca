"""A section's report of a task that several sections each do for themselves: only its own part is meant."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from db.unit_of_work import Work
from db.vocabulary import TaskStatus
from desktop.office.followed_plan import FollowedPlan
from desktop.office.owed import years_of
from desktop.office.ticking import change_tick, tick, untick
from desktop.office.tracking import start_task
from desktop.rules.lights import LEFT_OUT
from desktop.rules.occurrence import Occurrence
from desktop.rules.roc_calendar import parse_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.unit_year import UnitYear
from desktop.rules.words import meaning


def section_named(plan: FollowedPlan, name: str) -> int | None:
    """The key of the section with this name, None where it is called otherwise by now."""
    return next((one.id for one in plan.sections if one.name == name and not one.members), None)


def shared_tasks(plan: FollowedPlan) -> frozenset[int]:
    """The tasks of which several sections each have a part of their own."""
    return frozenset(task.node_id for task in plan.tasks if len(task.parts) > 1)


def own_units(
    work: Work, node_ids: Iterable[int], section_id: int | None, today: dt.date
) -> dict[int, UnitYear]:
    """The section's own part of each of these tasks in which others have parts too."""
    years = years_of(work, node_ids, today).values()
    return {
        year.node.id: unit
        for year in years
        for unit in year.units
        if len(year.units) > 1 and section_id is not None and unit.section_id == section_id
    }


def noted(task: TrackedTask, occurrences: Iterable[Occurrence]) -> str:
    """What is noted of a task that is done once: with its tick, otherwise with the task."""
    notes = [each.note for each in occurrences if each.node_id == task.node_id and _is_tick(each)]
    return notes[-1] if notes and task.needed is None else task.note


def why_not_own(task: TrackedTask, changed: Collection[str], said: Mapping[str, str]) -> dict[str, str]:
    """Why a section cannot say this of its own part of a task, by field; empty where it can."""
    status = meaning(TaskStatus, said["status"])
    if "status" not in changed:
        return {}
    if status in LEFT_OUT:
        told = f"這項工作由各單位分別辦理，不能由一個單位列為{said['status']}；請洽承辦人調整承辦單位。"
        return {"status": told}
    if status is TaskStatus.DONE and task.needed is not None:
        return {"status": "這項工作由各單位分別計次；請填本次次數與日期，次數足夠就會算完成。"}
    return {}


def follow_own(work: Work, unit: UnitYear, said: Mapping[str, str], today: dt.date) -> None:
    """Let the section's own part be as it was reported: ticked, ticked otherwise, or not ticked."""
    status = meaning(TaskStatus, said["status"])
    ticked = next((each for each in unit.occurrences() if _is_tick(each)), None)
    if status is TaskStatus.DONE and unit.quota is None:
        on, note = parse_date(said["done_on"]), said["note"]
        if ticked is not None and ticked.id is not None:
            change_tick(work, ticked.id, on=on, times=1, note=note, today=today)
        else:
            tick(work, unit.node_id, on=on, section_id=unit.section_id, note=note, today=today)
        return
    if ticked is not None and ticked.id is not None and unit.quota is None:
        untick(work, ticked.id)
    has_begun = unit.tracking is not None and unit.tracking.status is TaskStatus.STARTED
    if status is TaskStatus.STARTED and not has_begun:
        start_task(work, unit.node_id)


def _is_tick(each: Occurrence) -> bool:
    return each.id is not None and each.is_done
