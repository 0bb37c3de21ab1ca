"""Following the tasks of a plan: started, ticked off, not applicable, withdrawn, open again."""

import datetime as dt

from sqlalchemy import func, select

from db.tables.tracking import Evidence, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.evidence import Proof, add_proof
from desktop.office.task_row import check_day, quoted, tracking_of
from desktop.rules.lights import LEFT_OUT
from desktop.rules.words import word

_NO_PROOF = Proof()


@deed
def start_task(work: Work, node_id: int) -> None:
    """Say that work on a task has begun. Raises Refused if it is done or set aside."""
    tracking = tracking_of(work, node_id)
    _refuse_set_aside(work, tracking)
    if tracking.status is TaskStatus.DONE:
        raise Refused(f"{quoted(work, node_id)}已經完成，不能改為執行中；請先重新開啟這項工作。")
    tracking.status = TaskStatus.STARTED


@deed
def tick_off(
    work: Work,
    node_id: int,
    *,
    on: dt.date,
    note: str = "",
    proof: Proof = _NO_PROOF,
    today: dt.date | None = None,
) -> None:
    """Say that a task was done on a day, with its evidence if there is any; anew to correct day and note.

    Raises Refused for a day to come or long before the plan's year, and for a task set aside.
    """
    tracking = tracking_of(work, node_id)
    _refuse_set_aside(work, tracking)
    check_day(work, node_id, on, today, "完成日期")
    if tracking.status is not TaskStatus.DONE:
        # Who corrects a tick does not move the date it is measured by: late stays late.
        tracking.due_when_done = tracking.due_on
    tracking.status, tracking.done_on, tracking.note = TaskStatus.DONE, on, note.strip()
    if proof.says_something:
        add_proof(work, node_id, on=on, proof=proof, today=today)


@deed
def reopen(work: Work, node_id: int) -> None:
    """Make a done, not applicable or withdrawn task an open one again; started, if it has evidence.

    Raises Refused where nobody said so of the whole task: what counts make done is undone by what is counted.
    """
    tracking = tracking_of(work, node_id)
    if tracking.status is TaskStatus.NOT_STARTED:
        raise Refused(
            f"{quoted(work, node_id)}沒有整項結案，是依各次勾稽計算的；請在「勾稽」頁籤取消該次勾稽。"
        )
    proofs = work.session.scalar(select(func.count(Evidence.id)).where(Evidence.node_id == node_id))
    tracking.status = TaskStatus.STARTED if proofs else TaskStatus.NOT_STARTED
    tracking.done_on, tracking.due_when_done, tracking.reason = None, None, ""


@deed
def mark_not_applicable(work: Work, node_id: int, *, reason: str) -> None:
    """Say that a task does not apply this year; it leaves the denominator. Raises Refused without reason."""
    _set_aside(work, node_id, TaskStatus.NOT_APPLICABLE, reason)


@deed
def withdraw(work: Work, node_id: int, *, reason: str) -> None:
    """Take a task out of the control; it leaves the denominator. Raises Refused without reason."""
    _set_aside(work, node_id, TaskStatus.WITHDRAWN, reason)


def _set_aside(work: Work, node_id: int, status: TaskStatus, reason: str) -> None:
    tracking = tracking_of(work, node_id)
    if not reason.strip():
        raise Refused(f"把工作列為「{word(status)}」時必須寫明原因；請填寫原因後再試。")
    tracking.status, tracking.reason = status, reason.strip()
    tracking.done_on, tracking.due_when_done = None, None


def _refuse_set_aside(work: Work, tracking: TaskTracking) -> None:
    if tracking.status in LEFT_OUT:
        task, state = quoted(work, tracking.node_id), word(tracking.status)
        raise Refused(f"{task}已列為「{state}」；請先重新開啟這項工作。")
