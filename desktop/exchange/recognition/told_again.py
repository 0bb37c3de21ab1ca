"""Areas and measures that every row or page tells again: they are told once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell, FittedRow

# 「一、完備基礎服務（續）」 at the top of a page; ditto marks.
GOES_ON = re.compile(r"[(（](?:續|續前頁|接前頁|承上)[)）]$")
DITTO = re.compile("〃|同上|同前")


@dataclass
class ToldAgain:
    """The outline cells of the rows before, by their column."""

    _above: dict[int, str] = field(default_factory=dict)
    _left_out: list[str] = field(default_factory=list)

    def without(self, rows: Iterable[FittedRow]) -> Iterator[FittedRow]:
        """Yield the rows without the outline cells that say what the row above them says."""
        for row in rows:
            if row.is_line:
                yield row
                continue
            kept = tuple(cell for cell in row.cells if cell.column.kind is not OUTLINE or self._is_new(cell))
            yield replace(row, cells=kept)

    def begin_anew(self) -> None:
        """What is told from here on is told for the first time."""
        self._above = {}

    def _is_new(self, cell: FittedCell) -> bool:
        text = _squeezed("".join(cell.lines))
        above = self._above.get(cell.depth)
        if above is not None and (DITTO.fullmatch(text) or GOES_ON.sub("", text) == above):
            self._left_out.append(text)
            return False
        # What stands further in belongs to another area now.
        self._above = {depth: told for depth, told in self._above.items() if depth < cell.depth}
        self._above[cell.depth] = text
        return True

    def untold(self, told: Iterable[str]) -> list[str]:
        """Return what was left out and is not told once either: `told` are the items with their numbers."""
        once = {_squeezed(text) for text in told}
        return [
            text for text in self._left_out if GOES_ON.sub("", text) not in once and not DITTO.fullmatch(text)
        ]


def _squeezed(text: str) -> str:
    return "".join(text.split())
