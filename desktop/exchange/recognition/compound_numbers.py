"""Numbers that name all levels at once, 1.2 or 1-2, read as the number of the innermost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from db.vocabulary import ColumnKind
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell, FittedRow
from desktop.rules.numbering import Level, label

_NUMBER = re.compile(r"\s*(?P<parts>\d{1,2}(?:[.．-]\d{1,2}){0,2})(?:[.．、]\s*|\s+|(?=[\u3400-\u9fff「]))")
_BETWEEN = re.compile("[.．-]")
_FEWEST = 2
_GROUPS = (Level.AREA, Level.MEASURE)
Parts = tuple[int, ...]


@dataclass(frozen=True)
class _Line:
    """A line that begins with such a number."""

    parts: Parts
    rest: str


def with_own_numbers(rows: Sequence[FittedRow]) -> list[FittedRow]:
    """Return the rows with 1.1 and 1.2 written as tasks and measures are, if their tasks count so.

    The numbers must follow each other: what only looks like one, 3.5公里, does not.
    """
    numbers = [line.parts for line in _lines(rows, ColumnKind.TASK)]
    deepest = max(map(len, numbers), default=0)
    if deepest < _FEWEST or not _count_on([parts for parts in numbers if len(parts) == deepest]):
        return list(rows)
    return [
        replace(row, cells=tuple(_retold(cell, deepest) for cell in row.cells)) if not row.is_line else row
        for row in rows
    ]


def _lines(rows: Sequence[FittedRow], kind: ColumnKind) -> Iterator[_Line]:
    for row in rows:
        for cell in row.of(kind):
            yield from (line for text in cell.lines if (line := _line(text)))


def _line(text: str) -> _Line | None:
    found = _NUMBER.match(text)
    if found is None:
        return None
    return _Line(tuple(map(int, _BETWEEN.split(found["parts"]))), text[found.end() :])


def _count_on(numbers: Sequence[Parts]) -> bool:
    """Whether each number is the one after that before it: 1.2 after 1.1, and 2.1 after either."""
    if len(numbers) < _FEWEST or numbers[0][-1] != 1:
        return False
    return all(
        (after[:-1] == before[:-1] and after[-1] == before[-1] + 1)
        or (after[:-1] > before[:-1] and after[-1] == 1)
        for before, after in pairwise(numbers)
    )


def _retold(cell: FittedCell, deepest: int) -> FittedCell:
    if cell.column.kind not in (OUTLINE, ColumnKind.TASK):
        return cell
    return replace(cell, lines=tuple(_own(text, cell.column.kind, deepest) for text in cell.lines))


def _own(text: str, kind: ColumnKind, deepest: int) -> str:
    line = _line(text)
    if line is None:
        return text
    if kind is OUTLINE and len(line.parts) <= len(_GROUPS):
        level = _GROUPS[len(line.parts) - 1]
    elif len(line.parts) == deepest:
        level = Level.TASK
    elif len(line.parts) > 1:
        level = Level.MEASURE
    else:
        return text
    return label(level, line.parts[-1]) + line.rest if line.parts[-1] else text
