"""Merged cells of a sheet: which block a cell lies in, and what is buried below its first cell."""

from collections.abc import Iterable

from desktop.exchange.sheets.sheet import MOST_COLUMNS, Merge, Sheet


class MergeFinder:
    """Finds the block that a cell lies in; to be asked from the top row down.

    Blocks that overlap another are left out: no program makes them, and they would take long to look through.
    """

    def __init__(self, merges: Iterable[Merge]) -> None:
        self._waiting = sorted(merges, key=lambda merge: (-merge.top, -merge.left))
        self._open: list[Merge] = []
        self._by_column: dict[int, Merge] = {}
        self._row = -1

    def at(self, row: int, column: int) -> Merge | None:
        """Return the block that holds the cell, None for a cell by itself."""
        if row != self._row:
            self._go_down(row)
        return self._by_column.get(column)

    def _go_down(self, row: int) -> None:
        self._row = row
        self._open = [merge for merge in self._open if merge.bottom >= row]
        self._by_column = {column: merge for merge in self._open for column in _columns(merge)}
        while self._waiting and self._waiting[-1].top <= row:
            merge = self._waiting.pop()
            if merge.bottom >= row and self._by_column.keys().isdisjoint(_columns(merge)):
                self._open.append(merge)
                self._by_column |= dict.fromkeys(_columns(merge), merge)


def _columns(merge: Merge) -> range:
    return range(merge.left, min(merge.right + 1, MOST_COLUMNS))


def bury(sheet: Sheet) -> None:
    """Move the texts that merged cells hide below their first cell to `sheet.buried`."""
    finder = MergeFinder(sheet.merges)
    for row, cells in sorted(sheet.rows.items()):
        for column in sorted(cells):
            merge = finder.at(row, column)
            if merge and (merge.top, merge.left) != (row, column):
                sheet.buried.append(cells.pop(column))
    sheet.rows = {row: cells for row, cells in sheet.rows.items() if cells}
