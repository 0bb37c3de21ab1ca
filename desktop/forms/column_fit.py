"""How wide the columns of a table are."""

from collections.abc import Sequence
from itertools import islice

from desktop.forms.cells import Grid
from desktop.forms.page import MM
from desktop.forms.text import text_width
from desktop.rules.printed.cells import Row

PADDING = 1.4 * MM  # between a column's rule and its text

# Characters: what a fitted column would like at most, and gets at least.
_WIDEST = 24
_NARROWEST = 4
# How many rows are looked at to see what a column holds.
_SAMPLE = 200


def column_widths(table: Grid, total: float) -> list[float]:
    """Return the widths in points; together they are `total`.

    Columns with a width in millimetres get it, the others share the rest in proportion to what they hold.
    Where the widths given leave too little or, all being given, something over, they are scaled.
    """
    given = [(column.width or 0.0) * MM for column in table.columns]
    wishes = [0.0 if width else _wish(table, index) for index, width in enumerate(given)]
    fitted = sum(1 for wish in wishes if wish)
    least = min(_NARROWEST * table.style.size + 2 * PADDING, total / len(given))
    spare = max(total - sum(given), least * fitted) if fitted else 0.0
    scale = (total - spare) / sum(given) if any(given) else 0.0
    share = spare / sum(wishes) if fitted else 0.0
    return [width * scale + wish * share for width, wish in zip(given, wishes, strict=True)]


def _wish(table: Grid, index: int) -> float:
    """Return how wide the column would like to be: heading in two lines, longest sampled text in one."""
    style = table.style
    heading = text_width(table.columns[index].heading, style) / 2
    texts = _texts(table.rows, index)
    longest = max((text_width(text, style) for text in texts), default=0.0)
    least, most = _NARROWEST * style.size, _WIDEST * style.size
    return min(max(heading, longest, least), most) + 2 * PADDING


def _texts(rows: Sequence[Row], index: int) -> list[str]:
    """Return the lines of text that stand in the column alone, in the first rows."""
    found = []
    for row in islice(rows, _SAMPLE):
        column = 0
        for cell in row.cells:
            if cell is not None and column == index and cell.columns == 1:
                found += [f"{part.label}{line}" for part in cell.paragraphs for line in part.text.split("\n")]
            column += cell.columns if cell else 1
    return found
