"""Texts in a chart: in the project's fonts, shortened where they have no room."""

from collections.abc import Iterator

from reportlab.graphics.shapes import Shape, String

from desktop.forms.fonts import missing, runs
from desktop.forms.text import Style, broken, clean, text_width
from desktop.rules.printed.text import Align, Paragraph

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


def elided(text: str, width: float, style: Style) -> str:
    """Return the text, cut with … where it is wider than `width` points."""
    shown = drawable(text)
    if text_width(shown, style) <= width:
        return shown
    while shown and text_width(f"{shown}…", style) > width:
        shown = shown[:-1]
    return f"{shown}…"


def in_two_lines(text: str, width: float, style: Style) -> list[str]:
    """Return the text in one line or two; the second is cut with … where two are not enough."""
    lines = [line.text for line in broken(Paragraph(drawable(text)), width, style)]
    if len(lines) <= 2:
        return lines
    return [lines[0], elided("".join(lines[1:]), width, style)]
