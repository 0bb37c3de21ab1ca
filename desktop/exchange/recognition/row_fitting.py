"""The cells of a task table's rows under their columns, also where converters dropped or split columns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from db.vocabulary import ColumnKind
from desktop.exchange.document import Cell, Table
from desktop.exchange.recognition.section_names import looks_like_sections
from desktop.exchange.recognition.table_columns import Column
from desktop.rules.numbering import Level, parse_label
from desktop.rules.roc_calendar import ImpossibleDate, read_date

OUTLINE = ColumnKind.AREA
_WORK = (ColumnKind.AREA, ColumnKind.TASK, ColumnKind.METHOD)
# How well a number at the beginning of a cell suits a column; what is not listed suits none.
_SUITS = {
    (Level.AREA, ColumnKind.AREA): 3,
    (Level.MEASURE, ColumnKind.AREA): 3,
    (Level.AREA, ColumnKind.TASK): 0,
    (Level.MEASURE, ColumnKind.TASK): 2,
    (Level.TASK, ColumnKind.TASK): 3,
    (Level.SUBTASK, ColumnKind.TASK): 1,
    (Level.TASK, ColumnKind.METHOD): 1,
    (Level.SUBTASK, ColumnKind.METHOD): 1,
    (Level.TASK, ColumnKind.INDICATOR): 1,
}
_SURE = 3
_LONG = 12
# Lines no longer than this, most of them unnumbered, are lines of a printed page rather than whole cells.
_PRINTED_LINE = 30


@dataclass(frozen=True)
class FittedCell:
    """A cell under its column; `depth` counts the outline columns from the left, 0 for other columns.

    `origin` is the one of the cell or paragraph in the document.
    """

    column: Column
    lines: tuple[str, ...]
    row_span: int = 1
    depth: int = 0
    origin: int = field(default=-1, compare=False)


@dataclass(frozen=True)
class FittedRow:
    """The filled cells of a row from left to right.

    `is_wrapped`: lines and pages broke the text (see Table). `begins_page`: the row may go on with what the
    page before broke off. `is_line`: it is one printed line, and cells go on in the next row.
    `outline_columns` is how many outline columns the row has.
    """

    cells: tuple[FittedCell, ...]
    is_wrapped: bool = False
    begins_page: bool = False
    is_line: bool = False
    outline_columns: int = 1

    def of(self, kind: ColumnKind | None) -> list[FittedCell]:
        """Return the cells under columns of this kind."""
        return list(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[ColumnKind | None, list[FittedCell]]:
        found: dict[ColumnKind | None, list[FittedCell]] = {}
        for cell in self.cells:
            found.setdefault(cell.column.kind, []).append(cell)
        return found


def fit(table: Table, columns: Sequence[Column]) -> list[FittedRow]:
    """Return the rows of one table under the columns of the heading row, which may stand in another table."""
    if not table.wrapped:
        grid = _Grid(columns)
        return [_by_grid(row, grid) for row in table.rows]
    rows = _without_overhang(table.rows, len(columns))
    usual = _usual_shifts(rows, columns)
    fitted = [_shifted(row, columns, _shift(row, columns, usual[len(row)])) for row in rows]
    is_line = _are_lines(fitted)
    return [
        replace(row, is_wrapped=True, begins_page=place == 0, is_line=is_line)
        for place, row in enumerate(fitted)
    ]


class _Grid:
    """Which column each place of a document's grid lies under, and how deep in the outline."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        outline = [column for column in columns if column.kind is OUTLINE]
        self._depths = {column.first: depth for depth, column in enumerate(outline)}
        self._known: dict[int, tuple[Column, int]] = {}
        self.outline_columns = max(sum(column.span for column in outline), 1)

    def at(self, place: int) -> tuple[Column, int]:
        """Return the column over a place and the depth there."""
        if place not in self._known:
            column = _column_at(self._columns, place)
            depth = self._depths[column.first] if column.kind is OUTLINE else 0
            inner = place - column.first if column.kind is OUTLINE and column.span > 1 else 0
            self._known[place] = column, depth + inner
        return self._known[place]


def _by_grid(row: Sequence[Cell], grid: _Grid) -> FittedRow:
    """Fit a row of a document that knows its grid; a cell over several columns belongs to the first."""
    cells = []
    for cell in row:
        if cell.text:
            column, depth = grid.at(cell.column)
            cells.append(FittedCell(column, cell.lines, cell.row_span, depth, cell.origin))
    return FittedRow(_with_numbers(cells), outline_columns=grid.outline_columns)


def _column_at(columns: Sequence[Column], place: int) -> Column:
    return next((column for column in reversed(columns) if column.first <= place), columns[0])


def _without_overhang(rows: Sequence[Sequence[Cell]], width: int) -> list[Sequence[Cell]]:
    """Return the rows without cells beyond the last column, if these are empty in all rows of one width."""
    filled: dict[int, int] = {}
    for row in rows:
        last = max((place for place, cell in enumerate(row, 1) if cell.text), default=0)
        filled[len(row)] = max(filled.get(len(row), width), last)
    return [row[: filled[len(row)]] for row in rows]


def _shifts(width: int, columns: Sequence[Column]) -> list[int]:
    """Return the ways to lay a row over the columns, as the column of its first cell, the likeliest first.

    A row as wide as the headings lies as they do. A wider one brings outline columns without headings of
    their own. A narrower one lost columns on the left or, less likely, on the right.
    """
    spare = len(columns) - width
    return [spare] if spare <= 0 else list(range(spare, -1, -1))


def _usual_shifts(rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> dict[int, int]:
    """Return by width how most rows of a table lie."""
    points: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        for shift in _shifts(len(row), columns):
            points[len(row)][shift] += _points(row, columns, shift)
    return {
        width: max(_shifts(width, columns), key=lambda shift: by_shift[shift])
        for width, by_shift in points.items()
    }


def _shift(row: Sequence[Cell], columns: Sequence[Column], usual: int) -> int:
    """Return how a row lies: as most do, unless another way is much better."""
    best = max(_shifts(len(row), columns), key=lambda shift: _points(row, columns, shift))
    better = _points(row, columns, best) - _points(row, columns, usual)
    return best if better >= _SURE else usual


def _points(row: Sequence[Cell], columns: Sequence[Column], shift: int) -> int:
    return sum(
        _suits(cell, columns[max(place, 0)])
        for place, cell in enumerate(row, start=shift)
        if cell.text and place < len(columns)
    )


def _suits(cell: Cell, column: Column) -> int:
    """Return how well what a cell says suits a column; below 0 not at all."""
    text = cell.text
    label = parse_label(text)
    if label:
        kind = column.kind
        return _SUITS.get((label[0].level, kind), -_SURE) if kind else -_SURE
    if column.kind is ColumnKind.DUE:
        return _SURE if _is_date(text) else -1
    if column.kind is ColumnKind.SECTIONS:
        return _SURE if looks_like_sections(text) else -_SURE
    if column.kind in (ColumnKind.REMARK, None):
        return -1 if len(text) > _LONG else 0
    return -1 if looks_like_sections(text) else 0


def _is_date(text: str) -> bool:
    try:
        read_date(text.partition("\n")[0])
    except ImpossibleDate:
        return False
    return True


def _shifted(row: Sequence[Cell], columns: Sequence[Column], shift: int) -> FittedRow:
    cells = []
    outline_places = [place for place, column in enumerate(columns) if column.kind is OUTLINE]
    first = min(outline_places, default=0)
    used = [place for place in range(shift, shift + len(row)) if place < 0 or place in outline_places]
    for place, cell in enumerate(row, start=shift):
        if cell.text:
            column = columns[max(place, first if place < 0 else 0)]
            depth = used.index(place) if place in used else 0
            cells.append(FittedCell(column, cell.lines, depth=depth, origin=cell.origin))
    return FittedRow(_with_numbers(cells), outline_columns=max(len(used), 1))


def _with_numbers(cells: Sequence[FittedCell]) -> tuple[FittedCell, ...]:
    """Return the cells with the number of a number column put in front of the next cell's text.

    A number stays a cell of its own where that text has one already, or where it is no number.
    """
    result = list(cells)
    for place, (cell, following) in enumerate(pairwise(cells)):
        number = _as_label("".join(cell.lines)) if cell.column.is_number else ""
        first_line, *more = following.lines
        if number and parse_label(first_line) is None:
            result[place + 1] = replace(following, lines=(number + first_line, *more))
            del result[place]
            break
    return tuple(result)


def _as_label(text: str) -> str:
    """Return the number of a cell with its mark, "" if it is no number."""
    written = text.strip()
    for number in (written, f"{written}.", f"{written}、"):
        label = parse_label(number)
        if label and not label[1]:
            return number
    return ""


def _are_lines(rows: Sequence[FittedRow]) -> bool:
    """Whether the rows of a table are the printed lines of a page."""
    if len(rows) < 4:
        return False
    lengths = sorted(len(line) for row in rows for line in _work_lines(row))
    # A few cells may have run together.
    usual_longest = lengths[int(0.9 * len(lengths))] if lengths else 0
    bare = [row for row in rows if not any(parse_label(line) for line in _work_lines(row))]
    several = any(len(cell.lines) > 1 for row in rows for cell in row.cells)
    return usual_longest <= _PRINTED_LINE and not several and 5 * len(bare) >= 2 * len(rows)


def _work_lines(row: FittedRow) -> Iterator[str]:
    return (line for cell in row.cells if cell.column.kind in _WORK for line in cell.lines)


def cell_text(cell: FittedCell) -> str:
    """Return what a cell says, line by line."""
    return "\n".join(line for line in cell.lines if line.strip())
