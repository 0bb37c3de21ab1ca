"""The columns of the followed tasks: what each shows, and what it is sorted by."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word

# Red before yellow before green before grey: what needs somebody comes first.
_URGENCY = {"red": 0, "yellow": 1, "green": 2, "grey": 3}


@dataclass(frozen=True)
class Column:
    """A column: what it shows, what it is sorted by (None: by what it shows), how wide it starts (px).

    `value` is the day or number behind what it shows, for a file.
    """

    name: str
    title: str
    text: Callable[[TrackedTask], str]
    width: int
    order: Callable[[TrackedTask], Any] | None = None
    is_right: bool = False
    is_optional: bool = False
    value: Callable[[TrackedTask], Any] | None = None


def tracking_columns(place: Callable[[TrackedTask], int], today: Callable[[], dt.date]) -> tuple[Column, ...]:
    """Every column; `place` is where a task stands in the plan, `today` the day of the distances."""
    return (
        Column("light", _tr("燈號"), _light, 128, _urgency),
        Column("number", _tr("項次"), lambda t: t.number, 88, place),
        Column("text", _tr("工作項目"), lambda t: _line(t.text), 272),
        Column("sections", _tr("承辦單位"), lambda t: t.section_names, 124),
        Column("due", _tr("完成期限"), _due, 84, lambda t: t.due_on, value=lambda t: t.due_on),
        Column(
            "distance",
            _tr("距期限"),
            lambda t: _distance(t, today()),
            80,
            lambda t: _days_left(t, today()),
            is_right=True,
        ),
        Column("counted", _tr("已辦／應辦"), _counted, 92, _share, is_right=True),
        Column(
            "done",
            _tr("完成日期"),
            lambda t: _day(t.done_on),
            92,
            lambda t: t.done_on,
            value=lambda t: t.done_on,
        ),
        Column(
            "evidence",
            _tr("佐證"),
            _evidence,
            60,
            lambda t: t.evidence_count or None,
            is_right=True,
            value=lambda t: t.evidence_count or None,
        ),
        Column("state", _tr("狀態"), lambda t: t.standing, 84, is_optional=True),
        Column("quota", _tr("應辦次數"), lambda t: t.quota, 120, is_optional=True),
        Column("limit", _tr("處理期限"), lambda t: t.limit, 110, is_optional=True),
        Column("measure", _tr("項目"), lambda t: _line(t.measure), 160, is_optional=True),
        Column("area", _tr("要項"), lambda t: _line(t.area), 160, is_optional=True),
        Column("note", _tr("說明"), lambda t: _line(t.reason or t.note), 160, is_optional=True),
    )


def _days_left(task: TrackedTask, today: dt.date) -> int | None:
    """Days until an open task owes something, negative when it is late."""
    if task.days_late:
        return -task.days_late
    owed = task.next_due or task.due_on
    return (owed - today).days if owed and task.is_open else None


def _distance(task: TrackedTask, today: dt.date) -> str:
    left = _days_left(task, today)
    if left is None:
        return ""
    if left == 0:
        return _tr("今日到期")
    words = _tr("逾 %1 日") if left < 0 else _tr("剩 %1 日")
    return words.replace("%1", str(abs(left)))


def _line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())


def _light(task: TrackedTask) -> str:
    return f"{word(task.light)} {task.standing}"


def _urgency(task: TrackedTask) -> tuple[int, str]:
    return _URGENCY[task.light], task.standing


def _day(on: dt.date | None) -> str:
    return format_date(on) if on else ""


def _due(task: TrackedTask) -> str:
    return _day(task.due_on) or task.due_text


def _counted(task: TrackedTask) -> str:
    return "" if task.needed is None else f"{task.credited}/{task.needed}"


def _share(task: TrackedTask) -> float | None:
    return (task.credited or 0) / task.needed if task.needed else None


def _evidence(task: TrackedTask) -> str:
    return str(task.evidence_count) if task.evidence_count else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("TrackingTable", words)
