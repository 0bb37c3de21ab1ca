"""Following the tasks of a plan: started, ticked off, not applicable, withdrawn, and the evidence of it."""

import datetime as dt
import math
from collections.abc import Iterable

from sqlalchemy import func, select

from db import attachments
from db.tables.plan import Node, Plan
from db.tables.tracking import Evidence, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import NodeKind, TaskStatus
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.rules.roc_calendar import format_date, to_ce
from desktop.rules.words import word

MOST_AT_ONCE = 9999
_SET_ASIDE = (TaskStatus.NOT_APPLICABLE, TaskStatus.WITHDRAWN)
_TASKS = (NodeKind.TASK, NodeKind.SUBTASK)


@deed
def start_task(work: Work, node_id: int) -> None:
    """Say that work on a task has begun. Raises Refused if it is done or set aside."""
    tracking = _tracking(work, node_id)
    _refuse_set_aside(work, tracking)
    if tracking.status is TaskStatus.DONE:
        raise Refused(f"{_quoted(work, node_id)}已經完成，不能改為執行中；請先重新開啟這項工作。")
    tracking.status = TaskStatus.STARTED


@deed
def tick_off(
    work: Work,
    node_id: int,
    *,
    on: dt.date,
    note: str = "",
    count: int = 1,
    what: str = "",
    letter_number: str = "",
    file: bytes | None = None,
    file_name: str = "",
    today: dt.date | None = None,
) -> None:
    """Say that a task was done on a day; ticking off anew corrects day and note.

    Evidence is added, counting `count`, where something of it is given: what, letter number or file.
    Raises Refused for a day to come or long before the plan's year, and for a task set aside.
    """
    tracking = _tracking(work, node_id)
    _refuse_set_aside(work, tracking)
    _check_day(work, node_id, on, today, "完成日期")
    if tracking.status is not TaskStatus.DONE:
        # Who corrects a tick does not move the date it is measured by: late stays late.
        tracking.due_when_done = tracking.due_on
    tracking.status, tracking.done_on, tracking.note = TaskStatus.DONE, on, note.strip()
    if what.strip() or letter_number.strip() or file is not None:
        add_evidence(
            work,
            node_id,
            on=on,
            count=count,
            what=what,
            letter_number=letter_number,
            file=file,
            file_name=file_name,
            today=today,
        )


@deed
def tick_off_many(
    work: Work, node_ids: Iterable[int], *, on: dt.date, note: str = "", today: dt.date | None = None
) -> int:
    """Tick off every task of these that is still open; returns how many there were.

    Done tasks keep their day, and tasks set aside stay so. Raises Refused if none is open.
    """
    tracked = {node_id: _tracking(work, node_id) for node_id in node_ids}
    still_open = [
        node_id
        for node_id, tracking in tracked.items()
        if tracking.status in (TaskStatus.NOT_STARTED, TaskStatus.STARTED)
    ]
    if not still_open:
        raise Refused("選取的工作都已完成、不適用或撤銷，沒有可以勾稽的項目；請改選未完成的工作。")
    for node_id in still_open:
        tick_off(work, node_id, on=on, note=note, today=today)
    return len(still_open)


@deed
def reopen(work: Work, node_id: int) -> None:
    """Make a done, not applicable or withdrawn task an open one again; started, if it has evidence."""
    tracking = _tracking(work, node_id)
    counted = work.session.scalar(select(func.count(Evidence.id)).where(Evidence.node_id == node_id))
    tracking.status = TaskStatus.STARTED if counted else TaskStatus.NOT_STARTED
    tracking.done_on, tracking.due_when_done, tracking.reason = None, None, ""


@deed
def mark_not_applicable(work: Work, node_id: int, *, reason: str) -> None:
    """Say that a task does not apply this year; it leaves the denominator. Raises Refused without reason."""
    _set_aside(work, node_id, TaskStatus.NOT_APPLICABLE, reason)


@deed
def withdraw(work: Work, node_id: int, *, reason: str) -> None:
    """Take a task out of the control; it leaves the denominator. Raises Refused without reason."""
    _set_aside(work, node_id, TaskStatus.WITHDRAWN, reason)


@deed
def add_evidence(
    work: Work,
    node_id: int,
    *,
    on: dt.date,
    count: int = 1,
    what: str = "",
    letter_number: str = "",
    file: bytes | None = None,
    file_name: str = "",
    today: dt.date | None = None,
) -> int:
    """Add a dated proof that counts `count` times towards the quota; returns its key.

    A task not started is thereby started. Raises Refused for an impossible day or count, and for a file
    above the size limit.
    """
    tracking = _tracking(work, node_id)
    _check_day(work, node_id, on, today, "佐證日期")
    _check_count(count)
    evidence = Evidence(
        node_id=node_id,
        dated_on=on,
        count=count,
        what=what.strip(),
        letter_number=letter_number.strip(),
        attachment_id=None if file is None else _attach(work, file, file_name),
        file_name="" if file is None else file_name,
    )
    work.session.add(evidence)
    work.flush()
    if tracking.status is TaskStatus.NOT_STARTED:
        tracking.status = TaskStatus.STARTED
    return evidence.id


@deed
def change_evidence(
    work: Work,
    evidence_id: int,
    *,
    on: dt.date,
    count: int,
    what: str = "",
    letter_number: str = "",
    today: dt.date | None = None,
) -> None:
    """Correct what a piece of evidence says; its file stays. Raises Refused like `add_evidence`."""
    evidence = _evidence(work, evidence_id)
    _check_day(work, evidence.node_id, on, today, "佐證日期")
    _check_count(count)
    evidence.dated_on, evidence.count = on, count
    evidence.what, evidence.letter_number = what.strip(), letter_number.strip()


@deed
def delete_evidence(work: Work, evidence_id: int) -> None:
    """Take a piece of evidence away; the bytes of its file stay in the database, so it can be taken back."""
    work.session.delete(_evidence(work, evidence_id))


def _set_aside(work: Work, node_id: int, status: TaskStatus, reason: str) -> None:
    tracking = _tracking(work, node_id)
    if not reason.strip():
        raise Refused(f"把工作列為「{word(status)}」時必須寫明原因；請填寫原因後再試。")
    tracking.status, tracking.reason = status, reason.strip()
    tracking.done_on, tracking.due_when_done = None, None


def _tracking(work: Work, node_id: int) -> TaskTracking:
    """What is followed of a task, made on first use."""
    node = work.session.get(Node, node_id)
    if node is None:
        raise Refused("這項工作已經不在計畫中；請重新整理後再試。")
    if node.kind not in _TASKS:
        raise Refused(
            f"{_quoted(work, node_id)}是{word(node.kind)}，不是工作，無法勾稽；請選取它下面的工作。"
        )
    found = work.session.scalars(select(TaskTracking).where(TaskTracking.node_id == node_id)).first()
    if found is None:
        found = TaskTracking(node_id=node_id, quota_months=[], status=TaskStatus.NOT_STARTED)
        work.session.add(found)
    return found


def _evidence(work: Work, evidence_id: int) -> Evidence:
    found = work.session.get(Evidence, evidence_id)
    if found is None:
        raise Refused("這筆佐證已經被刪除；請重新整理後再試。")
    return found


def _refuse_set_aside(work: Work, tracking: TaskTracking) -> None:
    if tracking.status in _SET_ASIDE:
        task, state = _quoted(work, tracking.node_id), word(tracking.status)
        raise Refused(f"{task}已列為「{state}」；請先重新開啟這項工作。")


def _check_day(work: Work, node_id: int, on: dt.date, today: dt.date | None, name: str) -> None:
    today = today or dt.date.today()
    if on > today:
        raise Refused(
            f"{name}{format_date(on)}還沒到（今天是{format_date(today)}）；請改填今天或已經過去的日期。"
        )
    year = work.session.scalar(
        select(Plan.year).join(Node, Node.plan_id == Plan.id).where(Node.id == node_id)
    )
    earliest = dt.date(to_ce(year or 0) - 1, 1, 1)
    if on < earliest:
        raise Refused(
            f"{name}{format_date(on)}比{year}年度計畫早了一年以上；請檢查年份，應在{format_date(earliest)}之後。"
        )


def _check_count(count: int) -> None:
    if not 0 <= count <= MOST_AT_ONCE:
        raise Refused(f"佐證的次數必須是0到{MOST_AT_ONCE}；只作參考、不計入次數時請填0。")


def _attach(work: Work, file: bytes, file_name: str) -> int:
    if not file_name.strip():
        raise Refused("附件沒有檔名，不知道是什麼檔案；請連同檔名一起加入。")
    if not file:
        raise Refused(f"「{file_name}」是空的檔案（0位元組）；請確認檔案內容後再加入。")
    try:
        return attachments.store(work.session, file).id
    except attachments.TooLarge as error:
        # Rounded up, or a file one byte too large would be told to have just the size allowed.
        size = math.ceil(error.size / attachments.MEGABYTE * 10) / 10
        most = attachments.LARGEST // attachments.MEGABYTE
        raise Refused(
            f"「{file_name}」有{size:.1f} MB，超過附件上限{most} MB；"
            "請壓縮或分成幾個檔案，或只登記文號而不附檔。"
        ) from error


def _quoted(work: Work, node_id: int) -> str:
    node = work.session.get(Node, node_id)
    line = " ".join(node.text.split()) if node else ""
    return f"「{line if len(line) <= 20 else line[:20] + '…'}」"
