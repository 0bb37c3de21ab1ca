"""follow-up (列管追蹤表): the matters a meeting follows, how they stand, and what it decided of each."""

import datetime as dt
from dataclasses import dataclass

from db.database import Reading
from db.queries.meetings import FollowUpTable, MatterRow, MeetingRow, follow_up_table, meetings_of_year
from db.vocabulary import FollowUpDecision
from desktop.errors import Refused
from desktop.forms.cells import Column
from desktop.forms.form import Argument, Form, Request
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.roc_calendar import DateStyle, format_date

COLUMNS = (
    Column("案由及承辦單位", 62),
    Column("辦理情形"),
    Column("解除列管", 30, Align.CENTRE, Stand.MIDDLE),
    Column("繼續列管", 30, Align.CENTRE, Stand.MIDDLE),
)
DECISIONS = (FollowUpDecision.RELEASE, FollowUpDecision.CONTINUE)
# Room to write by hand, in millimetres, and how many matters find it on a page.
HAND_HEIGHT, BLANK_ROWS = 24.0, 6
_BLANK_NOTES = (
    "會議名稱：　　　　　　　　　　　　第　　　次",
    "開會日期：　　　年　　月　　日　　統計至　　　年　　月　　日",
)


@dataclass(frozen=True, slots=True)
class Followed:
    """A meeting's table, or (None) one to be written by hand; `on` is the past day it is shown of."""

    table: FollowUpTable | None
    on: dt.date | None = None


def _gather(reading: Reading, request: Request) -> Followed:
    held = meetings_of_year(reading, request.year) if request.year is not None else []
    if not held:
        raise Refused(
            "這個年度還沒有開會的列管追蹤表；請先在「追蹤」的「會議」新增，或印空白表單（--blank）。"
        )
    asked = held[0] if request.id is None else next((m for m in held if m.number == request.id), None)
    table = None if asked is None else follow_up_table(reading, asked.id)
    if table is None:
        raise Refused(f"{request.year}年沒有第{request.id}次會議；請不指定編號，改印這個年度最近一次的會議。")
    return Followed(table, request.to_day)


def _blank(_reading: Reading, _request: Request) -> Followed:
    return Followed(None)


def _compose(data: Followed, imprint: Imprint) -> Story:
    if data.table is None:
        rows = [Row((Cell(), Cell(), _boxes(), _boxes()), least=HAND_HEIGHT)] * BLANK_ROWS
        title, notes = "列管追蹤表", list(_BLANK_NOTES)
    else:
        rows = [_row(number, matter) for number, matter in enumerate(data.table.matters, 1)]
        title, notes = f"{data.table.row.name}列管追蹤表", _notes(data.table.row, data.on, imprint)
    return Story(imprint, title, (Table(COLUMNS, rows),), tuple(notes))


def _notes(row: MeetingRow, on: dt.date | None, imprint: Imprint) -> list[str]:
    held, figures = (format_date(day, DateStyle.FULL) for day in (row.held_on, row.figures_on))
    then = f"（依{format_date(on)}當日紀錄）" if on is not None and on < imprint.printed_on else ""
    continued = row.matters - row.released - row.undecided
    counts = [f"列管{row.matters}項"]
    if row.undecided < row.matters:
        counts += [f"解除{row.released}項", f"繼續{continued}項"]
        counts += [f"尚未決定{row.undecided}項"] if row.undecided else []
    return [
        f"{row.year}年第{row.number}次　開會日期：{held}",
        f"統計至{figures}{then}　{'，'.join(counts)}",
    ]


def _row(number: int, matter: MatterRow) -> Row:
    named = [Paragraph(f"第{number}案", bold=True), Paragraph(matter.subject)]
    if matter.sections:
        named.append(Paragraph(matter.sections, "承辦單位："))
    if matter.times > 1:
        named.append(Paragraph(f"（連續第{matter.times}次列管）"))
    return Row(
        (
            Cell(tuple(named)),
            Cell((Paragraph(matter.progress),)),
            *(_decided(matter, decision) for decision in DECISIONS),
        )
    )


def _decided(matter: MatterRow, column: FollowUpDecision) -> Cell:
    """The decision where it was made, nothing beside it, and a box to tick while nothing is decided."""
    if matter.decision is None:
        return _boxes()
    if matter.decision is not column:
        return Cell()
    words = (Paragraph(matter.decided),) if matter.decided else ()
    return Cell((Paragraph("Ｖ", bold=True), *words))


def _boxes() -> Cell:
    return Cell((Paragraph("□"),))


FOLLOW_UP = Form(
    "follow-up",
    "列管追蹤表",
    _gather,
    _compose,
    accepts=frozenset({Argument.YEAR, Argument.ID, Argument.TO}),
    blank=_blank,
    tells_past_days=True,
)
