"""Rows under their columns, where converters dropped columns, split them, or broke rows into lines."""

import pytest

from db.vocabulary import ColumnKind
from desktop.exchange.document import Cell, Table, text_row
from desktop.exchange.recognition.row_fitting import FittedRow, cell_text, fit
from desktop.exchange.recognition.table_columns import read_headings

AREA, TASK, METHOD, SECTIONS = ColumnKind.AREA, ColumnKind.TASK, ColumnKind.METHOD, ColumnKind.SECTIONS


def columns_of(headings: str):
    return read_headings(text_row([(heading,) for heading in headings.split("|")]))


def fitted(headings: str, *rows: str) -> list[FittedRow]:
    table = Table(tuple(text_row([(cell,) for cell in row.split("|")]) for row in rows), wrapped=True)
    return fit(table, columns_of(headings))


def kinds(row: FittedRow) -> dict[str, ColumnKind | None]:
    return {cell_text(cell): cell.column.kind for cell in row.cells}


def test_a_row_as_wide_as_the_headings_lies_under_them():
    (row,) = fitted("要項|工作重點|承辦單位", "一、形象|1.檢查|秘書室")
    assert kinds(row) == {"一、形象": AREA, "1.檢查": TASK, "秘書室": SECTIONS}


def test_a_wider_row_has_another_outline_column():
    (row,) = fitted("要項|工作重點|承辦單位", "一、形象|(一)便利|1.檢查|秘書室")
    assert kinds(row) == {"一、形象": AREA, "(一)便利": AREA, "1.檢查": TASK, "秘書室": SECTIONS}
    assert [cell.depth for cell in row.cells] == [0, 1, 0, 0]
    assert row.outline_columns == 2


def test_empty_cells_beyond_the_last_column_are_cut_where_all_rows_have_them():
    rows = fitted("要項|工作重點|承辦單位", "一、形象|1.檢查|秘書室|", "|2.清洗|總務課|")
    assert kinds(rows[1]) == {"2.清洗": TASK, "總務課": SECTIONS}
    rows = fitted("要項|工作重點|承辦單位", "一、形象|(一)便利|1.檢查|秘書室", "|(二)友善|2.測試|")
    assert kinds(rows[1]) == {"(二)友善": AREA, "2.測試": TASK}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("(一)便利|1.檢查|每月一次。", {"(一)便利": AREA, "1.檢查": TASK, "每月一次。": METHOD}),
        ("2.檢查|每月一次。|", {"2.檢查": TASK, "每月一次。": METHOD}),
        (
            "3.檢查|每月一次，並於館務會議提出檢討。",
            {"3.檢查": TASK, "每月一次，並於館務會議提出檢討。": METHOD},
        ),
        ("|||接續前頁未完的改善情形與說明", {"接續前頁未完的改善情形與說明": METHOD}),
    ],
)
def test_a_narrower_row_lies_where_its_numbers_suit(row, expected):
    (found,) = fitted("實施要項||工作重點|推動方法|備註", row)
    assert kinds(found) == expected


def test_an_unnumbered_row_lies_as_the_others_of_its_width():
    rows = fitted(
        "要項||工作重點|推動方法|備註", "(一)便利|1.檢查|每月", "|2.清洗|每季", "迅速處理。|採購文具|每年"
    )
    assert kinds(rows[2]) == {"迅速處理。": AREA, "採購文具": TASK, "每年": METHOD}


def test_a_number_column_numbers_the_next_cell():
    (row,) = fitted("項次|工作項目|執行方法|承辦單位", "3|美化環境|更換盆栽|秘書室")
    assert next(iter(kinds(row))) == "3.美化環境"


@pytest.mark.parametrize("number", ["甲組", "第三季"])
def test_a_number_column_without_a_number_stays_a_cell(number):
    (row,) = fitted("項次|工作項目|執行方法|承辦單位", f"{number}|美化環境|更換盆栽|秘書室")
    assert kinds(row)[number] is None


def test_a_number_beside_a_numbered_text_stays_a_cell():
    (row,) = fitted("項次|工作項目|執行方法", "3|三、美化|更換盆栽")
    assert kinds(row) == {"3": None, "三、美化": AREA, "更換盆栽": TASK}


LINES = [
    "一、強|(一)訂定明確的作|1. 編訂電話諮詢流程|課程組",
    "化基礎|業流程。|,同仁依此說明。|",
    "服務||2. 每季檢討表單。|諮詢組",
    "|||推廣組",
]


def test_printed_lines_are_told_from_whole_rows():
    headings = "|工作要項|工作重點|業務單位"
    assert all(row.is_line for row in fitted(headings, *LINES))
    whole = [f"|({n})便利|{n}. 檢查照明|秘書室" for n in "一二三四五"]
    assert not any(row.is_line for row in fitted(headings, *whole))
    one_long = [*LINES * 3, f"||{'很長的文字' * 8}|課程組"]
    assert all(row.is_line for row in fitted(headings, *one_long))
    all_long = [line.replace("|", f"|{'很長的文字' * 8}", 1) for line in LINES]
    assert not any(row.is_line for row in fitted(headings, *all_long))
    assert not any(row.is_line for row in fitted(headings, *LINES[:3]))


def test_only_the_first_row_of_a_wrapped_table_begins_a_page():
    rows = fitted("要項|工作重點", "一、形象|1.檢查", "|2.清洗")
    assert [row.begins_page for row in rows] == [True, False]


def test_a_document_that_knows_its_grid_is_fitted_by_it():
    headings = read_headings((Cell(("實施要領",), 0, 2), Cell(("推動作法",), 2), Cell(("承辦單位",), 3)))
    table = Table((
        (Cell(("一、形象",), 0, 1, 2), Cell(("(一)便利",), 1), Cell(("1.檢查",), 2), Cell((), 3)),
        (Cell(("(二)友善",), 1), Cell(("1.測試",), 2), Cell(("各課室",), 3)),
    ))  # fmt: skip
    first, second = fit(table, headings)
    assert [(cell.depth, cell.row_span) for cell in first.cells] == [(0, 2), (1, 1), (0, 1)]
    assert kinds(second) == {"(二)友善": AREA, "1.測試": TASK, "各課室": SECTIONS}
    assert not first.is_wrapped
    assert not first.begins_page
    assert first.outline_columns == 2
