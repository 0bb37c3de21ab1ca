"""The rules of a table: as few and as long lines as possible, none through a cell that spans."""

from collections.abc import Mapping

from desktop.forms.open_cell import OpenCell
from desktop.forms.page import INNER_RULE, OUTER_RULE, Page, Rule


class TableRules:
    """Draws the rules of one table on one page; `edges` are the edges of its columns (points)."""

    def __init__(self, page: Page, edges: list[float], top: float) -> None:
        self.page = page
        self.edges = edges
        self.top = top
        # Per inner edge: from where its rule is still to be drawn; None inside a cell that spans it.
        self.since: list[float | None] = [top] * (len(edges) - 2)

    def follow(self, cells: Mapping[int, OpenCell], y: float) -> None:
        """Stop the column rules at `y` that would run through a cell, begin again those that no longer do."""
        spanned = {
            edge
            for first, cell in cells.items()
            if cell.cell.columns > 1
            for edge in range(first, first + cell.cell.columns - 1)
        }
        for edge, since in enumerate(self.since):
            if edge in spanned:
                self._down(edge, y)
                self.since[edge] = None
            elif since is None:
                self.since[edge] = y

    def below_row(self, going_on: Mapping[int, OpenCell], y: float) -> None:
        """Draw the rule below a row, leaving out the cells that go on."""
        spans = [(first, first + cell.cell.columns) for first, cell in sorted(going_on.items(), key=_first)]
        bounds = [self.edges[0], *(self.edges[edge] for span in spans for edge in span), self.edges[-1]]
        self.page.rules += (
            Rule(left, y, right, y, INNER_RULE)
            for left, right in zip(bounds[::2], bounds[1::2], strict=True)
            if left < right
        )

    def end(self, bottom: float) -> None:
        """Draw the column rules down to `bottom` and the frame round all."""
        for edge in range(len(self.since)):
            self._down(edge, bottom)
        self.page.box(self.edges[0], self.top, self.edges[-1], bottom, OUTER_RULE)

    def _down(self, edge: int, y: float) -> None:
        since = self.since[edge]
        if since is not None and y > since:
            x = self.edges[edge + 1]
            self.page.rules.append(Rule(x, since, x, y, INNER_RULE))


def _first(item: tuple[int, OpenCell]) -> int:
    return item[0]
