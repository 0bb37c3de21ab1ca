"""Opening an office: what is refused, what is backed up, and who may open it twice."""

import sqlite3
from contextlib import closing

import pytest

from db.backup import backup_folder
from db.queries.office import agency
from db.schema import HEAD, revision_of, upgrade
from desktop.errors import BadFile, OfficeInUse, Refused, TooNew
from desktop.office.opening import create_office, open_office


def test_a_new_office_has_its_agency_and_opens_again(tmp_path):
    path = tmp_path / "新的 office.db"
    create_office(path, " 青埔區公所 ").close()

    office = open_office(path)
    with office.reading() as session:
        assert agency(session).name == "青埔區公所"
    office.close()


def test_a_new_office_never_overwrites_a_file(tmp_path):
    path = tmp_path / "office.db"
    path.write_bytes(b"something precious")

    with pytest.raises(Refused, match="已經存在"):
        create_office(path, "青埔區公所")
    assert path.read_bytes() == b"something precious"


def test_an_agency_without_a_name_is_refused_and_leaves_no_file(tmp_path):
    with pytest.raises(Refused, match="機關名稱"):
        create_office(tmp_path / "office.db", "  ")
    assert not (tmp_path / "office.db").exists()


def test_a_missing_file_is_told_with_what_to_do(tmp_path):
    with pytest.raises(Refused, match="office new"):
        open_office(tmp_path / "nowhere.db")


@pytest.mark.parametrize("content", [b"", b"plain text, not a database" * 50])
def test_a_file_that_is_no_office_is_refused_untouched(tmp_path, content):
    path = tmp_path / "other.db"
    path.write_bytes(content)

    with pytest.raises(BadFile, match="不是為民的資料庫"):
        open_office(path)
    assert path.read_bytes() == content


def test_a_newer_database_is_refused_with_a_clear_sentence(database_path):
    with closing(sqlite3.connect(database_path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    before = database_path.read_bytes()

    with pytest.raises(TooNew, match="較新版"):
        open_office(database_path)
    assert database_path.read_bytes() == before


def test_an_older_database_is_upgraded_after_a_backup(tmp_path):
    path = tmp_path / "office.db"
    upgrade(path, "0002")

    open_office(path).close()

    (backup,) = backup_folder(path).iterdir()
    assert revision_of(path) == HEAD
    assert revision_of(backup) == "0002"


def test_a_second_window_is_told_and_the_first_goes_on(database_path):
    first = open_office(database_path, exclusive=True)
    with pytest.raises(OfficeInUse, match="另一個為民視窗"):
        open_office(database_path, exclusive=True)
    first.close()

    open_office(database_path, exclusive=True).close()


def test_a_command_may_read_while_a_window_is_open(database_path):
    window = open_office(database_path, exclusive=True)
    command = open_office(database_path)
    with command.reading() as session:
        assert agency(session) is None
    command.close()
    window.close()


def test_an_upgrade_waits_for_no_one_who_has_the_file_open(tmp_path):
    path = tmp_path / "office.db"
    upgrade(path)
    window = open_office(path, exclusive=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
        connection.commit()

    with pytest.raises(OfficeInUse):
        open_office(path)
    window.close()
