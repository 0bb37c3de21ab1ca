"""Which embedded font draws a character, and how wide it is; a font file is opened when first needed."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from itertools import groupby
from threading import RLock
from typing import Any

from desktop.paths import resource

KAI = "TW-Kai"
KAI_EXTENSION_B = "TW-Kai-Ext-B"
SANS = "NotoSansTC-Regular"
SANS_BOLD = "NotoSansTC-Bold"


class Face(Enum):
    """The looks a text may have; each value lists its fonts, the first being the face's own."""

    BODY = (KAI, SANS, KAI_EXTENSION_B)
    HEADING = (SANS_BOLD, KAI, KAI_EXTENSION_B)
    FIGURE = (SANS, KAI, KAI_EXTENSION_B)

    @property
    def own_font(self) -> str:
        """The name of the font that draws all but rare characters."""
        return self.value[0]

    def fonts_for(self, character: str) -> tuple[str, ...]:
        """Return the fonts in the order in which they are asked for the character.

        Above U+FFFF the rare-character font comes before the other face: its strokes match the text's.
        """
        own, other, rare = self.value
        return (own, rare, other) if character > "\uffff" else (own, other, rare)


class _Glyphs(dict[str, float]):
    """Width of each character met so far in one face, in thousandths of the size; measures on first use."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self.own_font = face.own_font
        self.font_of: dict[str, str] = {}
        self.own: set[str] = set()

    def __missing__(self, character: str) -> float:
        name = next((name for name in self.face.fonts_for(character) if _draws(name, character)), "")
        self.font_of[character] = name
        if name == self.own_font:
            self.own.add(character)
        width = float(opened(name).face.charWidths[ord(character)]) if name else 1000.0
        self[character] = width
        return width


_glyphs = {face: _Glyphs(face) for face in Face}
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


def widths(face: Face) -> Mapping[str, float]:
    """Return the widths of any characters in the face, by character, in thousandths of the size."""
    return _glyphs[face]


def runs(text: str, face: Face = Face.BODY) -> list[tuple[str, str]]:
    """Return the text cut where the font changes: (font name, part) in order.

    A character that no font has stands in a run with an empty font name.
    """
    glyphs = _glyphs[face]
    if glyphs.own.issuperset(text):
        return [(glyphs.own_font, text)] if text else []
    for character in text:
        glyphs[character]
    return [(name, "".join(part)) for name, part in groupby(text, glyphs.font_of.__getitem__)]


def missing(text: str, face: Face = Face.BODY) -> list[str]:
    """Return the characters of the text that no font has, each once, in order of appearance."""
    if _glyphs[face].own.issuperset(text):
        return []
    return list(dict.fromkeys("".join(part for name, part in runs(text, face) if not name)))
