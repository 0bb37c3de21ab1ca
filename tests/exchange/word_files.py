"""Word documents made for tests: automatic numbers, merged cells, tracked changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

# The levels of an official document: how each counts and what stands around its numbers.
OFFICIAL_LEVELS = (
    ("ideographLegalTraditional", "%1、"),
    ("taiwaneseCountingThousand", "%2、"),
    ("taiwaneseCountingThousand", "(%3)"),
    ("decimal", "%4."),
    ("decimal", "(%5)"),
)


class WordFile:
    """A document being made; `save` returns its path."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self._lists = 100

    def list_of(self, levels: Sequence[tuple[str, str]] = OFFICIAL_LEVELS, **starts: int) -> int:
        """Define a list and return its key; `level_2=5` lets that level begin with 5."""
        self._lists += 1
        numbering = self.document.part.numbering_part.element
        written = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="{starts.get(f"level_{depth}", 1)}"/>'
            f'<w:numFmt w:val="{words}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (words, text) in enumerate(levels)
        )
        first_num = numbering.find(qn("w:num"))
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._lists}">{written}</w:abstractNum>'
        )
        if first_num is None:
            numbering.append(abstract)
        else:
            first_num.addprevious(abstract)
        return self.counting_on(self._lists)

    def counting_on(self, abstract: int, restart_at: int | None = None) -> int:
        """Return another list on the same definition, which counts on or restarts."""
        self._lists += 1
        override = (
            ""
            if restart_at is None
            else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart_at}"/></w:lvlOverride>'
        )
        self.document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._lists}">'
                f'<w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
            )
        )
        return self._lists

    def write(self, text: str, numbered: int | None = None, depth: int = 0, within: Any = None) -> Any:
        """Add a paragraph to the document or a cell, numbered by a list."""
        paragraph = (within or self.document).add_paragraph(text)
        if numbered is not None:
            place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{numbered}"/>'
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))
        return paragraph

    def table(self, rows: Sequence[Sequence[str]]) -> Any:
        """Add a table of plain texts; line breaks make paragraphs."""
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                first, *more = text.split("\n")
                cell.paragraphs[0].text = first
                for line in more:
                    cell.add_paragraph(line)
        return table

    def save(self, folder: Path, name: str = "計畫.docx") -> Path:
        """Save the document and return its path."""
        path = folder / name
        self.document.save(str(path))
        return path


def merge(table: Any, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Merge the cells from one corner to the other, without the empty lines merging leaves behind."""
    merged = table.cell(*first).merge(table.cell(*last))
    for paragraph in merged.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def append_xml(paragraph: Any, xml: str) -> None:
    """Append runs, insertions or deletions written as XML to a paragraph."""
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        paragraph._p.append(element)
