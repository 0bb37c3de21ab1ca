"""Where a row of the task table ends: over the page's end, and at a total or a note, which are no rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.vocabulary import ColumnKind
from desktop.exchange.recognition.cell_pieces import ends_sentence
from desktop.exchange.recognition.row_fitting import FittedRow
from desktop.rules.numbering import parse_label

_FOOT = re.compile(
    r"(?:合|總|小|共)計(?:\s*$|[\s：:]|.{0,2}\d)|(?:附註|備註|備考|註|說明|資料來源|填表說明)\s*\d*\s*[：:]|※"
)


@dataclass(frozen=True)
class Lost:
    """Text in the table that is no row of it; `breaks` where what follows cannot go on from before."""

    text: str
    breaks: bool = False


Part = FittedRow | Lost


def is_foot(row: FittedRow) -> bool:
    """Whether a row is a total or a note below the tasks."""
    return bool(row.cells) and _FOOT.match("".join(row.cells[0].lines).strip()) is not None


def going_on(before: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
    """Return the rows of a page, the first marked if it goes on with a sentence of the page before."""
    rows = list(parts)
    last = before[-1] if before else None
    first = rows[0] if rows else None
    if isinstance(last, FittedRow) and isinstance(first, FittedRow) and _is_cut(last, first):
        rows[0] = replace(first, begins_page=True)
    return rows


def _is_cut(last: FittedRow, first: FittedRow) -> bool:
    """Whether a row goes on with what the row before broke off: a task's sentence, or a group's name."""
    above, below = last.of(ColumnKind.TASK), first.of(ColumnKind.TASK)
    if not above or not below:
        return False
    if first.of(ColumnKind.AREA):
        return _is_cut_name(last, first) and _next_number(above[-1].lines, below[0].lines[0])
    is_numbered = any(parse_label(line) for line in above[0].lines)
    return is_numbered and not ends_sentence(above[-1].lines[-1]) and parse_label(below[0].lines[0]) is None


def _is_cut_name(last: FittedRow, first: FittedRow) -> bool:
    """Whether the groups of a row have no number, and those of the row before have."""
    numbered = any(parse_label(line) for cell in last.of(ColumnKind.AREA) for line in cell.lines)
    return numbered and not any(parse_label(cell.lines[0]) for cell in first.of(ColumnKind.AREA))


def _next_number(lines: Sequence[str], line: str) -> bool:
    numbers = [read[0] for text in lines if (read := parse_label(text))]
    read = parse_label(line)
    return bool(numbers and read and any(read[0] == replace(n, value=n.value + 1) for n in numbers[-1:]))
