"""What people do to a workbook in Excel, and what is understood of it."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from desktop.errors import BadFile
from desktop.exchange.sections.handout_reading import read_workbook
from desktop.exchange.sections.handout_sheet import Stray
from desktop.exchange.sections.handout_workbook import workbook_of
from tests.exchange.handout_files import FIRST, at, back, edit, sheet, task

ONE, TWO = "(一)改善服務場所", "(二)電話禮貌"
MADE = sheet(task("k1", "更新標示"), task("k2", "巡檢設施"), task("k3", "辦理測試", measure=TWO))
SPARE = FIRST + 2  # the first empty line of the first measure


def test_who_was_handed_what_is_known_whatever_the_file_is_called(tmp_path: Path) -> None:
    found = back(tmp_path, MADE)
    assert (found.mark, found.agency, found.section) == ("a1b2", "青埔縣松溪鄉公所", "民政課")
    assert [row.key for row in found.rows] == ["k1", "k2", "k3"]
    assert not found.strays + found.faults


def test_rows_in_another_order_keep_their_keys(tmp_path: Path) -> None:
    def sort(page: Any) -> None:
        page.move_range(f"A{FIRST}:M{FIRST}", rows=30)

    found = back(tmp_path, MADE, sort)
    assert [(row.key, row.values["text"], row.line) for row in found.rows][-1] == (
        "k1",
        "更新標示",
        FIRST + 30,
    )


def test_a_task_in_an_empty_line_is_a_new_one_of_its_measure(tmp_path: Path) -> None:
    found = back(tmp_path, MADE, lambda page: page.__setitem__(at("工作內容", SPARE), "設置哺集乳室"))
    (new,) = (row for row in found.rows if not row.key)
    assert (new.parent, new.after, new.line, new.values["text"]) == (ONE, "", SPARE, "設置哺集乳室")


def test_an_inserted_row_belongs_behind_the_row_above_it(tmp_path: Path) -> None:
    def insert(page: Any) -> None:
        page.insert_rows(FIRST + 1, amount=2)
        page[at("工作內容", FIRST + 1)] = "拍照存查"
        page[at("工作內容", FIRST + 2)] = "公告"

    new = [row for row in back(tmp_path, MADE, insert).rows if not row.key]
    assert [(row.parent, row.after, row.values["text"]) for row in new] == [
        (ONE, "k1", "拍照存查"),
        (ONE, "k1", "公告"),
    ]


def test_an_inserted_row_before_all_others_belongs_to_the_first_measure(tmp_path: Path) -> None:
    def insert(page: Any) -> None:
        page.insert_rows(FIRST)
        page[at("工作內容", FIRST)] = "第一項"

    assert back(tmp_path, MADE, insert).rows[0].parent == ONE


def test_a_new_row_at_the_end_goes_where_it_says(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page[at("要項", 40)], page[at("項目", 40)] = "一、機關形象", ONE
        page[at("工作內容", 40)] = "寫在最下面"

    assert back(tmp_path, MADE, write).rows[-1].parent == ONE


def test_days_and_numbers_are_read_as_they_are_meant(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page[at("完成期限", FIRST)] = dt.datetime(2026, 8, 1)
        page[at("完成期限", FIRST + 1)] = dt.date(2026, 9, 30)
        page[at("備註", FIRST)] = 12.0
        page[at("編號", FIRST)] = 7

    first, second, _ = back(tmp_path, MADE, write).rows
    assert (first.values["due"], second.values["due"]) == ("115.08.01", "115.09.30")
    assert first.values["remark"] == "12"


@pytest.mark.parametrize("tick", ["v", "V", "Ｖ", "✓", "x", "是", 1, "刪除"])
def test_a_tick_of_any_kind_is_one(tmp_path: Path, tick: object) -> None:
    found = back(tmp_path, MADE, lambda page: page.__setitem__(at("刪除", FIRST), tick))
    assert found.deleted == {"k1"}
    assert not found.strays


def test_other_words_in_the_column_of_ticks_are_kept_and_delete_nothing(tmp_path: Path) -> None:
    found = back(tmp_path, MADE, lambda page: page.__setitem__(at("刪除", FIRST), "併到秘書室？"))
    assert not found.deleted
    assert found.strays == (Stray(FIRST, "刪除", "併到秘書室？"),)


def test_nothing_written_beside_the_fields_is_lost(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page["N6"] = "旁邊的話"
        page["B3"] = "標題旁的話"
        page[at("編號", SPARE)] = "9."
        page[at("備註", FIRST)].comment = Comment("主管：可否延後？", "主管")
        page.parent.create_sheet("補充")["B2"] = "另一張表"

    assert set(back(tmp_path, MADE, write).strays) == {
        Stray(FIRST, "N欄", "旁邊的話"),
        Stray(3, "B欄", "標題旁的話"),
        Stray(SPARE, "編號", "9."),
        Stray(FIRST, "備註的註解", "主管：可否延後？"),
        Stray(2, "補充!B", "另一張表"),
    }


def test_an_inserted_column_does_not_shift_the_fields(tmp_path: Path) -> None:
    def insert(page: Any) -> None:
        page.insert_cols(4)
        page["D6"] = "多的一欄"

    found = back(tmp_path, MADE, insert)
    assert found.rows[0].values["text"] == "更新標示"
    assert found.strays == (Stray(FIRST, "D欄", "多的一欄"),)


def test_formulas_without_a_result_and_errors_are_told_with_their_cell(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page[at("備註", FIRST)] = "=A1&B1"
        page[at("備註", FIRST + 1)] = "#REF!"
        page[at("備註", FIRST + 1)].data_type = "e"

    found = back(tmp_path, MADE, write)
    assert [(fault.line, fault.column) for fault in found.faults] == [(FIRST, "備註"), (FIRST + 1, "備註")]
    assert found.rows[0].values["remark"] == "=A1&B1"


def test_files_that_are_something_else_are_refused_in_one_sentence(tmp_path: Path) -> None:
    other, broken, stripped = (tmp_path / f"{name}.xlsx" for name in ("別的", "壞", "少欄"))
    openpyxl.Workbook().save(other)
    broken.write_bytes(b"PK not a workbook")
    stripped.write_bytes(workbook_of(MADE))
    edit(stripped, lambda page: page.delete_cols(12, 2))
    for path, said in ((other, "不是分送編寫的檔案"), (broken, "壞"), (stripped, "隱藏的欄")):
        with pytest.raises(BadFile, match=said):
            read_workbook(path)


def test_a_sheet_blown_up_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.xlsx"
    path.write_bytes(workbook_of(MADE))
    edit(path, lambda page: page.cell(6000, 4, "很遠"))
    with pytest.raises(BadFile, match="不像是一份計畫"):
        read_workbook(path)


def test_a_sheet_under_another_name_is_read(tmp_path: Path) -> None:
    found = back(tmp_path, MADE, lambda page: setattr(page, "title", "民政課改"))
    assert len(found.rows) == 3
