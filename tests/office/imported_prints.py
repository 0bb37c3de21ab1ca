"""Plans from outside, taken into an office and printed."""

import datetime as dt
from pathlib import Path

from db.queries.plan import PlanTree, plan_tree
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_import import read_plan
from desktop.forms.form import Request
from desktop.forms.plan_table import task_table
from desktop.office.office import Actor, Office
from desktop.office.printing import print_form
from desktop.office.taking_in import take_in_plan
from desktop.rules.printed.cells import Cell
from desktop.rules.printed.plan_rows import plan_rows
from tests.forms.printed import squeezed

TODAY = dt.date(2026, 3, 2)


def taken_in(office: Office, clerk: Actor, source: Path | PlanFile) -> PlanTree:
    """The plan in a file, as the office has it then."""
    plan = read_plan(source) if isinstance(source, Path) else source
    with office.work(clerk) as work:
        plan_id = take_in_plan(work, plan)
    with office.reading() as session:
        return plan_tree(session, plan_id)


def printed_table(office: Office, tree: PlanTree) -> bytes:
    """The PDF of a plan's task table."""
    return print_form(office, "plan-table", Request(year=tree.head.year), TODAY)


def table_texts(tree: PlanTree) -> list[list[str | None]]:
    """The cells of the table to be printed, without blanks; None where the cell above goes on."""
    return [[_text(cell) for cell in row.cells] for row in task_table(plan_rows(tree)).rows]


def _text(cell: Cell | None) -> str | None:
    return None if cell is None else squeezed("".join(part.label + part.text for part in cell.paragraphs))
