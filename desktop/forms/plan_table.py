"""plan-table (附表): the task table of a plan in the plan's own columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.database import Reading
from db.queries.plan import PlanHead, PlanTree, plan_head, plan_tree
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind, NodeKind, PlanStatus
from desktop.errors import Refused
from desktop.forms.cells import Cell, Column, Row, Stand, continued
from desktop.forms.form import Argument, Form, Request
from desktop.forms.page import A4, A4_LANDSCAPE, Paper
from desktop.forms.plan_rows import PlanArea, PlanItem, PlanMeasure, PlanRows, plan_rows
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.forms.text import Align, Paragraph
from desktop.rules.numbering import label
from desktop.rules.roc_calendar import DateStyle, format_date

# In millimetres; the columns not named here share what is left.
_WIDTHS = {
    ColumnKind.AREA: 26.0,
    ColumnKind.MEASURE: 31.0,
    ColumnKind.INDICATOR: 34.0,
    ColumnKind.DUE: 24.0,
    ColumnKind.SECTIONS: 29.5,
    ColumnKind.REMARK: 22.0,
}
# Running text in a narrower column is hard to read; the paper is turned then.
_LEAST_TEXT_WIDTH = 48.0
_CENTRED = (ColumnKind.DUE, ColumnKind.SECTIONS)
_NAMES = frozenset({ColumnKind.AREA, ColumnKind.MEASURE})


def task_table(rows: PlanRows) -> Table:
    """Return the table: a row a task, with one cell for what belongs to a whole measure or area."""
    columns = tuple(_column(column) for column in rows.columns)
    return Table(columns, tuple(row for area in rows.areas for row in _area_rows(rows.columns, area)))


def paper_for(rows: PlanRows) -> Paper:
    """Return A4, turned where the plan's columns would leave the running text too little width."""
    widths = [_width(column) or _LEAST_TEXT_WIDTH for column in rows.columns]
    return A4 if sum(widths) <= A4.width - A4.left - A4.right else A4_LANDSCAPE


def _column(column: PlanColumn) -> Column:
    if all(kind in _CENTRED for kind in column.kinds):
        return Column(column.heading, _width(column), Align.CENTRE, Stand.MIDDLE)
    return Column(column.heading, _width(column))


def _width(column: PlanColumn) -> float | None:
    if all(kind in _WIDTHS for kind in column.kinds):
        return max(_WIDTHS[kind] for kind in column.kinds)
    return None


def _area_rows(columns: tuple[PlanColumn, ...], area: PlanArea) -> Iterator[Row]:
    for number, measure in enumerate(area.measures or (PlanMeasure(),)):
        cells = _measure_cells(columns, area, measure, is_first=number == 0)
        yield from (Row(row) for row in zip(*cells, strict=True))


def _measure_cells(
    columns: tuple[PlanColumn, ...], area: PlanArea, measure: PlanMeasure, *, is_first: bool
) -> list[list[Cell | None]]:
    """Return a measure's cells column by column, all columns equally long.

    A detail that stands on the measure alone spans its tasks. Where measure and tasks both have one (a date
    for all and another for one of them), the measure's takes a row of its own above the tasks.
    """
    tasks = measure.tasks or (PlanItem(),)
    common = [_of_measure(column, area, measure, is_first=is_first) for column in columns]
    single = [[_of_item(column, task) for task in tasks] for column in columns]
    has_own_row = any(
        shared and any(own) and not _NAMES.issuperset(column.kinds)
        for column, shared, own in zip(columns, common, single, strict=True)
    )
    cells = []
    for column, shared, own in zip(columns, common, single, strict=True):
        is_shared = bool(shared) or column.kinds == (ColumnKind.INDICATOR,)
        if _NAMES.issuperset(column.kinds) or (is_shared and not any(own)):
            height = len(tasks) + has_own_row
            cells.append([_name_or_detail(column, area, shared, is_first=is_first), *[None] * (height - 1)])
        else:
            above = [Cell(shared)] if has_own_row else []
            cells.append([*above, *map(Cell, own)])
    return cells


def _name_or_detail(
    column: PlanColumn, area: PlanArea, shared: tuple[Paragraph, ...], *, is_first: bool
) -> Cell | None:
    """Return the cell that spans a measure: a name is repeated on further pages, a detail is not."""
    if not _NAMES.issuperset(column.kinds):
        return Cell(shared)
    if ColumnKind.MEASURE not in column.kinds and not is_first:
        return None
    heading = _name(area.item) if ColumnKind.AREA in column.kinds and not is_first else ()
    return Cell(shared, again=continued((*heading, *shared)))


def _of_measure(
    column: PlanColumn, area: PlanArea, measure: PlanMeasure, *, is_first: bool
) -> tuple[Paragraph, ...]:
    """Return what the column shows of a measure itself, below its area's name if it is the area's first."""
    found: list[Paragraph] = []
    for kind in column.kinds:
        if kind is ColumnKind.AREA:
            found += _name(area.item) if is_first else ()
        elif kind is ColumnKind.MEASURE:
            found += _name(measure.item)
        else:
            found += _detail(kind, measure.item)
    return tuple(found)


def _of_item(column: PlanColumn, item: PlanItem) -> tuple[Paragraph, ...]:
    """Return what the column shows of a task."""
    found: list[Paragraph] = []
    for kind in column.kinds:
        found += _name(item) if kind is ColumnKind.TASK else _detail(kind, item)
    return tuple(found)


def _name(item: PlanItem) -> tuple[Paragraph, ...]:
    if not item.label and not item.text:
        return ()
    return (Paragraph(item.text, item.label, float(item.depth), about=item.about),)


def _detail(kind: ColumnKind, item: PlanItem) -> tuple[Paragraph, ...]:
    if kind is ColumnKind.INDICATOR:
        return tuple(
            Paragraph(text, label(NodeKind.TASK, number), about=item.about)
            for number, text in enumerate(item.indicators, 1)
        )
    texts = {
        ColumnKind.METHOD: (item.method,),
        ColumnKind.DUE: (item.due,),
        ColumnKind.SECTIONS: item.sections,
        ColumnKind.REMARK: (item.remark,),
    }
    return tuple(Paragraph(text, about=item.about) for text in texts.get(kind, ()) if text)


@dataclass(frozen=True, slots=True)
class PlanTable:
    """What plan-table prints."""

    head: PlanHead
    rows: PlanRows


def plan_of(reading: Reading, request: Request) -> PlanTree:
    """Return the plan of the year asked for.

    Raises:
        Refused: there is no plan of that year.
    """
    head = plan_head(reading, request.year or 0)
    if head is None:
        raise Refused(f"沒有{request.year}年度的計畫，請先匯入或建立這一年度的計畫。")
    return plan_tree(reading, head.id)


def approval_notes(head: PlanHead) -> tuple[str, ...]:
    """Return the line below the title that says when and by which letter the plan was approved."""
    if head.approved_on is None:
        return ()
    letter = f"{head.approval_letter}函" if head.approval_letter else ""
    return (f"{format_date(head.approved_on, DateStyle.FULL)}{letter}核定",)


def version_text(head: PlanHead) -> str:
    """Return the edition as the footer names it."""
    is_draft = head.status in (PlanStatus.DRAFT, PlanStatus.SUBMITTED)
    return f"第{head.edition}版{'（草案）' if is_draft else ''}"


def _gather(reading: Reading, request: Request) -> PlanTable:
    tree = plan_of(reading, request)
    return PlanTable(tree.head, plan_rows(tree))


def _compose(data: PlanTable, imprint: Imprint) -> Story:
    return Story(
        imprint,
        f"{data.head.title}附表",
        (task_table(data.rows),),
        approval_notes(data.head),
        version_text(data.head),
        paper_for(data.rows),
    )


PLAN_TABLE = Form("plan-table", "計畫附表", _gather, _compose, needs=frozenset({Argument.YEAR}))
