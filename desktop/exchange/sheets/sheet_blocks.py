"""The sheets of a workbook as a document: lines outside the task table as paragraphs, the table as such."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from desktop.exchange.document import Cell, Document, Paragraph, Table, check_length
from desktop.exchange.pdf.signature_strips import is_signature_strip
from desktop.exchange.recognition.table_columns import read_headings
from desktop.exchange.sheets.sheet import Merge, Sheet
from desktop.exchange.sheets.sheet_carried import carried_in
from desktop.exchange.sheets.sheet_merges import MergeFinder, bury
from desktop.exchange.sheets.sheet_told import sentences
from desktop.rules.numbering import Level, parse_label

# What a line below a table begins with that speaks about it.
_BELOW_TABLE = ("備註", "附註", "備考", "註：", "註:", "說明：", "說明:", "※", "*")
# Rows at the foot of a table that can be a strip for signatures.
_STRIP = 4


@dataclass(frozen=True)
class _Row:
    """A row that shows something: its cells from left to right; `is_set_off` if the row above is blank."""

    number: int
    cells: tuple[Cell, ...]
    is_set_off: bool

    @property
    def only(self) -> Cell | None:
        """The only cell of the row, None where there are several."""
        return self.cells[0] if len(self.cells) == 1 else None


def document_of(sheets: Sequence[Sheet], file_name: str) -> Document:
    """Return what the sheets of a file say, one after another; hidden sheets come as notes.

    A title line that a further sheet repeats is told once. Of a workbook that was written from a plan, what
    is beside the plan is left out.

    Raises:
        BadFile: there is more text than any plan has.
    """
    carried, sheets = carried_in(sheets)
    for sheet in sheets:
        bury(sheet)
    check_length(sum(len(cells) for sheet in sheets for cells in sheet.rows.values()), file_name)
    shown = [sheet for sheet in sheets if not sheet.is_hidden]
    hidden = [sheet for sheet in sheets if sheet.is_hidden]
    blocks: list[Paragraph | Table] = []
    for sheet in shown:
        own = list(_blocks(sheet))
        titles = {block.text for block in blocks if isinstance(block, Paragraph)}
        table = next((place for place, block in enumerate(own) if isinstance(block, Table)), 0)
        blocks += [block for block in own[:table] if getattr(block, "text", None) not in titles]
        blocks += own[table:]
    notes = [note for sheet in shown for note in (*sheet.notes, *sheet.buried)]
    notes += [note for sheet in hidden for note in (*sheet.lines(), *sheet.notes, *sheet.buried)]
    return Document(
        tuple(blocks),
        tuple(dict.fromkeys(notes)),
        tuple(chain.from_iterable(map(sentences, sheets))),
        carried,
    )


def _blocks(sheet: Sheet) -> Iterator[Paragraph | Table]:
    """Yield the blocks of one sheet: a table from each row of headings on, paragraphs before and behind."""
    rows = list(_rows(sheet))
    place = 0
    while place < len(rows):
        if not read_headings(rows[place].cells):
            yield from [Table((rows[place].cells,))] if _is_strip(rows[place]) else _paragraphs(rows[place])
            place += 1
            continue
        following = next((p for p in range(place + 1, len(rows)) if _is_chapter(rows[p])), len(rows))
        end = _end(rows, place, following)
        yield _under_name(sheet.name, _table(rows[place:end], sheet.merges), sheet)
        place = end


def _under_name(name: str, table: Table, sheet: Sheet) -> Table:
    """Return the table of a sheet named as an area (「一、服務環境」) with the name as its first row.

    Where the sheet says the name itself, or the name is any other, nothing is added.
    """
    read = parse_label(name)
    if read is None or not read[1] or read[0].level is not Level.AREA:
        return table
    if any(read[1] in text for cells in sheet.rows.values() for text in cells.values()):
        return table
    headings, *rows = table.rows
    outline = [column for column in read_headings(headings) or () if column.kind is not None]
    return Table((headings, (Cell((name,), outline[0].first),), *rows))


def _rows(sheet: Sheet) -> Iterator[_Row]:
    finder = MergeFinder(sheet.merges)
    above = -1
    for number, texts in sorted(sheet.rows.items()):
        cells = []
        for column, text in sorted(texts.items()):
            merge = finder.at(number, column)
            span = merge.right - merge.left + 1 if merge else 1
            cells.append(Cell(_lines(text), column, span))
        yield _Row(number, tuple(cells), is_set_off=number > above + 1)
        above = number


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cell, without blank ones at either end."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    filled = [place for place, line in enumerate(lines) if line]
    return tuple(lines[filled[0] : filled[-1] + 1]) if filled else ()


def _is_chapter(row: _Row) -> bool:
    """Whether a row begins a chapter: 「參、附則」 alone, or with its number in a cell of its own."""
    read = parse_label(row.cells[0].text)
    if read is None or read[0].level is not Level.CHAPTER:
        return False
    return len(row.cells) == (1 if read[1] else 2)


def _end(rows: Sequence[_Row], begin: int, end: int) -> int:
    """Return where a table ends that may go on until `end`: before lines at its foot that are no rows."""
    left = min(cell.column for cell in rows[begin].cells)
    end = next((place for place in range(max(begin + 1, end - _STRIP), end) if _is_strip(rows[place])), end)
    foot = end
    while foot > begin + 1 and (only := rows[foot - 1].only) and only.column <= left:
        foot -= 1
    return next((place for place in range(foot, end) if _is_no_row(rows[place])), end)


def _is_strip(row: _Row) -> bool:
    return is_signature_strip(Table((row.cells,)))


def _is_no_row(row: _Row) -> bool:
    return row.is_set_off or row.cells[0].lines[0].startswith(_BELOW_TABLE)


def _paragraphs(row: _Row) -> Iterator[Paragraph]:
    """Yield a row outside the table: its lines, a number in a cell of its own in front of its text."""
    first, *others = (cell.text for cell in row.cells)
    read = parse_label(first)
    between = "" if read and not read[1] else " "
    text = between.join([first, " ".join(others)]) if others else first
    yield from (Paragraph(line.strip()) for line in text.split("\n"))


def _table(rows: Sequence[_Row], merges: Sequence[Merge]) -> Table:
    """Return rows as a table; its columns are those of the sheet from the first that is used on."""
    used = sorted({cell.column for row in rows for cell in row.cells})
    numbers = [row.number for row in rows]
    finder = MergeFinder(merges)
    table: list[tuple[Cell, ...]] = []
    for place, row in enumerate(rows):
        own = {cell.column: cell for cell in row.cells}
        cells: list[Cell] = []
        for column in used:
            merge, cell = finder.at(row.number, column), own.get(column)
            if cell is None and merge is None:
                cells.append(Cell((), column - used[0]))
            elif cell is not None:
                height = bisect_right(numbers, merge.bottom) - place if merge else 1
                cells.append(Cell(cell.lines, column - used[0], cell.column_span, height))
        table.append(tuple(cells))
    return Table(tuple(table))
