"""A plan and what it is made of, as deeds find them: there, open to changes, not changed meanwhile."""

from db.tables.declarative import BusinessTable
from db.tables.plan import Chapter, Node, Plan
from db.unit_of_work import Work
from db.vocabulary import PlanStatus
from desktop.errors import Conflict, Refused
from desktop.rules.words import word

_LOCKED = (PlanStatus.APPROVED, PlanStatus.CLOSED)


def plan_to_edit(work: Work, plan_id: int) -> Plan:
    """The plan. Raises Refused if it is gone, or approved or closed and therefore as it was signed."""
    plan = work.session.get(Plan, plan_id)
    if plan is None:
        raise Refused("這個年度計畫已經被刪除；請重新整理後再試。")
    if plan.status in _LOCKED:
        raise Refused(f"{plan.year}年度計畫{word(plan.status)}，內容不能再修改；如需變更，請另辦修正核定。")
    return plan


def node_to_edit(work: Work, node_id: int) -> Node:
    """The item of a plan that is open to changes. Raises Refused."""
    node = work.session.get(Node, node_id)
    if node is None:
        raise Refused("這個項目已經不在計畫中；請重新整理後再試。")
    plan_to_edit(work, node.plan_id)
    return node


def chapter_to_edit(work: Work, chapter_id: int) -> Chapter:
    """The chapter of a plan that is open to changes. Raises Refused."""
    chapter = work.session.get(Chapter, chapter_id)
    if chapter is None:
        raise Refused("這一章已經不在計畫中；請重新整理後再試。")
    plan_to_edit(work, chapter.plan_id)
    return chapter


def check_version(row: BusinessTable, version: int | None) -> None:
    """Raise Conflict where the row is not the one somebody read, by its version; None is not checked."""
    if version is not None and row.version != version:
        raise Conflict("這段文字剛才已在別處改過，您的修改沒有存入；請看過現在的內容後再改一次。")
