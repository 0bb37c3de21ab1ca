"""A plan that is brought in prints in the columns, the order and the numbers of its document."""

import pytest

from db.queries.plan import PlanTree
from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind as K
from db.vocabulary import ColumnStand, NodeKind, RoleMarks
from desktop.office.office import Actor, Office
from tests.exchange.plan_views import DATA
from tests.forms.printed import has_pdftotext
from tests.forms.read_tables import table_cells
from tests.office.imported_prints import printed_table, table_texts, taken_in
from tests.office.original_tables import as_numbered, stacked_cells

STACKED, BESIDE = ColumnStand.STACKED, ColumnStand.BESIDE
HEADINGS = ("實施要領", "執行項目", "推動作法", "完成期限", "承辦單位")
COLUMNS = {
    "scanned": (
        PlanColumn((K.AREA,), "實施要項"),
        PlanColumn((K.MEASURE,), ""),
        PlanColumn((K.TASK,), "工作重點"),
        PlanColumn((K.METHOD,), "工作(推動)方法"),
        PlanColumn((K.REMARK,), "備註"),
    ),
    "stacked": (
        PlanColumn((K.AREA, K.MEASURE), "實施要領"),
        PlanColumn((K.INDICATOR,), "執行項目", STACKED),
        PlanColumn((K.TASK, K.METHOD), "推動作法", STACKED),
        PlanColumn((K.DUE,), "完成期限", STACKED),
        PlanColumn((K.SECTIONS,), "承辦單位", STACKED),
    ),
    "cells_with_markup": (
        PlanColumn((K.AREA,), "執行要項"),
        PlanColumn((K.MEASURE,), ""),
        PlanColumn((K.TASK, K.METHOD), "執行方法", BESIDE),
        PlanColumn((K.SECTIONS,), "執行單位", BESIDE),
    ),
    "printed_lines": (
        PlanColumn((K.AREA,), "工作要項"),
        PlanColumn((K.MEASURE,), ""),
        PlanColumn((K.TASK, K.METHOD), "工作重點"),
        PlanColumn((K.SECTIONS,), "業務單位"),
    ),
    "repeated_headings": (
        PlanColumn((K.AREA,), "工作要項"),
        PlanColumn((K.MEASURE, K.TASK, K.METHOD), "工作重點", STACKED),
        PlanColumn((K.SECTIONS,), "承辦單位", STACKED, roles=RoleMarks.BEHIND),
    ),
}


def imported(office: Office, clerk: Actor, style: str) -> PlanTree:
    return taken_in(office, clerk, DATA / f"plan_style_{style}.txt")


@pytest.mark.parametrize("style", COLUMNS)
def test_a_plan_gets_the_columns_its_document_had(office: Office, clerk: Actor, style: str) -> None:
    assert imported(office, clerk, style).head.columns == COLUMNS[style]


def original(style: str) -> list[list[str]]:
    text = (DATA / f"plan_style_{style}.txt").read_text(encoding="utf-8")
    return [[as_numbered(cell) for cell in row] for row in stacked_cells(text, HEADINGS)]


def test_a_table_of_stacked_lines_is_the_original_cell_by_cell(office: Office, clerk: Actor) -> None:
    tree = imported(office, clerk, "stacked")
    rows = original("stacked")
    assert len(rows) == 5
    assert table_texts(tree) == rows


@pytest.mark.skipif(not has_pdftotext(), reason="reads the PDF by poppler")
def test_a_table_of_stacked_lines_is_printed_as_the_original(office: Office, clerk: Actor) -> None:
    tree = imported(office, clerk, "stacked")
    assert table_cells(printed_table(office, tree), HEADINGS) == original("stacked")


@pytest.mark.skipif(not has_pdftotext(), reason="reads the PDF by poppler")
@pytest.mark.parametrize("style", set(COLUMNS) - {"stacked"})
def test_every_item_is_printed_in_its_order_under_its_heading(
    office: Office, clerk: Actor, style: str
) -> None:
    tree = imported(office, clerk, style)
    headings = tuple(column.heading for column in COLUMNS[style] if column.heading)
    rows = table_cells(printed_table(office, tree), headings)
    assert rows
    for kinds, place in ((K.AREA, NodeKind.AREA), (K.TASK, NodeKind.TASK)):
        column = next(at for at, each in enumerate(COLUMNS[style]) if kinds in each.kinds)
        text = "".join(row[column] for row in rows)
        texts = ["".join(node.text.split()) for node in tree.nodes if node.kind is place]
        positions = [text.find(part) for part in texts]
        assert -1 not in positions
        assert positions == sorted(positions)


def test_lead_and_support_are_marked_where_the_document_had_the_marks(office: Office, clerk: Actor) -> None:
    rows = table_texts(imported(office, clerk, "repeated_headings"))
    assert rows[0][2] == "行政室(主辦)各組室(協辦)"
