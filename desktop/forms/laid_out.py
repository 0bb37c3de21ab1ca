"""A form laid out but not yet drawn: where on its pages a thing stands, and one page of it as a PDF."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from desktop.forms.page import Page, Paper, Text
from desktop.forms.printing import Progress, lay_out, refuse_unprintable
from desktop.forms.story import Story

# How far a line's box reaches above its baseline, as a share of the text's size.
_ABOVE = 0.9
_NEAR = 0.5  # points


class Place(NamedTuple):
    """A box around texts on a page; pages count from 0, lengths in points from the top left of the paper."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class LaidOut:
    """All pages of a form; a page is drawn when it is asked for, and kept."""

    title: str
    paper: Paper
    pages: Sequence[Page]
    _drawn: dict[int, bytes] = field(default_factory=dict, compare=False)

    def page_as_pdf(self, number: int) -> bytes:
        """Return one page, counted from 0, as a PDF of its own: the same drawing as in print."""
        from desktop.forms.drawing import draw

        if number not in self._drawn:
            target = BytesIO()
            for _ in draw([self.pages[number]], self.paper, target, self.title, ""):
                pass
            self._drawn[number] = target.getvalue()
        return self._drawn[number]

    def places_of(self, about: str) -> tuple[Place, ...]:
        """Return where the texts about a thing stand, a box around each run of lines below each other."""
        return tuple(box for number, page in enumerate(self.pages) for box in _boxes(number, page, about))

    def about_at(self, number: int, x: float, y: float) -> str:
        """Return what the text at a point of a page is about, "" where none is about anything."""
        return next((text.line.about for text in self.pages[number].texts if _covers(text, x, y)), "")


def laid_out(story: Story) -> Generator[Progress, None, LaidOut]:
    """Lay a form out in steps; see `lay_out`. Raises Refused where a character has no glyph in any font."""
    flow = yield from lay_out(story)
    refuse_unprintable(flow.pages)
    return LaidOut(story.title, story.paper, flow.pages)


def _boxes(number: int, page: Page, about: str) -> Iterator[Place]:
    box: Place | None = None
    for text in page.texts:
        if text.line.about != about or not text.line.text:
            continue
        line = _box(number, text)
        if box is not None and _goes_on(box, line):
            box = Place(
                number,
                min(box.left, line.left),
                box.top,
                max(box.right, line.right),
                max(box.bottom, line.bottom),
            )
            continue
        if box is not None:
            yield box
        box = line
    if box is not None:
        yield box


def _box(number: int, text: Text) -> Place:
    style = text.line.style
    top = text.y - _ABOVE * style.size
    return Place(number, text.x, top, text.x + text.line.width, top + style.leading)


def _goes_on(box: Place, line: Place) -> bool:
    """Whether a line stands right below a box, in the same column."""
    is_below = -_NEAR < line.top - box.bottom < line.bottom - line.top
    return is_below and line.left < box.right and line.right > box.left


def _covers(text: Text, x: float, y: float) -> bool:
    _, left, top, right, bottom = _box(0, text)
    return bool(text.line.about) and left <= x <= right and top <= y <= bottom
