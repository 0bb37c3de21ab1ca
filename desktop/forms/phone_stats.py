"""phone-stats (電話禮貌測試成績統計表): how the sections stand, round by round; nobody is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.database import Reading
from db.queries.phone_test import RoundRow, SectionFigures, SheetRow, rounds, score_sheet, section_figures
from desktop.errors import Refused
from desktop.forms.cells import Column, heading_cell
from desktop.forms.form import Argument, Form, Request
from desktop.forms.paragraphs import heading, note
from desktop.forms.story import Block, Imprint, Story
from desktop.forms.tables import Table
from desktop.rules.phone_statistics import Standing, mean_of_all, means_by_section, standings
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.roc_calendar import format_date
from desktop.rules.score_sheet import Band

_MIDDLE = (Align.CENTRE, Stand.MIDDLE)
COLUMNS = (
    Column("單位", None, *_MIDDLE),
    Column("通數", 16, *_MIDDLE),
    Column("平均", 20, *_MIDDLE),
    Column("最高", 20, *_MIDDLE),
    Column("最低", 20, *_MIDDLE),
    Column("等第", 16, *_MIDDLE),
    Column("名次", 16, *_MIDDLE),
    Column("與前次比較", 26, *_MIDDLE),
)


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """A round with the figures of its sections and its edition of the score sheet."""

    round: RoundRow
    figures: tuple[SectionFigures, ...]
    sheet: SheetRow


@dataclass(frozen=True, slots=True)
class YearOfTests:
    """The rounds of a year, the earliest first; those not in the span asked for serve to compare with."""

    year: int
    rounds: tuple[RoundFigures, ...]
    printed: frozenset[int]


def _gather(reading: Reading, request: Request) -> YearOfTests:
    year = request.year or 0
    found = sorted(rounds(reading, year), key=lambda one: one.number)
    printed = frozenset(one.id for one in found if one.calls and _is_asked_for(one, request))
    if not printed:
        raise Refused(f"{year}年度在所選期間沒有電話測試紀錄；請先在「電話測試」登錄，或改選期間。")
    with_figures = [
        RoundFigures(one, tuple(section_figures(reading, [one.id])), score_sheet(reading, one.sheet_id))
        for one in found
        if one.calls
    ]
    return YearOfTests(year, tuple(with_figures), printed)


def _is_asked_for(one: RoundRow, request: Request) -> bool:
    starts_in_time = request.to_day is None or one.held_from <= request.to_day
    return starts_in_time and (request.from_day is None or one.held_to >= request.from_day)


def _compose(data: YearOfTests, imprint: Imprint) -> Story:
    return Story(imprint, f"{data.year}年度電話禮貌測試成績統計表", tuple(_blocks(data)))


def _blocks(data: YearOfTests) -> Iterator[Block]:
    earlier: Sequence[SectionFigures] = ()
    for one in data.rounds:
        if one.round.id in data.printed:
            days = f"{format_date(one.round.held_from)}至{format_date(one.round.held_to)}"
            yield heading(f"{one.round.name}（{days}）")
            yield Table(COLUMNS, _rows(one, earlier))
        earlier = one.figures
    yield note("平均取小數一位（四捨五入）；平均相同者名次相同。「與前次比較」為與本年度前一輪平均之差。")


def _rows(one: RoundFigures, earlier: Sequence[SectionFigures]) -> list[Row]:
    bands = [Band(minimum, grade) for minimum, grade in one.sheet.bands]
    found = standings(one.figures, bands, means_by_section(earlier))
    mean, before = mean_of_all(one.figures), mean_of_all(earlier)
    change = "—" if mean is None or before is None else f"{mean - before:+}"
    calls = sum(figures.calls for figures in one.figures)
    texts = (str(calls), str(mean), "", "", "", "", change)
    last = Row((heading_cell("全機關"), *(Cell((Paragraph(text, bold=True),)) for text in texts)))
    return [*map(_row, found), last]


def _row(one: Standing) -> Row:
    change = "—" if one.change is None else f"{one.change:+}"
    texts = (one.section, one.calls, one.mean, one.highest, one.lowest, one.grade, one.rank, change)
    return Row(tuple(Cell((Paragraph(str(text)),)) for text in texts))


PHONE_STATS = Form(
    "phone-stats",
    "電話禮貌測試成績統計表",
    _gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.FROM, Argument.TO}),
)
