"""What a plan promises of an item: by when, by which sections, how often, within which time."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.promised_count import PromisedCount
from db.queries.plan import LimitInfo, QuotaInfo
from db.tables.office import Section
from db.tables.tracking import TaskSection, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import DoneRule, SectionRole
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.plan_row import check_version, node_to_edit
from desktop.office.task_row import quoted, tracking_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.quota import Quota
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word


@dataclass(frozen=True)
class Share:
    """A section, by its key, and what it does for an item."""

    section_id: int
    role: SectionRole = SectionRole.UNSPECIFIED


@deed
def set_due(
    work: Work, node_id: int, on: dt.date | None, text: str = "", *, version: int | None = None
) -> None:
    """Say by when: the day that is followed, and the words printed for it where they are not just the day.

    Areas and measures have words only. Raises Refused for a day on one of them, Conflict where the item is
    no longer the one read as `version`.
    """
    node = node_to_edit(work, node_id)
    check_version(node, version)
    if node.kind in FOLLOWED:
        if on is not None or is_tracked(work, node_id):
            tracking_of(work, node_id).due_on = on
    elif on is not None:
        raise Refused(
            f"{quoted(work, node_id)}是{word(node.kind)}，完成期限要訂在下面的工作；這裡只能填印出的文字。"
        )
    lines = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    node.due_text = "" if on is not None and lines == format_date(on) else lines


@deed
def set_sections(work: Work, node_id: int, shares: Sequence[Share]) -> None:
    """Say which sections an item is for, in their printed order.

    Printed words that only name its former sections go when these change. Raises Refused for a section that
    is gone or named twice.
    """
    node = node_to_edit(work, node_id)
    keys = [share.section_id for share in shares]
    if len(keys) != len(set(keys)):
        raise Refused("同一個單位不能重複指定；請刪去重複的單位。")
    if any(work.session.get(Section, key) is None for key in keys):
        raise Refused("指定的單位已被刪除；請重新整理後再選。")
    found = work.session.scalars(select(TaskSection).where(TaskSection.node_id == node_id))
    present = {row.section_id: row for row in found}
    if present.keys() != set(keys) and _only_names(node.sections_text, _names(work, present)):
        node.sections_text = ""
    for key in present.keys() - set(keys):
        work.session.delete(present[key])
    for position, share in enumerate(shares):
        row = present.get(share.section_id)
        if row is None:
            row = TaskSection(
                node_id=node_id, section_id=share.section_id, role=share.role, position=position
            )
            work.session.add(row)
        row.role, row.position = share.role, position


def _names(work: Work, section_ids: Iterable[int]) -> set[str]:
    return set(work.session.scalars(select(Section.name).where(Section.id.in_(list(section_ids)))))


def _only_names(text: str, names: set[str]) -> bool:
    return bool(text) and names.issuperset(text.split("\n"))


@deed
def set_sections_text(work: Work, node_id: int, text: str, *, version: int | None = None) -> None:
    """Say what is printed for the sections of an item, line by line, where it is not simply their names.

    The words of an area or measure are printed for the tasks below it too where these share its cell.
    Raises Conflict where the item is no longer the one read as `version`.
    """
    node = node_to_edit(work, node_id)
    check_version(node, version)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    shares = work.session.execute(
        select(Section.name, TaskSection.role)
        .join(TaskSection, TaskSection.section_id == Section.id)
        .where(TaskSection.node_id == node_id)
        .order_by(TaskSection.position, TaskSection.id)
    ).all()
    # Where sections support, their names are printed with a mark of it.
    is_plain = all(role is not SectionRole.SUPPORT for _, role in shares)
    node.sections_text = "" if is_plain and lines == [name for name, _ in shares] else "\n".join(lines)


@deed
def set_quota(work: Work, node_id: int, quota: QuotaInfo | None) -> None:
    """Say how often a task must be done, None for no count. Raises Refused for an impossible count."""
    node_to_edit(work, node_id)
    if quota is None and not is_tracked(work, node_id):
        return
    tracking = tracking_of(work, node_id)
    if quota is not None:
        try:
            Quota.of(quota)
        except ValueError as error:
            raise Refused(
                "應辦次數至少1次，月份為1到12月，日為1到31日，星期為一到日；請檢查應辦次數。"
            ) from error
    put_quota(tracking, quota)


def put_quota(tracking: TaskTracking, quota: PromisedCount | None) -> None:
    """Write a quota into the row of what is followed of a task, None for no count."""
    tracking.quota_rule = quota.rule if quota else None
    tracking.quota_count = quota.count if quota else None
    tracking.quota_per = quota.per if quota else None
    tracking.quota_months = sorted(set(quota.months)) if quota else []
    tracking.quota_day = quota.day if quota else None
    tracking.quota_weekday = quota.weekday if quota else None
    tracking.quota_shift = quota.shift if quota else None


@deed
def set_done_rule(work: Work, node_id: int, rule: DoneRule | None) -> None:
    """Say whose part makes a task done, None for what its sections suggest."""
    node_to_edit(work, node_id)
    if rule is not None or is_tracked(work, node_id):
        tracking_of(work, node_id).done_rule = rule


@deed
def set_time_limit(work: Work, node_id: int, limit: LimitInfo | None) -> None:
    """Say within how long a case must be handled, None for no limit. Raises Refused for less than 1."""
    node_to_edit(work, node_id)
    if limit is None and not is_tracked(work, node_id):
        return
    if limit is not None and limit.count < 1:
        raise Refused("處理期限至少是1；請檢查處理期限。")
    tracking = tracking_of(work, node_id)
    tracking.limit_count = limit.count if limit else None
    tracking.limit_unit = limit.unit if limit else None
    tracking.limit_basis = limit.basis if limit else None


def is_tracked(work: Work, node_id: int) -> bool:
    """Whether anything is stored yet of what is followed of an item."""
    return work.session.scalar(select(TaskTracking.id).where(TaskTracking.node_id == node_id)) is not None
