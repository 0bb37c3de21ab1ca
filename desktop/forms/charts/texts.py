"""Texts in a chart, in the project's fonts."""

from collections.abc import Iterator

from reportlab.graphics.shapes import Shape, String

from desktop.forms.fonts import missing, runs
from desktop.forms.text import Style, clean, text_width
from desktop.rules.printed.text import Align

# What stands for a character that no font has: a chart on screen must not fail for one.
_NO_GLYPH = "□"


def label(
    text: str, x: float, y: float, style: Style, colour: object, align: Align = Align.LEFT
) -> Iterator[Shape]:
    """Yield a text on the baseline y; x is its left end, its middle or its right end."""
    shown = drawable(text)
    x -= align.value * text_width(shown, style)
    for font, part in runs(shown):
        yield String(x, y, part, fontName=font, fontSize=style.size, fillColor=colour)
        x += text_width(part, style)


def drawable(text: str) -> str:
    """Return the text as the fonts can draw it, on one line."""
    shown = clean(text).replace("\n", " ")
    for character in missing(shown):
        shown = shown.replace(character, _NO_GLYPH)
    return shown
