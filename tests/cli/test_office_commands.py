"""weimin office …: one line on success, one line on refusal, and the exit status scripts rely on."""

import sqlite3
from contextlib import closing

import pytest

from desktop.__main__ import main


def test_a_new_office_is_made_checked_backed_up_and_restored(weimin, tmp_path):
    copy = tmp_path / "備份 1.db"

    assert weimin("office", "new", "--agency", "青埔縣松溪鄉公所")[0] == 0
    assert weimin("office", "check") == (0, ["檢查完成：資料庫、異動紀錄與附件都完整。"], [])
    assert weimin("office", "backup", copy)[0] == 0
    status, said, _ = weimin("office", "restore", copy)

    assert status == 0
    assert "office-replaced-" in said[1]
    assert weimin("office", "check")[0] == 0


def test_a_second_office_in_the_same_place_is_refused_in_one_line(weimin):
    weimin("office", "new", "--agency", "青埔縣松溪鄉公所")

    status, said, errors = weimin("office", "new", "--agency", "別的機關")

    assert (status, said, len(errors)) == (1, [], 1)
    assert errors[0].startswith("weimin：")
    assert "已經存在" in errors[0]


def test_check_names_what_another_program_changed_and_fails(weimin, tmp_path):
    weimin("office", "new", "--agency", "青埔縣松溪鄉公所")
    with closing(sqlite3.connect(tmp_path / "office.db")) as connection:
        connection.execute("UPDATE agency SET name = '改名公所'")
        connection.commit()

    status, said, errors = weimin("office", "check")

    assert status == 1
    assert said == ["資料被為民以外的程式改過：agency 1"]
    assert len(errors) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("office", "check"),
        ("office", "backup", "x.db"),
        ("plan", "export", "115", "plan.json"),
        ("print", "plan", "-o", "plan.pdf"),
    ],
)
def test_a_missing_database_is_one_clear_line(weimin, tmp_path, words):
    status, said, errors = weimin(*words, database=tmp_path / "不存在.db")

    assert (status, said, len(errors)) == (1, [], 1)
    assert "找不到資料庫檔案" in errors[0]


def test_a_restore_from_a_file_that_is_no_backup_changes_nothing(weimin, tmp_path):
    weimin("office", "new", "--agency", "青埔縣松溪鄉公所")
    before = (tmp_path / "office.db").read_bytes()
    letter = tmp_path / "公文.docx"
    letter.write_bytes(b"PK not a database")

    status, _, errors = weimin("office", "restore", letter)

    assert status == 1
    assert "不是為民的資料庫" in errors[0]
    assert (tmp_path / "office.db").read_bytes() == before


@pytest.mark.parametrize("words", [("office",), ("office", "new"), ("nonsense",), ("print", "plan")])
def test_wrong_usage_is_status_two(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(list(words))

    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_database_can_be_named_by_the_environment(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WEIMIN_DATABASE", str(tmp_path / "environment.db"))

    assert main(["office", "new", "--agency", "青埔縣松溪鄉公所"]) == 0
    assert (tmp_path / "environment.db").exists()
    capsys.readouterr()
