"""Texts cut short where they have no room; the … says so."""

from desktop.forms.text import Style, broken, text_width
from desktop.rules.printed.text import Paragraph

_MOST_LINES = 2


def elided(text: str, width: float, style: Style) -> str:
    """Return the text, cut with … where it is wider than `width` points."""
    if text_width(text, style) <= width:
        return text
    while text and text_width(f"{text}…", style) > width:
        text = text[:-1]
    return f"{text}…"


def in_two_lines(text: str, width: float, style: Style) -> list[str]:
    """Return the text in one line or two; the second is cut with … where two are not enough."""
    lines = [line.text for line in broken(Paragraph(" ".join(text.split())), width, style)]
    if len(lines) <= _MOST_LINES:
        return lines
    return [lines[0], elided("".join(lines[1:]), width, style)]
