"""Workbooks for tests, made with openpyxl as clerks make them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from desktop.exchange.document import Document, Paragraph, Table
from desktop.exchange.sheets.read_xlsx import read_xlsx
from tests.exchange.bad_files.bad_documents import archive_of, parts_of

HEADINGS = ("實施要領", "推動作法", "完成期限", "承辦單位")
Value = str | float | dt.date | None


class SheetFile:
    """A workbook being made, begun with one sheet; `save` returns its path."""

    def __init__(self, name: str = "計畫") -> None:
        self.book = Workbook()
        self.page: Any = self.book.active
        self.page.title = name

    def sheet(self, name: str) -> Any:
        """Go on with a further sheet and return it."""
        self.page = self.book.create_sheet(name)
        return self.page

    def write(self, *rows: Sequence[Value]) -> "SheetFile":
        """Append rows to the sheet."""
        for row in rows:
            self.page.append(list(row))
        return self

    def save(self, folder: Path, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
        """Save the workbook and return its path; `changes` replaces text in its parts, by their names."""
        path = folder / "計畫.xlsx"
        self.book.save(path)
        if changes:
            parts = parts_of(path.read_bytes())
            for name, (before, after) in changes.items():
                assert before in parts[name].decode()
                parts[name] = parts[name].decode().replace(before, after).encode()
            path.write_bytes(archive_of(parts))
        return path


def shown(text: Value, number_format: str, folder: Path) -> str:
    """Return what is read in a cell with this value and format."""
    file = SheetFile()
    file.page["A1"] = text
    file.page["A1"].number_format = number_format
    return "\n".join(paragraphs(read_xlsx(file.save(folder))))


def paragraphs(document: Document) -> list[str]:
    """Return the texts of a document's paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def rows(document: Document) -> list[list[str]]:
    """Return the texts of its tables' cells, row by row."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]
