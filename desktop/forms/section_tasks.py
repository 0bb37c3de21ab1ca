"""section-tasks (單位自行管考表): the tasks of one section, or of all, each on a sheet of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.database import Reading
from db.queries.office import SectionRow
from desktop.errors import Refused
from desktop.forms.cells import Column
from desktop.forms.followed_tasks import (
    FollowedTasks,
    count_text,
    due_text,
    figures_text,
    gather,
    light_text,
    members,
    progress_text,
)
from desktop.forms.form import Argument, Form, Request
from desktop.forms.new_sheet import new_sheet
from desktop.forms.page import A4_LANDSCAPE
from desktop.forms.paragraphs import heading
from desktop.forms.story import Block, Imprint, Story
from desktop.forms.tables import Table
from desktop.forms.tracking import summary
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.tracked_tasks import TrackedTask

# Room to write by hand, in millimetres.
HAND_HEIGHT = 18.0
COLUMNS = (
    Column("項次", 24),
    Column("工作項目"),
    Column("期限", 23, Align.CENTRE, Stand.MIDDLE),
    Column("已辦／\n應辦", 17, Align.CENTRE, Stand.MIDDLE),
    Column("辦理情形", 50),
    Column("燈號", 20, Align.CENTRE, Stand.MIDDLE),
    Column("佐證", 20, Align.CENTRE, Stand.MIDDLE),
    Column("承辦人", 18),
    Column("主管", 18),
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The followed tasks; `is_blank` leaves the results to be written by hand."""

    followed: FollowedTasks
    is_blank: bool


def _gather(reading: Reading, request: Request) -> Sheets:
    return Sheets(gather(reading, request), request.is_blank)


def _compose(data: Sheets, imprint: Imprint) -> Story:
    followed = data.followed
    sections = [followed.section] if followed.section else list(members(followed.sources.sections))
    each = [(section, replace(followed, section=section)) for section in sections]
    sheets = [(section, found) for section, own in each if (found := own.tasks(imprint.printed_on))]
    if not sheets:
        raise Refused("沒有單位分配到工作項目；請先在「計畫」指定承辦單位。")
    return Story(
        imprint,
        f"{followed.sources.outline.head.year}年度提升服務品質執行計畫單位自行管考表",
        tuple(_blocks(sheets, imprint, is_blank=data.is_blank)),
        () if data.is_blank else (figures_text(followed.on, imprint.printed_on),),
        paper=A4_LANDSCAPE,
    )


def _blocks(
    sheets: list[tuple[SectionRow, list[TrackedTask]]], imprint: Imprint, *, is_blank: bool
) -> Iterator[Block]:
    for number, (section, tasks) in enumerate(sheets):
        if number:
            yield from new_sheet(imprint)
        told = f"共{len(tasks)}項" if is_blank else summary(tasks)
        yield heading(f"{section.name}　{told}")
        yield Table(COLUMNS, [_row(task, is_blank=is_blank) for task in tasks])


def _row(task: TrackedTask, *, is_blank: bool) -> Row:
    evidence = f"{task.evidence_count}件" if task.evidence_count else ""
    needed = "" if task.needed is None else f"　／{task.needed}"
    results = (
        (needed, "", "", "")
        if is_blank
        else (count_text(task), progress_text(task), light_text(task), evidence)
    )
    texts = (task.number, task.text, due_text(task), *results, "", "")
    return Row(tuple(Cell((Paragraph(text),)) for text in texts), least=HAND_HEIGHT if is_blank else 0.0)


SECTION_TASKS = Form(
    "section-tasks",
    "單位自行管考表",
    _gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.SECTION, Argument.TO}),
    blank=_gather,
    tells_past_days=True,
)
