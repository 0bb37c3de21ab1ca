"""Tables as text with commas (.csv), semicolons or tabs into the neutral document."""

import csv
import io
import itertools
from collections import Counter
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.document import Document
from desktop.exchange.sheets.formula_guard import unguarded
from desktop.exchange.sheets.sheet import Sheet, SheetFiller
from desktop.exchange.sheets.sheet_blocks import document_of
from desktop.exchange.text.read_text import text_of

_SEPARATORS = (",", "\t", ";")
# Excel's own way to say what stands between cells, in the first line.
_SAYING = "sep="
_LOOKED_AT = 100


def read_csv(path: Path) -> Document:
    """Return what a .csv file says; the sign that keeps text from being a formula is taken off.

    Raises:
        BadFile: the file cannot be read, is over 10 MB, has more than a plan, or is no text in UTF-8,
            UTF-16 or Big5.
    """
    text = text_of(path)
    separator = _separator(text)
    if text[: len(_SAYING)].lower() == _SAYING:
        text = text.partition("\n")[2]
    sheet, filler = Sheet(path.stem), SheetFiller(path.name)
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            for column, cell in enumerate(cells):
                filler.put(sheet, row, column, unguarded(cell))
    except csv.Error as error:
        raise BadFile(
            f"檔案「{path.name}」的引號不成對或有過長的格子，請用Excel或LibreOffice另存新檔後再試。"
        ) from error
    return document_of([sheet], path.name)


def _separator(text: str) -> str:
    """Return what most rows agree on: cut there, the most of them have the same number of cells."""
    if text[: len(_SAYING)].lower() == _SAYING and text[len(_SAYING) : len(_SAYING) + 1] in _SEPARATORS:
        return text[len(_SAYING)]
    return max(_SEPARATORS, key=lambda separator: _agreement(text, separator))


def _agreement(text: str, separator: str) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        widths = Counter(len(cells) for cells in itertools.islice(reader, _LOOKED_AT) if len(cells) > 1)
    except csv.Error:
        return 0
    return max(widths.values(), default=0)
