"""Tables written for tests, and what stands in the files."""

import csv
from pathlib import Path

from python_calamine import load_workbook

from desktop.exchange.sheets.formula_guard import unguarded
from desktop.exchange.sheets.table_file import CellValue, TableColumn, TableFile
from desktop.exchange.sheets.table_formats import KINDS, table_steps
from tests.libreoffice import converted

# Commas, quotation marks, UTF-8, from the first line.
CSV = "Text - txt - csv (StarCalc):44,34,76,1"


def table_of(columns: list[TableColumn], *rows: list[CellValue], lines: tuple[str, ...] = ()) -> TableFile:
    return TableFile("走動式管理登記簿", tuple(columns), rows, lines, len(rows))


def written(table: TableFile, folder: Path, kind: str) -> Path:
    """The file of the table."""
    assert kind in KINDS
    target = folder / f"表格{kind}"
    for _step in table_steps(table, target, kind):
        pass
    return target


def cells(path: Path) -> list[list[object]]:
    """Every row of a file as values, title and headings too; an empty cell is an empty text."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [[unguarded(cell) for cell in row] for row in csv.reader(file)]
    return load_workbook(path).get_sheet_by_index(0).to_python()


def saved_again(path: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it after opening it."""
    if path.suffix != ".csv":
        return converted(path, path.suffix[1:], folder)
    return converted(path, f"csv:{CSV}", folder, f"--infilter={CSV}")
