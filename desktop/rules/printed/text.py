"""Text that is printed: a paragraph with its number."""

from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """Where a line stands between the edges of its column."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with the number label before it; lines behind the first hang under the text, not the label.

    `indent` is in characters of the text's size. A newline in the text starts a new line under the text.
    `about` names the thing that is printed, so that it is found again on the finished pages. `underlined` are
    spans of the text, cleaned, as pairs of indices.
    """

    text: str
    label: str = ""
    indent: float = 0.0
    bold: bool = False
    about: str = ""
    underlined: tuple[tuple[int, int], ...] = ()
