"""Handing parts of a plan to many sections: a workbook each into one folder, step by step."""

import datetime as dt
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.queries.office import sections
from db.queries.plan import plan_tree
from desktop.errors import Refused
from desktop.exchange.sections.handout_workbook import workbook_of
from desktop.office.handouts import hand_out, parts, sheet_of
from desktop.office.office import Actor, Office
from desktop.office.writing import write_file
from desktop.rules.file_names import safe_file_name
from desktop.rules.roc_calendar import format_date

Progress = tuple[int, int, str]


@dataclass(frozen=True)
class HandoutFile:
    """A workbook that was written: for which section, with how many tasks."""

    section: str
    tasks: int
    path: Path


def handing_out_steps(
    office: Office,
    actor: Actor,
    plan_id: int,
    section_ids: Sequence[int] | None,
    folder: Path,
    *,
    on: dt.date,
    reply_by: dt.date | None = None,
    note: str = "",
    node_ids: Sequence[int] | None = None,
) -> Generator[Progress, None, list[HandoutFile]]:
    """Hand out to these sections, or (None) to all that have tasks; yields after each, returns the files.

    With `node_ids` each is handed the tasks in these branches instead of its own. Each section is a deed of
    its own, stored before its file is written. Raises Refused where no section has a task, and where the
    folder cannot be written into.
    """
    with office.reading() as session:
        mine = parts(session, plan_id)
        names = {found.id: found.name for found in sections(session)}
        year = plan_tree(session, plan_id).head.year
    offered = list(mine) if section_ids is None else list(section_ids)
    chosen = [key for key in offered if key in mine or node_ids is not None]
    if not chosen:
        raise Refused("沒有單位在計畫裡有工作可以分送；請先指定承辦單位。")
    make_folder(folder)
    written: list[HandoutFile] = []
    for place, key in enumerate(chosen):
        with office.work(actor) as work:
            handout_id = hand_out(work, plan_id, key, node_ids, on=on, reply_by=reply_by, note=note)
        path = free_path(folder, f"{year}年度計畫編寫_{names[key]}", on)
        made = write_handout(office, handout_id, path)
        written.append(made)
        yield place + 1, len(chosen), f"{made.section}：{made.tasks}項工作，{path.name}"
    return written


def write_handout(office: Office, handout_id: int, path: Path) -> HandoutFile:
    """Write the workbook of a handout, again where it was lost. Raises Refused where it cannot be written."""
    with office.reading() as session:
        sheet = sheet_of(session, handout_id)
    write_file(path, workbook_of(sheet))
    return HandoutFile(sheet.section, len(sheet.rows), path)


def free_path(folder: Path, stem: str, on: dt.date) -> Path:
    """A name that no file has yet: what a section may have edited there is not to be written over."""
    path = folder / safe_file_name(f"{stem}.xlsx")
    number = 1
    while path.exists():
        number += 1
        again = "" if number == 2 else f"_{number - 1}"
        path = folder / safe_file_name(f"{stem}_{format_date(on)}{again}.xlsx")
    return path


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises Refused where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"無法建立資料夾「{folder}」；請改選別的資料夾。") from error
