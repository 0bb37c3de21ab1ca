"""Parts of a plan handed to the sections to draft, remembered word by word."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from db.database import Reading
from db.queries.office import agency, sections
from db.queries.plan import plan_tree
from db.tables.handout import Handout
from db.tables.office import Section
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.exchange.sections.handout_sheet import HandoutSheet, SheetRow
from desktop.office.deed import deed
from desktop.office.handout_rows import parts_of, plain_row, row_from, rows_in
from desktop.office.plan_row import plan_to_edit


@dataclass(frozen=True)
class HandoutRow:
    """What was handed to which section when; `taken_back_on` is None while it is out.

    `areas` are the areas of the plan that the part reaches into.
    """

    id: int
    section: str
    tasks: int
    handed_on: dt.date
    reply_by: dt.date | None
    taken_back_on: dt.date | None
    areas: tuple[str, ...] = ()
    note: str = ""

    def is_late(self, today: dt.date) -> bool:
        """Whether it should have come back."""
        return self.taken_back_on is None and self.reply_by is not None and self.reply_by < today


def handouts_of(session: Reading, plan_id: int) -> list[HandoutRow]:
    """What was handed out of a plan, newest first."""
    wanted = (
        select(Handout, Section.name)
        .join(Section, Section.id == Handout.section_id)
        .where(Handout.plan_id == plan_id)
        .order_by(Handout.id.desc())
    )
    return [_told(row, name) for row, name in session.execute(wanted)]


def _told(row: Handout, name: str) -> HandoutRow:
    rows = row.content["rows"]
    areas = tuple(dict.fromkeys(each["area"] for each in rows if each["area"]))
    return HandoutRow(
        row.id, name, len(rows), row.handed_on, row.reply_by, row.taken_back_on, areas, row.note
    )


def parts(session: Reading, plan_id: int) -> dict[int, tuple[SheetRow, ...]]:
    """The tasks of every section of the plan's year by the section's key; of groups each member has them."""
    return parts_of(plan_tree(session, plan_id), sections(session))


@deed
def hand_out(
    work: Work,
    plan_id: int,
    section_id: int,
    node_ids: Collection[int] | None = None,
    *,
    on: dt.date,
    reply_by: dt.date | None = None,
    note: str = "",
) -> int:
    """Remember what a section is handed to draft, as it is now; returns the handout's key.

    That is every task of the section, or, whoever is responsible, those in the branches chosen by
    `node_ids`. Raises Refused for a part without task, and a day of reply before today.
    """
    plan_to_edit(work, plan_id)
    tree = plan_tree(work.session, plan_id)
    if node_ids is None:
        rows = parts_of(tree, sections(work.session)).get(section_id, ())
    else:
        rows = rows_in(tree, node_ids)
    if not rows:
        where = "選取的項目裡" if node_ids is not None else "這個單位在計畫裡"
        raise Refused(f"{where}沒有工作可以分送；請先新增工作、指定承辦單位，或選擇別的項目。")
    if reply_by is not None and reply_by < on:
        raise Refused("回傳期限早於分送的日期；請檢查回傳期限。")
    handout = Handout(
        plan_id=plan_id,
        section_id=section_id,
        handed_on=on,
        reply_by=reply_by,
        note=note.strip(),
        content={"mark": uuid4().hex, "rows": [plain_row(row) for row in rows]},
    )
    work.session.add(handout)
    work.flush()
    return handout.id


@deed
def withdraw_handout(work: Work, handout_id: int) -> None:
    """Forget a handout: a file of it is no longer taken back. Raises Refused if it is gone."""
    work.session.delete(handout_to_change(work, handout_id))


@deed
def close_handout(work: Work, handout_id: int, *, on: dt.date) -> None:
    """Note that a handout came back, as one that came back on paper. Raises Refused if it is gone."""
    handout_to_change(work, handout_id).taken_back_on = on


def handout_to_change(work: Work, handout_id: int) -> Handout:
    """The handout with this key. Raises Refused if it is gone."""
    handout = work.session.get(Handout, handout_id)
    if handout is None:
        raise Refused("這份分送紀錄已經不在；請重新整理後再試。")
    return handout


def sheet_of(session: Reading, handout_id: int) -> HandoutSheet:
    """What goes into the workbook of a handout: what was handed out, whatever the plan says by now."""
    handout = session.get_one(Handout, handout_id)
    head = plan_tree(session, handout.plan_id).head
    found = agency(session)
    present = sections(session)
    return HandoutSheet(
        handout.content["mark"],
        found.name if found else "",
        head.title,
        session.get_one(Section, handout.section_id).name,
        handout.reply_by,
        handout.note,
        tuple(row_from(row) for row in handout.content["rows"]),
        tuple(section.name for section in present if section.is_active(head.year)),
    )
