"""Handing parts of a plan to many sections: a workbook each into one folder, step by step."""

import datetime as dt
from collections.abc import Generator, Sequence
from pathlib import Path

from db.queries.office import sections
from db.queries.plan import plan_tree
from desktop.errors import Refused
from desktop.exchange.handout_workbook import workbook_of
from desktop.office.handouts import hand_out, parts, sheet_of
from desktop.office.office import Actor, Office
from desktop.office.writing import write_file
from desktop.rules.file_names import safe_file_name

Progress = tuple[int, int, str]


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
) -> Generator[Progress, None, list[Path]]:
    """Hand out to these sections, or (None) to all that have tasks; yields after each, returns the files.

    Each section is a deed of its own, stored before its file is written. Raises Refused where no section has
    a task, and where the folder cannot be written into.
    """
    with office.reading() as session:
        mine = parts(session, plan_id)
        names = {found.id: found.name for found in sections(session)}
        year = plan_tree(session, plan_id).head.year
    chosen = [key for key in mine if section_ids is None or key in section_ids]
    if not chosen:
        raise Refused("沒有單位在計畫裡有工作可以分送；請先指定承辦單位。")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for place, key in enumerate(chosen):
        with office.work(actor) as work:
            handout_id = hand_out(work, plan_id, key, on=on, reply_by=reply_by, note=note)
        with office.reading() as session:
            content = workbook_of(sheet_of(session, handout_id))
        path = folder / safe_file_name(f"{year}年度計畫編寫_{names[key]}.xlsx")
        write_file(path, content)
        written.append(path)
        yield place + 1, len(chosen), f"{names[key]}：{len(mine[key])}項工作，{path.name}"
    return written
