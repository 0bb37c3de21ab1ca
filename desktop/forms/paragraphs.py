"""Running text on a form: headings of chapters and paragraphs that hang under their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.forms.page import Flow
from desktop.forms.text import Line, Style, broken
from desktop.rules.printed.text import Align, Paragraph

BODY = Style(size=14, leading=24, justified=True)
NOTE = Style(size=11, leading=17)
HEADING = Style(size=16, leading=28, bold=True)

_FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph as wide as the page; `above` is the space before it (points) unless it begins a page."""

    paragraph: Paragraph
    style: Style = BODY
    align: Align = Align.LEFT
    above: float = 0.0
    leads: bool = False

    def beginning(self, flow: Flow) -> float:
        """Return the height of the space before and of the first two lines."""
        lines = self._lines(flow)
        return self._space(flow) + min(len(lines), _FEWEST_LINES) * self.style.leading

    def place(self, flow: Flow) -> Iterator[None]:
        """Print the lines; at least two of them stand on each page the paragraph runs over."""
        lines = self._lines(flow)
        flow.need(self.beginning(flow))
        flow.y += self._space(flow)
        while lines:
            count = self._fitting(len(lines), flow)
            for line in lines[:count]:
                flow.page.write(line, flow.left, flow.y, flow.width, self.align)
                flow.y += self.style.leading
            lines = lines[count:]
            if lines:
                flow.turn()
                yield

    def _fitting(self, waiting: int, flow: Flow) -> int:
        room = max(int((flow.bottom - flow.y + 0.01) / self.style.leading), 1)
        if room >= waiting:
            return waiting
        leaves_one = waiting - room < _FEWEST_LINES and room > _FEWEST_LINES
        return room - 1 if leaves_one else room

    def _lines(self, flow: Flow) -> list[Line]:
        return broken(self.paragraph, flow.width, self.style)

    def _space(self, flow: Flow) -> float:
        return 0.0 if flow.is_at_top else self.above


def heading(text: str, label: str = "", about: str = "") -> TextBlock:
    """Return the heading of a chapter, which stays with what follows."""
    return TextBlock(Paragraph(text, label, about=about), HEADING, above=8, leads=True)


def body(text: str, label: str = "", indent: float = 0.0, about: str = "") -> TextBlock:
    """Return a paragraph of a chapter; `indent` is in characters."""
    return TextBlock(Paragraph(text, label, indent, about=about))


def note(text: str) -> TextBlock:
    """Return a remark in small print."""
    return TextBlock(Paragraph(text), NOTE, above=4)
