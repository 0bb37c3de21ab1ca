"""The ruled tables of a PDF file, over as many pages as they go."""

from collections.abc import Sequence

from desktop.exchange.document import Table
from desktop.exchange.pdf.pdf_cells import TablePart
from desktop.exchange.pdf.pdf_page_breaks import append, sentence_columns
from desktop.exchange.pdf.pdf_spacing import spacing_of

_NEAR = 3.0


def is_one_table(part: TablePart, other: TablePart) -> bool:
    """Whether a table at the top of the next page can be the same one: as wide, most columns alike."""
    xs, others = part.grid.xs, other.grid.xs
    if abs(xs[0] - others[0]) > _NEAR or abs(xs[-1] - others[-1]) > _NEAR:
        return False
    shared = sum(any(abs(x - other_x) <= _NEAR for x in xs) for other_x in others)
    return 2 * (shared - 2) >= min(len(xs), len(others)) - 2


def joined_table(parts: Sequence[TablePart]) -> Table:
    """Return the table that its parts on one or more pages make, without headings printed again."""
    xs = _all_columns(parts)
    spacing = spacing_of(lines for part in parts for lines in part.texts.values())
    pages = [part.rows(xs, spacing) for part in parts]
    endings = sentence_columns([row for page in pages for row in page])
    rows, *more = pages
    for page in more:
        append(rows, page, endings)
    return Table(tuple(tuple(draft.cell() for draft in row) for row in rows))


def _all_columns(parts: Sequence[TablePart]) -> list[float]:
    xs: list[float] = []
    for x in sorted(x for part in parts for x in part.grid.xs):
        if not xs or x - xs[-1] > _NEAR:
            xs.append(x)
    return xs
