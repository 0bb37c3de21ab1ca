"""The dates of a plan, or of one section in it, as a calendar file."""

import datetime as dt
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from db.queries.office import SectionRow
from db.queries.plan import PlanTree, plan_tree
from db.vocabulary import Period
from desktop.errors import Refused
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.office import Office
from desktop.office.writing import write_file
from desktop.rules.calendar_dates import EVERY_DAY, CalendarDate, calendar_dates, tasks_per

if TYPE_CHECKING:
    from desktop.exchange.calendar_file import CalendarEntry

Progress = tuple[int, int, str]

# Of what is done every week nobody wants to hear a week before.
WITHOUT_ALARM = (Period.WEEK,)


@dataclass(frozen=True)
class WrittenCalendar:
    """What a calendar file holds; `left_out` are the texts of tasks of every day, which are not in it."""

    path: Path
    dates: int
    left_out: tuple[str, ...]


def write_calendar(
    office: Office,
    year: int,
    target: Path,
    *,
    now: dt.datetime,
    section: str = "",
    with_done: bool = False,
) -> WrittenCalendar:
    """Do `calendar_steps` at once."""
    steps = calendar_steps(office, year, target, now=now, section=section, with_done=with_done)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            return cast("WrittenCalendar", finished.value)


def calendar_steps(
    office: Office,
    year: int,
    target: Path,
    *,
    now: dt.datetime,
    section: str = "",
    with_done: bool = False,
) -> Generator[Progress, None, WrittenCalendar]:
    """Write what is still open, or also what is done, of all or of the section of this name or short name.

    `now` has a time zone. Raises Refused where there is no such plan or section, no date to write, and where
    the file cannot be written.
    """
    from desktop.exchange.calendar_file import CalendarFile, calendar_bytes
    from desktop.forms.followed_tasks import find_section, members

    yield 0, 0, "讀取工作期限"
    with office.reading() as session:
        plan = followed_plan(session, year, now.date())
        if plan is None:
            raise Refused(f"沒有{year}年度的計畫，請先匯入或建立這一年度的計畫。")
        tree = plan_tree(session, plan.head.id)
    chosen = find_section(list(members(plan.sections)), section)
    dates = calendar_dates(plan.tasks, plan.occurrences, chosen.id if chosen else None)
    daily = tasks_per(plan.years, EVERY_DAY)
    shown = [date for date in dates if (with_done or not date.is_done) and date.task.node_id not in daily]
    whose = f"「{chosen.name}」" if chosen else ""
    if not shown:
        told = "沒有期限" if with_done else "沒有未完成的期限"
        raise Refused(f"{whose}{year}年度的計畫{told}可以寫成行事曆；請先訂定期限，或連同已完成的一起寫。")
    entries = tuple(_Entries(plan, tree, chosen).of(shown))
    name = f"{plan.head.title}{f'（{chosen.name}）' if chosen else ''}"
    write_file(target, calendar_bytes(CalendarFile(name, entries), now))
    left_out = dict.fromkeys(date.task.text for date in dates if date.task.node_id in daily)
    return WrittenCalendar(target, len(entries), tuple(left_out))


class _Entries:
    """Makes entries of a calendar, of all sections or one."""

    def __init__(self, plan: FollowedPlan, tree: PlanTree, section: SectionRow | None) -> None:
        self._plan, self._section = plan, section
        self._lineages = {node.id: node.lineage for node in tree.nodes}
        self._names = {one.id: one.name for one in plan.sections}
        self._weekly = tasks_per(plan.years, WITHOUT_ALARM)

    def of(self, dates: Sequence[CalendarDate]) -> "list[CalendarEntry]":
        """The entries of these dates, in their order."""
        return [self._entry(date) for date in dates]

    def _entry(self, date: CalendarDate) -> "CalendarEntry":
        from desktop.exchange.calendar_file import CalendarEntry

        task = date.task
        whose = f"-{self._section.id}" if self._section else ""
        key = f"{self._plan.head.year}-{self._lineages[task.node_id]}-{date.period_from:%Y%m%d}{whose}"
        has_alarm = not date.is_done and task.node_id not in self._weekly
        categories = tuple(share.name for share in task.sections)
        return CalendarEntry(
            key, date.on, self._summary(date), self._description(date), categories, has_alarm
        )

    def _summary(self, date: CalendarDate) -> str:
        done = "（已完成）" if date.is_done else ""
        return f"{done}{date.task.number}{' '.join(date.task.text.split())}"

    def _description(self, date: CalendarDate) -> str:
        task = date.task
        owing = "、".join(self._names[key] for key in date.owing if key in self._names)
        lines = (
            ("計畫", self._plan.head.title),
            ("項目", "／".join(part for part in (task.area, task.measure) if part)),
            ("承辦單位", task.section_names),
            ("應辦次數", task.quota),
            ("辦理時限", task.limit),
            ("本期已辦", f"{date.done}／{date.needed}次" if date.needed > 1 else ""),
            ("尚未辦理", owing if len(task.section_ids) > 1 and not self._section else ""),
        )
        return "\n".join(f"{label}：{text}" for label, text in lines if text)
