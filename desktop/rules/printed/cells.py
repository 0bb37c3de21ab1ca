"""The cells of a printed table, row by row; they may span columns or go on from above."""

from dataclasses import dataclass, replace
from enum import Enum

from desktop.rules.printed.text import Align, Paragraph


class Stand(Enum):
    """Where the lines of a cell stand between its upper and lower edge."""

    TOP = 0.0
    MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `columns` is how many it spans.

    `again` is what is written instead when the cell goes on on the next page with nothing left to print:
    a group's name with （續）. An `unruled` cell has no rule between it and the cell above.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    columns: int = 1
    again: tuple[Paragraph, ...] = ()
    align: Align | None = None
    stand: Stand | None = None
    unruled: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; None lets the cell of the row above go on.

    `least` is the least height in millimetres. A row that `leads` stays on the page of the next one.
    """

    cells: tuple[Cell | None, ...]
    least: float = 0.0
    leads: bool = False


def continued(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with （續） behind the last one."""
    if not paragraphs:
        return ()
    last = paragraphs[-1]
    return (*paragraphs[:-1], replace(last, text=f"{last.text}（續）"))
