"""Pages as lists of what to draw, laid out before anything is drawn, so that the number of pages is known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop.forms.text import Line
from desktop.rules.printed.text import Align

MM = 72 / 25.4

OUTER_RULE = 1.0
INNER_RULE = 0.5
HAIR_RULE = 0.3
HEADER_SHADE = 0.93


class Text(NamedTuple):
    """A string at a baseline; x from the left, y from the top of the paper, both in points."""

    x: float
    y: float
    line: Line


class Rule(NamedTuple):
    """A straight line, in points from the top left."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float


class Fill(NamedTuple):
    """A grey box without border, in points from the top left; 0 is black, 1 white."""

    x: float
    y: float
    width: float
    height: float
    grey: float


class Picture(NamedTuple):
    """A drawing of reportlab.graphics, its top left corner in points; `texts` are what it writes.

    It is drawn when the page is, so that laying out needs no graphics.
    """

    x: float
    y: float
    height: float
    texts: tuple[str, ...]
    drawing: Callable[[], Any]


@dataclass(slots=True)
class Page:
    """What is drawn on one page: fills below rules below texts below pictures.

    Pages are numbered anew from one that `begins_sheet`: what is handed out apart is numbered apart.
    """

    fills: list[Fill] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    begins_sheet: bool = False

    def write(
        self, line: Line, left: float, top: float, width: float = 0.0, align: Align = Align.LEFT
    ) -> None:
        """Put a line into the box that begins at (left, top), vertically in the middle of its line height."""
        x = left + line.indent + align.value * (width - line.indent - line.width)
        y = top + baseline(line)
        self.texts.append(Text(x, y, line))
        below = y + _UNDERLINE * line.style.size
        self.rules += (Rule(x + first, below, x + last, below, HAIR_RULE) for first, last in line.underlined)

    def box(self, left: float, top: float, right: float, bottom: float, weight: float = OUTER_RULE) -> None:
        """Draw the four sides of a box."""
        self.rules += (
            Rule(left, top, right, top, weight),
            Rule(left, bottom, right, bottom, weight),
            Rule(left, top, left, bottom, weight),
            Rule(right, top, right, bottom, weight),
        )


# How far below the baseline an underline lies, as a share of the size.
_UNDERLINE = 0.18
# How far the middle of a character of the main font stands above the baseline, as a share of the size.
_MIDDLE = 0.30


def baseline(line: Line) -> float:
    """Return how far below the top of its line height the baseline of the line lies, in points."""
    style = line.style
    return style.leading / 2 + _MIDDLE * style.size


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's size and margins in millimetres; the left margin leaves room for binding."""

    width: float
    height: float
    left: float = 25.0
    right: float = 18.0
    top: float = 18.0
    bottom: float = 20.0


A4 = Paper(210, 297)
A4_LANDSCAPE = Paper(297, 210, left=25, right=15, top=16, bottom=18)
A3_LANDSCAPE = Paper(420, 297, left=25, right=18, top=18, bottom=20)


class Flow:
    """Where the next block goes: the current page and how far down it is filled."""

    def __init__(self, paper: Paper) -> None:
        self.left = paper.left * MM
        self.right = (paper.width - paper.right) * MM
        self.top = paper.top * MM
        self.bottom = (paper.height - paper.bottom) * MM
        self.pages = [Page()]
        self.y = self.top

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def width(self) -> float:
        """The width between the margins, in points."""
        return self.right - self.left

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self.top

    def has_room(self, height: float) -> bool:
        """Whether a block of that height (points) fits on the rest of the page."""
        return self.y + height <= self.bottom + 0.01

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append(Page())
        self.y = self.top

    def need(self, height: float) -> None:
        """Turn the page unless the height (points) fits on it; a page nothing stands on is kept."""
        if not self.has_room(height) and not self.is_at_top:
            self.turn()
