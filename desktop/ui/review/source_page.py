"""A document as a page to be read: plain paragraphs and tables, every line with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from desktop.exchange.document import Cell, Document, Paragraph
from desktop.exchange.source_links import parts_of
from desktop.ui.theme import UNIT, colours

Row = tuple[Cell, ...]
# A table is laid out as a whole: in pieces of so many rows a long one appears at once.
ROWS_A_PIECE = 40
WIDEST_TABLE = 60
_HEADING_SIZES = {1: 1.3, 2: 1.15}


@dataclass
class SourcePage:
    """The page and where each line stands on it: by its number, the position where each line begins."""

    page: QTextDocument
    lines: dict[int, list[int]] = field(default_factory=dict)
    at: dict[int, tuple[int, int]] = field(default_factory=dict)

    def note(self, origin: int, line: int, position: int) -> None:
        """Remember where a line of a paragraph, cell or note begins."""
        self.lines.setdefault(origin, []).append(position)
        self.at[position] = (origin, line)


def source_page(document: Document, notes_heading: str) -> SourcePage:
    """Lay out a numbered document; its text is shown as it is, never read as markup."""
    found = SourcePage(QTextDocument())
    found.page.setUndoRedoEnabled(False)
    found.page.setDocumentMargin(UNIT)
    cursor = QTextCursor(found.page)
    cursor.beginEditBlock()
    last = -1
    for block in document.blocks:
        if isinstance(block, Paragraph):
            last = block.origin
            _write_paragraph(found, cursor, block)
        else:
            for rows in _pieces(block.rows):
                _write_table(found, cursor, rows)
            last = max((cell.origin for row in block.rows for cell in row), default=last)
    _write_notes(found, cursor, document, last, notes_heading)
    cursor.endEditBlock()
    return found


def _write_lines(found: SourcePage, cursor: QTextCursor, origin: int, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines or ("",)):
        if number:
            cursor.insertBlock()
        found.note(origin, number, cursor.position())
        cursor.insertText(line)


def _new_block(found: SourcePage, cursor: QTextCursor, points: float = 1.0, *, is_bold: bool = False) -> None:
    """Begin a paragraph of its own at the end, in the size given as a share of the usual one."""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    look = QTextBlockFormat()
    look.setTopMargin(UNIT / 4)
    look.setBottomMargin(UNIT / 4)
    words = QTextCharFormat()
    if points != 1.0:
        words.setFontPointSize(cursor.document().defaultFont().pointSizeF() * points)
    if is_bold:
        words.setFontWeight(QFont.Weight.Bold)
    if found.lines or not found.page.isEmpty():
        cursor.insertBlock(look, words)
    else:
        cursor.setBlockFormat(look)
        cursor.setBlockCharFormat(words)
        cursor.setCharFormat(words)


def _write_paragraph(found: SourcePage, cursor: QTextCursor, block: Paragraph) -> None:
    _new_block(found, cursor, _HEADING_SIZES.get(block.level or 0, 1.0), is_bold=block.level is not None)
    _write_lines(found, cursor, block.origin, block.text.split("\n"))


def _write_notes(found: SourcePage, cursor: QTextCursor, document: Document, last: int, heading: str) -> None:
    if not document.notes:
        return
    _new_block(found, cursor, _HEADING_SIZES[2], is_bold=True)
    cursor.insertText(heading)
    for part in parts_of(document):
        if part.origin > last:
            _new_block(found, cursor)
            _write_lines(found, cursor, part.origin, part.lines)


def _pieces(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows in pieces that no merged cell reaches out of."""
    start, reach = 0, 0
    for place, row in enumerate(rows):
        if place >= reach and place - start >= ROWS_A_PIECE:
            yield rows[start:place]
            start = place
        reach = max([reach, *(place + cell.row_span for cell in row)])
    if start < len(rows):
        yield rows[start:]


def _write_table(found: SourcePage, cursor: QTextCursor, rows: Sequence[Row]) -> None:
    columns = max((cell.column + cell.column_span for row in rows for cell in row), default=0)
    columns = min(columns, WIDEST_TABLE)
    if not columns:
        return
    cursor.movePosition(QTextCursor.MoveOperation.End)
    table = cursor.insertTable(len(rows), columns, _look(rows, columns))
    # Written from the top on: what came in front later would push away what was noted.
    for (row, column), cells in sorted(_slots(table, rows).items()):
        inside = table.cellAt(row, column).firstCursorPosition()
        for number, cell in enumerate(cells):
            if number:
                inside.insertBlock()
            _write_lines(found, inside, cell.origin, cell.lines)
    _close_gap(cursor)


def _slots(table: QTextTable, rows: Sequence[Row]) -> dict[tuple[int, int], list[Cell]]:
    """Merge the cells of a table; returns what stands in each, which is more than one where they overlap."""
    slots: dict[tuple[int, int], list[Cell]] = {}
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cell in ((row, cell) for row, cells in enumerate(rows) for cell in cells):
        column = min(cell.column, table.columns() - 1)
        height = max(1, min(cell.row_span, table.rows() - row))
        width = max(1, min(cell.column_span, table.columns() - column))
        spanned = [(row + down, column + across) for down in range(height) for across in range(width)]
        if not any(place in owners for place in spanned):
            owners |= dict.fromkeys(spanned, (row, column))
            if len(spanned) > 1:
                table.mergeCells(row, column, height, width)
        slots.setdefault(owners.setdefault((row, column), (row, column)), []).append(cell)
    return slots


def _look(rows: Sequence[Row], columns: int) -> QTextTableFormat:
    """The table as wide as the page, each column by how much stands in it."""
    look = QTextTableFormat()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QColor(colours().field_line))
    look.setCellPadding(UNIT / 2)
    look.setCellSpacing(0)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shares = [_share(rows, column) for column in range(columns)]
    whole = sum(shares)
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * share / whole) for share in shares]
    )
    return look


def _share(rows: Sequence[Row], column: int) -> float:
    """How wide a column wants to be: by its longest usual line, within what can be read."""
    lengths = [
        len(line)
        for row in rows
        for cell in row
        if cell.column == column and cell.column_span == 1
        for line in cell.lines
    ]
    return float(min(max([*lengths, 9]), 24))


def _close_gap(cursor: QTextCursor) -> None:
    """Make the paragraph that follows every table no higher than a hair."""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    look = QTextBlockFormat()
    look.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(look)
