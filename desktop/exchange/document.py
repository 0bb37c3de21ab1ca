"""A document between its file format and the recogniser: paragraphs and tables in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from desktop.errors import BadFile

if TYPE_CHECKING:
    from desktop.exchange.carried import Carried

# A plan of a thousand tasks has a fifth of it.
MOST_PARAGRAPHS = 30_000


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, its automatic number written in front; `level` 1 to 9 for a heading.

    `origin` numbers it among the paragraphs and cells of its document (see `numbered`), -1 before that.
    """

    text: str
    level: int | None = None
    origin: int = field(default=-1, compare=False)


@dataclass(frozen=True)
class Cell:
    """One cell: its lines (an empty one is ""), where it begins and what it spans.

    `column` counts from 0 in the table's grid. A merged cell stands once, in the row where it begins.
    `origin` as for a paragraph.
    """

    lines: tuple[str, ...]
    column: int
    column_span: int = 1
    row_span: int = 1
    origin: int = field(default=-1, compare=False)

    @property
    def text(self) -> str:
        """The lines that hold something, joined by line breaks."""
        if len(self.lines) == 1:
            return self.lines[0] if self.lines[0].strip() else ""
        return "\n".join(line for line in self.lines if line.strip())


@dataclass(frozen=True)
class Table:
    """Rows of the cells that begin in them, so a row under a merged cell has fewer.

    `wrapped`: the lines were cut where the page ended or the column was full, as in text copied from a PDF
    file, and a table may go on in the next one.
    """

    rows: tuple[tuple[Cell, ...], ...]
    wrapped: bool = False


@dataclass(frozen=True)
class Document:
    """Everything a file says, in reading order; `notes` are text boxes, footnotes, comments, page heads.

    `told` are sentences for the person who brings the file in: what was done with it that they should know,
    such as that tracked changes count as accepted. `carried` is what rides along unseen in a file that this
    program wrote (see carried.py).
    """

    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    carried: "Carried | None" = None

    def lines(self) -> Iterator[str]:
        """Every line of the document, cell by cell and the notes last."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                yield from (line for row in block.rows for cell in row for line in cell.lines)
        yield from self.notes


def text_row(cells: list[tuple[str, ...]]) -> tuple[Cell, ...]:
    """Return a row of unmerged cells, side by side from the first column on."""
    return tuple(Cell(lines, column) for column, lines in enumerate(cells))


def trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a cell without empty ones at either end."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    return tuple(lines[filled[0] : filled[-1] + 1]) if filled else ()


def changes_taken(count: int) -> str:
    """Return the sentence that tells how so many tracked changes were read."""
    return f"文件裡有{count}處追蹤修訂，已當作全部接受：新增的文字採用，刪除的文字不採用。"


def check_length(paragraphs: int, name: str) -> None:
    """Return if a document with so many paragraphs (in cells too) can be a plan; `name` is its file's.

    Raises:
        BadFile: it has more than any plan, and would take minutes to read.
    """
    if paragraphs > MOST_PARAGRAPHS:
        raise BadFile(
            f"檔案「{name}」有{paragraphs}個段落，不像一份年度計畫，請確認選對檔案或分成幾個檔案後再試。"
        )


def numbered(document: Document) -> Document:
    """Return the document with every paragraph and every cell numbered by its place, from 0 on."""
    origins = count()

    def of_table(table: Table) -> Table:
        # `replace` takes thrice as long, and tables have thousands of cells.
        rows = (
            tuple(Cell(c.lines, c.column, c.column_span, c.row_span, next(origins)) for c in row)
            for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    blocks = (
        of_table(block) if isinstance(block, Table) else replace(block, origin=next(origins))
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))
