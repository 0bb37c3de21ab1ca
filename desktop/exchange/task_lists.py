"""Tasks without numbers, one a line of their cell: told by as many dates and sections beside them."""

from db.vocabulary import ColumnKind
from desktop.exchange.due_cells import read_dues
from desktop.exchange.row_fitting import FittedCell, FittedRow
from desktop.exchange.section_names import could_be_sections, read_sections
from desktop.rules.numbering import parse_label


def is_list_of_tasks(cell: FittedCell, row: FittedRow) -> bool:
    """Whether each line of a cell is a task of its own.

    So many lines must stand in the cells of dates or sections too, and none of the lines has a number; where
    a page may have broken lines, nothing is certain.
    """
    lines = [line for line in cell.lines if line.strip()]
    if row.is_wrapped or len(lines) < 2 or any(map(parse_label, lines)):
        return False
    counts = [*map(_dates, row.of(ColumnKind.DUE)), *map(_sections, row.of(ColumnKind.SECTIONS))]
    several = [count for count in counts if count > 1]
    return bool(several) and all(count == len(lines) for count in several)


def _dates(cell: FittedCell) -> int:
    return sum(entry.due.on is not None for group in read_dues(cell.lines) for entry in group)


def _sections(cell: FittedCell) -> int:
    """Return how many tasks the lines of a cell of sections could be for."""
    if not could_be_sections(cell.lines):
        return 0
    groups = read_sections(cell.lines)
    return len(groups) if len(groups) > 1 else sum(map(len, groups))
