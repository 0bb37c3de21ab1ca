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
    assert all(row["測試輪次"].startswith("115年") for row in found)
    points = [row[heading] for row in found for heading in row if heading.startswith("得分：")]
    assert {type(value) for value in points} == {float, str}
    answered = next(row for row in found if row["接聽結果"] == "已接聽")
    assert answered["得分：在規定的鈴響聲數或秒數內接聽"] == 15
    assert [row["測試輪次"] for row in found] == sorted(row["測試輪次"] for row in found)


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


@pytest.fixture
def own_sample(sample_path, tmp_path):
    path = tmp_path / "own.db"
    path.write_bytes(sample_path.read_bytes())
    return path


def walks(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["日期,單位,地點,類別,走動主管,發現或反映事項,附件", *lines]), "utf-8")
    return path


GOOD = "115.03.05,秘書室,一樓,設施,林主任,燈不亮,"


def test_rows_are_imported_once(weimin, own_sample, tmp_path):
    file = walks(tmp_path / "走動.csv", GOOD)

    status, said, errors = weimin("register", "import", "walkaround", file, database=own_sample)

    assert (status, errors) == (0, [])
    assert said[0] == "共 1 列；認得的欄：日期、單位、地點、類別、走動主管、發現或反映事項"
    assert said[1] == "不認得、不匯入的欄：附件"
    assert said[2].startswith("檔案沒有的欄：時間、")
    assert said[3:] == ["新紀錄的年度：115", "已匯入「走動式管理登記簿」1 筆。"]
    status, said, _ = weimin("register", "import", "walkaround", file, database=own_sample)
    assert (status, said[-2:]) == (0, ["已在登記簿、不重複存入：1 列", "沒有新的紀錄可匯入。"])


def test_a_dry_run_stores_nothing(weimin, own_sample, tmp_path):
    before = own_sample.read_bytes()

    status, said, _ = weimin(
        "register",
        "import",
        "walkaround",
        walks(tmp_path / "走動.csv", GOOD),
        "--dry-run",
        database=own_sample,
    )

    assert (status, said[-1]) == (0, "可匯入 1 筆；沒有存入任何資料。")
    assert own_sample.read_bytes() == before


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_bad_rows_are_named_written_out_and_nothing_is_stored(weimin, own_sample, tmp_path, words):
    before = own_sample.read_bytes()
    file = walks(tmp_path / "走動.csv", GOOD, "115.02.30,秘書處,一樓,設施,林主任,窗破了,")
    rejects = tmp_path / "退回.ods"

    status, said, errors = weimin(
        "register", "import", "walkaround", file, "--rejects", rejects, *words, database=own_sample
    )

    assert (status, len(errors)) == (1, 1)
    assert "有 1 列不能匯入，沒有存入任何資料" in errors[0]
    (told,) = [line for line in said if line.startswith("第 3 列：")]
    assert "115.02.30" in told
    assert "「單位」沒有「秘書處」" in told
    assert rows_of(rejects)[0]["原列號"] == 3
    assert own_sample.read_bytes() == before


def test_phone_tests_are_refused_in_one_line(weimin, own_sample, tmp_path):
    file = walks(tmp_path / "電話.csv", GOOD)

    status, said, errors = weimin("register", "import", "phone_test", file, database=own_sample)

    assert (status, said, len(errors)) == (1, [], 1)
    assert "逐項給分" in errors[0]
