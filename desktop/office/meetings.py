"""Following tasks at meetings: the table laid before one, and what it decided of each matter."""

import datetime as dt
from collections.abc import Collection, Iterator

from sqlalchemy import func, select

from db.queries.meetings import MatterRow, follow_up_table, newest_meeting
from db.tables.chasing import Meeting, MeetingItem
from db.unit_of_work import Work
from db.vocabulary import FollowUpDecision
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.removal import delete_with_dependents
from desktop.rules.follow_up import progress_words, subject_of
from desktop.rules.roc_calendar import format_date


@deed
def hold_meeting(
    work: Work,
    year: int,
    name: str,
    *,
    held_on: dt.date,
    figures_on: dt.date,
    node_ids: Collection[int],
    figures: FollowedPlan | None = None,
) -> int:
    """Lay the table of the year's next meeting; returns the meeting's key.

    On it are the tasks chosen, and every matter of the meeting before that was not released, in the plan's
    order, and then those of no task. `figures` is the plan as it stood on the day of the figures, by default
    as it is stored now. Raises Refused where the year has no plan, the name is empty, the meeting would be
    before the last one, the figures would be of a day after it, or there is nothing to follow.
    """
    plan = figures or followed_plan(work.session, year, figures_on)
    if plan is None:
        raise Refused(f"沒有{year}年度的計畫，無法製作列管追蹤表；請先匯入或建立這一年度的計畫。")
    if figures_on > held_on:
        raise Refused(
            f"統計日期{format_date(figures_on)}晚於開會日期{format_date(held_on)}；請改填開會以前的日期。"
        )
    before = newest_meeting(work.session, year)
    if before is not None and held_on < before.held_on:
        raise Refused(
            f"開會日期早於上一次會議（{before.name}，{format_date(before.held_on)}）；請改填之後的日期。"
        )
    number = work.session.scalar(select(func.max(Meeting.number)).where(Meeting.year == year)) or 0
    meeting = Meeting(
        year=year,
        number=number + 1,
        plan_id=plan.head.id,
        name=_named(name),
        held_on=held_on,
        figures_on=figures_on,
    )
    work.session.add(meeting)
    work.flush()
    continued = _not_released(work, before.id) if before else []
    items = list(_items(plan, node_ids, continued))
    if not items:
        raise Refused("沒有要列管的事項；請至少勾選一項工作。")
    for position, item in enumerate(items, 1):
        item.meeting_id, item.position = meeting.id, position
        work.session.add(item)
    return meeting.id


def _items(
    plan: FollowedPlan, node_ids: Collection[int], continued: Collection[MatterRow]
) -> Iterator[MeetingItem]:
    """The new table's items in their order, without their places."""
    earlier = {matter.node_id: matter for matter in continued if matter.node_id is not None}
    for task in plan.tasks:
        if task.node_id in node_ids or task.node_id in earlier:
            before = earlier.pop(task.node_id, None)
            yield MeetingItem(
                node_id=task.node_id,
                continues_id=before.id if before else None,
                subject=subject_of(task),
                sections=task.section_names,
                progress=progress_words(task),
            )
    # Matters that meetings raised, and tasks that are no longer followed or are of another year's plan.
    for matter in continued:
        if matter.node_id is None or matter.node_id in earlier:
            yield MeetingItem(
                node_id=matter.node_id,
                continues_id=matter.id,
                subject=matter.subject,
                sections=matter.sections,
                progress=matter.progress,
            )


@deed
def change_meeting(work: Work, meeting_id: int, *, name: str, held_on: dt.date) -> None:
    """Give a meeting another name or day. Raises Refused for an empty name or a day before its figures'."""
    meeting = _meeting(work, meeting_id)
    if held_on < meeting.figures_on:
        raise Refused(f"開會日期早於統計日期{format_date(meeting.figures_on)}；請改填這一天以後的日期。")
    meeting.name, meeting.held_on = _named(name), held_on


@deed
def add_matter(work: Work, meeting_id: int, subject: str, sections: str = "", progress: str = "") -> int:
    """Put a matter that a meeting itself raised at the end of its table; returns the matter's key."""
    _meeting(work, meeting_id)
    if not subject.strip():
        raise Refused("請填寫要列管的案由。")
    last = work.session.scalar(
        select(func.max(MeetingItem.position)).where(MeetingItem.meeting_id == meeting_id)
    )
    item = MeetingItem(
        meeting_id=meeting_id,
        position=(last or 0) + 1,
        subject=subject.strip(),
        sections=sections.strip(),
        progress=progress.strip(),
    )
    work.session.add(item)
    work.flush()
    return item.id


@deed
def decide(work: Work, item_id: int, decision: FollowUpDecision | None, decided: str = "") -> None:
    """Enter what the meeting decided of a matter, with its words; None takes the decision back.

    Raises Refused for releasing what the next meeting follows already.
    """
    item = _item(work, item_id)
    later = _later(work, item_id)
    if decision is FollowUpDecision.RELEASE and later is not None:
        raise Refused(f"{_quoted(item)}已列入第{later.number}次會議繼續列管；請在該次會議解除列管。")
    item.decision, item.decided = decision, decided.strip()


@deed
def change_progress(work: Work, item_id: int, progress: str) -> None:
    """Word anew how a matter stands."""
    _item(work, item_id).progress = progress.strip()


@deed
def remove_matter(work: Work, item_id: int) -> None:
    """Take a matter off a table. Raises Refused for one that a later table carries on."""
    item = _item(work, item_id)
    _refuse_if_carried_on(work, item)
    delete_with_dependents(work.session, item)


@deed
def cancel_meeting(work: Work, meeting_id: int) -> None:
    """Delete a meeting with its table. Raises Refused where a later one carries a matter on."""
    meeting = _meeting(work, meeting_id)
    for item in work.session.scalars(select(MeetingItem).where(MeetingItem.meeting_id == meeting_id)):
        _refuse_if_carried_on(work, item)
    delete_with_dependents(work.session, meeting)


def _refuse_if_carried_on(work: Work, item: MeetingItem) -> None:
    later = _later(work, item.id)
    if later is not None:
        raise Refused(f"{_quoted(item)}已列入第{later.number}次會議繼續列管，無法刪除；請先刪除該次會議。")


def _later(work: Work, item_id: int) -> Meeting | None:
    """The meeting whose table carries on with a matter, None where none does."""
    wanted = select(Meeting).join(MeetingItem, MeetingItem.meeting_id == Meeting.id)
    return work.session.scalars(wanted.where(MeetingItem.continues_id == item_id)).first()


def _not_released(work: Work, meeting_id: int) -> list[MatterRow]:
    table = follow_up_table(work.session, meeting_id)
    return [matter for matter in table.matters if not matter.is_released] if table else []


def _named(name: str) -> str:
    if not name.strip():
        raise Refused("請填寫會議名稱，例如「館務會議」。")
    return name.strip()


def _quoted(item: MeetingItem) -> str:
    return f"「{item.subject if len(item.subject) <= 20 else item.subject[:20] + '…'}」"


def _meeting(work: Work, meeting_id: int) -> Meeting:
    found = work.session.get(Meeting, meeting_id)
    if found is None:
        raise Refused("這次會議已經不在；請重新整理後再試。")
    return found


def _item(work: Work, item_id: int) -> MeetingItem:
    found = work.session.get(MeetingItem, item_id)
    if found is None:
        raise Refused("這件列管事項已經不在；請重新整理後再試。")
    return found
