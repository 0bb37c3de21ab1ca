"""Headings over two rows, and headings that the rows below them correct."""

import pytest

from db.vocabulary import ColumnKind, SectionRole
from desktop.exchange.document import Cell, Table, text_row
from desktop.exchange.recognition.heading_rows import headings_at, known_headings

AREA, TASK, METHOD = ColumnKind.AREA, ColumnKind.TASK, ColumnKind.METHOD


def kinds(*rows: str) -> tuple[ColumnKind | None, ...]:
    """Return the kinds of columns of a table, its rows written with | between cells and / between lines."""
    cells = [text_row([tuple(cell.split("/")) for cell in row.split("|")]) for row in rows]
    found = headings_at(cells, 0)
    assert found
    return tuple(c.kind for c in known_headings([Table(tuple(cells))]).meant_by(found.columns))


def test_headings_over_two_rows_are_read_together():
    upper = (
        Cell(("工作項目",), 0, row_span=2),
        Cell(("承辦單位",), 1, column_span=2),
        Cell(("完成期限",), 3, row_span=2),
    )
    found = headings_at([upper, (Cell(("主辦",), 1), Cell(("協辦",), 2)), text_row([("清掃",)])], 0)

    assert found
    assert found.height == 2
    assert [c.heading for c in found.columns] == [
        "工作項目",
        "主辦（承辦單位）",
        "協辦（承辦單位）",
        "完成期限",
    ]
    assert [c.role for c in found.columns[1:3]] == [SectionRole.LEAD, SectionRole.SUPPORT]


def test_emphases_numbered_as_measures_group_the_tasks_beside_them():
    assert kinds("要項|工作重點|推動作法", "一、甲|(一)乙|1.丙", "|(二)丁|1.戊/2.己")[1:] == (AREA, TASK)


def test_emphases_that_each_have_a_method_are_tasks():
    assert kinds("要項|工作重點|推動作法", "一、甲|1.乙|張貼", "|2.丁|公告")[1:] == (TASK, METHOD)


def test_bare_emphases_told_once_for_several_methods_group_them():
    rows = ("甲|乙|張貼", "||公告", "|丙|宣導", "||訓練")
    assert kinds("要項|工作重點|推動作法", *rows)[1:] == (AREA, TASK)


def test_items_with_one_bare_name_a_cell_are_measures_unless_the_first_column_has_these():
    assert kinds("要領|執行項目|作法", "一、甲|乙|1.丙", "|丁|1.戊")[1] is AREA
    assert kinds("要領|執行項目|作法", "一、甲/(一)己|乙|1.丙", "(二)庚|丁|1.戊")[1] is ColumnKind.INDICATOR


@pytest.mark.parametrize(("cells", "kind"), [(("縣款", "自籌"), None), (("服務", ""), AREA)])
def test_an_unknown_column_before_the_tasks_is_outline_only_where_it_groups_rows(cells, kind):
    rows = [f"{cell}|{task}|秘書室" for cell, task in zip(cells, ("1.甲", "2.乙"), strict=True)]
    assert kinds("某某欄|工作重點|單位", *rows)[0] is kind
