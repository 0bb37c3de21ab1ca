"""The cells of a table's part on one page: their lines as written, their place in the whole table's grid."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.exchange.document import Cell
from desktop.exchange.pdf.pdf_grid import Box, Grid
from desktop.exchange.pdf.pdf_lines import Line, lines_of
from desktop.exchange.pdf.pdf_page import Glyph
from desktop.exchange.pdf.pdf_spacing import Spacing
from desktop.exchange.pdf.pdf_wrapping import written_lines

_WIDEST_MARGIN = 8.0


@dataclass
class CellDraft:
    """A cell while its table is being put together; `right` is where its text ends at most.

    `room_above` and `room_below` are how many lines would have had room beside its own.
    """

    lines: list[str]
    column: int
    column_span: int
    row_span: int
    right: float
    first: Line | None = None
    last: Line | None = None
    room_above: int = 0
    room_below: int = 0

    @property
    def squeezed(self) -> str:
        """What it says, without blanks."""
        return "".join("".join(self.lines).split())

    def cell(self) -> Cell:
        """Return it as a cell of the document."""
        return Cell(tuple(self.lines), self.column, self.column_span, self.row_span)


@dataclass
class TablePart:
    """The part of a table that is on one page: its grid, and the lines of text in each of its cells."""

    grid: Grid
    texts: dict[Box, list[Line]] = field(default_factory=dict)

    def rows(self, xs: Sequence[float], spacing: Spacing) -> list[list[CellDraft]]:
        """Return its rows; `xs` are the places of all upright lines of the whole table."""
        rows: list[list[CellDraft]] = [[] for _ in self.grid.ys[1:]]
        margin, inset = self._margin(), self._inset()
        for box, lines in self.texts.items():
            right = max([self.grid.xs[box.right] - margin, *(line.x1 for line in lines)])
            left = _index(xs, self.grid.xs[box.left])
            above, below = self._rooms(box, spacing, inset)
            rows[box.top].append(
                CellDraft(
                    lines=list(written_lines(lines, right, spacing)),
                    column=left,
                    column_span=_index(xs, self.grid.xs[box.right]) - left,
                    row_span=box.bottom - box.top,
                    right=right,
                    first=lines[0] if lines else None,
                    last=lines[-1] if lines else None,
                    room_above=above,
                    room_below=below,
                )
            )
        return rows

    def _margin(self) -> float:
        """Return how far from the lines at its sides text begins and ends, as far as can be seen."""
        gaps = [line.x0 - self.grid.xs[box.left] for box, lines in self.texts.items() for line in lines]
        return min(max(min(gaps, default=0.0), 0.0), _WIDEST_MARGIN)

    def _inset(self) -> float:
        """Return how far below the line above it the text of a cell begins at least."""
        gaps = [lines[0].top - self.grid.ys[box.top] for box, lines in self.texts.items() if lines]
        return min(gaps, default=0.0)

    def _rooms(self, box: Box, spacing: Spacing, inset: float) -> tuple[int, int]:
        """Return how many lines have room above and below the text of a cell."""
        lines = self.texts[box]
        if not lines:
            return 0, 0
        above = lines[0].top - self.grid.ys[box.top] - inset
        below = self.grid.ys[box.bottom] - lines[-1].bottom - inset
        rooms = spacing.lines_in(above, lines[0]), spacing.lines_in(below, lines[-1])
        # Text in the middle of its cell tells nothing of empty lines.
        return (0, 0) if min(rooms) > 0 and abs(above - below) < lines[0].size / 2 else rooms


def table_part(grid: Grid, glyphs: Sequence[Glyph]) -> TablePart:
    """Return a table with the characters in it shared out to its cells."""
    box_at = {
        (row, column): box
        for box in grid.boxes
        for row in range(box.top, box.bottom)
        for column in range(box.left, box.right)
    }
    held: dict[Box, list[Glyph]] = {box: [] for box in grid.boxes}
    for glyph in glyphs:
        held[box_at[grid.place((glyph.x0 + glyph.x1) / 2, glyph.middle)]].append(glyph)
    return TablePart(grid, {box: lines_of(inside) for box, inside in held.items()})


def _index(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda place: abs(xs[place] - x))
