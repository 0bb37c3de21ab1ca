"""The ruled tables of a PDF file: what stands in their cells, and how they go on over pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from db.vocabulary import ColumnKind
from desktop.exchange.document import Cell, Table
from desktop.exchange.pdf_grid import Box, Grid
from desktop.exchange.pdf_lines import Line, lines_of
from desktop.exchange.pdf_page import Glyph
from desktop.exchange.pdf_wrapping import goes_on, is_broken_day, run_on, usual_pitch, written_lines
from desktop.exchange.table_columns import Column, read_headings
from desktop.rules.numbering import parse_label

_NEAR = 3.0
_WIDEST_MARGIN = 8.0
_HEADING_ROWS = 3
_CONTINUED = ("（續）", "(續)", "（續前頁）", "(續前頁)", "(續上頁)", "（續上頁）")
_SPEAKING = (ColumnKind.DUE, ColumnKind.SECTIONS)
# Lines that had room above the end of the page would have been printed there.
_MUCH_ROOM = 2
_ENDS = "。；！？!?;：:"


@dataclass
class _Draft:
    """A cell while its table is being put together; `right` is where its text ends at most.

    `room_above` and `room_below` are how many lines would have had room beside its own.
    """

    lines: list[str]
    column: int
    column_span: int
    row_span: int
    right: float
    first: Line | None = None
    last: Line | None = None
    room_above: int = 0
    room_below: int = 0

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
                *_rooms(box, part, pitch),
            )
        )
    return rows


def _margin(part: RuledTable) -> float:
    """Return how far from the lines around it text begins and ends, as far as can be seen."""
    gaps = [line.x0 - part.grid.xs[box.left] for box, lines in part.texts.items() for line in lines]
    return min(max(min(gaps, default=0.0), 0.0), _WIDEST_MARGIN)


def _rooms(box: Box, part: RuledTable, pitch: float) -> tuple[int, int]:
    """Return how many lines have room above and below the text of a cell."""
    lines = part.texts[box]
    if not lines or not pitch:
        return 0, 0
    above = lines[0].top - part.grid.ys[box.top] - _inset(part, pitch)
    below = part.grid.ys[box.bottom] - lines[-1].bottom - _inset(part, pitch)
    return max(round(above / pitch), 0), max(round(below / pitch), 0)


def _inset(part: RuledTable, pitch: float) -> float:
    """Return how far below the line above it the text of a cell begins at least."""
    gaps = [lines[0].top - part.grid.ys[box.top] for box, lines in part.texts.items() if lines]
    return min(gaps, default=0.0)


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

    It is where its text goes on in the middle of a line, where it has no number and stands beside no date
    and no section, or where these ran ahead of the tasks on the page before.
    """
    filled = [draft for draft in row if draft.squeezed]
    pairs = [(up, draft) for draft in filled if (up := above.get(draft.column))]
    if len(pairs) < len(filled) or any(up.column_span != draft.column_span for up, draft in pairs):
        return False
    speaking = [column.first for column in columns if column.kind in _SPEAKING]
    if any(_could_have_stood_above(up, draft) for up, draft in pairs if draft.column in speaking):
        return False
    is_silent = bool(columns) and not any(draft.column in speaking for draft in filled)
    work = [(up, draft) for up, draft in pairs if draft.column not in speaking]
    outline = [column.first for column in columns if column.kind is ColumnKind.AREA]
    numbered = [draft.column for _, draft in work if parse_label(draft.lines[0])]
    opens_group = any(column in outline for column in numbered)
    if any(_runs_over(up, draft) and up.row_span == draft.row_span == 1 for up, draft in pairs):
        return is_silent or not opens_group
    if not numbered:
        return is_silent
    if opens_group:
        return False
    beside = [
        (above[draft.column], draft) for draft in row if draft.column in speaking and draft.column in above
    ]
    return any(_ran_ahead(*work[0], up, draft) for up, draft in beside)


def _could_have_stood_above(above: _Draft, draft: _Draft) -> bool:
    """Whether a cell's lines had room above the page's end, and no empty lines are told of."""
    is_spaced = "" in above.lines or "" in draft.lines or draft.room_above
    return bool(above.lines) and above.room_below >= _MUCH_ROOM and not is_spaced


def _ran_ahead(tasks: _Draft, more_tasks: _Draft, entries: _Draft, more_entries: _Draft) -> bool:
    """Whether there are more dates than tasks above the page's end, and fewer below."""
    ahead = _count(entries) > _numbered(tasks) > 0
    return ahead and _count(more_entries) < _numbered(more_tasks)


def _count(draft: _Draft) -> int:
    """Return how many groups of lines a cell has, or lines where there are no empty ones."""
    if "" not in draft.lines:
        return len(draft.lines)
    return sum(not before and bool(line) for before, line in pairwise(["", *draft.lines]))


def _numbered(draft: _Draft) -> int:
    """Return how many items of the level of its first one a cell has."""
    levels = [label[0].level for line in draft.lines if (label := parse_label(line))]
    return levels.count(min(levels)) if levels else 0


def _runs_over(above: _Draft, draft: _Draft) -> bool:
    """Whether the text of a cell goes on, in the middle of a line, with the one at the top of the page."""
    if above.last is None or draft.first is None or not above.lines or above.lines[-1].endswith(tuple(_ENDS)):
        return False
    last, first = above.lines[-1], draft.lines[0]
    return goes_on(above.last, draft.first, above.right) or is_broken_day([last, first])


def _goes_down(above: _Draft, draft: _Draft) -> bool:
    """Whether a cell is the rest of a merged one."""
    if above.row_span == 1 and draft.row_span == 1:
        return False
    return not draft.squeezed or _runs_over(above, draft)


def _join(above: _Draft, draft: _Draft) -> None:
    if not draft.lines:
        return
    if _runs_over(above, draft):
        first, *rest = draft.lines
        above.lines[-1] = run_on(above.lines[-1], first)
        above.lines += rest
    else:
        is_apart = above.lines and above.room_below + draft.room_above >= 1
        above.lines += ["", *draft.lines] if is_apart else draft.lines
    above.last, above.room_below = draft.last, draft.room_below
