"""A table cell while its page is being filled: the lines it holds and how many of them are printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.forms.page import MM, Page
from desktop.forms.text import Line, Style, broken
from desktop.rules.printed.cells import Cell, Stand
from desktop.rules.printed.text import Align, Paragraph

EDGE = 1.1 * MM  # between a horizontal rule and the text
_NEAR = 0.01


@dataclass(slots=True)
class OpenCell:
    """A cell from `top` down to wherever its last row or the page will end; lengths in points."""

    cell: Cell
    left: float
    width: float
    top: float
    align: Align
    stand: Stand
    style: Style
    lines: list[Line]
    done: int = 0
    is_repeated: bool = False

    @property
    def height(self) -> float:
        """What the lines not yet printed need."""
        return (len(self.lines) - self.done) * self.style.leading + 2 * EDGE

    @property
    def bottom(self) -> float:
        """How far down the cell must reach to print all its lines."""
        return self.top + self.height

    def print_down_to(self, bottom: float, page: Page, fewest: int = 0) -> None:
        """Print the lines that fit above `bottom`, at least `fewest` of them."""
        leading = self.style.leading
        room = bottom - self.top - 2 * EDGE
        waiting = len(self.lines) - self.done
        count = min(waiting, max(int((room + _NEAR) / leading), fewest))
        sink = self.stand.value * max(room - count * leading, 0.0) if count == waiting else 0.0
        y = self.top + EDGE + sink
        for line in self.lines[self.done : self.done + count]:
            page.write(line, self.left, y, self.width, self.align)
            y += leading
        self.done += count

    def go_on(self, top: float) -> None:
        """Begin again at `top` of another page, with the lines left over or the group's name."""
        self.top = top
        if self.is_repeated:
            self.done = 0
        elif self.done == len(self.lines) and self.cell.again:
            self.lines = lines_of(self.cell.again, self.width, self.style)
            self.done, self.is_repeated = 0, True


def lines_of(paragraphs: Iterable[Paragraph], width: float, style: Style) -> list[Line]:
    """Return the lines of all paragraphs, one below the other."""
    return [line for paragraph in paragraphs for line in broken(paragraph, width, style)]
