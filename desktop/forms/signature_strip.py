"""The boxes in which a form is signed or sealed by hand, on the last page of every form."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.vocabulary import SignoffRole
from desktop.forms.page import HEADER_SHADE, INNER_RULE, MM, Fill, Flow, Rule
from desktop.forms.story import Imprint
from desktop.forms.text import Line, Style, broken, text_width
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.words import word

# A seal needs 22 mm; the line for the date lies below that room, not in it.
SEAL_HEIGHT = 24 * MM
_DATE_HEIGHT = 7 * MM
_GAP = 6 * MM

_NAME = Style(size=12, leading=17)
_DATE = Style(size=8, leading=_DATE_HEIGHT)
_DATES = ("日期：　　　年　　月　　日", "日期　　年　　月　　日", "　　年　　月　　日", "年　月　日")


def signature_names(imprint: Imprint) -> tuple[str, ...]:
    """Return what stands above the boxes, in the office's order."""
    own = {SignoffRole.DIRECTOR: imprint.director_title}
    return tuple(own.get(role) or word(role) for role in imprint.signature_order)


@dataclass(frozen=True, slots=True)
class SignatureStrip:
    """Boxes side by side, never cut by the end of a page."""

    names: tuple[str, ...]
    leads: bool = False

    def beginning(self, flow: Flow) -> float:
        """Return the height of the whole strip with the gap above it."""
        return _GAP + self._name_height(flow) + SEAL_HEIGHT + _DATE_HEIGHT

    def place(self, flow: Flow) -> Iterator[None]:
        """Print the strip, on a new page if this one has no room for it."""
        flow.need(self.beginning(flow))
        top = flow.y + _GAP
        name_foot = top + self._name_height(flow)
        bottom = name_foot + SEAL_HEIGHT + _DATE_HEIGHT
        page, width = flow.page, self._box_width(flow)
        page.fills.append(Fill(flow.left, top, flow.width, name_foot - top, HEADER_SHADE))
        page.box(flow.left, top, flow.right, bottom)
        page.rules.append(Rule(flow.left, name_foot, flow.right, name_foot, INNER_RULE))
        for index, lines in enumerate(self._names(flow)):
            left = flow.left + index * width
            if index:
                page.rules.append(Rule(left, top, left, bottom, INNER_RULE))
            y = top + (name_foot - top - len(lines) * _NAME.leading) / 2
            for line in lines:
                page.write(line, left, y, width, Align.CENTRE)
                y += line.style.leading
            page.write(_date_line(width), left, bottom - _DATE_HEIGHT, width, Align.CENTRE)
        flow.y = bottom
        yield

    def _box_width(self, flow: Flow) -> float:
        return flow.width / len(self.names)

    def _names(self, flow: Flow) -> list[list[Line]]:
        width = self._box_width(flow) - 2 * MM
        return [broken(Paragraph(name), width, _NAME) for name in self.names]

    def _name_height(self, flow: Flow) -> float:
        return max(len(lines) for lines in self._names(flow)) * _NAME.leading + 2 * MM


def _date_line(width: float) -> Line:
    """Return the longest wording of the date line that fits into a box."""
    text = next((text for text in _DATES if text_width(text, _DATE) <= width - MM), _DATES[-1])
    return Line(text, 0.0, text_width(text, _DATE), 0.0, _DATE)
