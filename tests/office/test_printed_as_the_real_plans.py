"""The five real plans this program began with, printed beside their originals; they stay outside.

Set WEIMIN_SEEDS to the folder that holds them as 000….txt to 004….txt.
"""

import os
import re
import unicodedata
from pathlib import Path

import pytest

from db.queries.plan import PlanTree
from db.vocabulary import ColumnKind, NodeKind
from desktop.exchange.plan_file import Item, walk
from desktop.exchange.plan_import import read_plan
from desktop.forms.plan_table import task_table
from desktop.office.office import Actor, Office
from desktop.rules.printed.plan_rows import plan_rows
from tests.forms.printed import has_pdftotext
from tests.forms.read_tables import table_cells
from tests.office.imported_prints import printed_table, table_texts, taken_in
from tests.office.original_tables import as_numbered, stacked_cells

NAMED = frozenset({ColumnKind.AREA, ColumnKind.MEASURE, ColumnKind.TASK})
FOLDER = Path(os.environ.get("WEIMIN_SEEDS", ""))
HEADINGS = {
    "000": ("實施要項", "工作重點", "工作(推動)方法", "備註"),
    "001": ("實施要領", "執行項目", "推動作法", "完成期限", "承辦單位"),
    "002": ("執行要項", "執行方法", "執行單位"),
    "003": ("工作要項", "工作重點", "業務單位"),
    "004": ("工作要項", "工作重點", "承辦單位"),
}
# How many items stand under another number than in the text, or under one where it has none that can be
# read: what a scanner or converter lost of 000, 002 and 003, and the missing dot of 「3為便利」 in 001.
OTHER_NUMBERS = {"000": 35, "001": 1, "002": 1, "003": 6, "004": 0}
# How many items do not follow those before them in the text: names that a scanner broke into lines.
OUT_OF_ORDER = {"000": 3, "001": 0, "002": 1, "003": 8, "004": 0}

pytestmark = pytest.mark.skipif(
    not os.environ.get("WEIMIN_SEEDS") or not has_pdftotext(), reason="needs the real plans, and poppler"
)


def seed(name: str) -> Path:
    return next(FOLDER.glob(f"{name}*.txt"))


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", re.sub("<[^>]*>", "", text)).split())


def imported(office: Office, clerk: Actor, name: str) -> PlanTree:
    return taken_in(office, clerk, seed(name))


@pytest.mark.parametrize("name", HEADINGS)
def test_the_headings_of_the_original_are_printed(office: Office, clerk: Actor, name: str) -> None:
    tree = imported(office, clerk, name)
    headings = tuple(column.heading for column in tree.head.columns if column.heading)
    assert headings == HEADINGS[name]
    assert table_cells(printed_table(office, tree), headings)


def original() -> list[list[str]]:
    """The cells of 001, its one number without a dot given one."""
    rows = stacked_cells(seed("001").read_text(encoding="utf-8"), HEADINGS["001"])
    return [[as_numbered(cell) for cell in row] for row in rows]


def test_only_one_number_of_001_is_written_otherwise() -> None:
    written = stacked_cells(seed("001").read_text(encoding="utf-8"), HEADINGS["001"])
    pairs = zip(written, original(), strict=True)
    differing = [
        cell for before, after in pairs for cell, made in zip(before, after, strict=True) if cell != made
    ]
    assert len(differing) == 1
    assert "3為便利" in differing[0]


def test_every_cell_of_001_is_the_originals(office: Office, clerk: Actor) -> None:
    rows = original()
    assert [len(row) for row in rows] == [5] * 13
    assert table_texts(imported(office, clerk, "001")) == rows


def test_every_cell_of_001_is_printed_as_the_originals(office: Office, clerk: Actor) -> None:
    tree = imported(office, clerk, "001")
    assert table_cells(printed_table(office, tree), HEADINGS["001"]) == original()


def items(name: str) -> list[Item]:
    return [item for _, item in walk(read_plan(seed(name)).items)]


def numbered_beginnings(tree: PlanTree) -> list[str]:
    """How areas, measures and tasks begin in the table, with the numbers printed before them.

    Of an area one character: two of the scanners broke their names after three.
    """
    columns = [place for place, column in enumerate(tree.head.columns) if NAMED.intersection(column.kinds)]
    cells = [row.cells[place] for row in task_table(plan_rows(tree)).rows for place in columns]
    parts = [part for cell in cells if cell for part in cell.paragraphs]
    return [
        plain(part.label + part.text[: 1 if part.label.endswith("、") else 5]) for part in parts if part.text
    ]


@pytest.mark.parametrize("name", HEADINGS)
def test_items_are_printed_with_the_numbers_of_the_original(office: Office, clerk: Actor, name: str) -> None:
    source = plain(seed(name).read_text(encoding="utf-8"))
    other = [text for text in numbered_beginnings(imported(office, clerk, name)) if text not in source]
    assert len(other) == OTHER_NUMBERS[name], other


@pytest.mark.parametrize("name", HEADINGS)
def test_items_follow_one_another_as_in_the_original(name: str) -> None:
    source = plain(seed(name).read_text(encoding="utf-8"))
    reached = dict.fromkeys(NodeKind, 0)
    astray = []
    for item in items(name):
        place = source.find(plain(item.text)[:6], reached[item.kind])
        reached[item.kind] = max(place, reached[item.kind])
        if place < 0:
            astray.append((item.number, item.text))
    assert len(astray) == OUT_OF_ORDER[name], astray


@pytest.mark.parametrize("name", HEADINGS)
def test_every_text_that_was_read_is_printed(office: Office, clerk: Actor, name: str) -> None:
    tree = imported(office, clerk, name)
    printed = "".join("".join(row) for row in table_cells(printed_table(office, tree), HEADINGS[name]))
    for node in tree.nodes:
        assert "".join(node.text.split())[:4] in printed
