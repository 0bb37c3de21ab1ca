"""Which embedded font draws a character, and how wide it is; a font file is opened when first needed."""

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from threading import RLock
from typing import Any

from desktop.paths import resource

# 全字庫正楷體, the look of official paper, draws all but rare characters; it has no bold cut.
KAI = "TW-Kai"
KAI_EXTENSION_B = "TW-Kai-Ext-B"
SANS = "NotoSansTC-Regular"


def fonts_for(character: str) -> tuple[str, ...]:
    """Return the fonts in the order in which they are asked for the character.

    Above U+FFFF the font of rare characters comes before the sans, for its strokes match the text.
    """
    return (KAI, KAI_EXTENSION_B, SANS) if character > "\uffff" else (KAI, SANS, KAI_EXTENSION_B)


class _Glyphs(dict[str, float]):
    """Width of each character met so far, in thousandths of the size; measures on first use."""

    def __init__(self) -> None:
        super().__init__()
        self.font_of: dict[str, str] = {}
        self.in_kai: set[str] = set()

    def __missing__(self, character: str) -> float:
        name = next((name for name in fonts_for(character) if _draws(name, character)), "")
        self.font_of[character] = name
        if name == KAI:
            self.in_kai.add(character)
        width = float(opened(name).face.charWidths[ord(character)]) if name else 1000.0
        self[character] = width
        return width


_glyphs = _Glyphs()
WIDTHS: Mapping[str, float] = _glyphs
"""The widths of any characters, by character, in thousandths of the size."""

# Opening a font twice would cost memory and lose the first one's registration.
_opening = RLock()


@cache
def _open_once(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics

    from desktop.forms.text_layer import CopyableFont

    font = CopyableFont(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def opened(name: str) -> Any:
    """Return reportlab's font of that name, read and registered on the first call (0.1 to 0.3 s)."""
    with _opening:
        return _open_once(name)


def _draws(name: str, character: str) -> bool:
    return ord(character) in opened(name).face.charToGlyph


def runs(text: str) -> list[tuple[str, str]]:
    """Return the text cut where the font changes: (font name, part) in order.

    A character that no font has stands in a run with an empty font name.
    """
    if _glyphs.in_kai.issuperset(text):
        return [(KAI, text)] if text else []
    for character in text:
        _glyphs[character]
    return [(name, "".join(part)) for name, part in groupby(text, _glyphs.font_of.__getitem__)]


def missing(text: str) -> list[str]:
    """Return the characters of the text that no font has, each once, in order of appearance."""
    if _glyphs.in_kai.issuperset(text):
        return []
    return list(dict.fromkeys("".join(part for name, part in runs(text) if not name)))
