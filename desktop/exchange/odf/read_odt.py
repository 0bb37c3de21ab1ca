"""ODF text documents (.odt) into the neutral document."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_TREE, admit
from desktop.exchange.carried import read_carried
from desktop.exchange.document import Cell, Document, Paragraph, Table, changes_taken, check_length, trimmed
from desktop.exchange.odf.odf_numbers import Counting, OdfNumbers
from desktop.exchange.odf.odf_text import DRAW, OFFICE, TABLE, TEXT, notes_in, page_heads, paragraph_text

# Where what a plan carries along lies in the package (carried.py).
CARRIED = "Weimin/plan.json"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_WRAPPERS = (f"{TEXT}section", f"{TEXT}numbered-paragraph")
_ROWS = (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group")
_MOST_REPEATED = 200
_CHANGES = ("insertion", "deletion")


def read_odt(path: Path) -> Document:
    """Return what an ODF text says.

    Automatic numbers stand as text in front of their paragraphs, tracked insertions are taken and deletions
    dropped; text boxes, notes, comments, contents and page heads come last, as notes.

    Raises:
        BadFile: the file is no ODF text, is damaged, or the gate refuses it.
    """
    admit(path, largest_xml=LARGEST_TREE)
    try:
        document = document_of(_package(path))
        check_length(sum(1 for _ in document.lines()), path.name)
    except BadFile:
        raise
    except Exception as error:  # odfdo and lxml answer damage with errors of every kind
        raise BadFile(
            f"檔案「{path.name}」不是完整的ODF文字文件，請用LibreOffice另存新檔為.odt後再試。"
        ) from error
    return document


def _package(path: Path) -> dict[str, bytes]:
    """Return the parts of a document that say something, by name."""
    from odfdo import Container

    container = Container(path)
    names = [name for name in ("content.xml", "styles.xml", CARRIED) if name in container.get_parts()]
    parts = {name: container.get_part(name) for name in names}
    return {name: part for name, part in parts.items() if isinstance(part, bytes)}


def document_of(parts: dict[str, bytes]) -> Document:
    """Return what the parts of a package say, as `read_odt` does. Raises KeyError without content.xml."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    content = etree.fromstring(parts["content.xml"], parser)
    styles = etree.fromstring(parts.get("styles.xml", b"<none/>"), parser)
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise KeyError("office:text")
    return _Reader(content, styles).document(text, parts.get(CARRIED, b"").decode("utf-8", "replace"))


class _Reader:
    """One document being read; the counters of its automatic numbers go along."""

    def __init__(self, content: Any, styles: Any) -> None:
        self._styles = styles
        self._numbers = OdfNumbers(styles, content)
        self._aside: list[str] = []

    def document(self, text: Any, carried: str) -> Document:
        blocks: list[Paragraph | Table] = []
        for block in self._blocks(text):
            if isinstance(block, Table):
                blocks.append(block)
            else:
                words, level = block
                blocks += [Paragraph(line.strip(), level) for line in words.split("\n") if line.strip()]
        notes = dict.fromkeys([*self._aside, *page_heads(self._styles)])
        return Document(tuple(blocks), tuple(notes), tuple(_told(text)), read_carried(carried))

    def _blocks(self, parent: Any) -> Iterator[Table | tuple[str, int | None]]:
        """Yield what stands in a text or a section, in reading order."""
        for child in parent.iterchildren(etree.Element):
            if child.tag in _PARAGRAPHS:
                label = self._numbers.next_heading(child) if child.tag == f"{TEXT}h" else ""
                yield self._labelled(child, label), self._numbers.level_of(child)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child)
            elif child.tag == f"{TABLE}table":
                yield self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child)
            elif child.tag != f"{TEXT}tracked-changes":
                self._set_aside(child)

    def _set_aside(self, element: Any) -> None:
        """Keep what stands beside the text: boxes on the page, tables of contents."""
        if element.tag.startswith(DRAW):
            self._aside += notes_in([element])
            return
        for paragraph in element.iter(*_PARAGRAPHS):
            text = paragraph_text(paragraph, self._aside)
            self._aside += [text] if text else []

    def _labelled(self, paragraph: Any, label: str) -> str:
        text = paragraph_text(paragraph, self._aside)
        return label + text if text else ""

    def _list(
        self, element: Any, counting: Counting | None = None, depth: int = 1
    ) -> Iterator[Table | tuple[str, int | None]]:
        if counting is None:
            counting = self._numbers.begin(element, _first_style(element))
        elif element.get(f"{TEXT}style-name"):
            counting = Counting(element.get(f"{TEXT}style-name"), counting.counts)
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            waits = item.tag == f"{TEXT}list-item"
            for child in item.iterchildren(etree.Element):
                if child.tag in _PARAGRAPHS:
                    text = paragraph_text(child, self._aside)
                    label = ""
                    if waits:
                        label = self._numbers.next_label(counting, depth, item.get(f"{TEXT}start-value"))
                    waits = False
                    yield label + text if text else "", self._numbers.level_of(child)
                elif child.tag == f"{TEXT}list":
                    yield from self._list(child, counting, depth + 1)
                elif child.tag == f"{TABLE}table":
                    yield self._table(child)

    def _table(self, table: Any) -> Table:
        rows = [tuple(self._cells(row)) for row in _rows(table)]
        return Table(tuple(rows))

    def _cells(self, row: Any) -> Iterator[Cell]:
        column = 0
        for element in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = _count(element, f"{TABLE}number-columns-repeated")
            if element.tag == f"{TABLE}covered-table-cell":
                column += times
                continue
            lines = trimmed(list(self._lines(element)))
            for _ in range(min(times, _MOST_REPEATED) if lines else 1):
                width = _count(element, f"{TABLE}number-columns-spanned")
                height = _count(element, f"{TABLE}number-rows-spanned")
                yield Cell(lines, column, width, height)
                column += 1
            column += max(times - _MOST_REPEATED, 0) if lines else times - 1

    def _lines(self, cell: Any) -> Iterator[str]:
        for block in self._blocks(cell):
            if isinstance(block, Table):
                yield from (line for row in block.rows for inner in row for line in inner.lines)
            else:
                yield from (line.strip() for line in block[0].split("\n"))


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, those of its parts too; a row that says something as often as it counts."""
    for child in table.iterchildren(etree.Element):
        if child.tag in _ROWS:
            yield from _rows(child)
        elif child.tag == f"{TABLE}table-row":
            is_filled = any(True for _ in child.iter(*_PARAGRAPHS))
            for _ in range(
                min(_count(child, f"{TABLE}number-rows-repeated"), _MOST_REPEATED) if is_filled else 1
            ):
                yield child


def _first_style(element: Any) -> str:
    """Return the style of the first paragraph in a list."""
    first = next(element.iter(*_PARAGRAPHS), None)
    return "" if first is None else first.get(f"{TEXT}style-name", "")


def _told(text: Any) -> Iterator[str]:
    changes = sum(1 for name in _CHANGES for _ in text.iter(f"{TEXT}{name}"))
    if changes:
        yield changes_taken(changes)


def _count(element: Any, key: str) -> int:
    written = element.get(key, "1")
    return max(int(written), 1) if written.isdecimal() else 1
