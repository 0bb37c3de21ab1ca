"""The workbook a section is handed, as a person and other programs find it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.exchange.sections.handout_sheet import FIELDS, HEADINGS, HandoutSheet, cell_text
from desktop.exchange.sections.handout_workbook import HIDDEN, SHEET, workbook_of
from tests.exchange.handout_files import FIRST, at, back, column, sheet, task

TWO = sheet(
    task("k1", "更新標示", due="115.06.30", sections="民政課(主辦)"),
    task("k2", "辦理測試", measure="(二)電話禮貌", quota="每年至少12次"),
)


def opened(made: HandoutSheet) -> Any:
    return openpyxl.load_workbook(BytesIO(workbook_of(made)))


def test_the_head_says_what_to_do_and_by_when() -> None:
    page = opened(TWO)[SHEET]
    head = [page.cell(row, 1).value for row in range(1, 5)]
    assert head[0] == "115年度計畫　民政課編寫部分"
    assert "空白列" in head[1]
    assert "請於115.01.20前回傳" in head[2]
    assert head[3] == "請補上期限"


def test_every_task_stands_in_its_columns_with_empty_lines_below_its_measure() -> None:
    page = opened(TWO)[SHEET]
    rows = [[cell.value or "" for cell in line[: len(HEADINGS)]] for line in page.iter_rows(min_row=5)]
    assert rows[0] == list(HEADINGS)
    first = [
        "1.",
        "一、機關形象",
        "(一)改善服務場所",
        "更新標示",
        "",
        "",
        "115.06.30",
        "民政課(主辦)",
        "",
        "",
        "",
    ]
    assert rows[1] == first
    assert [row[3] for row in rows[2:]] == ["", "", "", "辦理測試", "", "", ""]
    assert {row[2] for row in rows[2:5]} == {"(一)改善服務場所"}


def test_subtasks_do_not_open_a_gap_between_tasks() -> None:
    subtask = task("k3", "拍照")
    made = sheet(
        task("k1", "更新標示"), type(subtask)("k3", "k1", "(1)", "", "", subtask.values, subtask.home)
    )
    page = opened(made)[SHEET]
    assert [page.cell(row, 4).value for row in (FIRST, FIRST + 1)] == ["更新標示", "拍照"]


def test_only_what_a_section_writes_is_open() -> None:
    page = opened(TWO)[SHEET]
    assert page.protection.sheet
    assert [page.cell(FIRST, place).protection.locked for place in range(1, 12)] == [True] * 3 + [False] * 8
    assert page.cell(FIRST, 4).number_format == "@"
    assert page.column_dimensions["L"].hidden
    assert opened(TWO)[HIDDEN].sheet_state == "veryHidden"


def test_it_prints_on_a4_across_with_its_headings_on_every_page() -> None:
    page = opened(TWO)[SHEET]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$5:$5"
    assert page.print_area == "'編寫'!$A$1:$K$13"
    assert page.freeze_panes == "D6"


def test_cells_say_what_is_to_be_written_and_offer_the_sections() -> None:
    page = opened(TWO)[SHEET]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    sections = rules[f"{column('承辦單位')}6:{column('承辦單位')}13"]
    assert (sections.type, sections.formula1) == ("list", "'_weimin'!$B$1:$B$1")
    assert not sections.showErrorMessage, "several sections can be typed"
    assert "115.06.30" in rules[f"{column('完成期限')}6:{column('完成期限')}13"].prompt
    assert rules[f"{column('刪除')}6:{column('刪除')}13"].formula1 == '"v"'


def test_another_program_reads_the_same() -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(workbook_of(TWO))).get_sheet_by_name(SHEET).to_python()
    assert [row[3] for row in rows[4:7]] == ["工作內容", "更新標示", ""]
    assert rows[5][6] == "115.06.30"


@pytest.mark.parametrize(
    "text", ["=1+1", "+886", "-1", "@sum", '=HYPERLINK("http://a")', "=cmd|' /C calc'!A0"]
)
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    made = sheet(task("k1", text, remark=text), note=text, title=text)
    page = opened(made)[SHEET]
    for cell in (page[at("工作內容", FIRST)], page[at("備註", FIRST)], page["A4"]):
        assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)
    assert back(tmp_path, made).rows[0].values["text"] == text


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    made = sheet(task("k1", "更新\x00標示\x0b\x1f，\n第二行"))
    assert back(tmp_path, made).rows[0].values["text"] == "更新標示，\n第二行"


texts = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, texts)))
def test_any_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, values) -> None:
    made = sheet(type(TWO.rows[0])("k1", "m", "1.", "", "", values, "m"))
    (row,) = back(tmp_path_factory.mktemp("any"), made).rows
    assert dict(row.values) == {name: cell_text(text) for name, text in values.items()}
