"""What stands on a page of a PDF file: its characters and its ruling lines, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from desktop.exchange.pdf.pdf_limits import MOST_DRAWN, TooMuch

# Where a Chinese font has its baseline, in parts of its size from below.
_BELOW_BASELINE = 0.12
_THICKEST_RULE = 4.0
_SHORTEST_RULE = 4.0
# Straight but for rounding.
_STRAIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character in its box, in points from the upper left corner.

    `is_turned`: its writing is not level. `is_unknown`: the file does not say which character it shows.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_turned: bool = False
    is_unknown: bool = False

    @property
    def middle(self) -> float:
        """How far below the page's top its middle is."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level (`is_level`) or upright: where it is, and from where to where it goes."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass
class Page:
    """A page and what stands on it in the order of the file; `picture` is the share of it under pictures."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    picture: float = 0.0


class PageRecorder(PDFTextDevice):
    """Takes down the pages that an interpreter draws on it; `pages` holds them."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.pages: list[Page] = []
        self._left = MOST_DRAWN

    def spend(self) -> None:
        """Count one step of drawing, one character or one line. Raises TooMuch when there were too many."""
        self._left -= 1
        if self._left < 0:
            raise TooMuch

    @property
    def page(self) -> Page:
        """The page being drawn."""
        return self.pages[-1]

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Begin a page: boxes are turned as the page is."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.pages.append(Page(abs(x1 - x0), abs(y1 - y0)))

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Take down a character and return how far it moves the next one."""
        self.spend()
        try:
            text, is_unknown = font.to_unichr(cid), False
        except PDFUnicodeNotDefined:
            text, is_unknown = "\ufffd", True
        advance = float(font.char_width(cid)) * fontsize * scaling
        box = _box(font, font.char_disp(cid), fontsize, rise, advance)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        a, b, c, d = (abs(part) for part in matrix[:4])
        is_turned = b > a or c > d
        height = self.page.height
        size = x1 - x0 if is_turned else y1 - y0
        self.page.glyphs.append(Glyph(text, x0, x1, height - y1, height - y0, size, is_turned, is_unknown))
        return advance

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Take down the straight lines of a path, also those drawn as thin boxes."""
        matrix: Any = self.ctm
        points: list[tuple[float, float]] = []
        for operator, *numbers in path:
            if operator == "m":
                self._take_outline(points, stroke)
                points = []
            if operator == "h":
                points += points[:1]
            elif len(numbers) >= 2:
                x, y = apply_matrix_pt(matrix, (numbers[-2], numbers[-1]))
                points.append((x, self.page.height - y))
        self._take_outline(points, stroke)

    def render_image(self, name: str, stream: Any) -> None:
        """Add up how much of the page pictures cover."""
        matrix: Any = self.ctm
        x0, y0, x1, y1 = apply_matrix_rect(matrix, (0, 0, 1, 1))
        self.page.picture += abs((x1 - x0) * (y1 - y0)) / max(self.page.width * self.page.height, 1)

    def _take_outline(self, points: Sequence[tuple[float, float]], stroke: bool) -> None:
        if len(points) < 2:
            return
        across, down = [x for x, _ in points], [y for _, y in points]
        width, height = max(across) - min(across), max(down) - min(down)
        if height <= _THICKEST_RULE and width >= _SHORTEST_RULE:
            self._rule(True, (min(down) + max(down)) / 2, min(across), max(across))
        elif width <= _THICKEST_RULE and height >= _SHORTEST_RULE:
            self._rule(False, (min(across) + max(across)) / 2, min(down), max(down))
        elif stroke:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(y1 - y0) <= _STRAIGHT:
                    self._rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
                elif abs(x1 - x0) <= _STRAIGHT:
                    self._rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))

    def _rule(self, is_level: bool, at: float, start: float, end: float) -> None:
        self.spend()
        if end - start >= _SHORTEST_RULE:
            self.page.rules.append(Rule(is_level, at, start, end))


def _box(
    font: Any, shift: Any, size: float, rise: float, advance: float
) -> tuple[float, float, float, float]:
    """Return the box of a character around the point where it is drawn, the same for fonts of every make."""
    if not font.is_vertical():
        return 0.0, rise - _BELOW_BASELINE * size, advance, rise + (1 - _BELOW_BASELINE) * size
    left, above = shift
    left = size * 0.5 if left is None else left * size * 0.001
    above = (1000 - above) * size * 0.001
    return -left, above + rise + advance, size - left, above + rise
