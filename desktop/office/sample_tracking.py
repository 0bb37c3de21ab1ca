"""The tracking of the sample office: what its clerk and its sections enter in the year."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import select

from db.queries.ticks import waiting_ticks
from db.tables.office import Section
from db.tables.plan import Node
from db.tables.tracking import TaskSection, TaskTracking
from db.unit_of_work import Doer, Work
from db.vocabulary import Period, QuotaRule, Role, SectionRole
from desktop.office.evidence import add_evidence
from desktop.office.extensions import extend
from desktop.office.sample_diary import Diary
from desktop.office.ticking import confirm_ticks, return_tick, tick
from desktop.office.tracking import mark_not_applicable, start_task, tick_off

# The day the sample's clerk went home: what was due by then is done, with a few exceptions as in real life.
LAST_DAY = dt.date(2026, 10, 31)
SET_ASIDE_ON = dt.date(2026, 4, 10)
BEGUN_BEFORE = dt.timedelta(days=20)
LEFT_OPEN = 4
DONE_LATE = 5
SLACK = 6
# In which months the sample does what must be done exactly so often, and how often a period comes in a year.
EXACT_MONTHS = {Period.YEAR: (4, 9), Period.HALF_YEAR: (5, 9), Period.QUARTER: (2, 5, 8, 10)}
YEARLY = {Period.YEAR: 1, Period.HALF_YEAR: 2, Period.QUARTER: 4}
# Of every second monthly task the section ticks by itself.
TICKED = 2
CONFIRMED_AFTER = dt.timedelta(days=8)
EXTENDED_ON = dt.date(2026, 10, 20)


def note_tracking(work: Work, diary: Diary, heads: dict[str, dict[str, Any]]) -> None:
    """Tick off what was due by the last day; leave some open, do some late, extend one, set one aside.

    Some monthly tasks are ticked by the heads of sections: the last ticks await confirmation, one came back.
    """
    tasks = work.session.execute(
        select(
            Node.id,
            TaskTracking.due_on,
            TaskTracking.quota_rule,
            TaskTracking.quota_count,
            TaskTracking.quota_per,
        )
        .join(TaskTracking, TaskTracking.node_id == Node.id)
        .order_by(TaskTracking.due_on, Node.id)
    ).all()
    due = [task for task in tasks if task.due_on <= LAST_DAY]
    for number, task in enumerate(due):
        if number % len(due) in (LEFT_OPEN, len(due) - 2):
            diary.note(task.due_on - BEGUN_BEFORE, partial(_start, task.id))
            continue
        late = 9 if number % DONE_LATE == DONE_LATE - 1 else -3
        _note_done(diary, task, min(task.due_on + dt.timedelta(days=late), LAST_DAY))
    later = [task for task in tasks if task.due_on > LAST_DAY]
    for number, task in enumerate(later):
        head = heads.get(_leading_section(work, task.id))
        is_monthly = task.quota_per is Period.MONTH and task.quota_rule is QuotaRule.AT_LEAST
        if is_monthly and head is not None and number % TICKED == 0:
            _note_ticks(work, diary, task.id, head)
        elif task.quota_count:
            _note_counts(diary, task, is_slack=number % SLACK == SLACK - 1)
    ticked = [task for task in later if task.quota_per is Period.MONTH]
    diary.note(LAST_DAY, partial(_return_newest, [task.id for task in ticked]))
    moved = next(task for task in later if not task.quota_count)
    diary.note(EXTENDED_ON, partial(_extend, moved.id, moved.due_on + dt.timedelta(days=14)))
    diary.note(SET_ASIDE_ON, partial(_set_aside, later[2].id))


def _leading_section(work: Work, node_id: int) -> str:
    """The name of the one section that leads a task, empty where there are more or none."""
    wanted = (
        select(Section.name)
        .join(TaskSection, TaskSection.section_id == Section.id)
        .where(TaskSection.node_id == node_id, TaskSection.role == SectionRole.LEAD)
    )
    names = work.session.scalars(wanted).all()
    return names[0] if len(names) == 1 else ""


def _note_ticks(work: Work, diary: Diary, node_id: int, head: dict[str, Any]) -> None:
    """The section ticks month by month, the secretariat confirms; the last are still to be confirmed."""
    section_id = work.session.scalar(select(Section.id).where(Section.name == head["section"]))
    doer = Doer(head["name"], Role.SECTION_HEAD, None, section_id)
    for month in range(1, LAST_DAY.month + 1):
        on = dt.date(LAST_DAY.year, month, 12)
        diary.note(on, partial(_tick, node_id, on, doer))
        if month < LAST_DAY.month - 1:
            diary.note(on + CONFIRMED_AFTER, partial(_confirm, node_id))


def _note_done(diary: Diary, task: Any, day: dt.date) -> None:
    for number in range(task.quota_count or 1):
        held = day - dt.timedelta(days=14 * number)
        what = f"第 {number + 1} 次辦理紀錄" if task.quota_count else "簽核影本"
        diary.note(held, partial(_prove, task.id, held, what))
    diary.note(day, partial(_tick_off, task.id, day))


def _note_counts(diary: Diary, task: Any, *, is_slack: bool) -> None:
    """Give a task with a quota its evidence up to the last day; a slack one misses every second month."""
    if task.quota_per is Period.WEEK:
        for on in _tuesdays():
            diary.note(on, partial(_prove, task.id, on, "巡迴服務紀錄"))
        return
    times = task.quota_count if task.quota_per is Period.MONTH else 1
    if task.quota_rule is QuotaRule.EXACTLY:
        months: Sequence[int] = EXACT_MONTHS[task.quota_per][: task.quota_count * YEARLY[task.quota_per]]
    else:
        months = range(1, LAST_DAY.month + 1, 2 if is_slack else 1)
    for month in months:
        on = dt.date(LAST_DAY.year, month, 12)
        diary.note(on, partial(_prove, task.id, on, f"{month} 月辦理紀錄", times=times))


def _tuesdays() -> list[dt.date]:
    """Every Tuesday of the year up to the last day."""
    first = dt.date(LAST_DAY.year, 1, 1)
    days = (first + dt.timedelta(days=number) for number in range((LAST_DAY - first).days + 1))
    return [day for day in days if day.weekday() == 1]


def _tick(node_id: int, on: dt.date, doer: Doer, work: Work) -> None:
    """Tick as the head of the section, in the clerk's unit of work."""
    clerk, work.doer = work.doer, doer
    try:
        tick(work, node_id, on=on, note=f"{on.month} 月辦理完成", today=LAST_DAY)
    finally:
        work.doer = clerk


def _confirm(node_id: int, work: Work) -> None:
    confirm_ticks(work, waiting_ticks(work.session, [node_id]))


def _return_newest(node_ids: list[int], work: Work) -> None:
    newest = waiting_ticks(work.session, node_ids)[-1]
    return_tick(work, newest, reason="缺活動照片，請補附後再勾稽。")


def _extend(node_id: int, to: dt.date, work: Work) -> None:
    extend(work, node_id, to=to, reason="廠商交貨延後，已洽定新的到貨日。", approver="鄉長", on=EXTENDED_ON)


def _start(node_id: int, work: Work) -> None:
    start_task(work, node_id)


def _prove(node_id: int, on: dt.date, what: str, work: Work, *, times: int = 1) -> None:
    add_evidence(work, node_id, on=on, count=times, what=what, today=LAST_DAY)


def _tick_off(node_id: int, on: dt.date, work: Work) -> None:
    tick_off(work, node_id, on=on, note="已登錄佐證", today=LAST_DAY)


def _set_aside(node_id: int, work: Work) -> None:
    mark_not_applicable(work, node_id, reason="縣府統一辦理，本所今年免辦。")
