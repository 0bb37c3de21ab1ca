"""What a printed table holds: columns, and rows of cells that may span columns or go on from above."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.forms.text import Align, Paragraph, Style

BODY_STYLE = Style(size=12, leading=17)
HEADING_STYLE = Style(size=12, leading=17, bold=True)


class Stand(Enum):
    """Where the lines of a cell stand between its upper and lower edge."""

    TOP = 0.0
    MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in millimetres (None: fitted to its text), how its cells stand.

    A column that `joins` stands under the heading of the one before it.
    """

    heading: str
    width: float | None = None
    align: Align = Align.LEFT
    stand: Stand = Stand.TOP
    joins: bool = False


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


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows; the headings are repeated on every page, unless there are none."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    style: Style = BODY_STYLE
    leads: bool = False
    has_headings: bool = True


def cell(text: str, *, columns: int = 1, align: Align | None = None, bold: bool = False) -> Cell:
    """Return a cell with one text."""
    return Cell((Paragraph(text, bold=bold),), columns=columns, align=align)


def heading_cell(text: str, columns: int = 1) -> Cell:
    """Return a bold cell in the middle, as above a column."""
    return Cell((Paragraph(text, bold=True),), columns, align=Align.CENTRE, stand=Stand.MIDDLE)


def group_cell(*paragraphs: Paragraph) -> Cell:
    """Return the cell of a group's name, repeated with （續） on every further page the group runs over."""
    return Cell(paragraphs, again=continued(paragraphs))


def continued(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with （續） behind the last one."""
    if not paragraphs:
        return ()
    last = paragraphs[-1]
    return (*paragraphs[:-1], replace(last, text=f"{last.text}（續）"))
