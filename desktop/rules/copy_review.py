"""Looking a plan through before it is copied into another year: what changes, and what has to be asked."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from db.queries.office import SectionRow
from db.queries.plan import NodeRow
from db.vocabulary import TaskStatus
from desktop.rules.copied_sections import is_gone, successor, why_gone
from desktop.rules.copy_items import DROP, KEEP, CopyGroup, CopyItem, CopyKind, CopyPlace, CopyReview
from desktop.rules.copy_source import CopySource, cut
from desktop.rules.copy_texts import chapter_items, text_items, worded
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.year_shift import moved_day

_WEEKDAYS = "一二三四五六日"


def review_of(source: CopySource) -> CopyReview:
    """Return everything to decide, group by group, in the plan's order within each."""
    items = (
        *_dues(source),
        *text_items(source),
        *_sections(source),
        *_tasks(source),
        *chapter_items(source),
    )
    return CopyReview(source.year, source.to_year, items)


def _dues(source: CopySource) -> Iterator[CopyItem]:
    for node in source.tree.nodes:
        if node.kind in FOLLOWED and node.tracking and node.tracking.due_on:
            yield _due(source, node, node.tracking.due_on)
        place = CopyPlace(CopyKind.NODE, node.id, "due_text")
        text = source.years(node.due_text)
        yield from worded(source, place, CopyGroup.DUES, source.place(node), "印出的期限", text, node.id)


def _due(source: CopySource, node: NodeRow, old: dt.date) -> CopyItem:
    new = moved_day(old, source.by)
    remark = _about_day(source, new)
    if new.day != old.day:
        remark = "、".join(filter(None, ("沒有2月29日", remark)))
    why = f"（{remark}）" if remark else ""
    return CopyItem(
        CopyPlace(CopyKind.DUE, node.id),
        CopyGroup.DUES,
        source.place(node),
        "完成期限",
        format_date(old),
        (format_date(new),),
        f"完成期限已由{format_date(old)}改為{format_date(new)}{why}，請確認。",
        remark,
        is_certain=True,
        node_id=node.id,
    )


def _about_day(source: CopySource, on: dt.date) -> str:
    """What a person should know of a day on which nobody works."""
    if source.calendar.is_workday(on):
        return ""
    holiday = source.holidays.get(on)
    return f"放假日：{holiday}" if holiday else f"星期{_WEEKDAYS[on.weekday()]}"


def _sections(source: CopySource) -> Iterator[CopyItem]:
    used: dict[int, list[NodeRow]] = defaultdict(list)
    for node in source.tree.nodes:
        for share in node.sections:
            used[share.section_id].append(node)
    for section in source.sections:
        if section.id in used and is_gone(section, source.sections, source.to_year):
            yield _section(source, section, used[section.id])


def _section(source: CopySource, section: SectionRow, nodes: Sequence[NodeRow]) -> CopyItem:
    instead = successor(section, source.sections, source.to_year)
    there = [each.name for each in source.sections if not is_gone(each, source.sections, source.to_year)]
    options = dict.fromkeys((*((instead.name,) if instead else ()), section.name, "", *there))
    why = why_gone(section, source.to_year)
    advice = f"可改由「{instead.name}」承辦" if instead else "請改由現有的單位承辦"
    return CopyItem(
        CopyPlace(CopyKind.SECTION, section.id),
        CopyGroup.SECTIONS,
        cut("、".join(source.paths[node.id] for node in nodes)),
        f"{len(nodes)} 項",
        section.name,
        tuple(options),
        f"「{section.name}」{why}；{advice}，確認後請修改。",
        why,
        tasks=tuple(node.id for node in nodes),
    )


def _tasks(source: CopySource) -> Iterator[CopyItem]:
    """Tasks that are not done, and those set aside; of a plan that nobody has begun with, only the latter."""
    begun = any(task.status is not TaskStatus.NOT_STARTED or task.evidence_count for task in source.tracked)
    nodes = {node.id: node for node in source.tree.nodes}
    for task in source.tracked:
        if (task.is_open and begun) or not task.counts:
            yield _task(source, task, nodes[task.node_id])


def _task(source: CopySource, task: TrackedTask, node: NodeRow) -> CopyItem:
    counted = f"，{task.credited}／{task.needed} 次" if task.needed else ""
    due = f"，期限{format_date(task.due_on)}" if task.due_on and task.is_open else ""
    reason = f"：{task.reason.rstrip('。')}" if task.reason else ""
    state = f"{task.state}{counted}{due}{reason}"
    is_withdrawn = task.status is TaskStatus.WITHDRAWN
    return CopyItem(
        CopyPlace(CopyKind.TASK, node.id),
        CopyGroup.TASKS,
        source.place(node),
        task.section_names,
        state,
        (DROP, KEEP) if is_withdrawn else (KEEP, DROP),
        f"這項工作在{source.year}年度{state}；已列入{source.to_year}年度，不需要時請刪除。",
        # What is on course goes on; what is late or set aside is for a person to judge.
        is_certain=task.is_open and not (task.is_overdue or task.is_behind),
        node_id=node.id,
    )
