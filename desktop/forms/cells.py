"""What a printed table holds: columns, and rows of cells that may span columns or go on from above."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.forms.text import Style
from desktop.rules.printed.cells import Cell, Row, Stand, continued
from desktop.rules.printed.text import Align, Paragraph

BODY_STYLE = Style(size=12, leading=17)
HEADING_STYLE = Style(size=12, leading=17, bold=True)


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
