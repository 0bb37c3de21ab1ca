"""Rows of a file taken into the walk-around register: looked through, stored all or not at all, once."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.queries.register_rows import RegisterQuery, row_ids, rows
from db.vocabulary import WalkaroundCategory, WalkaroundKind, WalkaroundState
from desktop.errors import Conflict, Refused
from desktop.office.office import Actor, Office
from desktop.office.register_export import whole_register
from desktop.office.register_import import FoundRows, look_through, take_in_rows
from desktop.office.rejected_rows import rejected_table
from desktop.office.table_export import export
from desktop.office.take_back import take_back
from desktop.office.walkarounds import change_walkaround
from desktop.registers.phone_test import PHONE_TEST
from desktop.registers.walkaround import WALKAROUND
from tests.exchange.table_files import saved_again
from tests.factories import named_sections, registered_walk
from tests.libreoffice import needs_libreoffice

TODAY = dt.date(2026, 11, 21)
HEADINGS = ("編號", "日期", "單位", "地點", "類別", "走動主管", "發現或反映事項")
WALK = ("", "115.03.05", "行政課", "一樓", "設施", "林主任", "燈不亮")


class Files:
    """The files of a test and the office they are taken into."""

    def __init__(self, office: Office, clerk: Actor, folder: Path) -> None:
        self.office, self.clerk, self.folder = office, clerk, folder
        named_sections(office, clerk, "行政課", "人事室")

    def workbook(self, *lines: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
        path = self.folder / "登記.xlsx"
        book = openpyxl.Workbook()
        for line in (headings, *lines):
            book.active.append(line)
        book.save(path)
        return path

    def look(self, path: Path) -> FoundRows:
        return look_through(self.office, WALKAROUND, path)

    def take(self, path: Path) -> tuple[int, int]:
        found = self.look(path)
        with self.office.work(self.clerk) as work:
            return take_in_rows(work, found)

    def undo(self, number: int) -> None:
        with self.office.work(self.clerk) as work:
            take_back(work, number)

    def stored(self) -> list[dict[str, Any]]:
        with self.office.reading() as session:
            return rows(session, "walkaround", row_ids(session, RegisterQuery("walkaround")))

    def exported(self, kind: str, folder: Path) -> Path:
        path = folder / f"走動{kind}"
        export(whole_register(self.office, WALKAROUND, year=None, is_personal=True, today=TODAY), path)
        return path


@pytest.fixture
def files(office: Office, clerk: Actor, tmp_path: Path) -> Files:
    return Files(office, clerk, tmp_path)


def test_rows_are_stored_with_numbers_of_their_section_and_year(files: Files) -> None:
    registered_walk(files.office, files.clerk, 1)
    path = files.workbook(
        WALK,
        ("", dt.datetime(2025, 12, 30), "行政課", "二樓", "無異常", "林主任", ""),
        ("", "115/3/6", "人事室", "三樓", "設施", "陳主任", "門壞了"),
    )

    assert files.take(path) == (3, 0)

    taken = files.stored()[1:]
    assert [(row["year"], row["section_id"], row["serial"]) for row in taken] == [
        (115, 1, 2), (114, 1, 1), (115, 2, 1)
    ]  # fmt: skip
    assert [row["state"] for row in taken] == [
        WalkaroundState.REGISTERED, WalkaroundState.SETTLED, WalkaroundState.REGISTERED
    ]  # fmt: skip
    assert taken[1]["closed_on"] == dt.date(2025, 12, 30)
    assert (taken[0]["kind"], taken[0]["author"]) == (WalkaroundKind.ROUTINE, files.clerk.name)


def test_a_number_in_the_file_stands_where_it_is_free(files: Files) -> None:
    registered_walk(files.office, files.clerk, 1)
    lines = [
        ("115-行-007", *WALK[1:]),
        ("115-行-001", *WALK[1:3], "二樓", *WALK[4:]),
        ("", *WALK[1:3], "三樓", *WALK[4:]),
    ]

    assert files.take(files.workbook(*lines)) == (3, 1)

    assert [row["serial"] for row in files.stored()] == [1, 7, 8, 9]


def test_the_same_file_twice_is_noticed_and_stored_once(files: Files) -> None:
    path = files.workbook(WALK, WALK)
    files.take(path)

    again = files.look(path)

    assert (len(again.new), len(again.stored), again.count) == (0, 2, 2)
    with pytest.raises(Refused, match="沒有新的紀錄"):
        files.take(path)
    assert len(files.stored()) == 2


def test_a_row_that_was_handled_since_is_still_known(files: Files) -> None:
    path = files.workbook(WALK)
    files.take(path)
    key = files.stored()[0]["id"]
    with files.office.work(files.clerk) as work:
        change_walkaround(work, key, due_on=dt.date(2026, 4, 1))

    assert len(files.look(path).stored) == 1


def test_rows_stored_between_looking_and_taking_are_not_stored_again(files: Files) -> None:
    path = files.workbook(WALK, (*WALK[:3], "二樓", *WALK[4:]))
    found = files.look(path)
    files.take(files.workbook(WALK))

    with files.office.work(files.clerk) as work:
        assert take_in_rows(work, found) == (1, 0)


def test_with_a_bad_row_nothing_is_stored(files: Files) -> None:
    path = files.workbook(WALK, ("", "115.02.30", "行政課", "一樓", "設施", "林主任", ""))

    (bad,) = files.look(path).bad

    assert (bad.line, len(bad.reasons)) == (3, 1)
    with pytest.raises(Refused, match="有 1 列不能匯入"):
        files.take(path)
    assert files.stored() == []


@pytest.mark.parametrize(
    ("headings", "cells", "reason"),
    [
        (("處理期限",), ("115.01.01",), "處理期限不能早於走動日期"),
        (("回復日期",), ("115.01.01",), "「回復日期」不能早於"),
        (("結案日期", "處理結果"), ("115.01.01", "已修"), "「結案日期」不能早於"),
        (("狀態",), ("結案",), "請填寫「結案日期」"),
        (("狀態", "結案日期"), ("結案", "115.03.09"), "請填寫「處理結果」"),
        (("狀態", "結案日期"), ("陳核中", "115.03.09"), "已有「結案日期」"),
        (("狀態",), ("處理完了",), "「狀態」沒有「處理完了」"),
    ],
)
def test_what_cannot_be_true_of_a_case_is_a_bad_row(
    files: Files, headings: tuple[str, ...], cells: tuple[str, ...], reason: str
) -> None:
    (bad,) = files.look(files.workbook((*WALK, *cells), headings=(*HEADINGS, *headings))).bad

    assert reason in "".join(bad.reasons)


def test_a_finding_that_is_missing_makes_a_bad_row(files: Files) -> None:
    (bad,) = files.look(files.workbook((*WALK[:6], ""))).bad

    assert "沒有發現時類別請選「無異常」" in bad.reasons[0]


def test_a_closed_case_comes_with_its_result(files: Files) -> None:
    headings = (*HEADINGS, "處理結果", "結案日期")
    files.take(files.workbook((*WALK, "已更換燈管", "115.03.09"), headings=headings))

    (row,) = files.stored()
    assert (row["state"], row["result"], row["closed_on"]) == (
        WalkaroundState.CLOSED, "已更換燈管", dt.date(2026, 3, 9)
    )  # fmt: skip


@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".csv"])
def test_bad_rows_written_out_and_corrected_are_taken(files: Files, tmp_path: Path, kind: str) -> None:
    found = files.look(files.workbook(WALK, ("", "115.03.06", "秘書處", "二樓", "設施", "@林主任", "窗破了")))
    rejects = tmp_path / f"退回{kind}"
    export(rejected_table(found), rejects)

    (bad,) = files.look(rejects).bad
    assert "「單位」沒有「秘書處」" in bad.reasons[0]
    named_sections(files.office, files.clerk, "秘書處")
    assert files.take(rejects) == (1, 0)
    assert files.stored()[0]["supervisor"] == "@林主任"


@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".csv"])
def test_an_exported_register_taken_into_another_office_is_the_same(
    files: Files, tmp_path: Path, kind: str
) -> None:
    registered_walk(
        files.office, files.clerk, 1, finding="=1+1\n第二行", walked_at=dt.time(9, 5),
        due_on=dt.date(2026, 4, 1), reporter="陳先生", contact="+886-8-7700001",
    )  # fmt: skip
    registered_walk(files.office, files.clerk, 2, category=WalkaroundCategory.NOTHING_FOUND, finding="")
    path, before = files.exported(kind, tmp_path), files.stored()
    for number in (3, 2):
        files.undo(number)
    assert files.stored() == []

    assert files.take(path) == (2, 0)

    old, new = (
        [[row[c.key] for c in WALKAROUND.columns] for row in each] for each in (before, files.stored())
    )
    assert new == old


def test_taking_in_is_one_deed_that_is_taken_back(files: Files) -> None:
    files.take(files.workbook(WALK, (*WALK[:3], "二樓", *WALK[4:])))

    files.undo(2)
    assert files.stored() == []
    files.undo(3)

    assert [row["place"] for row in files.stored()] == ["一樓", "二樓"]


def test_it_is_not_taken_back_once_a_row_was_worked_on(files: Files) -> None:
    files.take(files.workbook(WALK))
    with files.office.work(files.clerk) as work:
        change_walkaround(work, files.stored()[0]["id"], place="大廳")

    with pytest.raises(Conflict):
        files.undo(2)


def test_phone_tests_are_not_taken_from_files(files: Files) -> None:
    with pytest.raises(Refused, match="電話禮貌測試紀錄」不能從檔案匯入"):
        look_through(files.office, PHONE_TEST, files.workbook(WALK))


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".csv"])
def test_what_libreoffice_saved_again_is_still_the_same_register(
    files: Files, tmp_path: Path, kind: str
) -> None:
    registered_walk(
        files.office, files.clerk, 1, finding="=1+1\n第二行  末", walked_at=dt.time(9, 5), place="@一樓",
        due_on=dt.date(2026, 4, 1), reporter="陳先生", contact="+886-8-7700001",
    )  # fmt: skip
    # A file without types cannot keep another program from taking such texts for numbers.
    digits = "三樓" if kind == ".csv" else "0123"
    registered_walk(files.office, files.clerk, 2, walked_at=dt.time(14, 30), place=digits)

    found = files.look(saved_again(files.exported(kind, tmp_path), tmp_path))

    assert (len(found.stored), len(found.new), found.bad) == (2, 0, ())


@pytest.mark.parametrize("kind", [".xlsx", ".ods"])
def test_a_register_too_large_for_frames_is_still_read(
    files: Files, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.exchange.sheets.table_file.LARGE", 10)
    registered_walk(files.office, files.clerk, 1, finding="=1+1\n第二行  末", walked_at=dt.time(9, 5))

    assert len(files.look(files.exported(kind, tmp_path)).stored) == 1
