"""walkaround-register (走動式管理登記簿): the entries of a span of days, or empty rows to write on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from db.database import Reading
from db.queries.office import SectionRow, sections
from db.queries.register_rows import RegisterQuery, row_ids, rows
from db.vocabulary import WalkaroundSource
from desktop.errors import Refused
from desktop.forms.cells import Column
from desktop.forms.followed_tasks import find_section
from desktop.forms.form import Argument, Form, Request
from desktop.forms.page import A4_LANDSCAPE
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.forms.text import Style
from desktop.registers.walkaround import WALKAROUND
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import masked

# The printed columns of the register's description and their widths in millimetres; None shares the rest.
PRINTED: tuple[tuple[str, float | None], ...] = (
    ("serial", 24),
    ("walked_on", 20.5),
    ("place", 22),
    ("supervisor", 15.5),
    ("category", 14.5),
    ("finding", None),
    ("reporter", 14.5),
    ("immediate_action", 38),
    ("result", 31),
    ("closed_on", 20.5),
    ("state", 18),
)
CENTRED = frozenset({"serial", "walked_on", "supervisor", "category", "reporter", "closed_on", "state"})
STYLE = Style(size=10.5, leading=15)
# As many as leave room for the strip on the same page.
BLANK_ROWS = 5
_FIRST_DAY, _LAST_DAY = dt.date.min, dt.date.max
HAND_HEIGHT = 13.5


@dataclass(frozen=True, slots=True)
class WalkaroundRows:
    """What the register prints: entries by day, the sections they name, a line that says which."""

    entries: list[dict[str, Any]]
    sections: dict[int, SectionRow]
    about: str
    year: int | None


def _gather(reading: Reading, request: Request) -> WalkaroundRows:
    listed = sections(reading)
    section = find_section(listed, request.section)
    equals: list[tuple[str, Any]] = []
    if section is not None:
        equals.append(("section_id", (section.id, *section.members)))
    span = None
    if request.from_day is not None or request.to_day is not None:
        span = ("walked_on", request.from_day or _FIRST_DAY, request.to_day or _LAST_DAY)
    elif request.year is not None:
        equals.append(("year", request.year))
    ids = row_ids(reading, RegisterQuery("walkaround", ("walked_on",), equals=tuple(equals), span=span))
    if not ids:
        raise Refused("所選的期間與單位沒有走動紀錄；要印空白登記簿請選「空白表單」（--blank）。")
    named = {one.id: one for one in listed}
    entries = rows(reading, "walkaround", ids)
    # A span may lie in another year than the one asked for or worked in, or in several.
    years = {entry["year"] for entry in entries}
    year = years.pop() if len(years) == 1 else None
    return WalkaroundRows(entries, named, _about(request, section), year)


def _about(request: Request, section: SectionRow | None) -> str:
    first, last = (format_date(day) if day else "" for day in (request.from_day, request.to_day))
    span = f"{first}至{last}" if first and last else f"{first}起" if first else f"至{last}止" if last else ""
    return "　".join(part for part in (section.name if section else "全部單位", span) if part)


def _blank(_reading: Reading, request: Request) -> WalkaroundRows:
    return WalkaroundRows([], {}, "單位：　　　　　　　　　　　　　年　　　月", request.year)


def _compose(data: WalkaroundRows, imprint: Imprint) -> Story:
    columns = tuple(_column(key, width) for key, width in PRINTED)
    empty = Row(tuple(Cell() for _ in PRINTED), least=HAND_HEIGHT)
    printed = [_row(entry, data) for entry in data.entries] or [empty] * BLANK_ROWS
    year = f"{data.year}年度" if data.year and data.entries else ""
    count = f"　共{len(data.entries)}筆" if data.entries else ""
    table = Table(columns, printed, STYLE)
    return Story(
        imprint, f"{year}{WALKAROUND.title}", (table,), (f"{data.about}{count}",), paper=A4_LANDSCAPE
    )


def _column(key: str, width: float | None) -> Column:
    label = WALKAROUND.column(key).label
    if key in CENTRED:
        return Column(label, width, Align.CENTRE, Stand.MIDDLE)
    return Column(label, width)


def _row(entry: dict[str, Any], data: WalkaroundRows) -> Row:
    return Row(tuple(Cell((Paragraph(_text(key, entry, data)),)) for key, _width in PRINTED))


def _text(key: str, entry: dict[str, Any], data: WalkaroundRows) -> str:
    text = WALKAROUND.column(key).text(entry, data.sections)
    if not WALKAROUND.column(key).is_personal:
        return text
    # The register lies open at inspections: who reported something is shown no further than 陳○○. Where
    # the supervisor saw it alone, nobody reported it, not even somebody unnamed.
    return masked(text) if text or entry["source"] is not WalkaroundSource.SELF else ""


WALKAROUND_REGISTER = Form(
    "walkaround-register",
    WALKAROUND.title,
    _gather,
    _compose,
    accepts=frozenset({Argument.YEAR, Argument.SECTION, Argument.FROM, Argument.TO}),
    blank=_blank,
)
