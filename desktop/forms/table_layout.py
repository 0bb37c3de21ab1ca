"""Tables laid out row by row: each row is looked at once, so that cost grows with the rows and no faster."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from math import ceil

from desktop.forms.cells import HEADING_STYLE, Grid, heading_cell
from desktop.forms.column_fit import PADDING, column_widths
from desktop.forms.open_cell import EDGE, OpenCell, lines_of
from desktop.forms.page import HEADER_SHADE, MM, Fill, Flow
from desktop.forms.table_rules import TableRules
from desktop.forms.text import Style
from desktop.rules.printed.cells import Cell, Row

# A row of up to so many lines goes to the next page whole; a taller one is split.
_WHOLE_LINES = 6
# When a row is split, fewer lines than these are not left on either page.
_FEWEST_LINES = 3
_NEAR = 0.01


@dataclass(slots=True)
class TableLayout:
    """Fills a flow's pages with one table."""

    table: Grid
    flow: Flow
    edges: list[float] = field(init=False)
    headings: dict[int, OpenCell] = field(init=False)  # by first column
    header_height: float = field(init=False)
    rules: TableRules = field(init=False)  # of the page being filled
    body_top: float = 0.0  # of the rows on the page being filled
    open: dict[int, OpenCell] = field(default_factory=dict)  # by first column

    def __post_init__(self) -> None:
        widths = column_widths(self.table, self.flow.width)
        self.edges = list(accumulate(widths, initial=self.flow.left))
        self.headings = dict(self._open_headings()) if self.table.has_headings else {}
        self.header_height = max((heading.height for heading in self.headings.values()), default=0.0)

    def _open_headings(self) -> Iterator[tuple[int, OpenCell]]:
        columns = self.table.columns
        firsts = [first for first, column in enumerate(columns) if not first or not column.joins]
        for first, following in pairwise((*firsts, len(columns))):
            heading = heading_cell(columns[first].heading, following - first)
            yield first, self._opened(heading, first, HEADING_STYLE)

    def run(self) -> Iterator[None]:
        """Lay out headings and rows, yielding after each page."""
        rows = self.table.rows
        self.flow.need(self.beginning)
        self._begin_page()
        for row, following in pairwise((*rows, None)):
            if row is not None:
                pages = len(self.flow.pages)
                self._place(row, following)
                if len(self.flow.pages) > pages:
                    yield
        self.rules.end(self.flow.y)

    def _place(self, row: Row, following: Row | None) -> None:
        """Print a row, on as many pages as it takes."""
        own = self._begin_cells(row)
        ending = self._ending(following)
        if self._must_move(row, following, own, ending):
            self._turn(self._foot(own), held=own)
        self.rules.follow(self.open, self.flow.y)
        if self.flow.y > self.body_top:
            going_on = {
                first: cell for first, cell in self.open.items() if first not in own or cell.cell.unruled
            }
            self.rules.below_row(going_on, self.flow.y)
        least = row.least * MM
        while (bottom := self._bottom(ending, least)) > self.flow.bottom + _NEAR:
            least = 0.0
            self._turn(self._split(ending), held=())
        for first in ending:
            self.open.pop(first).print_down_to(bottom, self.flow.page)
        self.flow.y = bottom

    def _begin_cells(self, row: Row) -> list[int]:
        """Open the cells that begin in the row; returns their first columns."""
        own = []
        for first, cell in self._by_column(row):
            if cell is not None:
                self.open[first] = self._opened(cell, first, self.table.style)
                own.append(first)
        return own

    def _opened(self, cell: Cell, first: int, style: Style) -> OpenCell:
        column = self.table.columns[first]
        left = self.edges[first] + PADDING
        width = self.edges[first + cell.columns] - PADDING - left
        align, stand = cell.align or column.align, cell.stand or column.stand
        lines = lines_of(cell.paragraphs, width, style)
        return OpenCell(cell, left, width, self.flow.y, align, stand, style, lines)

    def _by_column(self, row: Row) -> Iterator[tuple[int, Cell | None]]:
        """Yield the row's cells, each with its first column."""
        first = 0
        for cell in row.cells:
            yield first, cell
            first += (cell or self.open[first].cell).columns

    def _ending(self, following: Row | None) -> list[int]:
        """Return the first columns of the open cells that do not go on in the following row."""
        if following is None:
            return list(self.open)
        taken: set[int] = set()
        for first, cell in self._by_column(following):
            if cell is not None:
                taken.update(range(first, first + cell.columns))
        return [first for first in self.open if first in taken]

    def _must_move(self, row: Row, following: Row | None, own: list[int], ending: list[int]) -> bool:
        """Whether the row shall begin on the next page: it does not fit here and is better not split."""
        if self.flow.y <= self.body_top + _NEAR:
            return False
        tallest = self._room_for(_WHOLE_LINES)
        begun = ((first, self.open[first].height) for first in own)
        whole = [height for first, height in begun if first in ending or height <= tallest]
        need = max(*whole, row.least * MM, self._room_for(1))
        if row.leads and following is not None:
            need += self._height(following)
        room = self.flow.bottom - self.flow.y + _NEAR
        if need <= room and self._bottom(ending, 0.0) <= self.flow.bottom + _NEAR:
            return False
        return need <= tallest or room < self._room_for(_FEWEST_LINES)

    @property
    def beginning(self) -> float:
        """What headings and first row need to begin on a page, in points; a tall row needs but a part."""
        rows = self.table.rows
        first_row = min(self._height(rows[0]), self._room_for(_WHOLE_LINES)) if rows else 0.0
        return self.header_height + first_row

    def _room_for(self, lines: int) -> float:
        return lines * self.table.style.leading + 2 * EDGE

    def _height(self, row: Row) -> float:
        """Return how tall the cells that begin in the row are."""
        begun = [self._opened(cell, first, self.table.style) for first, cell in self._by_column(row) if cell]
        return max(*(cell.height for cell in begun), row.least * MM, self._room_for(1))

    def _bottom(self, ending: Iterable[int], least: float) -> float:
        """Return how far down the row reaches once its ending cells have printed all."""
        lowest = self.flow.y + max(self._room_for(1), min(least, self.flow.bottom - self.body_top))
        for first in ending:
            cell = self.open[first]
            # A name that is only repeated may be cut off; nothing is lost.
            lowest = max(lowest, min(cell.bottom, self.flow.bottom) if cell.is_repeated else cell.bottom)
        return lowest

    def _split(self, ending: Iterable[int]) -> float:
        """Return where a row is cut: at the foot of the page, or higher lest a single line is left over."""
        leading, bottom = self.table.style.leading, self.flow.bottom
        excess = max(self.open[first].bottom for first in ending) - bottom
        lines_over = ceil(excess / leading)
        shift = (_FEWEST_LINES - lines_over) * leading
        fits = bottom - shift - self.flow.y >= self._room_for(_FEWEST_LINES)
        return bottom - shift if 0 < lines_over < _FEWEST_LINES and fits else bottom

    def _foot(self, own: list[int]) -> float:
        """Return where the table ends on this page so that no spanning cell is cut that could end here."""
        bottoms = [cell.bottom for first, cell in self.open.items() if first not in own]
        return max([self.flow.y, *(bottom for bottom in bottoms if bottom <= self.flow.bottom)])

    def _turn(self, bottom: float, held: Iterable[int]) -> None:
        """End the page at `bottom` and go on with the open cells on the next; `held` ones begin there."""
        is_first_row = self.flow.y <= self.body_top + _NEAR
        for first, cell in self.open.items():
            if first not in held:
                cell.print_down_to(bottom, self.flow.page, fewest=1 if is_first_row else 0)
        self.rules.end(bottom)
        self.flow.turn()
        self._begin_page()
        for first, cell in self.open.items():
            if first in held:
                cell.top = self.flow.y
            else:
                cell.go_on(self.flow.y)
        self.rules.follow(self.open, self.flow.y)

    def _begin_page(self) -> None:
        """Print the headings and begin the rules."""
        top, page = self.flow.y, self.flow.page
        self.flow.y = self.body_top = top + self.header_height
        left, right = self.edges[0], self.edges[-1]
        page.fills.append(Fill(left, top, right - left, self.header_height, HEADER_SHADE))
        for heading in self.headings.values():
            heading.top, heading.done = top, 0
            heading.print_down_to(self.body_top, page)
        self.rules = TableRules(page, self.edges, top)
        self.rules.follow(self.headings, top)
        self.rules.follow(self.open, self.body_top)
        self.rules.below_row({}, self.body_top)
