"""plan-table (附表): the task table of a plan in the plan's own columns."""

from dataclasses import dataclass

from db.database import Reading
from db.queries.plan import PlanHead, PlanTree, plan_head, plan_tree
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnStand, PlanStatus
from desktop.errors import Refused
from desktop.forms.cells import Column
from desktop.forms.form import Argument, Form, Request
from desktop.forms.page import A4, A4_LANDSCAPE, Paper
from desktop.forms.story import Imprint, Story
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Stand
from desktop.rules.printed.plan_cells import table_rows
from desktop.rules.printed.plan_columns import column_width, is_centred, is_turned
from desktop.rules.printed.plan_rows import PlanRows, plan_rows
from desktop.rules.printed.text import Align
from desktop.rules.roc_calendar import DateStyle, format_date


def task_table(rows: PlanRows) -> Table:
    """Return the table in the plan's columns."""
    paper = paper_for(rows)
    usable = paper.width - paper.left - paper.right
    columns = (_column(column, place, usable) for place, column in enumerate(rows.columns))
    return Table(tuple(columns), tuple(table_rows(rows)))


def paper_for(rows: PlanRows) -> Paper:
    """Return A4, turned where the plan's columns would leave the running text too little width."""
    usable = A4.width - A4.left - A4.right
    return A4_LANDSCAPE if is_turned(rows.columns, usable) else A4


def _column(column: PlanColumn, place: int, usable: float) -> Column:
    """Return the column as the table prints it; `usable` is the table's width in millimetres."""
    joins = column.is_joined and place > 0
    align, stand = (Align.CENTRE, Stand.MIDDLE) if is_centred(column) else (Align.LEFT, Stand.TOP)
    if stand is Stand.MIDDLE and column.stand in (ColumnStand.BESIDE, ColumnStand.STACKED):
        # Lines that stand for tasks begin where the tasks do.
        stand = Stand.TOP
    return Column(column.heading.strip(), column_width(column, usable), align, stand, joins)


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


PLAN_TABLE = Form(
    "plan-table",
    "計畫附表",
    _gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.EDITION}),
)
