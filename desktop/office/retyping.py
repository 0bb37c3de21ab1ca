"""An item that becomes another kind: a task that becomes a measure is followed no more, and back again."""

from sqlalchemy import select

from db.tables.chasing import ReminderTask
from db.tables.plan import Node
from db.tables.tracking import Evidence, Extension, Occurrence, TaskRegister, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import NodeKind, TaskStatus
from desktop.errors import Refused
from desktop.office.task_row import quoted, tracking_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import ImpossibleDate, format_date, parse_date
from desktop.rules.words import word

_Record = type[Evidence | Occurrence | Extension | TaskRegister | ReminderTask]


def change_kind(work: Work, node: Node, kind: NodeKind) -> None:
    """Make a node another kind.

    The due date of a task that becomes a measure or area is kept as its printed text, and becomes a date
    again on the way back. Raises Refused where a status, quota, limit or evidence would be lost.
    """
    was_followed, is_followed = node.kind in FOLLOWED, kind in FOLLOWED
    if was_followed and not is_followed:
        _end_following(work, node, kind)
    node.kind = kind
    if is_followed and not was_followed:
        _begin_following(work, node)


def _end_following(work: Work, node: Node, kind: NodeKind) -> None:
    tracking = work.session.scalars(select(TaskTracking).where(TaskTracking.node_id == node.id)).first()
    if _has_records(work, node.id) or (tracking is not None and _says_more(tracking)):
        raise Refused(
            f"{quoted(work, node.id)}已有應辦次數、處理期限、辦理情形、勾稽、佐證、展延或稽催，"
            f"不能改為「{word(kind)}」；請先清除這些內容，或放在「項目」下面。"
        )
    if tracking is not None:
        if tracking.due_on is not None and not node.due_text:
            node.due_text = format_date(tracking.due_on)
        work.session.delete(tracking)


def _has_records(work: Work, node_id: int) -> bool:
    """Whether anything was entered of what was done, or asked for, of a task."""
    tables: tuple[_Record, ...] = (Evidence, Occurrence, Extension, TaskRegister, ReminderTask)
    return any(
        work.session.scalars(select(table.id).where(table.node_id == node_id)).first() is not None
        for table in tables
    )


def _says_more(tracking: TaskTracking) -> bool:
    """Whether there is more to lose than a due date."""
    return tracking.status is not TaskStatus.NOT_STARTED or bool(
        tracking.quota_count or tracking.limit_count or tracking.note or tracking.reason
    )


def _begin_following(work: Work, node: Node) -> None:
    try:
        due_on = parse_date(node.due_text)
    except ImpossibleDate:
        return
    work.flush()
    tracking_of(work, node.id).due_on = due_on
    if node.due_text == format_date(due_on):
        node.due_text = ""
