"""The tables that ruling lines draw on a page: their cells, and what each spans."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.exchange.pdf.pdf_page import Glyph, Rule

# Lines this near to each other are one, as in a double border.
_NEAR = 3.0
# How much of the side of a cell a line must go along.
_MOST = 0.5
_MOST_RULES = 5_000
_MOST_PLACES = 20_000
# A row of one cell has a line or two of text, near to its sides.
_HIGHEST_ROW = 60.0
_WIDEST_INSET = 14.0


@dataclass(frozen=True)
class Box:
    """A cell: the rows and columns of the grid that it covers, ends not included."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Grid:
    """A table: where its upright (`xs`) and level (`ys`) lines are, and the cells between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Return the row and the column of the grid in which a point of the table is."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)


def grids_of(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Grid]:
    """Return the tables of a page, without those inside the cells of others, from above to below.

    What has one cell only is a frame and no table. Where a table has no lines at its sides, no line leads
    past a row of one cell; `glyphs` tell such a row from a paragraph between two tables.
    """
    parts = [part for part in _touching(_merged(rules)[:_MOST_RULES]) if _has_both(part)]
    grids = [grid for part in _over_rows_of_one_cell(parts, glyphs) if (grid := _grid(part))]
    outer = [grid for grid in grids if not any(_is_inside(grid, other) for other in grids)]
    return sorted(outer, key=lambda grid: grid.ys[0])


def _is_inside(grid: Grid, other: Grid) -> bool:
    return grid is not other and other.holds(grid.xs[0], grid.ys[0]) and other.holds(grid.xs[-1], grid.ys[-1])


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules with those joined that go on from each other or lie side by side."""
    merged: list[Rule] = []
    for is_level in (True, False):
        own = sorted((rule for rule in rules if rule.is_level is is_level), key=lambda rule: rule.at)
        for group in _near(own):
            at = sorted(rule.at for rule in group)[len(group) // 2]
            group.sort(key=lambda rule: rule.start)
            start, end = group[0].start, group[0].end
            for rule in group[1:]:
                if rule.start > end + _NEAR:
                    merged.append(Rule(is_level, at, start, end))
                    start = rule.start
                    end = rule.end
                end = max(end, rule.end)
            merged.append(Rule(is_level, at, start, end))
    return merged


def _near(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules by table: those that cross or meet."""
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    part_of = {id(rule): [rule] for rule in rules}
    for across in level:
        for down in upright:
            if _meet(across, down):
                one, other = part_of[id(across)], part_of[id(down)]
                if one is not other:
                    one += other
                    part_of.update((id(rule), one) for rule in other)
    return list({id(part): part for part in part_of.values()}.values())


def _has_both(rules: Sequence[Rule]) -> bool:
    return any(rule.is_level for rule in rules) and any(not rule.is_level for rule in rules)


def _over_rows_of_one_cell(parts: Sequence[list[Rule]], glyphs: Sequence[Glyph]) -> list[list[Rule]]:
    joined: list[list[Rule]] = []
    for part in sorted(parts, key=lambda rules: min(rule.at for rule in rules if rule.is_level)):
        if joined and _has_row_between(joined[-1], part, glyphs):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _has_row_between(above: Sequence[Rule], below: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether between two lines of the same length there is text that fills the gap as it fills a cell."""
    top = max((rule for rule in above if rule.is_level), key=lambda rule: rule.at)
    bottom = min((rule for rule in below if rule.is_level), key=lambda rule: rule.at)
    if abs(top.start - bottom.start) > _NEAR or abs(top.end - bottom.end) > _NEAR:
        return False
    inside = [glyph for glyph in glyphs if top.at < glyph.middle < bottom.at and glyph.text.strip()]
    if not inside or not 0 < bottom.at - top.at <= _HIGHEST_ROW:
        return False
    gap_above = min(glyph.top for glyph in inside) - top.at
    gap_below = bottom.at - max(glyph.bottom for glyph in inside)
    left = min(glyph.x0 for glyph in inside) - top.start
    right = top.end - max(glyph.x1 for glyph in inside)
    is_like_cell = min(left, right) >= 0 and (left <= _WIDEST_INSET or abs(left - right) <= _WIDEST_INSET)
    return is_like_cell and max(gap_above, gap_below) <= _WIDEST_INSET


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    if len(level) < 2 or not upright:
        return None
    # A table may have no line at its sides, or at the end of a page.
    xs = _places([rule.at for rule in upright], [rule.start for rule in level] + [rule.end for rule in level])
    ys = _places(
        [rule.at for rule in level], [rule.start for rule in upright] + [rule.end for rule in upright]
    )
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    boxes = tuple(_boxes(xs, ys, level, upright))
    return Grid(xs, ys, boxes) if len(boxes) > 1 else None


def _places(lines: Iterable[float], ends: Sequence[float]) -> tuple[float, ...]:
    """Return where the lines are, and the outermost ends of those that cross them."""
    places: list[float] = []
    for place in sorted([*lines, min(ends), max(ends)]):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return tuple(places)


def _boxes(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[Box]:
    """Yield the cells: rectangles of the grid with no line through them, row by row."""
    has_left = _walls(xs, ys, upright)
    has_top = _walls(ys, xs, level)
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < len(xs) - 1 and not has_left[right][row] and (row, right) not in taken:
                right += 1
            bottom = row + 1
            while bottom < len(ys) - 1 and _goes_down(bottom, column, right, has_top, has_left):
                bottom += 1
            taken.update((r, c) for r in range(row, bottom) for c in range(column, right))
            yield Box(row, bottom, column, right)


def _goes_down(
    row: int, left: int, right: int, has_top: Sequence[Sequence[bool]], has_left: Sequence[Sequence[bool]]
) -> bool:
    """Whether a cell over these columns has no line above this row, and none upright in it."""
    return not any(has_top[row][column] for column in range(left, right)) and not any(
        has_left[column][row] for column in range(left + 1, right)
    )


def _walls(places: Sequence[float], crossing: Sequence[float], rules: Sequence[Rule]) -> list[list[bool]]:
    """Return for each place, and each gap between two crossing lines, whether a rule goes along there."""
    return [
        [
            any(
                abs(rule.at - place) <= _NEAR
                and min(rule.end, high) - max(rule.start, low) > _MOST * (high - low)
                for rule in rules
            )
            for low, high in pairwise(crossing)
        ]
        for place in places
    ]
