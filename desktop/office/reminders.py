"""Reminding sections of what is late: slips issued, answered and called back."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from db.tables.chasing import Reminder, ReminderTask
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.slip_drafts import SlipDraft, slip_drafts
from desktop.office.task_row import quoted
from desktop.rules.chasing import serial_text
from desktop.rules.roc_calendar import format_date


class ReminderAnswer(NamedTuple):
    """What a section says of a task it was reminded of: what was done, by when it will be, why it is late."""

    reply: str = ""
    promised_on: dt.date | None = None
    reason: str = ""


@deed
def issue_reminders(
    work: Work,
    year: int,
    section_ids: Sequence[int] | None = None,
    *,
    on: dt.date,
    reply_by: dt.date,
    note: str = "",
) -> list[int]:
    """Write a slip to each of these sections, or (None) to all that are late; returns the slips' keys.

    A slip has the section's overdue tasks as they stand on that day. Raises Refused where the year has no
    plan, the reply would be due before that day, a chosen section has nothing late or a slip of that very
    day, and where nobody is to be reminded.
    """
    plan = followed_plan(work.session, year, on)
    if plan is None:
        raise Refused(f"沒有{year}年度的計畫，無法稽催；請先匯入或建立這一年度的計畫。")
    if reply_by < on:
        raise Refused(
            f"回復期限{format_date(reply_by)}早於開立日期{format_date(on)}；請改填開立日期以後的日期。"
        )
    drafts = {draft.section_id: draft for draft in slip_drafts(work.session, plan, on)}
    if section_ids is None:
        chosen = [draft for draft in drafts.values() if not draft.was_told_today]
        if not chosen:
            raise Refused("目前沒有單位需要稽催：沒有逾期的工作，或今天已經開立過稽催單。")
    else:
        chosen = _chosen(list(dict.fromkeys(_expanded(section_ids, plan))), plan, drafts)
    last = work.session.scalar(select(func.max(Reminder.serial)).where(Reminder.year == year)) or 0
    slips = [
        Reminder(
            year=year,
            serial=serial,
            plan_id=plan.head.id,
            section_id=draft.section_id,
            issued_on=on,
            reply_by=reply_by,
            note=note.strip(),
        )
        for serial, draft in enumerate(chosen, last + 1)
    ]
    work.session.add_all(slips)
    work.flush()
    for slip, draft in zip(slips, chosen, strict=True):
        _put_tasks(work, slip, draft)
    return [slip.id for slip in slips]


@deed
def reply_to_reminder(
    work: Work,
    reminder_id: int,
    on: dt.date,
    by: str,
    answers: Mapping[int, tuple[str, dt.date | None, str]],
) -> bool:
    """Write down what a section answered, by task: reply, promised day, reason; anew to correct it.

    What is said of a task answers earlier slips of the section that wait for a word of it too. Returns
    whether the slip is answered now, which is when every task on it that is still late has an answer.

    Raises Refused for a slip called back or gone, a day before it was issued, a promise before that day, a
    task that is not on it, and where nothing was answered.
    """
    slip = _slip(work, reminder_id)
    if slip.cancelled_on is not None:
        raise Refused(f"{_called(slip)}已經作廢，不能登錄回復；請改登錄在有效的稽催單。")
    if on < slip.issued_on:
        raise Refused(f"回復日期早於{_called(slip)}的開立日期{format_date(slip.issued_on)}；請檢查回復日期。")
    if not by.strip():
        raise Refused(f"請填寫是誰回復{_called(slip)}，例如單位名稱或承辦人姓名。")
    tasks = {row.node_id: row for row in _tasks(work, slip)}
    for node_id, answer in answers.items():
        if node_id not in tasks:
            raise Refused(f"{quoted(work, node_id)}不在{_called(slip)}上；請重新整理後再試。")
        _answer(work, slip, tasks[node_id], ReminderAnswer(*answer))
    if not any(map(_is_answered, tasks.values())):
        raise Refused(f"{_called(slip)}還沒有填寫任何一項的回復；請至少填寫一項的辦理情形、日期或原因。")
    owed = _still_late(work, slip, on)
    for earlier in _earlier(work, slip):
        _answer_alike(work, earlier, tasks)
        _close_if_answered(work, earlier, owed, on, by)
    return _close_if_answered(work, slip, owed, on, by)


@deed
def cancel_reminder(work: Work, reminder_id: int, on: dt.date) -> None:
    """Call a slip back: it stays on record, and is no reminder of its tasks any more.

    Raises Refused if it is gone, called back already, or answered.
    """
    slip = _slip(work, reminder_id)
    if slip.cancelled_on is not None:
        raise Refused(f"{_called(slip)}在{format_date(slip.cancelled_on)}已經作廢。")
    if slip.replied_on is not None:
        raise Refused(f"{_called(slip)}已經回復，不能作廢；要更正內容請用「登錄回復」。")
    slip.cancelled_on = on


def _expanded(section_ids: Sequence[int], plan: FollowedPlan) -> list[int]:
    """The sections with the members of groups in the groups' place."""
    members = {section.id: section.members for section in plan.sections}
    return [key for chosen in section_ids for key in (members.get(chosen) or (chosen,))]


def _chosen(keys: Sequence[int], plan: FollowedPlan, drafts: Mapping[int, SlipDraft]) -> list[SlipDraft]:
    names = {section.id: section.name for section in plan.sections}
    if not keys:
        raise Refused("沒有選擇要稽催的單位；請至少選擇一個單位。")
    if idle := [names.get(key, "這個單位") for key in keys if key not in drafts]:
        raise Refused(f"「{'、'.join(idle)}」目前沒有逾期的工作，不用稽催；請取消勾選後再開立。")
    if again := [names[key] for key in keys if drafts[key].was_told_today]:
        raise Refused(f"「{'、'.join(again)}」今天已經開立過稽催單；要重新開立，請先把原來的作廢。")
    return [drafts[key] for key in keys]


def _put_tasks(work: Work, slip: Reminder, draft: SlipDraft) -> None:
    for position, (task, times) in enumerate(zip(draft.tasks, draft.times, strict=True), 1):
        row = ReminderTask(
            reminder_id=slip.id,
            node_id=task.node_id,
            position=position,
            times=times,
            due_on=task.due_on,
            days_late=task.days_late,
            progress=task.progress,
        )
        work.session.add(row)


def _answer(work: Work, slip: Reminder, row: ReminderTask, answer: ReminderAnswer) -> None:
    if answer.promised_on is not None and answer.promised_on < slip.issued_on:
        raise Refused(
            f"{quoted(work, row.node_id)}的預定完成日{format_date(answer.promised_on)}早於稽催單的開立日期；"
            "已經完成的請直接勾稽，否則請改填以後的日期。"
        )
    row.reply, row.promised_on, row.reason = answer.reply.strip(), answer.promised_on, answer.reason.strip()


def _earlier(work: Work, slip: Reminder) -> list[Reminder]:
    """The earlier slips of the same section that still wait for an answer."""
    wanted = select(Reminder).where(
        Reminder.plan_id == slip.plan_id,
        Reminder.section_id == slip.section_id,
        Reminder.serial < slip.serial,
        Reminder.replied_on.is_(None),
        Reminder.cancelled_on.is_(None),
    )
    return list(work.session.scalars(wanted))


def _answer_alike(work: Work, slip: Reminder, answered: Mapping[int, ReminderTask]) -> None:
    for row in _tasks(work, slip):
        said = answered.get(row.node_id)
        if said is not None and not _is_answered(row):
            row.reply, row.promised_on, row.reason = said.reply, said.promised_on, said.reason


def _close_if_answered(work: Work, slip: Reminder, owed: Collection[int], on: dt.date, by: str) -> bool:
    rows = _tasks(work, slip)
    is_answered = all(_is_answered(row) or row.node_id not in owed for row in rows)
    if any(map(_is_answered, rows)):
        slip.replied_by, slip.replied_on = by.strip(), on if is_answered else None
    return is_answered


def _is_answered(row: ReminderTask) -> bool:
    return bool(row.reply or row.promised_on or row.reason)


def _still_late(work: Work, slip: Reminder, on: dt.date) -> set[int]:
    """The tasks of which the section owes something late on a day; of the others no answer is waited for."""
    work.flush()
    plan = followed_plan(work.session, slip.year, on)
    drafts = slip_drafts(work.session, plan, on) if plan is not None else []
    return {task.node_id for draft in drafts if draft.section_id == slip.section_id for task in draft.tasks}


def _tasks(work: Work, slip: Reminder) -> list[ReminderTask]:
    return list(work.session.scalars(select(ReminderTask).where(ReminderTask.reminder_id == slip.id)))


def _slip(work: Work, reminder_id: int) -> Reminder:
    found = work.session.get(Reminder, reminder_id)
    if found is None:
        raise Refused("這張稽催單已經不在；請重新整理後再試。")
    return found


def _called(slip: Reminder) -> str:
    return f"「{serial_text(slip.year, slip.serial)}」"
