"""Putting into the plan what was accepted of a section's answer: items and fields, all in one step."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from db.queries.plan import plan_tree
from db.tables.plan import Node
from db.unit_of_work import Work
from db.vocabulary import SectionRole
from desktop.errors import Conflict, Refused
from desktop.office.deed import deed
from desktop.office.handout_rows import task_rows
from desktop.office.handouts import handout_to_change
from desktop.office.outline import add_node, delete_nodes
from desktop.office.promises import Share, set_sections
from desktop.office.returned_cells import put_in
from desktop.office.returned_items import Returned


@deed
def take_back_handout(
    work: Work, handout_id: int, accepted: Sequence[Returned], *, on: dt.date, is_finished: bool = True
) -> int:
    """Put what was accepted into the plan: of each item the fields it still has; returns how many items.

    `theirs` of a field is what is written, edited or as it came back. New tasks go behind the row they were
    put behind, otherwise behind the others of their measure, with the section as lead where none is named.
    When finished, the handout is noted as taken back on that day. Raises Refused for what cannot be read,
    Conflict where the plan was changed since it was compared; then nothing is taken.
    """
    handout = handout_to_change(work, handout_id)
    taking = _Taking(work, handout.plan_id, handout.section_id)
    for item in accepted:
        if item.is_addition and not item.is_deletion:
            taking.add(item)
        elif not item.is_deletion:
            taking.change(item)
    taking.delete([item for item in accepted if item.is_deletion])
    if is_finished:
        handout.taken_back_on = on
    return len(accepted)


class _Taking:
    """The plan while items are put into it."""

    def __init__(self, work: Work, plan_id: int, section_id: int) -> None:
        self._work = work
        self._plan_id = plan_id
        self._section_id = section_id
        found = work.session.scalars(select(Node).where(Node.plan_id == plan_id))
        self._nodes = {node.lineage: node for node in found}
        self._ours = {row.key: row.values for _, row in task_rows(plan_tree(work.session, plan_id))}
        self._last_behind: dict[str, Node] = {}

    def add(self, item: Returned) -> None:
        """Make a new task, or make one again that was deleted."""
        parent = self._nodes.get(item.parent)
        if parent is None:
            raise Refused(f"「{item.text[:20]}」所屬的項目已經不在計畫中；請取消勾選這一項。")
        values = dict(item.said) if item.is_gone else {}
        values |= {field.name: field.theirs for field in item.fields}
        if not values.get("text"):
            raise Refused(f"第{item.line}列沒有工作內容，無法新增；請補上文字或取消勾選。")
        behind = self._last_behind.get(item.after) or self._nodes.get(item.after)
        is_beside = behind is not None and behind.parent_id == parent.id
        place = behind.position + 1 if behind is not None and is_beside else None
        node_id = add_node(self._work, self._plan_id, parent.id, place)
        node = self._work.session.get_one(Node, node_id)
        if item.after:
            self._last_behind[item.after] = node
        if item.key:
            node.lineage = item.key
        for name, text in values.items():
            put_in(self._work, node_id, name, text)
        if not values.get("sections"):
            set_sections(self._work, node_id, [Share(self._section_id, SectionRole.LEAD)])

    def change(self, item: Returned) -> None:
        """Let a task say what was accepted."""
        node, now = self._present(item)
        for field in item.fields:
            if now[field.name] != field.ours:
                raise Conflict(f"「{item.text[:20]}」剛才已在計畫裡改過；請重新比對後再採納。")
            if field.name == "text" and not field.theirs:
                raise Refused(f"「{item.text[:20]}」的工作內容不能空白；請補上文字或取消勾選。")
            put_in(self._work, node.id, field.name, field.theirs)

    def delete(self, items: Sequence[Returned]) -> None:
        """Delete tasks."""
        if items:
            delete_nodes(self._work, [self._present(item)[0].id for item in items])

    def _present(self, item: Returned) -> tuple[Node, dict[str, str]]:
        if item.key not in self._ours:
            raise Refused(f"「{item.text[:20]}」已經不在計畫中，無法採納；請重新比對後再採納。")
        return self._nodes[item.key], dict(self._ours[item.key])
