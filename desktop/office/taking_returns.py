"""Taking in what a section reported of its tasks."""

import datetime as dt
from collections.abc import Iterable, Mapping

from db.unit_of_work import Work
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.exchange.sections.return_sheet import REPLIES
from desktop.office.deed import deed
from desktop.office.evidence import add_evidence, change_evidence
from desktop.office.reminders import ReminderAnswer, reply_to_reminder
from desktop.office.return_review import evidence_words
from desktop.office.returned_parts import follow_own, own_units
from desktop.office.returned_replies import answer_in
from desktop.office.returned_reports import Reported, ReturnReview
from desktop.office.task_row import quoted, tracking_of
from desktop.office.tracking import mark_not_applicable, reopen, start_task, tick_off, withdraw
from desktop.rules.lights import LEFT_OUT
from desktop.rules.roc_calendar import parse_date
from desktop.rules.words import meaning


@deed
def take_return(work: Work, found: ReturnReview, items: Iterable[Reported], *, today: dt.date) -> int:
    """Take these items of a workbook, all or none; returns how many they are.

    Raises Refused for one that cannot be taken.
    """
    taken = 0
    replies: dict[int, dict[int, ReminderAnswer]] = {}
    chosen = list(items)
    own = own_units(work, [item.node_id for item in chosen if item.can_be_taken], found.section_id, today)
    for item in chosen:
        if not item.can_be_taken or item.said is None:
            raise Refused(f"第{item.line}列「{item.text}」不能照樣採納；請先改正，或不勾選這一項。")
        changed = {each.name for each in item.fields}
        if changed & {"count", "counted_on"}:
            _count(work, found, item, found.section_id if item.node_id in own else None, today)
        if changed & {"status", "done_on", "note", "reason"}:
            if item.node_id in own:
                follow_own(work, own[item.node_id], item.said, today)
            else:
                _follow(work, item.node_id, item.said, today)
        if item.reminder_id is not None and (answer := _reply(item.said, changed)) is not None:
            replies.setdefault(item.reminder_id, {})[item.node_id] = answer
        taken += 1
    for reminder_id, answers in replies.items():
        reply_to_reminder(work, reminder_id, today, found.section, answers)
    return taken


def _reply(said: Mapping[str, str], changed: set[str]) -> ReminderAnswer | None:
    """Return what a row answers to a reminder: what was written, or that the task was done meanwhile."""
    if changed & REPLIES.keys():
        return answer_in(said)
    is_done = "status" in changed and meaning(TaskStatus, said["status"]) is TaskStatus.DONE
    if is_done and not said["reply"]:
        return ReminderAnswer(f"{said['done_on']}完成", None, said["late_reason"])
    return None


def _count(work: Work, found: ReturnReview, item: Reported, section_id: int | None, today: dt.date) -> None:
    said = item.said or {}
    on = parse_date(said["counted_on"] or said["done_on"])
    what = evidence_words(found.section, found.mark) + said["note"]
    if item.evidence_id is not None:
        change_evidence(work, item.evidence_id, on=on, count=int(said["count"]), what=what, today=today)
    else:
        count = int(said["count"])
        add_evidence(work, item.node_id, on=on, count=count, what=what, section_id=section_id, today=today)


def _follow(work: Work, node_id: int, said: Mapping[str, str], today: dt.date) -> None:
    status = meaning(TaskStatus, said["status"])
    tracking = tracking_of(work, node_id)
    is_aside = tracking.status in LEFT_OUT
    if status is TaskStatus.NOT_APPLICABLE:
        mark_not_applicable(work, node_id, reason=said["reason"])
    elif status is TaskStatus.WITHDRAWN:
        withdraw(work, node_id, reason=said["reason"])
    elif status is TaskStatus.DONE:
        if is_aside:
            reopen(work, node_id)
        tick_off(work, node_id, on=parse_date(said["done_on"]), note=said["note"], today=today)
        return
    elif status is TaskStatus.STARTED:
        if tracking.status is not TaskStatus.NOT_STARTED:
            reopen(work, node_id)
        start_task(work, node_id)
    elif tracking.status is not TaskStatus.NOT_STARTED:
        reopen(work, node_id)
    if status is None:
        raise Refused(f"{quoted(work, node_id)}的辦理情形「{said['status']}」無法辨識；請改用選單裡的字。")
    tracking.note = said["note"].strip()
