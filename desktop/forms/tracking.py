"""tracking (執行情形管制表): how far every task of the plan is, by area, with lights and evidence."""

from itertools import groupby

from desktop.forms.cells import Column, cell
from desktop.forms.followed_tasks import (
    FollowedTasks,
    count_text,
    due_text,
    figures_text,
    gather,
    light_text,
    progress_text,
)
from desktop.forms.form import Argument, Form
from desktop.forms.page import A4_LANDSCAPE
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.tally import tally
from desktop.rules.tracked_tasks import TrackedTask

COLUMNS = (
    Column("項次", 24, Align.LEFT),
    Column("工作項目"),
    Column("完成期限", 23, Align.CENTRE, Stand.MIDDLE),
    Column("承辦單位", 34, Align.CENTRE, Stand.MIDDLE),
    Column("已辦／\n應辦", 17, Align.CENTRE, Stand.MIDDLE),
    Column("辦理情形", 48),
    Column("燈號", 20, Align.CENTRE, Stand.MIDDLE),
    Column("佐證", 14, Align.CENTRE, Stand.MIDDLE),
)


def _compose(data: FollowedTasks, imprint: Imprint) -> Story:
    tasks = data.tasks(imprint.printed_on)
    rows = [row for area, found in groupby(tasks, lambda task: task.area) for row in _area(area, list(found))]
    of_section = f"（{data.section.name}）" if data.section else ""
    return Story(
        imprint,
        f"{data.sources.outline.head.year}年度提升服務品質執行計畫執行情形管制表{of_section}",
        (Table(COLUMNS, rows),),
        (f"{figures_text(data.on, imprint.printed_on)}　{summary(tasks)}",),
        paper=A4_LANDSCAPE,
    )


def _area(area: str, tasks: list[TrackedTask]) -> list[Row]:
    told = f"{area}　{summary(tasks)}" if area else summary(tasks)
    heading = Row((cell(told, columns=len(COLUMNS), align=Align.LEFT, bold=True),), leads=True)
    return [heading, *map(_row, tasks)]


def summary(tasks: list[TrackedTask]) -> str:
    """Return the counts of tasks in words: in all, done, overdue, completion rate."""
    counted = tally(tasks)
    percent = counted.completion.percent
    rate = "" if percent is None else f"，完成率{percent}%"
    return f"共{counted.total}項，完成{counted.done}項，逾期{counted.overdue}項{rate}"


def _row(task: TrackedTask) -> Row:
    texts = (
        task.number,
        task.text,
        due_text(task),
        task.section_names.replace("、", "\n"),
        count_text(task),
        progress_text(task),
        light_text(task),
        f"{task.evidence_count}件" if task.evidence_count else "",
    )
    return Row(tuple(Cell((Paragraph(text),)) for text in texts))


TRACKING = Form(
    "tracking",
    "執行情形管制表",
    gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.SECTION, Argument.TO}),
    tells_past_days=True,
)
