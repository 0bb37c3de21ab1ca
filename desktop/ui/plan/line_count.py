"""How many lines a text takes in its field: Qt counts a paragraph as one until somebody looks at it."""

import math

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit


def lines_in(field: QPlainTextEdit) -> int:
    """The lines of the whole text at the field's present width, at least 1."""
    layout = field.document().documentLayout()
    block, count = field.document().begin(), 0
    while block.isValid():
        # Asking for its place lays a paragraph out.
        layout.blockBoundingRect(block)
        count += max(1, block.layout().lineCount())
        block = block.next()
    return max(1, count)


def height_of(lines: int, field: QPlainTextEdit) -> int:
    """The height (px) of so many lines; on scaled screens one line has a broken height."""
    return math.ceil(lines * QFontMetricsF(field.font()).lineSpacing())
