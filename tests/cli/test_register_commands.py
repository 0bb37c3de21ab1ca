"""weimin register export: every column and row of a register in a file, personal ones only when asked for."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from python_calamine import load_workbook

from desktop.registers.phone_test import PHONE_TEST
from desktop.registers.walkaround import WALKAROUND


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory):
    from desktop.office.office import Actor
    from desktop.office.sample import create_sample_office

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    create_sample_office(path, Actor("林穗安")).close()
    return path


def rows_of(path: Path) -> list[dict[str, object]]:
    """The rows below the headings, by heading."""
    if path.suffix == ".csv":
        lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    else:
        lines = load_workbook(path).get_sheet_by_index(0).to_python()
    top = next(place for place, line in enumerate(lines) if line[-1] != "")
    return [dict(zip(lines[top], line, strict=True)) for line in lines[top + 1 :]]


@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".csv"])
def test_a_register_is_written_with_every_column_and_row(weimin, sample_path, tmp_path, kind):
    target = tmp_path / f"走動{kind}"

    status, said, errors = weimin(
        "register", "export", "walkaround", target, "--personal", database=sample_path
    )

    found = rows_of(target)
    assert (status, errors) == (0, [])
    assert said == [f"已匯出「走動式管理登記簿」30 筆：{target}"]
    assert list(found[0]) == [column.label for column in WALKAROUND.columns]
    assert (found[0]["編號"], found[0]["單位"], found[0]["狀態"]) == ("115-秘-001", "秘書室", "當場結案")
    assert str(found[0]["日期"]) == "2026-01-08"
    assert len(found) == 30


def test_days_and_times_are_real_ones(weimin, sample_path, tmp_path):
    weimin("register", "export", "walkaround", tmp_path / "走動.xlsx", database=sample_path)

    row = rows_of(tmp_path / "走動.xlsx")[0]
    assert (row["日期"], row["時間"]) == (dt.date(2026, 1, 8), dt.time(9, 20))


def test_personal_columns_are_left_out_and_that_is_said(weimin, sample_path, tmp_path):
    target = tmp_path / "走動.xlsx"

    _, said, _ = weimin("register", "export", "walkaround", target, database=sample_path)

    assert said[1] == "未含個人資料（反映人、聯絡方式）；需要時請加 --personal。"
    assert not {"反映人", "聯絡方式"} & rows_of(target)[0].keys()
    lines = load_workbook(target).get_sheet_by_index(0).to_python()
    assert any("未列個人資料：反映人、聯絡方式" in str(cell) for line in lines[:4] for cell in line)


def test_phone_tests_come_with_totals_and_grades(weimin, sample_path, tmp_path):
    target = tmp_path / "電話.ods"

    weimin("register", "export", "phone_test", target, "--year", 115, "--personal", database=sample_path)

    found = rows_of(target)
    assert {column.label for column in PHONE_TEST.columns} <= found[0].keys()
    assert all(isinstance(row["總分"], float) and row["等第"] for row in found)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("walkaround", "走動.xlsx", "--year", 99), "沒有符合的紀錄"),
        (("phone_test", "電話.csv", "--year", 99), "沒有符合的紀錄"),
        (("走動", "走動.xlsx"), "walkaround、phone_test"),
        (("walkaround", "走動.pdf"), ".xlsx、.ods、.csv"),
        (("walkaround", "沒有/走動.xlsx"), "無法寫入"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(
    weimin, sample_path, tmp_path, monkeypatch, words, reason
):
    monkeypatch.chdir(tmp_path)

    status, said, errors = weimin("register", "export", *words, database=sample_path)

    assert (status, said, len(errors)) == (1, [], 1)
    assert reason in errors[0]
    assert list(tmp_path.iterdir()) == []
