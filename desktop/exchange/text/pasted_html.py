"""What a browser, Word or Excel puts on the clipboard as HTML, as a neutral document."""

from collections.abc import Iterator
from html.parser import HTMLParser

from desktop.exchange.document import Cell, Document, Paragraph, Table

_BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"style", "script", "head", "title", "xml"})
# A pasted table has no use for more; a span of millions would only fill the memory.
_MOST_SPAN = 50


def document_of_html(html: str) -> Document:
    """Return the paragraphs and tables of an HTML fragment in their order; what is not seen is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Document(tuple(reader.blocks()))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Paragraph | Table] = []
        self._lines: list[str] = [""]
        self._rows: list[list[Cell]] | None = None
        self._spans = (1, 1)
        self._unseen = 0

    def blocks(self) -> Iterator[Paragraph | Table]:
        """Yield all blocks, when everything was fed."""
        self._end_paragraphs()
        yield from self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table" and self._rows is None:
            self._end_paragraphs()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._lines = [""]
            said = dict(attrs)
            self._spans = _span(said.get("colspan")), _span(said.get("rowspan"))
        elif tag in _BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th") and self._rows:
            self._end_cell()
        elif tag == "table" and self._rows is not None:
            rows = tuple(tuple(row) for row in self._rows if row)
            self._rows = None
            if rows:
                self._blocks.append(Table(rows))
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        # Line ends in the source are blanks; what separates lines is a tag.
        if not self._unseen:
            self._lines[-1] += data.replace("\xa0", " ").replace("\r", "").replace("\n", " ")

    def _break(self) -> None:
        if self._lines[-1].strip():
            self._lines.append("")

    def _end_cell(self) -> None:
        lines = tuple(line.strip() for line in self._lines if line.strip())
        self._lines = [""]
        row = (self._rows or [[]])[-1]
        column = row[-1].column + row[-1].column_span if row else 0
        wide, high = self._spans
        row.append(Cell(lines, _free_column(self._rows or [], column), wide, high))

    def _end_paragraphs(self) -> None:
        self._blocks += [Paragraph(line.strip()) for line in self._lines if line.strip()]
        self._lines = [""]


def _free_column(rows: list[list[Cell]], column: int) -> int:
    """The next column that no cell from above reaches into."""
    here = len(rows) - 1
    taken = {
        place
        for number, row in enumerate(rows[:-1])
        for cell in row
        if number + cell.row_span > here
        for place in range(cell.column, cell.column + cell.column_span)
    }
    while column in taken:
        column += 1
    return column


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if text and text.strip().isdigit() else 1
