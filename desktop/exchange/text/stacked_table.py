"""Tables pasted cell below cell: a tab begins each cell, and lines without a tab go on in it."""

import re
from collections.abc import Iterator

from desktop.exchange.document import Table, text_row
from desktop.exchange.recognition.chapter_marks import ChapterMark, read_mark
from desktop.rules.numbering import Level, parse_label

_CELL = re.compile(r"\t[^\t]*")
FEWEST_COLUMNS = 3


def is_stacked(lines: list[str]) -> bool:
    """Whether the tables are laid out this way: every tab opens a line, the headings in a stack."""
    with_tab = [place for place, line in enumerate(lines) if "\t" in line]
    if not with_tab or not all(_CELL.fullmatch(lines[place]) for place in with_tab):
        return False
    return any(
        with_tab[place + FEWEST_COLUMNS - 1] == first + FEWEST_COLUMNS - 1
        for place, first in enumerate(with_tab[: 1 - FEWEST_COLUMNS])
    )


def unstacked(lines: list[str]) -> Iterator[str | Table]:
    """Yield the lines outside tables, and each table as a whole.

    A table has as many columns as its first row, whose cells stand on consecutive lines. It ends where,
    behind an empty line in its last cell, the next chapter begins.
    """
    last: ChapterMark | None = None
    place = 0
    while place < len(lines):
        columns = _run_of_cells(lines, place)
        if columns >= FEWEST_COLUMNS:
            cells, place = _cells(lines, place, columns, last)
            yield _table(cells, columns)
            continue
        line = lines[place].strip()
        read = read_mark(line)
        if read and (read[0].value == 1 if last is None else last.is_followed_by(read[0])):
            last = read[0]
        yield line
        place += 1


def _run_of_cells(lines: list[str], place: int) -> int:
    """Return how many lines from here on begin a cell each."""
    end = place
    while end < len(lines) and lines[end].startswith("\t"):
        end += 1
    return end - place


def _cells(
    lines: list[str], place: int, columns: int, last: ChapterMark | None
) -> tuple[list[list[str]], int]:
    """Return the cells from here on, in reading order, and the place of the first line behind them."""
    cells: list[list[str]] = []
    while place < len(lines):
        line = lines[place]
        if line.startswith("\t"):
            if _begins_a_row(lines, place):
                missing = -len(cells) % columns
                cells += [[""]] * (missing if 2 * missing < columns else 0)
            cells.append([line.strip()])
        elif len(cells) % columns == 0 and not cells[-1][-1] and _begins_a_chapter(line, last):
            break
        else:
            cells[-1].append(line.strip())
        place += 1
    return cells, place


def _begins_a_row(lines: list[str], place: int) -> bool:
    """Whether a cell behind an empty line begins with the number of an area or a measure.

    Only a first cell does so behind most of a row, which then has lost its last cells.
    """
    label = parse_label(lines[place])
    behind_empty_line = place > 0 and not lines[place - 1].strip()
    return behind_empty_line and label is not None and label[0].level in (Level.AREA, Level.MEASURE)


def _begins_a_chapter(line: str, last: ChapterMark | None) -> bool:
    read = read_mark(line)
    return read is not None and last is not None and last.is_followed_by(read[0])


def _table(cells: list[list[str]], columns: int) -> Table:
    rows = [cells[first : first + columns] for first in range(0, len(cells), columns)]
    return Table(tuple(text_row([_trimmed(cell) for cell in row]) for row in rows), wrapped=True)


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    return tuple("\n".join(lines).strip("\n").split("\n")) if any(lines) else ()
