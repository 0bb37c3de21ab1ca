"""The sample office's plan was approved in January and is being amended since."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from db.tables.plan import Node, Plan
from db.tables.tracking import TaskTracking
from db.unit_of_work import Work
from desktop.office.approval import amend_plan, approve_plan, explain_amendment, submit_plan
from desktop.office.outline import change_node
from desktop.office.promises import set_due


def approve_sample(work: Work, told: dict[str, Any]) -> None:
    """Approve the plan as it was first, then amend it into what it is now."""
    plan = work.session.scalars(select(Plan)).one()
    nodes = {node.text: node for node in work.session.scalars(select(Node))}
    changes = [(nodes[each["item"]], each) for each in told["amendments"]]
    now = {node.id: _words(work, node) for node, _ in changes}
    for node, each in changes:
        _reword(work, node.id, now[node.id] | each["was"])
    approved_on = dt.date.fromisoformat(told["approved_on"])
    submit_plan(work, plan.id, on=dt.date.fromisoformat(told["submitted_on"]), today=approved_on)
    approve_plan(work, plan.id, on=approved_on, letter=told["letter"], today=approved_on)
    amend_plan(work, plan.id)
    for node, each in changes:
        _reword(work, node.id, now[node.id])
        explain_amendment(work, plan.id, node.lineage, each["reason"])


def _words(work: Work, node: Node) -> dict[str, str]:
    due_on = work.session.scalar(select(TaskTracking.due_on).where(TaskTracking.node_id == node.id))
    return {"text": node.text, "remark": node.remark, "due": due_on.isoformat() if due_on else ""}


def _reword(work: Work, node_id: int, words: dict[str, str]) -> None:
    change_node(work, node_id, text=words["text"], remark=words["remark"])
    set_due(work, node_id, dt.date.fromisoformat(words["due"]) if words["due"] else None)
