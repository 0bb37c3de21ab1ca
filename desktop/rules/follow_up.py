"""The follow-up table of a meeting (列管追蹤表): which tasks are proposed for it, in what words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop.rules.chasing import progress_of
from desktop.rules.roc_calendar import format_date
from desktop.rules.tracked_tasks import TrackedTask

CONTINUED = "前次列管"


@dataclass(frozen=True)
class ProposedMatter:
    """A task as it would stand on the table; `why` it is proposed, empty where it is not."""

    node_id: int
    subject: str
    sections: str
    progress: str
    why: str


def proposed_matters(tasks: Sequence[TrackedTask], continued: Collection[int] = ()) -> list[ProposedMatter]:
    """Return every task in the plan's order; `continued` are those a meeting follows on with anyway."""
    return [
        ProposedMatter(
            task.node_id,
            subject_of(task),
            task.section_names,
            progress_words(task),
            CONTINUED if task.node_id in continued else why_followed(task),
        )
        for task in tasks
    ]


def why_followed(task: TrackedTask) -> str:
    """Return what speaks for following a task at a meeting, in a word or two; empty where nothing does."""
    if not task.counts:
        return ""
    if task.is_overdue:
        return f"逾期{task.days_late}日" if task.days_late else "逾期"
    if task.is_lost:
        return "無法如期"
    if task.is_behind:
        return "落後"
    return "退回補正" if task.returned else ""


def subject_of(task: TrackedTask) -> str:
    """Return the matter's name: the task's number and text."""
    return f"{task.number}{' '.join(task.text.split())}"


def progress_words(task: TrackedTask) -> str:
    """Return how a task stands: 「應於115.06.30完成，已逾12日；執行中，已辦7／12次」, 「115.06.12完成」."""
    if not task.counts:
        return "：".join(filter(None, (task.state, task.reason)))
    if task.done_on is not None:
        late = f"（逾期{task.days_late}日）" if task.is_late else ""
        return "，".join(filter(None, (f"{format_date(task.done_on)}完成{late}", task.note)))
    said = [_by_when(task), progress_of(task)]
    if task.is_lost:
        said.append("應辦次數已無法如期完成")
    if task.returned:
        said.append(f"退回補正{task.returned}次")
    if task.awaiting:
        said.append(f"待確認{task.awaiting}次")
    return "；".join(filter(None, said))


def _by_when(task: TrackedTask) -> str:
    if task.due_on is None:
        return task.due_text and f"完成期限：{task.due_text}"
    late = f"，已逾{task.days_late}日" if task.days_late else ""
    return f"應於{format_date(task.due_on)}前完成{late}"
