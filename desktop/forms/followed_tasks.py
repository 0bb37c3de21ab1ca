"""The followed tasks of a plan for the forms that show how far they are."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.database import Reading
from db.queries.followed import FollowedSources, followed_sources
from db.queries.office import SectionRow, settings
from db.vocabulary import Light, SectionKind
from desktop.errors import Refused
from desktop.forms.form import Request
from desktop.rules.lights import DUE_SOON_DAYS
from desktop.rules.occurrence import Occurrence
from desktop.rules.roc_calendar import DateStyle, format_date
from desktop.rules.task_years import followed_from, occurrences_of, years_in_view
from desktop.rules.tracked_tasks import TrackedTask, judged, tracked_tasks
from desktop.rules.words import word

# A light is told by its shape and its word; on paper the colour may be missing.
MARKS = {Light.GREEN: "●", Light.YELLOW: "▲", Light.RED: "■", Light.GREY: "○"}


@dataclass(frozen=True, slots=True)
class FollowedTasks:
    """What is printed of a plan's tasks: its sources, the day asked for (None: today), the section's name."""

    sources: FollowedSources
    on: dt.date | None
    due_soon_days: int
    section: SectionRow | None

    def tasks(self, today: dt.date) -> list[TrackedTask]:
        """The tasks as they stand on the day asked for, of the section asked for."""
        found = self.sources
        followed = followed_from(found, self.on or today, self.due_soon_days)
        return tracked_tasks(found.outline, followed, self.section.id if self.section else None)

    def with_occurrences(self, today: dt.date) -> tuple[list[TrackedTask], list[Occurrence]]:
        """The tasks, and every required instance of their year as it stands on the day asked for."""
        found = self.sources
        followed = followed_from(found, self.on or today, self.due_soon_days)
        years = years_in_view(found.outline, followed, self.section.id if self.section else None)
        return [judged(year, followed) for year in years], occurrences_of(years)


def gather(reading: Reading, request: Request) -> FollowedTasks:
    """Read the plan of the year asked for.

    Raises:
        Refused: the year has no plan, the plan no tasks, or the office no such section.
    """
    if request.year is None:
        raise Refused("還沒有任何年度的計畫，請先匯入或建立計畫。")
    sources = followed_sources(reading, request.year)
    if sources is None:
        raise Refused(f"沒有{request.year}年度的計畫，請先匯入或建立這一年度的計畫。")
    if not sources.outline.nodes:
        raise Refused(f"{request.year}年度的計畫還沒有工作項目，請先在「計畫」新增。")
    due_soon_days = int(settings(reading).get("due_soon_days", DUE_SOON_DAYS))
    section = find_section(sources.sections, request.section)
    return FollowedTasks(sources, request.to_day, due_soon_days, section)


def figures_text(on: dt.date | None, today: dt.date) -> str:
    """Return of which day the figures are: 「統計至115.06.30（依當日紀錄）」 where that day is past."""
    then = "（依當日紀錄）" if on is not None and on < today else ""
    return f"統計至{format_date(on or today, DateStyle.FULL)}{then}"


def find_section(sections: Sequence[SectionRow], name: str | None) -> SectionRow | None:
    """Return the section of this name or short name, None where none was asked for.

    Raises:
        Refused: there is no such section.
    """
    if not name:
        return None
    # One section's short name may be another one's name.
    by_name = [one for one in sections if one.name == name]
    found = next(iter(by_name or (one for one in sections if one.short_name == name)), None)
    if found is None:
        names = "、".join(section.name for section in sections)
        raise Refused(f"沒有名為「{name}」的單位；現有單位：{names}。")
    return found


def members(sections: Sequence[SectionRow]) -> Iterator[SectionRow]:
    """Yield the single sections, groups left out."""
    return (section for section in sections if section.kind is SectionKind.MEMBER)


def light_text(task: TrackedTask) -> str:
    """Return a task's light as its mark and word."""
    return f"{MARKS[task.light]}{word(task.light)}"


def due_text(task: TrackedTask) -> str:
    """Return by when a task is due, as the plan prints it."""
    return task.due_text or (format_date(task.due_on) if task.due_on else "")


def count_text(task: TrackedTask) -> str:
    """Return how often the task was done of how often it must be, empty without a quota."""
    return "" if task.needed is None else f"{task.credited}／{task.needed}"


def progress_text(task: TrackedTask) -> str:
    """Return how a task stands: its state, when it was done, how late it is, whose part is open, the note."""
    said = [task.standing]
    if task.done_on is not None:
        said.append(f"{format_date(task.done_on)}完成")
    if task.days_late:
        said.append(f"逾期{task.days_late}日")
    if task.late_times and not task.is_late:
        said.append(f"逾期完成{task.late_times}次")
    if task.returned:
        said.append(f"退回{task.returned}次待補正")
    below = (_parts_text(task), task.reason or task.note)
    return "，".join(said) + "".join(f"\n{text}" for text in below if text)


def _parts_text(task: TrackedTask) -> str:
    """Which of several sections have not done their part of an open task, empty for a single part."""
    left = [part.name for part in task.parts if not part.is_done]
    if len(task.parts) < 2 or not task.is_open or not left:
        return ""
    return f"{len(task.parts) - len(left)}／{len(task.parts)}單位完成，未完成：{'、'.join(left)}"
