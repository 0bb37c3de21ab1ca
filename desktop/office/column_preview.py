"""How a plan's table looks in columns and numbers that are only being chosen."""

import datetime as dt
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.queries.plan import plan_tree
from db.queries.plan_column import PlanColumn
from db.vocabulary import NumberingStyle
from desktop.office.office import Office
from desktop.office.printing import imprint

if TYPE_CHECKING:
    from desktop.forms.laid_out import LaidOut
    from desktop.forms.printing import Progress

# More would not be read, and take longer to lay out than somebody types.
MOST_ITEMS = 40


@dataclass(frozen=True)
class TableWish:
    """The columns and the numbers to be tried on a plan."""

    plan_id: int
    columns: tuple[PlanColumn, ...]
    numbering: NumberingStyle


def table_steps(office: Office, wish: TableWish, today: dt.date) -> "Generator[Progress, None, LaidOut]":
    """Lay out the beginning of a plan's table as wished, or a made-up one where the plan has no items."""
    from desktop.forms.example_plan import EXAMPLE
    from desktop.forms.laid_out import laid_out
    from desktop.forms.plan_table import PLAN_TABLE, PlanTable
    from desktop.rules.printed.plan_rows import plan_rows

    with office.reading() as session:
        tree, mark = plan_tree(session, wish.plan_id), imprint(session, today)
    head = replace(tree.head, columns=wish.columns, numbering_style=wish.numbering)
    nodes = tree.nodes[:MOST_ITEMS] or EXAMPLE
    rows = plan_rows(replace(tree, head=head, nodes=nodes))
    return (yield from laid_out(PLAN_TABLE.compose(PlanTable(head, rows), mark)))
