"""What became due since somebody last looked, told in one sentence."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from desktop.rules.occurrence import Occurrence
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask

# So many tasks are named; the list has them all.
MOST_NAMED = 2
LONGEST_NAME = 14


@dataclass(frozen=True)
class BecameDue:
    """An open task, and the newest of the days since then on which something of it was due."""

    node_id: int
    number: str
    text: str
    due_on: dt.date


def became_due(
    tasks: Sequence[TrackedTask],
    occurrences: Iterable[Occurrence],
    last: dt.date,
    today: dt.date,
    but: Collection[int] = (),
) -> list[BecameDue]:
    """Return what is open and fell due after the last visit up to today, by day, but for some nodes."""
    days: dict[int, dt.date] = {}
    for each in occurrences:
        if not each.is_done and last < each.due_on <= today and each.node_id not in but:
            days[each.node_id] = max(days.get(each.node_id, each.due_on), each.due_on)
    found = [
        BecameDue(task.node_id, task.number, task.text, days[task.node_id])
        for task in tasks
        if task.node_id in days and task.is_open
    ]
    return sorted(found, key=lambda due: due.due_on)


def sentence(last: dt.date, due: Sequence[BecameDue]) -> str:
    """Return what to say of it: 「自上次開啟（115.06.02）以來有 4 項到期：更新標示（06.05）…」."""
    named = "、".join(f"{_short(each.text)}（{format_date(each.due_on)}）" for each in due[:MOST_NAMED])
    more = "等" if len(due) > MOST_NAMED else ""
    return f"自上次開啟（{format_date(last)}）以來有 {len(due)} 項到期：{named}{more}。"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else line[:LONGEST_NAME] + "…"
