"""ODF spreadsheets (.ods) into the neutral document: what each cell shows stands in the file itself."""

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_TREE, admit
from desktop.exchange.document import Document
from desktop.exchange.odf.odf_text import STYLE, TABLE, notes_in, page_heads
from desktop.exchange.odf.ods_cells import cells_of, times
from desktop.exchange.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, SheetFiller
from desktop.exchange.sheets.sheet_blocks import document_of

_HIDDEN = ("collapse", "filter")
_READ = ("table", "table-row", "table-column", "table-source", "shapes")


def read_ods(path: Path) -> Document:
    """Return what a spreadsheet shows, sheet by sheet, as `read_xlsx` does.

    Raises:
        BadFile: the file is no spreadsheet, is damaged, has more than a plan, or the gate refuses it.
    """
    admit(path, largest_xml=LARGEST_TREE)
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = _Sheets(path.name).read(archive)
            if "styles.xml" in archive.namelist():
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                sheets[0].notes += page_heads(etree.fromstring(archive.read("styles.xml"), parser))
            return document_of(sheets, path.name)
    except BadFile:
        raise
    except Exception as error:  # lxml and zipfile answer damage with errors of every kind
        raise BadFile(
            f"檔案「{path.name}」不是完整的ODF試算表，請用LibreOffice另存新檔為.ods後再試。"
        ) from error


class _Sheets:
    """The sheets of one file while they are read; rows are forgotten as soon as they are."""

    def __init__(self, file_name: str) -> None:
        self._filler = SheetFiller(file_name)
        self._sheets: list[Sheet] = []
        self._hidden_styles: set[str] = set()
        self._is_copy = False
        self._row = self._column = 0

    def read(self, archive: zipfile.ZipFile) -> list[Sheet]:
        """Return the sheets, at least one. Raises ValueError where there is none."""
        tags = (f"{STYLE}style", *(f"{TABLE}{name}" for name in _READ))
        with archive.open("content.xml") as stream:
            steps = etree.iterparse(stream, events=("start", "end"), tag=tags, resolve_entities=False)
            for event, element in steps:
                name = etree.QName(element).localname
                if event == "start" and name == "table":
                    self._begin(element)
                elif event == "end":
                    self._take(name, element)
        if not self._sheets:
            raise ValueError("no sheet")
        return self._sheets

    def _begin(self, table: Any) -> None:
        is_hidden = table.get(f"{TABLE}style-name") in self._hidden_styles
        self._sheets.append(Sheet(table.get(f"{TABLE}name", ""), is_hidden=is_hidden))
        self._row = self._column = 0
        self._is_copy = False

    def _take(self, name: str, element: Any) -> None:
        if name == "style":
            if any(part.get(f"{TABLE}display") == "false" for part in element):
                self._hidden_styles.add(element.get(f"{STYLE}name"))
        elif name == "table-row":
            self._take_row(element, self._sheets[-1])
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif name == "table-column":
            self._take_column(element, self._sheets[-1])
        elif name == "shapes":
            self._sheets[-1].notes += notes_in(element)
        elif name == "table-source":
            # What another file said when it was last looked at, kept for formulas.
            self._is_copy = True
        elif self._is_copy:
            del self._sheets[-1]

    def _take_column(self, column: Any, sheet: Sheet) -> None:
        last = self._column + times(column, f"{TABLE}number-columns-repeated")
        if column.get(f"{TABLE}visibility") in _HIDDEN:
            sheet.hidden_columns.update(range(self._column, min(last, MOST_COLUMNS)))
        self._column = last

    def _take_row(self, row: Any, sheet: Sheet) -> None:
        count = times(row, f"{TABLE}number-rows-repeated")
        cells = list(cells_of(row, self._row, sheet))
        for number in range(self._row, self._row + min(count, MOST_ROWS + 1) if cells else 0):
            if row.get(f"{TABLE}visibility") in _HIDDEN:
                sheet.hidden_rows.add(number)
            for cell in cells:
                self._filler.put(sheet, number, cell.column, cell.text)
                if merge := cell.merge(number):
                    self._filler.merge(sheet, merge)
        self._row += count
