"""Word documents (.docx) into the neutral document."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_TREE, admit
from desktop.exchange.carried import Carried, read_carried
from desktop.exchange.document import Cell, Document, Paragraph, Table, changes_taken, check_length, trimmed
from desktop.exchange.word.docx_numbers import AutomaticNumbers
from desktop.exchange.word.docx_text import WORD, children, is_deleted, paragraph_text

# The root of the part with what a plan carries along (carried.py).
CARRIED = "{urn:weimin:carried}plan"
_NOTE_PARTS = ("footnotes", "endnotes", "comments", "header", "footer")
_CHANGES = tuple(f"{WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def read_docx(path: Path) -> Document:
    """Return what a Word document says.

    Automatic numbers stand as text in front of their paragraphs, tracked insertions are taken and deletions
    dropped; text boxes, notes, comments and page heads come last, as notes.

    Raises:
        BadFile: the file is no Word document, is damaged, or the gate refuses it.
    """
    admit(path, largest_xml=LARGEST_TREE)
    try:
        main = docx.Document(str(path)).part
        check_length(sum(1 for _ in main.element.iter(f"{WORD}p")), path.name)
        return document_of(main)
    except BadFile:
        raise
    except Exception as error:  # python-docx and lxml answer damage with errors of every kind
        raise BadFile(f"檔案「{path.name}」不是完整的Word文件，請用Word另存新檔為.docx後再試。") from error


def document_of(main: Any) -> Document:
    """Return what the main part of a python-docx document says, as `read_docx` does."""
    return _Reader(main).document()


@dataclass
class _CellDraft:
    """A cell while its rows are being read; a vertical merge makes it grow."""

    lines: list[str]
    column: int
    column_span: int
    row_span: int = 1

    def cell(self) -> Cell:
        return Cell(trimmed(self.lines), self.column, self.column_span, self.row_span)


class _Reader:
    """One document being read; the counters of its automatic numbers go along."""

    def __init__(self, main: Any) -> None:
        self._main: Any = main
        styles = _related(main, "styles")
        numbering = _related(main, "numbering")
        self._numbers = AutomaticNumbers(
            _root(numbering[0]) if numbering else None, _root(styles[0]) if styles else None
        )
        self._heading_levels = _heading_levels(_root(styles[0])) if styles else {}
        self._boxes: list[str] = []

    def document(self) -> Document:
        blocks: list[Paragraph | Table] = []
        for element in children(self._main.element.body, "p", "tbl"):
            if element.tag == f"{WORD}tbl":
                blocks.append(self._table(element))
            else:
                text = self._text(element)
                level = self._level(element)
                blocks += [Paragraph(line.strip(), level) for line in text.split("\n") if line.strip()]
        notes = [*self._boxes, *self._notes()]
        return Document(tuple(blocks), tuple(notes), tuple(self._told()), self._carried())

    def _told(self) -> Iterator[str]:
        """Yield what the person who brings the document in should know of how it was read."""
        changes = sum(1 for _ in self._main.element.body.iter(*_CHANGES))
        if changes:
            yield changes_taken(changes)

    def _carried(self) -> Carried | None:
        roots = map(_root, _related(self._main, "customXml"))
        return read_carried(next((root.text or "" for root in roots if root.tag == CARRIED), ""))

    def _text(self, paragraph: Any) -> str:
        """Return the number and the text of a paragraph, "" for an empty or deleted one."""
        text = paragraph_text(paragraph, self._boxes)
        if not text and is_deleted(paragraph):
            return ""
        # An empty numbered paragraph shows nothing worth keeping, but Word counts it.
        number = self._numbers.next_label(paragraph)
        return number + text if text else ""

    def _level(self, paragraph: Any) -> int | None:
        own = _attribute(paragraph, f"{WORD}pPr/{WORD}outlineLvl")
        if own is not None:
            return int(own) + 1 if int(own) < 9 else None
        return self._heading_levels.get(_attribute(paragraph, f"{WORD}pPr/{WORD}pStyle") or "")

    def _table(self, table: Any) -> Table:
        rows: list[list[_CellDraft]] = []
        merging: dict[int, _CellDraft] = {}
        for row in children(table, "tr"):
            if row.find(f"{WORD}trPr/{WORD}del") is None:
                rows.append(self._row(row, merging))
        return Table(tuple(tuple(cell.cell() for cell in row) for row in rows))

    def _row(self, row: Any, merging: dict[int, _CellDraft]) -> list[_CellDraft]:
        """Return the cells that begin in a row; `merging` holds, by column, those that may reach down."""
        cells: list[_CellDraft] = []
        column = int(_attribute(row, f"{WORD}trPr/{WORD}gridBefore") or 0)
        for element in children(row, "tc"):
            span = max(1, int(_attribute(element, f"{WORD}tcPr/{WORD}gridSpan") or 1))
            lines = list(self._cell_lines(element))
            if _continues_above(element) and column in merging:
                merging[column].row_span += 1
                merging[column].lines += trimmed(lines)
            else:
                merging[column] = _CellDraft(lines, column, span)
                cells.append(merging[column])
            column += span
        return cells

    def _cell_lines(self, cell: Any) -> Iterator[str]:
        for element in children(cell, "p", "tbl"):
            if element.tag == f"{WORD}tbl":
                for row in self._table(element).rows:
                    yield from (line for inner in row for line in inner.lines)
                continue
            text = self._text(element)
            if text or not is_deleted(element):
                yield from (line.strip() for line in text.split("\n"))

    def _notes(self) -> Iterator[str]:
        """Yield the texts outside the page's body, each once."""
        seen: set[str] = set()
        for kind in _NOTE_PARTS:
            for part in _related(self._main, kind):
                for paragraph in _root(part).iter(f"{WORD}p"):
                    text = "" if _has_page_number(paragraph) else paragraph_text(paragraph, [])
                    if text and text not in seen:
                        seen.add(text)
                        yield text


def _related(main: Any, kind: str) -> list[Part]:
    """Return the parts of a kind (styles, numbering, footnotes …) that the document refers to."""
    return [
        relation.target_part
        for relation in main.rels.values()
        if not relation.is_external and relation.reltype.endswith(f"/{kind}")
    ]


def _root(part: Any) -> Any:
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _heading_levels(styles: Any) -> dict[str, int]:
    """Return the outline levels, 1 to 9, of the styles that have one."""
    levels: dict[str, int] = {}
    for style in styles.iter(f"{WORD}style"):
        level = _attribute(style, f"{WORD}pPr/{WORD}outlineLvl")
        if level is not None and int(level) < 9:
            levels[style.get(f"{WORD}styleId")] = int(level) + 1
    return levels


def _attribute(element: Any, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{WORD}val")


def _continues_above(cell: Any) -> bool:
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merge is not None and merge.get(f"{WORD}val", "continue") == "continue"


def _has_page_number(paragraph: Any) -> bool:
    fields = [text.text or "" for text in paragraph.iter(f"{WORD}instrText")]
    fields += [field.get(f"{WORD}instr", "") for field in paragraph.iter(f"{WORD}fldSimple")]
    return any(field.split() and field.split()[0] in _PAGE_FIELDS for field in fields)
