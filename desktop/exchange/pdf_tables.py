"""The ruled tables of a PDF file: what stands in their cells, and how they go on over pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from db.vocabulary import ColumnKind
from desktop.exchange.document import Cell, Table
from desktop.exchange.pdf_grid import Box, Grid
from desktop.exchange.pdf_lines import Line, lines_of
from desktop.exchange.pdf_page import Glyph
from desktop.exchange.pdf_wrapping import goes_on, run_on, usual_pitch, written_lines
from desktop.exchange.table_columns import Column, read_headings
from desktop.rules.numbering import parse_label

_NEAR = 3.0
_WIDEST_MARGIN = 8.0
_HEADING_ROWS = 3
_CONTINUED = ("（續）", "(續)", "（續前頁）", "(續前頁)", "(續上頁)", "（續上頁）")
_SPEAKING = (ColumnKind.DUE, ColumnKind.SECTIONS)
_ENDS = "。；！？!?;：:"


@dataclass
class _Draft:
    """A cell while its table is being put together; `right` is where its text ends at most."""

    lines: list[str]
    column: int
    column_span: int
    row_span: int
    right: float
    first: Line | None = None
    last: Line | None = None

    @property
    def squeezed(self) -> str:
        """What it says, without blanks."""
        return "".join("".join(self.lines).split())

    def cell(self) -> Cell:
        return Cell(tuple(self.lines), self.column, self.column_span, self.row_span)


@dataclass
class RuledTable:
    """The part of a table that is on one page: its grid, and the lines of text in each of its cells."""

    grid: Grid
    texts: dict[Box, list[Line]] = field(default_factory=dict)

    def is_followed_by(self, other: "RuledTable") -> bool:
        """Whether a table at the top of the next page can be the same one: as wide, most columns alike."""
        xs, others = self.grid.xs, other.grid.xs
        if abs(xs[0] - others[0]) > _NEAR or abs(xs[-1] - others[-1]) > _NEAR:
            return False
        shared = sum(any(abs(x - other_x) <= _NEAR for x in xs) for other_x in others)
        return 2 * (shared - 2) >= min(len(xs), len(others)) - 2


def ruled_table(grid: Grid, glyphs: Sequence[Glyph]) -> RuledTable:
    """Return a table with the characters in it shared out to its cells."""
    box_at = {
        (row, column): box
        for box in grid.boxes
        for row in range(box.top, box.bottom)
        for column in range(box.left, box.right)
    }
    held: dict[Box, list[Glyph]] = {box: [] for box in grid.boxes}
    for glyph in glyphs:
        held[box_at[grid.place((glyph.x0 + glyph.x1) / 2, glyph.middle)]].append(glyph)
    return RuledTable(grid, {box: lines_of(inside) for box, inside in held.items()})


def joined_table(parts: Sequence[RuledTable]) -> Table:
    """Return the table that its parts on one or more pages make, without headings printed again."""
    xs = _all_columns(parts)
    rows: list[list[_Draft]] = []
    for part in parts:
        drafts = _rows(part, xs)
        if rows:
            _append(rows, drafts)
        else:
            rows = drafts
    return Table(tuple(tuple(draft.cell() for draft in row) for row in rows))


def _all_columns(parts: Sequence[RuledTable]) -> list[float]:
    xs: list[float] = []
    for x in sorted(x for part in parts for x in part.grid.xs):
        if not xs or x - xs[-1] > _NEAR:
            xs.append(x)
    return xs


def _rows(part: RuledTable, xs: Sequence[float]) -> list[list[_Draft]]:
    grid = part.grid
    rows: list[list[_Draft]] = [[] for _ in grid.ys[1:]]
    margin = _margin(part)
    pitch = usual_pitch(part.texts.values())
    for box, lines in part.texts.items():
        right = max([grid.xs[box.right] - margin, *(line.x1 for line in lines)])
        left = _index(xs, grid.xs[box.left])
        rows[box.top].append(
            _Draft(
                list(written_lines(lines, right, pitch)),
                left,
                _index(xs, grid.xs[box.right]) - left,
                box.bottom - box.top,
                right,
                lines[0] if lines else None,
                lines[-1] if lines else None,
            )
        )
    return rows


def _margin(part: RuledTable) -> float:
    """Return how far from the lines around it text begins and ends, as far as can be seen."""
    gaps = [line.x0 - part.grid.xs[box.left] for box, lines in part.texts.items() for line in lines]
    return min(max(min(gaps, default=0.0), 0.0), _WIDEST_MARGIN)


def _index(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda place: abs(xs[place] - x))


def _append(rows: list[list[_Draft]], more: list[list[_Draft]]) -> None:
    """Let the rows of the next page go on below those of the pages before."""
    more = _without_headings(rows, more)
    if not more:
        return
    columns = next((found for row in rows[:_HEADING_ROWS] if (found := _headings(row))), ())
    seen = {line for row in rows for draft in row for line in draft.lines}
    open_cells = _open_cells(rows)
    is_cut = _is_cut(open_cells, more[0], columns)
    kept: list[_Draft] = []
    for draft in more[0]:
        above = open_cells.get(draft.column)
        if above is None or above.column_span != draft.column_span:
            kept.append(draft)
        elif _is_repeated(above, draft, seen):
            above.row_span += draft.row_span - is_cut
        elif is_cut or _goes_down(above, draft):
            _join(above, draft)
            above.row_span += draft.row_span - is_cut
        else:
            kept.append(draft)
    if is_cut:
        rows[-1] += kept
    else:
        rows.append(kept)
    rows += more[1:]


def _without_headings(rows: list[list[_Draft]], more: list[list[_Draft]]) -> list[list[_Draft]]:
    """Return the rows of a page without those at its top that stand at the top of the table too."""
    place = 0
    while place < min(_HEADING_ROWS, len(rows), len(more)) and _says(rows[place]) == _says(more[place]):
        place += 1
    return more[place:]


def _says(row: Sequence[_Draft]) -> list[str]:
    return [draft.squeezed for draft in row if draft.squeezed]


def _headings(row: Sequence[_Draft]) -> tuple[Column, ...] | None:
    return read_headings([draft.cell() for draft in row]) if row else None


def _open_cells(rows: Sequence[Sequence[_Draft]]) -> dict[int, _Draft]:
    """Return by column the cells that reach down to the end of the last row."""
    last = len(rows)
    return {
        draft.column: draft
        for place, row in enumerate(rows)
        for draft in row
        if place + draft.row_span >= last
    }


def _is_repeated(above: _Draft, draft: _Draft, seen: set[str]) -> bool:
    """Whether a cell says again what the cell above the page's end says, perhaps with 「（續）」 behind."""
    *lines, last = _without_mark(draft.lines) or [""]
    if [*lines, last] == draft.lines and (parse_label(last) is None or above.squeezed != draft.squeezed):
        return False
    return bool(last and above.lines) and last == above.lines[-1] and seen.issuperset(lines)


def _without_mark(lines: Sequence[str]) -> list[str]:
    """Return the lines without the sign behind them that they are repeated."""
    plain = list(lines)
    for mark in _CONTINUED if plain else ():
        plain[-1] = plain[-1].removesuffix(mark).rstrip()
    return plain if not plain or plain[-1] else plain[:-1]


def _is_cut(above: dict[int, _Draft], row: Sequence[_Draft], columns: Sequence[Column]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    Its rest has no number, and either goes on in the middle of a line, or is beside no date and no section.
    """
    filled = [draft for draft in row if draft.squeezed]
    pairs = [(above.get(draft.column), draft) for draft in filled]
    if not filled or any(up is None or up.column_span != draft.column_span for up, draft in pairs):
        return False
    speaking = [column.first for column in columns if column.kind in _SPEAKING]
    work = [draft for draft in filled if draft.column not in speaking]
    if work and parse_label(work[0].lines[0]) is not None:
        return False
    if any(up and _runs_over(up, draft) for up, draft in pairs if draft in work):
        return True
    return bool(columns) and not any(draft.column in speaking for draft in filled)


def _runs_over(above: _Draft, draft: _Draft) -> bool:
    """Whether the text of a cell goes on, in the middle of a line, with the one at the top of the page."""
    if above.last is None or draft.first is None or not above.lines or above.lines[-1].endswith(tuple(_ENDS)):
        return False
    return goes_on(above.last, draft.first, above.right)


def _goes_down(above: _Draft, draft: _Draft) -> bool:
    """Whether a cell is the rest of a merged one."""
    if above.row_span == 1 and draft.row_span == 1:
        return False
    return not draft.squeezed or _runs_over(above, draft)


def _join(above: _Draft, draft: _Draft) -> None:
    if not draft.lines:
        return
    if above.last and draft.first and goes_on(above.last, draft.first, above.right):
        first, *rest = draft.lines
        above.lines[-1] = run_on(above.lines[-1], first)
        above.lines += rest
    else:
        above.lines += draft.lines
    above.last = draft.last
