"""How far below each other the lines of a table stand, and which gaps between them are empty lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.exchange.pdf.pdf_lines import Line
from desktop.rules.numbering import parse_label

# In parts of the usual step.
_EMPTY_LINE = 0.6
_NEARLY_A_LINE = 0.3
_WIDEST_BETWEEN_PARAGRAPHS = 0.85


@dataclass(frozen=True)
class Spacing:
    """The usual step from line to line, and how much more there is between paragraphs.

    Both in parts of the size of the characters; 0 where no two lines stand below each other.
    """

    step: float = 0.0
    between: float = 0.0

    def is_empty_between(self, above: Line, below: Line) -> bool:
        """Whether there is an empty line between two lines."""
        if not self.step:
            return False
        most = self.step * (1 + _EMPTY_LINE) + self.between
        return below.middle - above.middle > most * max(above.size, below.size)

    def lines_in(self, height: float, beside: Line) -> int:
        """Return how many lines such as one beside it have room in a height."""
        if not self.step:
            return 0
        return max(int(height / ((self.step + self.between) * beside.size) + _NEARLY_A_LINE), 0)


def spacing_of(cells: Iterable[Sequence[Line]]) -> Spacing:
    """Return the spacing of a table from the lines of its cells."""
    pairs = [(low, (low.middle - high.middle) / low.size) for lines in cells for high, low in pairwise(lines)]
    steps = [step for _, step in pairs if step > 0]
    if not steps:
        return Spacing()
    step = median(steps)
    numbered = sorted(found - step for low, found in pairs if parse_label(low.text))
    between = max(numbered[len(numbered) // 4], 0.0) if numbered else 0.0
    return Spacing(step, between if between < _WIDEST_BETWEEN_PARAGRAPHS * step else 0.0)
