"""phone-score-sheet (電話禮貌測試量表): one call, all of a round, or a sheet to fill in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from db.database import Reading
from db.queries.office import SectionRow, sections
from db.queries.phone_test import (
    CallRow,
    ScoreItemRow,
    SheetRow,
    call,
    newest_sheet_id,
    rounds,
    score_sheet,
)
from db.queries.register_rows import RegisterQuery, row_ids
from desktop.errors import Refused
from desktop.forms.cells import Column, cell, group_cell, heading_cell
from desktop.forms.form import Argument, Form, Request
from desktop.forms.new_sheet import new_sheet
from desktop.forms.paragraphs import heading, note
from desktop.forms.story import Block, Imprint, Story
from desktop.forms.tables import Table
from desktop.forms.text import Style
from desktop.registers.phone_test import PHONE_TEST
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.score_sheet import DEFAULT_SHEET
from desktop.rules.words import word

STYLE = Style(size=10.5, leading=13.5)
# What is said of the call above the points, two to a line.
HEAD = (
    ("section_id", "extension"),
    ("tested_on", "tested_at"),
    ("tester", "tester_section_id"),
    ("channel", "outcome"),
    ("rings", "seconds"),
)
TEXTS = ("question", "answer", "correctness", "strengths", "faults", "remark")
HAND_HEIGHT = 6.6


@dataclass(frozen=True, slots=True)
class ScoredCall:
    """A sheet and the call scored on it; None for the empty sheet."""

    items: tuple[ScoreItemRow, ...]
    bands: str
    call: CallRow | None
    round: str
    sections: dict[int, SectionRow]


def _gather(reading: Reading, request: Request) -> tuple[ScoredCall, ...]:
    """Read the call asked for, or all calls of the year's newest round where none was named."""
    named = {one.id: one for one in sections(reading)}
    if request.id is not None:
        return (_scored(reading, request.id, named),)
    newest = next((one for one in rounds(reading, request.year) if one.calls), None)
    if newest is None:
        raise Refused("還沒有電話測試紀錄；請先在「電話測試」登錄，或加上 --blank 印空白量表。")
    ids = row_ids(reading, RegisterQuery("phone_test", ("serial",), equals=(("round_id", newest.id),)))
    return tuple(_scored(reading, one, named) for one in ids)


def _scored(reading: Reading, test_id: int, named: dict[int, SectionRow]) -> ScoredCall:
    try:
        found = call(reading, test_id)
    except LookupError as error:
        raise Refused("沒有這個編號的電話測試；請在「電話測試」查看，或加上 --blank 印空白量表。") from error
    held = next(one for one in rounds(reading) if one.id == found.round_id)
    sheet = score_sheet(reading, held.sheet_id)
    return ScoredCall(sheet.items, _bands(sheet), found, held.name, named)


def _blank(reading: Reading, _request: Request) -> tuple[ScoredCall, ...]:
    newest = newest_sheet_id(reading)
    if newest is not None:
        sheet = score_sheet(reading, newest)
        return (ScoredCall(sheet.items, _bands(sheet), None, "", {}),)
    items = tuple(
        ScoreItemRow(place, place, item.part, item.text, item.points, item.levels)
        for place, item in enumerate(DEFAULT_SHEET.items)
    )
    bands = "、".join(f"{band.minimum}分以上{band.grade}" for band in DEFAULT_SHEET.bands)
    return (ScoredCall(items, bands, None, "", {}),)


def _bands(sheet: SheetRow) -> str:
    return "、".join(f"{minimum}分以上{grade}" for minimum, grade in sheet.bands)


def _compose(data: tuple[ScoredCall, ...], imprint: Imprint) -> Story:
    first = data[0].round
    return Story(imprint, "電話禮貌測試量表", tuple(_sheets(data, imprint)), (first,) if first else ())


def _sheets(data: tuple[ScoredCall, ...], imprint: Imprint) -> Iterator[Block]:
    for number, one in enumerate(data):
        if number:
            yield from new_sheet(imprint)
            yield heading(f"電話禮貌測試量表　{one.round}")
        yield from _blocks(one)


def _blocks(data: ScoredCall) -> Iterator[Block]:
    yield _head(data)
    yield _points(data)
    yield note(f"總分＝得分÷適用項目配分×100，取小數一位；等第：{data.bands}。未經總機者總機部分不計。")
    yield _texts(data)


def _head(data: ScoredCall) -> Table:
    columns = (Column("", 28), Column(""), Column("", 28), Column(""))
    lines = []
    for left, right in HEAD:
        cells = [one for key in (left, right) for one in (_label(key), cell(_text(key, data)))]
        lines.append(Row(tuple(cells), least=HAND_HEIGHT))
    return Table(columns, lines, STYLE, has_headings=False)


def _points(data: ScoredCall) -> Table:
    columns = (
        Column("部分", 20, Align.CENTRE, Stand.MIDDLE),
        Column("評分項目"),
        Column("配分", 13, Align.CENTRE, Stand.MIDDLE),
        Column("給分", 37, Align.CENTRE, Stand.MIDDLE),
        Column("扣分原因", 33),
    )
    lines: list[Row] = []
    for part, items in groupby(data.items, lambda item: item.part):
        for number, item in enumerate(items):
            name = group_cell(Paragraph(word(part))) if number == 0 else None
            lines.append(_item(name, item, data))
    lines.append(_total(data))
    return Table(columns, lines, STYLE)


def _item(name: Cell | None, item: ScoreItemRow, data: ScoredCall) -> Row:
    given = {one.item_id: one for one in data.call.points} if data.call else {}
    if data.call is None:
        mark, reason = " ".join(f"□{points}" for points in item.levels), ""
    elif item.id in given:
        mark, reason = str(given[item.id].points), given[item.id].reason
    else:
        mark, reason = "不適用", ""
    cells = (name, cell(item.text), cell(str(item.points)), cell(mark), cell(reason))
    return Row(cells, least=HAND_HEIGHT)


def _total(data: ScoredCall) -> Row:
    values = data.call.values if data.call else {}
    applied = str(values.get("applied_points", ""))
    told = f"總分 {values['total']}　等第 {values['grade']}" if values else "總分　　　　等第"
    cells = (heading_cell("合計", 2), cell(applied), cell(str(values.get("points", ""))), cell(told))
    return Row(cells, least=HAND_HEIGHT)


def _texts(data: ScoredCall) -> Table:
    columns = (Column("", 28), Column(""))
    lines = [Row((_label(key), cell(_text(key, data))), least=HAND_HEIGHT) for key in TEXTS]
    return Table(columns, lines, STYLE, has_headings=False)


def _label(key: str) -> Cell:
    return heading_cell(PHONE_TEST.column(key).label)


def _text(key: str, data: ScoredCall) -> str:
    return PHONE_TEST.column(key).text(data.call.values, data.sections) if data.call else ""


PHONE_SCORE_SHEET = Form(
    "phone-score-sheet",
    "電話禮貌測試量表",
    _gather,
    _compose,
    accepts=frozenset({Argument.YEAR, Argument.ID}),
    blank=_blank,
)
