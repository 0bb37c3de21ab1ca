"""Extensions: a due date moved on by a record that says from when, to when, why and who approved it."""

import datetime as dt

from db.tables.tracking import Extension
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.task_row import plan_year_of, quoted, tracking_of
from desktop.rules.lights import OPEN
from desktop.rules.roc_calendar import format_date, to_ce
from desktop.rules.words import word


@deed
def extend(
    work: Work, node_id: int, *, to: dt.date, reason: str, approver: str, on: dt.date | None = None
) -> int:
    """Move the due date of an open task on to a later day; returns the key of the record.

    What the plan printed stays as it was approved. `on` is the day it was granted, by default today. Raises
    Refused without reason or approver, for a task that is not open or has no due date, and for a day that is
    not later than the present one or lies beyond the year after the plan's.
    """
    tracking, task = tracking_of(work, node_id), quoted(work, node_id)
    if tracking.status not in OPEN:
        raise Refused(f"{task}已列為「{word(tracking.status)}」，不能展延；請先重新開啟這項工作。")
    if tracking.due_on is None:
        raise Refused(f"{task}沒有訂完成期限，不需要展延；請先在「計畫」訂完成期限。")
    if to <= tracking.due_on:
        raise Refused(
            f"展延後的期限{format_date(to)}沒有比原期限{format_date(tracking.due_on)}晚；請改填較晚的日期。"
        )
    latest = dt.date(to_ce(plan_year_of(work, node_id)) + 1, 12, 31)
    if to > latest:
        raise Refused(f"展延後的期限{format_date(to)}超過{format_date(latest)}；請檢查年份。")
    if not reason.strip():
        raise Refused("展延必須寫明原因；請填寫展延原因後再試。")
    if not approver.strip():
        raise Refused("展延必須寫明由誰核准；請填寫核准人後再試。")
    record = Extension(
        node_id=node_id,
        old_on=tracking.due_on,
        new_on=to,
        reason=reason.strip(),
        approver=approver.strip(),
        granted_on=on or dt.date.today(),
    )
    work.session.add(record)
    tracking.due_on = to
    work.flush()
    return record.id
