"""Areas and measures that a converter ran together in one column, taken apart by the width of the areas."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.exchange.recognition.cell_pieces import ends_sentence
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell, FittedRow
from desktop.exchange.recognition.table_columns import Column

_MEASURE = r"[(（]\s*[一二三四五六七八九十]{1,3}\s*[)）]"
# 「五、開(一)建構」 on one printed line: the area's column was three characters wide.
_AREA_AND_MEASURE = re.compile(rf"(?P<area>\S{{2,6}}?)\s*(?P<measure>{_MEASURE}.*)")


def taken_apart(rows: Sequence[FittedRow], columns: Sequence[Column]) -> list[FittedRow]:
    """Return the printed lines of a page with areas and measures in columns of their own.

    Only pages are changed whose table has both columns elsewhere and on which a line shows both.
    """
    has_both = sum(column.kind is OUTLINE for column in columns) > 1
    if not has_both or any(row.outline_columns > 1 or not row.is_line for row in rows):
        return list(rows)
    width = _area_width(rows)
    return [row if width is None else _with_two_columns(row, width) for row in rows]


def _area_width(rows: Sequence[FittedRow]) -> int | None:
    """Return how many characters of a line are the area's, None where no line shows area and measure."""
    found = (_AREA_AND_MEASURE.fullmatch(cell.lines[0]) for row in rows for cell in row.of(OUTLINE))
    return max((len(match["area"]) for match in found if match), default=None)


def _with_two_columns(row: FittedRow, width: int) -> FittedRow:
    cells: list[FittedCell] = []
    for cell in row.cells:
        if cell.column.kind is OUTLINE:
            area, measure = _split(cell.lines[0], width)
            cells += [replace(cell, lines=(area,), depth=0)] if area else []
            cells += [replace(cell, lines=(measure,), depth=1)] if measure else []
        else:
            cells.append(cell)
    return replace(row, cells=tuple(cells), outline_columns=2)


def _split(line: str, width: int) -> tuple[str, str]:
    """Return a line's parts of the area and of the measure; either may be empty."""
    both = _AREA_AND_MEASURE.fullmatch(line)
    if both and len(both["area"]) <= width:
        return both["area"], both["measure"]
    area, rest = line[:width], line[width:]
    if rest[:1] == " " and " " not in area:
        return area, rest.strip()
    return (line, "") if not rest and not ends_sentence(line) else ("", line)
