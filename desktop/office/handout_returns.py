"""What a section sent back, beside what it was handed and what the plan says now; taken item by item."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.database import Reading
from db.queries.plan import plan_tree
from db.tables.handout import Handout
from db.tables.office import Section
from db.tables.plan import Node
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.exchange.handout_sheet import FIELDS, ReturnedSheet, SheetRow
from desktop.office.deed import deed
from desktop.office.handouts import task_rows
from desktop.office.outline import add_node, change_node, delete_nodes
from desktop.office.typed_cells import type_due, type_sections
from desktop.rules.three_way import Answer, FieldAnswer, answer_of, field_answers


@dataclass(frozen=True)
class Returned:
    """An item that came back otherwise than it was handed out; `number` is empty for a new one."""

    answer: Answer
    key: str
    parent: str
    number: str
    text: str
    fields: tuple[FieldAnswer, ...]


@dataclass(frozen=True)
class Review:
    """A file that came back, compared."""

    handout_id: int
    section: str
    is_taken_back: bool
    items: tuple[Returned, ...]

    def count(self, answer: Answer) -> int:
        """How many items are of this kind."""
        return sum(item.answer is answer for item in self.items)


def review(session: Reading, sheet: ReturnedSheet) -> Review:
    """Compare what came back. Raises Refused where the handout is not of this office or its plan is gone."""
    handout = session.get(Handout, sheet.handout_id)
    if handout is None:
        raise Refused("這個檔案不是由這個機關的資料庫分送的，或計畫已刪除；請確認開啟的是同一個資料庫。")
    section = session.get_one(Section, handout.section_id).name
    ours = {row.key: row for _, row in task_rows(plan_tree(session, handout.plan_id))}
    base = {row["key"]: row for row in handout.content["rows"]}
    theirs = {row.key: row for row in sheet.rows if row.key and row.key not in sheet.deleted}
    items = [_known(key, base[key], theirs.get(key), ours.get(key)) for key in base]
    items += [_new(row) for row in sheet.rows if not row.key and row.values.get("text")]
    changed = tuple(item for item in items if item.answer is not Answer.SAME)
    return Review(handout.id, section, handout.taken_back_on is not None, changed)


def _known(key: str, base: Mapping[str, object], theirs: SheetRow | None, ours: SheetRow | None) -> Returned:
    said: Mapping[str, str] = base["values"]  # type: ignore[assignment]
    answer = answer_of(said, theirs.values if theirs else None, ours.values if ours else None)
    now = ours.values if ours else said
    fields = field_answers(said, theirs.values, now) if theirs else ()
    number = ours.number if ours else ""
    return Returned(answer, key, str(base["parent"]), number, said["text"], fields)


def _new(row: SheetRow) -> Returned:
    fields = tuple(
        FieldAnswer(name, "", row.values.get(name, ""), "") for name in FIELDS if row.values.get(name)
    )
    return Returned(Answer.NEW, "", row.parent, "", row.values["text"], fields)


@deed
def take_back_handout(work: Work, handout_id: int, accepted: Sequence[Returned], *, on: dt.date) -> int:
    """Put what was accepted into the plan, and note that the handout came back; returns how many items.

    New tasks go behind the others of their measure, with the section as responsible where none is named.
    Raises Refused for a day or a section that does not exist; then nothing is taken.
    """
    handout = work.session.get(Handout, handout_id)
    if handout is None:
        raise Refused("這份分送紀錄已經不在；請重新整理後再試。")
    section = work.session.get_one(Section, handout.section_id).name
    nodes = {
        node.lineage: node
        for node in work.session.scalars(select(Node).where(Node.plan_id == handout.plan_id))
    }
    for item in accepted:
        _take(work, handout.plan_id, nodes, item, section)
    handout.taken_back_on = on
    return len(accepted)


def _take(work: Work, plan_id: int, nodes: Mapping[str, Node], item: Returned, section: str) -> None:
    if item.answer is Answer.NEW:
        parent = nodes.get(item.parent)
        node_id = add_node(work, plan_id, parent.id if parent else None)
        if not any(field.name == "sections" for field in item.fields):
            type_sections(work, node_id, section)
    elif item.key not in nodes:
        raise Refused(f"「{item.text[:20]}」已經不在計畫中，無法採納；請取消勾選這一項。")
    else:
        node_id = nodes[item.key].id
    if not item.fields and item.answer is not Answer.NEW:
        delete_nodes(work, [node_id])
    for field in item.fields:
        _say(work, node_id, field)


def _say(work: Work, node_id: int, field: FieldAnswer) -> None:
    match field.name:
        case "due":
            type_due(work, node_id, field.theirs)
        case "sections":
            type_sections(work, node_id, field.theirs)
        case "text":
            change_node(work, node_id, text=field.theirs)
        case "method":
            change_node(work, node_id, method=field.theirs)
        case _:
            change_node(work, node_id, remark=field.theirs)
