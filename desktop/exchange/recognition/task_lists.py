"""Tasks without numbers, one a line of their cell: told by as many dates and sections beside them."""

import re

from db.vocabulary import ColumnKind
from desktop.exchange.recognition.cell_pieces import Piece, bulleted, ends_sentence
from desktop.exchange.recognition.due_cells import read_dues
from desktop.exchange.recognition.row_fitting import FittedCell, FittedRow
from desktop.exchange.recognition.section_names import could_be_sections, read_sections
from desktop.rules.numbering import parse_label

_SENTENCE = re.compile("[^。]+。[」』）)]*")


def listed_tasks(cell: FittedCell, row: FittedRow) -> list[Piece] | None:
    """Return the tasks of a cell without numbers, None where it holds one.

    There must be as many dates or sections beside it as it has lines or, where lines ran together, sentences;
    of lines that a page may have broken, each must be a sentence.
    """
    lines = [line.strip() for line in cell.lines if line.strip()]
    if any(map(parse_label, lines)):
        return None
    counts = [*map(_dates, row.of(ColumnKind.DUE)), *map(_sections, row.of(ColumnKind.SECTIONS))]
    several = {count for count in counts if count > 1}
    if len(several) != 1:
        return None
    sentences = _SENTENCE.findall("".join(lines))
    if len(lines) in several and (not row.is_wrapped or all(map(ends_sentence, lines))):
        return bulleted(lines) or [Piece(None, line) for line in lines]
    if len(sentences) in several and "".join(sentences) == "".join(lines):
        return [Piece(None, sentence) for sentence in sentences]
    return None


def _dates(cell: FittedCell) -> int:
    return sum(entry.due.on is not None for group in read_dues(cell.lines) for entry in group)


def _sections(cell: FittedCell) -> int:
    """Return how many tasks the lines of a cell of sections could be for."""
    if not could_be_sections(cell.lines):
        return 0
    groups = read_sections(cell.lines)
    return len(groups) if len(groups) > 1 else sum(map(len, groups))
