"""timeline (年度時程表): the tasks of the plan by months, what is planned, done, late and overdue in each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from db.database import Reading
from desktop.errors import Refused
from desktop.forms.cells import Column, cell
from desktop.forms.column_fit import PADDING
from desktop.forms.followed_tasks import FollowedTasks, due_text, figures_text
from desktop.forms.followed_tasks import gather as gather_tasks
from desktop.forms.form import Argument, Form, Request
from desktop.forms.page import A3_LANDSCAPE, A4_LANDSCAPE, MM, Paper
from desktop.forms.shortened import in_two_lines
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.forms.text import Style, clean
from desktop.rules.occurrence import OccurrenceStanding
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.tally import tally
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.rules.year_grid import MONTHS, MonthCell, TaskMonths, year_grid

MARKS = {
    OccurrenceStanding.TO_COME: "○",
    OccurrenceStanding.DONE: "●",
    OccurrenceStanding.DONE_LATE: "◐",
    OccurrenceStanding.OVERDUE: "■",
}
LEGEND = (
    "　".join(f"{mark}{word(state)}" for state, mark in MARKS.items())
    + "　分數為已完成／應辦次數；如期完成者列於完成之月，其餘列於到期之月並註明期限。"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper: its letters, and how wide in millimetres the columns left of the months are."""

    paper: Paper
    style: Style
    number: float
    text: float
    sections: float

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns; the months share what is left."""
        room = self.paper.width - self.paper.left - self.paper.right
        month = (room - self.number - self.text - self.sections) / MONTHS
        return (
            Column("項次", self.number),
            Column("工作項目", self.text),
            Column("承辦單位", self.sections),
            *(Column(f"{number}月", month, Align.CENTRE, Stand.MIDDLE) for number in range(1, MONTHS + 1)),
        )


SHEETS = {
    "A4": Sheet(A4_LANDSCAPE, Style(size=9, leading=12), 19, 55, 25),
    "A3": Sheet(A3_LANDSCAPE, Style(size=11, leading=15), 26, 100, 41),
}


@dataclass(frozen=True, slots=True)
class YearOfTasks:
    """The followed tasks and the paper they are printed on."""

    followed: FollowedTasks
    sheet: Sheet


def _gather(reading: Reading, request: Request) -> YearOfTasks:
    sheet = SHEETS.get(request.paper or "A4")
    if sheet is None:
        raise Refused(f"年度時程表只能印在{'或'.join(SHEETS)}紙上，不能印在「{request.paper}」；請改選紙張。")
    return YearOfTasks(gather_tasks(reading, request), sheet)


def _compose(data: YearOfTasks, imprint: Imprint) -> Story:
    followed, sheet = data.followed, data.sheet
    year = followed.sources.outline.head.year
    tasks, occurrences = followed.with_occurrences(imprint.printed_on)
    grid = year_grid(tasks, occurrences, year, followed.on or imprint.printed_on)
    of_section = f"（{followed.section.name}）" if followed.section else ""
    return Story(
        imprint,
        f"{year}年度提升服務品質執行計畫年度時程表{of_section}",
        (Table(sheet.columns, list(_rows(grid, sheet)), sheet.style),),
        (f"{figures_text(followed.on, imprint.printed_on)}　{_summary(grid)}", LEGEND),
        paper=sheet.paper,
    )


def _summary(grid: Sequence[TaskMonths]) -> str:
    """The tasks, and how often they are to be done, were and should have been by now, in words."""
    counted = tally(row.task for row in grid)
    months = [month for row in grid if row.task.counts for month in row.months]
    due, done = sum(month.total for month in months), sum(month.finished for month in months)
    late, overdue = sum(month.late for month in months), sum(month.overdue for month in months)
    of_late = f"（其中逾期{late}次）" if late else ""
    return (
        f"共{counted.total}項，完成{counted.done}項；應辦{due}次，已辦{done}次{of_late}，逾期未辦{overdue}次"
    )


def _rows(grid: Iterable[TaskMonths], sheet: Sheet) -> Iterator[Row]:
    width = len(sheet.columns)
    for area, found in groupby(grid, lambda months: months.task.area):
        rows = list(found)
        told = "　".join(filter(None, (" ".join(area.split()), _summary(rows))))
        yield Row((cell(told, columns=width, align=Align.LEFT, bold=True),), leads=True)
        for row in rows:
            yield _row(row, sheet)


def _row(row: TaskMonths, sheet: Sheet) -> Row:
    task = row.task
    sections = "、".join(share.name for share in task.sections)
    first = (
        cell(task.number),
        _short(task.text, sheet.text, sheet.style),
        _short(sections, sheet.sections, sheet.style),
    )
    if row.is_empty or not task.counts:
        told = _told(task)
        room = sum(column.width or 0.0 for column in sheet.columns[-MONTHS:])
        return Row((*first, _short(told, room, sheet.style, columns=MONTHS)))
    return Row((*first, *(_month(cell, place) for place, cell in enumerate(row.months, 1))))


def _short(text: str, width: float, style: Style, columns: int = 1) -> Cell:
    lines = in_two_lines(clean(text), width * MM - 2 * PADDING, style)
    return Cell(tuple(map(Paragraph, lines)), columns)


def _told(task: TrackedTask) -> str:
    """What stands in the place of the months of a task that has nothing in them."""
    if not task.counts:
        return "：".join(filter(None, (word(task.status), task.reason)))
    promised = "　".join(dict.fromkeys(filter(None, (due_text(task), task.quota, task.limit))))
    return promised or "未訂期限"


def _month(found: MonthCell, month: int) -> Cell:
    if found.standing is None:
        return Cell()
    lines = [f"{MARKS[found.standing]}{_day(found, month)}"]
    if found.total > 1:
        lines.append(f"{found.finished}/{found.total}")
    return Cell(tuple(map(Paragraph, lines)))


def _day(found: MonthCell, month: int) -> str:
    """The day by which something is still owed; with its month where it is another than the column's."""
    if found.due_on is None:
        return ""
    is_here = found.due_on.month == month
    return f"{found.due_on.day}日" if is_here else f"{found.due_on.month}/{found.due_on.day}"


TIMELINE = Form(
    "timeline",
    "年度時程表",
    _gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.SECTION, Argument.TO, Argument.PAPER}),
    tells_past_days=True,
)
