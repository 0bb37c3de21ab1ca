"""Workbooks in which the sections report how far their tasks are: one a section, step by step."""

import datetime as dt
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from db.database import Reading
from db.queries.office import agency
from db.queries.plan import plan_tree
from desktop.errors import Refused
from desktop.exchange.sections.handout_sheet import cell_text
from desktop.exchange.sections.return_sheet import (
    AREA,
    DUE,
    MEASURE,
    NUMBER,
    QUOTA,
    REMINDED,
    SLIP,
    STANDING,
    TEXT,
    ReturnRow,
    ReturnSheet,
)
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.handing_out import free_path, make_folder
from desktop.office.office import Office
from desktop.office.returned_parts import noted
from desktop.office.returned_replies import Reminded, newest_slips, reply_values
from desktop.office.writing import write_file
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word

Progress = tuple[int, int, str]


@dataclass(frozen=True)
class ReturnFile:
    """A workbook that was written: for which section, with how many tasks."""

    section: str
    tasks: int
    path: Path


def sections_with_tasks(plan: FollowedPlan) -> dict[int, list[TrackedTask]]:
    """The tasks that each section reports on, by its key; those of groups go to every member."""
    members = [section for section in plan.sections if not section.members]
    found = {section.id: [t for t in plan.tasks if section.id in t.section_ids] for section in members}
    return {key: tasks for key, tasks in found.items() if tasks}


def return_sheets(session: Reading, year: int, today: dt.date) -> list[tuple[int, ReturnSheet]]:
    """What every section with tasks is to report on, with the section's key.

    Raises Refused where the year has no plan.
    """
    plan = followed_plan(session, year, today)
    if plan is None:
        raise Refused(f"沒有{year}年度的計畫；請先匯入或建立這一年度的計畫。")
    lineages = {node.id: node.lineage for node in plan_tree(session, plan.head.id).nodes}
    found = agency(session)
    slips = newest_slips(session, year)
    names = {section.id: section.name for section in plan.sections}
    seen = {key: followed_plan(session, year, today, key) or plan for key in sections_with_tasks(plan)}
    return [
        (
            key,
            ReturnSheet(
                uuid4().hex,
                found.name if found else "",
                year,
                plan.head.title,
                names[key],
                tuple(
                    _rows(own, lineages, {task: found for (of, task), found in slips.items() if of == key})
                ),
            ),
        )
        for key, own in seen.items()
    ]


def _rows(
    own: FollowedPlan, lineages: Mapping[int, str], reminded: Mapping[int, Reminded]
) -> Iterator[ReturnRow]:
    """Yield the tasks as the section sees them: of what several do, its own part."""
    for task in own.tasks:
        shown, values = _shown(task), values_of(task, noted(task, own.occurrences))
        found = reminded.get(task.node_id)
        if found is not None:
            shown[REMINDED] = found.words
            values |= {**reply_values(found.task), SLIP: str(found.slip.serial)}
        yield ReturnRow(lineages[task.node_id], shown, values)


def _shown(task: TrackedTask) -> dict[str, str]:
    due = task.due_text or (format_date(task.due_on) if task.due_on else "")
    texts = {
        NUMBER: task.number,
        AREA: task.area,
        MEASURE: task.measure,
        TEXT: task.text,
        DUE: due,
        QUOTA: "、".join(part for part in (task.quota, task.limit) if part),
        STANDING: standing_of(task),
    }
    return {heading: cell_text(text) for heading, text in texts.items()}


def standing_of(task: TrackedTask) -> str:
    """How far a task is, in a few words: 「執行中，7／12次」."""
    words = [task.standing]
    if task.needed is not None:
        words.append(f"{task.credited or 0}／{task.needed}次")
    if task.done_on is not None:
        words.append(format_date(task.done_on))
    return "，".join(words)


def values_of(task: TrackedTask, note: str) -> dict[str, str]:
    """What stands in the open cells of a task beforehand."""
    return {
        "status": word(task.status),
        "done_on": format_date(task.done_on) if task.done_on else "",
        "note": cell_text(note),
        "reason": cell_text(task.reason),
    }


def returning_steps(
    office: Office, year: int, folder: Path, *, on: dt.date, section_ids: Sequence[int] | None = None
) -> Generator[Progress, None, list[ReturnFile]]:
    """Write the workbooks of these sections, or (None) of all that have tasks; yields after each.

    Raises Refused where no section has a task, and where the folder cannot be written into.
    """
    from desktop.exchange.sections.return_workbook import workbook_of

    with office.reading() as session:
        sheets = return_sheets(session, year, on)
    chosen = [sheet for key, sheet in sheets if section_ids is None or key in section_ids]
    if not chosen:
        raise Refused(f"沒有單位在{year}年度計畫裡有工作可以回報；請先指定承辦單位。")
    make_folder(folder)
    written: list[ReturnFile] = []
    for place, sheet in enumerate(chosen, 1):
        path = free_path(folder, f"{year}年度執行情形回報_{sheet.section}", on)
        write_file(path, workbook_of(sheet))
        written.append(ReturnFile(sheet.section, len(sheet.rows), path))
        yield place, len(chosen), f"{sheet.section}：{len(sheet.rows)}項工作，{path.name}"
    return written
