"""Sheets on their way into a workbook: cells, rows as high as their texts, what is printed on every page."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.rules.roc_calendar import DateStyle, format_date

# Points. No program knows a higher row than Excel.
_LINE, _PADDING, _TALLEST = 16.5, 5.0, 400.0
_LINE_OF_TITLE = 24.0
# Millimetres: half a Chinese character of 12 points, and what stands free in a cell.
_HALF, _FREE = 2.12, 2.0


class Look(Enum):
    """How a cell looks; TEXT and CENTRED are cells of a table."""

    TITLE = "title"
    CHAPTER = "chapter"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TEXT = "text"
    CENTRED = "centred"


@dataclass(frozen=True)
class SheetCell:
    """A cell of a sheet: a text, or a date that shows in `date_style`; `inwards` is how far a text stands in.

    Without `is_ruled_above` or `is_ruled_below` it has no rule there.
    """

    value: str | dt.date
    look: Look
    column: int = 0
    columns: int = 1
    rows: int = 1
    date_style: DateStyle = DateStyle.DOTTED
    inwards: int = 0
    is_ruled_above: bool = True
    is_ruled_below: bool = True

    @property
    def text(self) -> str:
        """What the cell shows."""
        return self.value if isinstance(self.value, str) else format_date(self.value, self.date_style)

    @property
    def is_merged(self) -> bool:
        """Whether it spans further columns or rows."""
        return self.columns > 1 or self.rows > 1


@dataclass(frozen=True)
class SheetRow:
    """The cells that begin in a row, and how high it is in points."""

    cells: tuple[SheetCell, ...]
    height: float


@dataclass(frozen=True)
class LaidSheet:
    """One sheet; `widths` are those of its columns in millimetres.

    The first `head` rows stay in sight and are printed on every page.
    """

    name: str
    widths: tuple[float, ...]
    rows: tuple[SheetRow, ...]
    head: int = 0
    is_turned: bool = False


def laid_rows(rows: Sequence[Sequence[SheetCell]], widths: Sequence[float]) -> tuple[SheetRow, ...]:
    """Return the rows, each as high as its texts; one that is too high for a workbook becomes several."""
    heights = _heights(rows, widths)
    counts = [max(1, -int(-height // _TALLEST)) for height in heights]
    laid: list[SheetRow] = []
    for place, cells in enumerate(rows):
        spans = (sum(counts[place : place + cell.rows]) for cell in cells)
        begun = tuple(replace(cell, rows=span) for cell, span in zip(cells, spans, strict=True))
        height = heights[place] / counts[place]
        laid += [SheetRow(begun, height), *[SheetRow((), height)] * (counts[place] - 1)]
    return tuple(laid)


def _heights(rows: Sequence[Sequence[SheetCell]], widths: Sequence[float]) -> list[float]:
    heights = [
        max((_needed(cell, widths) for cell in cells if cell.rows == 1), default=_LINE + _PADDING)
        for cells in rows
    ]
    for place, cells in enumerate(rows):
        for cell in (cell for cell in cells if cell.rows > 1):
            last = place + cell.rows - 1
            missing = _needed(cell, widths) - sum(heights[place : last + 1])
            heights[last] += max(missing, 0.0)
    return heights


def _needed(cell: SheetCell, widths: Sequence[float]) -> float:
    width = sum(widths[cell.column : cell.column + cell.columns]) - _FREE - cell.inwards * 2 * _HALF
    is_title = cell.look is Look.TITLE
    fits = max(int(width / (_HALF * (1.5 if is_title else 1.0))), 2)
    lines = sum(_lines(line, fits) for line in cell.text.split("\n"))
    return lines * (_LINE_OF_TITLE if is_title else _LINE) + _PADDING


def _lines(line: str, fits: int) -> int:
    """Return how many lines a text takes where so many halves of Chinese characters fit into one."""
    halves = sum(1 if character < "\u2000" else 2 for character in line)
    return max(1, -(-halves // fits))


def row_spans(cells: Sequence[Sequence[object | None]]) -> Iterator[list[int]]:
    """Yield for every row, by column, how many rows the cell there spans; None goes on from above."""
    spans = [1] * (len(cells[0]) if cells else 0)
    found: list[list[int]] = []
    for row in reversed(cells):
        found.append([span if cell is not None else 0 for cell, span in zip(row, spans, strict=True)])
        spans = [span + 1 if cell is None else 1 for cell, span in zip(row, spans, strict=True)]
    yield from reversed(found)
