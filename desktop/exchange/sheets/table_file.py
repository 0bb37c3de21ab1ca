"""A table on its way into a file: what every kind of file is told about it."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# What a cell may hold; None and an empty text leave it empty.
CellValue = str | int | float | Decimal | dt.date | dt.time | None

# How many rows are done so far, how many there are (0: unknown), and what is done.
Progress = tuple[int, int, str]

# More Chinese characters beside each other cannot be read on a sheet of A4.
MOST_ON_A_PAGE = 160
# Of a table that takes pages beside each other, so many columns stand on each of them.
REPEATED_COLUMNS = 2
# So many cells nobody prints.
LARGE = 1_000_000

# XML cannot hold these, nor can a person read them: control characters, halves of characters, non-characters.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class CellKind(StrEnum):
    """What the cells of a column hold for the most part; each is written as what it is."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True)
class TableColumn:
    """A column: its heading, what it holds, and its width in Chinese characters."""

    heading: str
    kind: CellKind = CellKind.TEXT
    width: float = 8


@dataclass(frozen=True)
class TableFile:
    """A table with its title and the lines below it; `rows` is gone through once and may be endless work.

    `count` is how many rows there will be, 0 where nobody knows.
    """

    title: str
    columns: tuple[TableColumn, ...]
    rows: Iterable[Sequence[CellValue]]
    lines: tuple[str, ...] = ()
    count: int = 0

    @property
    def pages_wide(self) -> int:
        """How many pages beside each other the columns take in print."""
        return max(1, math.ceil(sum(column.width for column in self.columns) / MOST_ON_A_PAGE))

    @property
    def is_large(self) -> bool:
        """Whether its cells are so many that they go without frames: for memory, size and time."""
        return self.count * len(self.columns) > LARGE


def plain(text: str) -> str:
    """The text without what no file holds; line ends are all of one kind."""
    if text.isprintable():
        return text
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
