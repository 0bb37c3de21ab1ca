"""The heading rows of a task table, also over two rows, and the columns that they and what is below mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.exchange.document import Cell, Paragraph, Table
from desktop.exchange.recognition.column_evidence import settled
from desktop.exchange.recognition.table_columns import Column, names_column, read_headings

# Headings stand in the first row, or below a title of the table.
_FIRST_ROWS = 3
_HIGHEST = 3
Row = tuple[Cell, ...]
Columns = tuple[Column, ...]


@dataclass(frozen=True)
class Headings:
    """The columns that a heading row names, and over how many rows it goes."""

    columns: Columns
    height: int = 1


def headings_at(rows: Sequence[Row], place: int) -> Headings | None:
    """Return the headings that begin in this row, None if no heading row does."""
    height = max((cell.row_span for cell in rows[place]), default=1)
    if 1 < height <= min(_HIGHEST, len(rows) - place - 1):
        below = [cell for row in rows[place + 1 : place + height] for cell in row]
        merged = tuple(_joined(rows[place], below, height))
        if below and (columns := read_headings(merged)):
            return Headings(columns, height)
    columns = read_headings(rows[place])
    return Headings(columns) if columns else None


def _joined(row: Row, below: Sequence[Cell], height: int) -> Iterator[Cell]:
    """Yield the headings of a row with those below them, as one row."""
    for cell in row:
        inner = [other for other in below if cell.column <= other.column < cell.column + cell.column_span]
        if cell.row_span >= height or not inner:
            yield cell
        for other in inner if cell.row_span < height else ():
            yield replace(other, lines=(_both("".join(cell.lines), "".join(other.lines)),))


def _both(upper: str, lower: str) -> str:
    if not (upper and lower):
        return upper + lower
    return f"{lower}（{upper}）" if names_column(lower) else f"{upper}（{lower}）"


def heading_place(table: Table) -> int | None:
    """Return the row of a table that its headings begin in, None if it has none near its top."""
    places = range(min(_FIRST_ROWS, len(table.rows)))
    return next((place for place in places if headings_at(table.rows, place)), None)


def grid_width(table: Table) -> int:
    """Return how many columns a table's grid has."""
    return max((cell.column + cell.column_span for row in table.rows for cell in row), default=0)


def columns_width(columns: Sequence[Column]) -> int:
    """Return how many columns of the grid these columns take."""
    return max((column.first + column.span for column in columns), default=0)


@dataclass
class KnownHeadings:
    """Every different heading row of a document, with the kinds of columns that the rows below it show."""

    _by_names: dict[tuple[str, ...], Columns] = field(default_factory=dict)

    def meant_by(self, columns: Columns) -> Columns:
        """Return the columns of a heading row with the kinds found for rows headed so."""
        known = self._by_names.get(_names(columns), columns)
        return tuple(replace(c, kind=k.kind) for c, k in zip(columns, known, strict=True))


def known_headings(blocks: Sequence[Paragraph | Table]) -> KnownHeadings:
    """Return the heading rows of all tables, judged by all rows below rows of the same names."""
    first: dict[tuple[str, ...], Columns] = {}
    below: dict[tuple[str, ...], list[Sequence[Cell]]] = {}
    columns: Columns = ()
    for table in (block for block in blocks if isinstance(block, Table)):
        if heading_place(table) is None and grid_width(table) != columns_width(columns):
            continue
        for rows, found in _runs(table):
            columns = found or columns
            name = _names(columns)
            first.setdefault(name, columns)
            below.setdefault(name, []).extend(_on_grid(rows, columns, wrapped=table.wrapped))
    return KnownHeadings({name: settled(first[name], below[name]) for name in first})


def _runs(table: Table) -> Iterator[tuple[list[Row], Columns | None]]:
    """Yield the rows below each heading row, first those before any."""
    found: Columns | None = None
    rows: list[Row] = []
    place = 0
    while place < len(table.rows):
        headings = headings_at(table.rows, place)
        if headings is None:
            rows.append(table.rows[place])
            place += 1
            continue
        yield rows, found
        rows, found = [], headings.columns
        place += headings.height
    yield rows, found


def _on_grid(rows: Sequence[Row], columns: Columns, *, wrapped: bool) -> Iterator[Row]:
    """Yield the rows whose cells stand under their columns: of text without a grid, the full ones."""
    for row in rows:
        if not wrapped or len(row) == len(columns):
            yield row


def _names(columns: Columns) -> tuple[str, ...]:
    return tuple(column.heading for column in columns)
