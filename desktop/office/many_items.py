"""Saying the same of many items at once: due date, sections, status; all of them in one deed."""

import datetime as dt
from collections.abc import Sequence

from db.tables.plan import Node
from db.unit_of_work import Work
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.plan_row import node_to_edit
from desktop.office.promises import Share, set_due, set_sections
from desktop.office.task_row import tracking_of
from desktop.office.tracking import mark_not_applicable, reopen, start_task, tick_off, withdraw
from desktop.rules.outline import FOLLOWED


@deed
def set_due_of_all(work: Work, node_ids: Sequence[int], on: dt.date | None, text: str = "") -> int:
    """Give every task among the items this due date and these printed words; returns how many there are."""
    tasks = _tasks(work, node_ids)
    for task in tasks:
        set_due(work, task.id, on, text)
    return len(tasks)


@deed
def set_sections_of_all(work: Work, node_ids: Sequence[int], shares: Sequence[Share]) -> int:
    """Give every item these sections, areas and measures among them; returns how many there are."""
    for node in _items(work, node_ids):
        set_sections(work, node.id, shares)
    return len(node_ids)


@deed
def set_status_of_all(
    work: Work,
    node_ids: Sequence[int],
    status: TaskStatus,
    *,
    on: dt.date,
    reason: str = "",
    today: dt.date | None = None,
) -> int:
    """Give every task among the items this status; returns how many there are.

    `on` is the day it was done, `reason` why it is not applicable or withdrawn. Raises Refused as the single
    deeds do; then none of them has changed.
    """
    # A plan that is signed is locked, but its tasks are ticked off all the same.
    tasks = _tasks(work, node_ids, is_edit=False)
    for task in tasks:
        match status:
            case TaskStatus.DONE:
                tick_off(work, task.id, on=on, today=today)
            case TaskStatus.NOT_APPLICABLE:
                mark_not_applicable(work, task.id, reason=reason)
            case TaskStatus.WITHDRAWN:
                withdraw(work, task.id, reason=reason)
            case TaskStatus.STARTED:
                _reopen(work, task.id)
                start_task(work, task.id)
            case TaskStatus.NOT_STARTED:
                _reopen(work, task.id)
    return len(tasks)


def _reopen(work: Work, node_id: int) -> None:
    """Reopen a task of which somebody said something; of the others there is nothing to take back."""
    if tracking_of(work, node_id).status is not TaskStatus.NOT_STARTED:
        reopen(work, node_id)


def _items(work: Work, node_ids: Sequence[int], *, is_edit: bool = True) -> list[Node]:
    if not node_ids:
        raise Refused("沒有選取任何項目；請先選取。")
    if is_edit:
        return [node_to_edit(work, node_id) for node_id in node_ids]
    found = [work.session.get(Node, node_id) for node_id in node_ids]
    return [node for node in found if node is not None]


def _tasks(work: Work, node_ids: Sequence[int], *, is_edit: bool = True) -> list[Node]:
    tasks = [node for node in _items(work, node_ids, is_edit=is_edit) if node.kind in FOLLOWED]
    if not tasks:
        raise Refused("選取的項目裡沒有工作；期限與狀態要訂在工作上。")
    return tasks
