"""Which tables of a chapter are the task table, its pages and pieces, and what lies between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from db.vocabulary import ColumnKind
from desktop.exchange.document import Cell, Paragraph, Table
from desktop.exchange.pdf.signature_strips import is_signature_strip
from desktop.exchange.recognition.broken_gaps import close_gaps
from desktop.exchange.recognition.heading_rows import (
    columns_width,
    grid_width,
    heading_place,
    headings_at,
    known_headings,
)
from desktop.exchange.recognition.merged_outline import taken_apart
from desktop.exchange.recognition.named_tables import named_row, names_above_tables
from desktop.exchange.recognition.row_endings import Lost, going_on, is_foot
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell, FittedRow, cell_text, fit
from desktop.exchange.recognition.table_columns import Column
from desktop.exchange.recognition.told_again import ToldAgain
from desktop.rules.numbering import parse_label

_AREA_LINE = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．]\s*\S{1,40}")
_INNER_NUMBER = re.compile(r"\S\s+(?:\d{1,2}\s*[.、]|[(（]\s*[一二三四五六七八九十]+\s*[)）])")
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[A-Za-z]{3}")
# 3, - 3 -, 3/5, 第3頁, 第 3 頁，共 5 頁
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-－–]?\s*\d{1,3}\s*[-－–]?|\d{1,3}\s*/\s*\d{1,3}|第\s*\d{1,3}\s*頁(?:\W*共\s*\d{1,3}\s*頁)?)\s*"
)
# A page whose columns ran together shows numbers in the middle of its lines, and few columns.
_JUMBLED_SHARE = 0.15
_PAGE_ROWS = 2


@dataclass
class Pieces:
    """A chapter's blocks sorted: its own paragraphs, and the parts of the task table in it."""

    paragraphs: list[str] = field(default_factory=list)
    parts: list[FittedRow | Lost] = field(default_factory=list)

    def take(self, paragraph: Paragraph) -> None:
        """Take a paragraph of the chapter's own."""
        self.paragraphs.append(paragraph.text)


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of a page."""
    return _PAGE_NUMBER.fullmatch(text) is not None


class TaskTables:
    """Sorts the blocks of chapters; the headings of the first task table hold until others come.

    `blocks` are those of the whole document: what its columns are is judged by all of their rows.
    """

    def __init__(self, blocks: Sequence[Paragraph | Table] = ()) -> None:
        self._known = known_headings(blocks)
        self.told = ToldAgain()
        self.columns: tuple[Column, ...] = ()
        # The headings of every different heading row, in their order.
        self.headings: list[tuple[Column, ...]] = []

    def sort(self, blocks: Sequence[Paragraph | Table]) -> Pieces:
        """Return the pieces of one chapter.

        Once a task table began, text between it and its next page is lost text of the table; text behind
        its last page is the chapter's.
        """
        pieces = Pieces()
        between: list[Paragraph] = []
        in_table = False
        names = names_above_tables(blocks)
        for place, block in enumerate(blocks):
            if isinstance(block, Paragraph) and place in names:
                pieces.parts += [self._between(line, wrapped=False) for line in between]
                between = []
                in_table = True
                pieces.parts.append(named_row(block, wrapped=False))
                self.told.begin_anew()
            elif isinstance(block, Paragraph):
                (between.append if in_table else pieces.take)(block)
            elif self._is_task_table(block, in_table):
                pieces.parts += [self._between(line, block.wrapped) for line in between]
                between = []
                in_table = True
                self._take(block, pieces)
            else:
                for text in row_texts(block.rows):
                    (between.append if in_table else pieces.take)(Paragraph(text))
        for line in between:
            pieces.take(line)
        return pieces

    def _is_task_table(self, table: Table, in_table: bool) -> bool:
        """Whether a table has task headings, or goes on with the one before it."""
        if heading_place(table) is not None:
            return True
        if is_signature_strip(table):
            return False
        return in_table and (table.wrapped or grid_width(table) == columns_width(self.columns))

    def _take(self, table: Table, pieces: Pieces) -> None:
        place = heading_place(table)
        if place is not None:
            pieces.paragraphs += row_texts(table.rows[:place])
            table = replace(table, rows=table.rows[place:])
        for page in self._pages(_without_gaps(table) if table.wrapped else table):
            parts = list(_page_parts(page, self.columns, self.told))
            pieces.parts += parts if page.wrapped else going_on(pieces.parts, parts)

    def _pages(self, table: Table) -> Iterator[Table]:
        """Yield the rows between heading rows, which a table repeats on every page."""
        rows: list[tuple[Cell, ...]] = []
        place = 0
        while place < len(table.rows):
            found = headings_at(table.rows, place)
            if found is None:
                rows.append(table.rows[place])
                place += 1
                continue
            if rows:
                yield replace(table, rows=tuple(rows))
            rows = []
            place += found.height
            self._begin(self._known.meant_by(found.columns))
        if rows:
            yield replace(table, rows=tuple(rows))

    def _begin(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        if all([c.heading for c in columns] != [c.heading for c in known] for known in self.headings):
            self.headings.append(columns)

    def _between(self, line: Paragraph, wrapped: bool) -> FittedRow | Lost:
        """Return a line between two pages: the name of an area, or lost text."""
        text = line.text
        if _AREA_LINE.fullmatch(text) and not _INNER_NUMBER.search(text):
            # A table has a column of tasks at least, and one without an outline has its areas there.
            column = next(c for c in self.columns if c.kind in (OUTLINE, ColumnKind.TASK))
            return FittedRow((FittedCell(column, (text,), origin=line.origin),), is_wrapped=wrapped)
        return Lost(text, breaks=wrapped and not is_page_number(text))


def row_texts(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return what rows say, a line each."""
    texts = [" ".join(" ".join(cell.text.split("\n")) for cell in row if cell.text) for row in rows]
    return [text for text in texts if text]


def _without_gaps(table: Table) -> Table:
    rows = (
        tuple(replace(cell, lines=tuple(map(close_gaps, cell.lines))) for cell in row) for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _page_parts(page: Table, columns: Sequence[Column], told: ToldAgain) -> Iterator[FittedRow | Lost]:
    if page.wrapped and _is_jumbled(page, columns):
        yield from (Lost(text, breaks=True) for text in row_texts(page.rows))
        return
    begins_page = False
    for row in told.without(taken_apart(fit(page, columns), columns)):
        begins_page = begins_page or row.begins_page
        if not row.is_wrapped and is_foot(row):
            yield Lost(" ".join(cell_text(cell) for cell in row.cells))
            continue
        cells = _without_scraps(row) if row.is_wrapped else row.cells
        yield from (Lost(" ".join(cell.lines)) for cell in row.cells if cell not in cells)
        if cells:
            yield replace(row, cells=tuple(cells), begins_page=begins_page)
            begins_page = False


def _is_jumbled(page: Table, columns: Sequence[Column]) -> bool:
    """Whether the columns of a page ran together, so that its lines cannot be taken apart."""
    if len(page.rows) < _PAGE_ROWS or max(len(row) for row in page.rows) > len(columns) - 2:
        return False
    mixed = sum(any(_INNER_NUMBER.search(cell.text) for cell in row) for row in page.rows)
    return mixed >= _JUMBLED_SHARE * len(page.rows)


def _without_scraps(row: FittedRow) -> tuple[FittedCell, ...]:
    """Return the cells of a row without what a scanner left there: page numbers, stray signs."""
    return tuple(
        cell
        for cell in row.cells
        if cell.column.kind not in (OUTLINE, ColumnKind.TASK, ColumnKind.METHOD)
        or _WORD.search(" ".join(cell.lines))
        or parse_label(" ".join(cell.lines))
    )
