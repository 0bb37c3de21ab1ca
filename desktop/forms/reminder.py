"""reminder (稽催單): what a section is late with and until when it answers; one slip, or all unanswered."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.database import Reading
from db.queries.office import sections
from db.queries.plan import plan_tree
from db.queries.reminders import RemindedTask, ReminderSlip, open_reminders, reminders_with
from desktop.errors import Refused
from desktop.forms.cells import Column, cell, heading_cell
from desktop.forms.followed_tasks import find_section
from desktop.forms.form import Argument, Form, Request
from desktop.forms.new_sheet import new_letter
from desktop.forms.paragraphs import NOTE, TextBlock, heading
from desktop.forms.story import Block, Imprint, Story
from desktop.forms.tables import Table
from desktop.forms.text import Style
from desktop.rules.chasing import escalation, serial_text
from desktop.rules.numbering import paths_of
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.roc_calendar import DateStyle, format_date

TITLE = "稽催單"
STYLE = Style(size=12, leading=16)
SAID = Style(size=12, leading=19, justified=True)
# Room to write by hand and for a seal, in millimetres.
HEAD_HEIGHT, HAND_HEIGHT, SEAL_HEIGHT = 8.0, 15.0, 18.0
# So many rows, so high, that an empty slip is one page.
BLANK_ROWS, BLANK_HEIGHT = 3, 12.0
TASKS = (
    Column("項次", 26),
    Column("工作項目"),
    Column("完成期限", 23, Align.CENTRE, Stand.MIDDLE),
    Column("逾期\n日數", 14, Align.CENTRE, Stand.MIDDLE),
    Column("稽催\n次別", 15, Align.CENTRE, Stand.MIDDLE),
    Column("目前進度", 34),
)
REPLIES = (
    Column("項次", 26),
    Column("辦理情形"),
    Column("預定完成日", 27, Align.CENTRE, Stand.MIDDLE),
    Column("未完成原因", 48),
)
_DAY_TO_WRITE = "　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip and the numbers of its tasks in the plan; None for the empty one."""

    slip: ReminderSlip | None
    numbers: dict[int, str]


def _gather(reading: Reading, request: Request) -> tuple[Slip, ...]:
    """Read the slip with the serial asked for, or all of the year, or of one section, not answered."""
    if request.id is not None:
        slips = reminders_with(reading, request.year or 0, [request.id])
        if not slips:
            raise Refused(
                f"{request.year}年沒有第{request.id}號稽催單；請在「追蹤」的稽催查看，"
                "或加上 --blank 印空白表單。"
            )
    else:
        section = find_section(sections(reading), request.section)
        chosen = None if section is None else {section.id, *section.members}
        found_all = open_reminders(reading, request.year or 0)
        slips = [slip for slip in found_all if chosen is None or slip.row.section_id in chosen]
    if not slips:
        whose = f"「{request.section}」" if request.section else ""
        raise Refused(f"{whose}沒有待回復的稽催單可印；請先在「追蹤」的稽催開立，或加上 --blank 印空白表單。")
    trees = {slip.row.plan_id: plan_tree(reading, slip.row.plan_id) for slip in slips}
    numbers = {key: paths_of(tree.nodes, tree.head.numbering_style) for key, tree in trees.items()}
    return tuple(Slip(slip, numbers[slip.row.plan_id]) for slip in slips)


def _blank(_reading: Reading, _request: Request) -> tuple[Slip, ...]:
    return (Slip(None, {}),)


def _compose(data: tuple[Slip, ...], imprint: Imprint) -> Story:
    return Story(imprint, TITLE, tuple(_sheets(data, imprint)))


def _sheets(data: tuple[Slip, ...], imprint: Imprint) -> Iterator[Block]:
    for number, one in enumerate(data):
        if number:
            yield from new_letter(imprint, TITLE)
        yield _head(one.slip)
        yield from _said(one.slip)
        yield _tasks(one)
        yield heading("回復欄（由受稽催單位填寫）")
        yield _replies(one)
        yield _seals(one.slip)
        yield TextBlock(Paragraph("以下由研考單位於收到回復後陳核。"), NOTE, above=6, leads=True)


def _head(slip: ReminderSlip | None) -> Table:
    row = slip.row if slip else None
    lines = [
        ("編　　號", serial_text(row.year, row.serial) if row else "　　　年稽字第　　　　號"),
        ("開立日期", format_date(row.issued_on, DateStyle.LONG) if row else _DAY_TO_WRITE),
        ("受稽催單位", row.section if row else ""),
        ("稽催次別", f"第{row.times}次" if row else "第　　次"),
        ("逾期工作", f"{row.tasks}項" if row else "　　項"),
        ("回復期限", format_date(row.reply_by, DateStyle.LONG) if row else _DAY_TO_WRITE),
    ]
    columns = (Column("", 27), Column(""), Column("", 27), Column(""))
    cells = [[heading_cell(label), cell(text)] for label, text in lines]
    rows = [
        Row((*left, *right), least=HEAD_HEIGHT) for left, right in zip(cells[::2], cells[1::2], strict=True)
    ]
    asked = escalation(row.times) if row else ""
    if asked:
        rows.append(Row((heading_cell("特別註記"), cell(asked, columns=3, bold=True)), least=HEAD_HEIGHT))
    if row and row.cancelled_on:
        told = f"本單已於{format_date(row.cancelled_on, DateStyle.LONG)}作廢"
        rows.append(Row((heading_cell("作　　廢"), cell(told, columns=3, bold=True)), least=HEAD_HEIGHT))
    return Table(columns, rows, STYLE, has_headings=False)


def _said(slip: ReminderSlip | None) -> Iterator[Block]:
    by = format_date(slip.row.reply_by, DateStyle.LONG) if slip else "　　年　　月　　日"
    asked = f"下列工作已逾完成期限，請儘速辦理，並於{by}前填妥回復欄送還。"
    yield TextBlock(Paragraph(asked), SAID, above=6, leads=not (slip and slip.row.note))
    if slip and slip.row.note:
        yield TextBlock(Paragraph(slip.row.note, "說明："), SAID, leads=True)


def _tasks(one: Slip) -> Table:
    if one.slip is None:
        empty = Row(tuple(cell("") for _ in TASKS), least=BLANK_HEIGHT)
        return Table(TASKS, [empty] * BLANK_ROWS, STYLE)
    return Table(TASKS, [_task(task, one) for task in one.slip.tasks], STYLE)


def _task(task: RemindedTask, one: Slip) -> Row:
    times = Paragraph(f"第{task.times}次", bold=bool(escalation(task.times)))
    return Row(
        (
            cell(one.numbers.get(task.node_id, "")),
            cell(task.text),
            cell(format_date(task.due_on) if task.due_on else ""),
            cell(f"{task.days_late}日"),
            Cell((times,)),
            cell(task.progress),
        )
    )


def _replies(one: Slip) -> Table:
    if one.slip is None:
        empty = Row((cell(""), cell(""), cell(""), cell("")), least=BLANK_HEIGHT)
        return Table(REPLIES, [empty] * BLANK_ROWS, STYLE)
    return Table(REPLIES, [_reply(task, one) for task in one.slip.tasks], STYLE)


def _reply(task: RemindedTask, one: Slip) -> Row:
    promised = format_date(task.promised_on) if task.promised_on else ""
    texts = (one.numbers.get(task.node_id, ""), task.reply, promised, task.reason)
    return Row(tuple(map(cell, texts)), least=HAND_HEIGHT)


def _seals(slip: ReminderSlip | None) -> Table:
    """The boxes in which the section signs its reply."""
    widths = (18, 36, 18, 36, 18, 41)
    replied_on = slip.row.replied_on if slip else None
    day = format_date(replied_on) if replied_on else "　年　月　日"
    cells = (
        heading_cell("承辦人"),
        cell(slip.row.replied_by if slip else ""),
        heading_cell("單位\n主管"),
        cell(""),
        heading_cell("回復\n日期"),
        cell(day),
    )
    columns = tuple(Column("", width, Align.CENTRE, Stand.MIDDLE) for width in widths)
    return Table(columns, [Row(cells, least=SEAL_HEIGHT)], STYLE, has_headings=False)


REMINDER = Form(
    "reminder",
    TITLE,
    _gather,
    _compose,
    accepts=frozenset({Argument.YEAR, Argument.SECTION, Argument.ID}),
    blank=_blank,
)
