"""Databases of every schema version come up to date, whole or not at all."""

import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db import schema
from db.database import Database
from db.tables import Table

OLDER = [f"{number:04d}" for number in range(1, int(schema.HEAD))]


def test_the_programs_version_is_the_newest_migration():
    configuration = Config()
    configuration.set_main_option("script_location", "db:migrations")

    assert ScriptDirectory.from_config(configuration).get_current_head() == schema.HEAD


def test_tables_and_migrations_do_not_differ(database_path):
    database = Database(database_path)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Table.metadata)
    database.close()

    assert differences == []


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_database_keeps_its_rows_when_it_is_upgraded(tmp_path, revision):
    path = tmp_path / "older.db"
    schema.upgrade(path, revision)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO agency (name, parent_agency, director_title, file_number, retention, created_at,"
            " updated_at, version) VALUES ('青埔區公所', '', '區長', '', '', '2026-01-01', '2026-01-01', 1)"
        )
        connection.commit()

    schema.upgrade(path)

    assert schema.revision_of(path) == schema.HEAD
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name, director_title FROM agency").fetchall() == [
            ("青埔區公所", "區長")
        ]


@pytest.mark.parametrize("revision", OLDER)
def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch, revision):
    path = tmp_path / "older.db"
    schema.upgrade(path, revision)
    before = path.read_bytes()
    real_run = schema._run

    def run_and_fail(connection, to):
        real_run(connection, to)
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(schema, "_run", run_and_fail)
    with pytest.raises(RuntimeError):
        schema.upgrade(path)

    assert path.read_bytes() == before


def test_a_file_that_is_no_database_has_no_revision(tmp_path):
    path = tmp_path / "letter.db"
    path.write_bytes(b"not a database at all, only a letter" * 40)

    with pytest.raises(sqlite3.DatabaseError):
        schema.revision_of(path)


@pytest.mark.parametrize(("revision", "newer"), [("0001", False), ("9999", True), ("abc123", True)])
def test_a_newer_schema_is_told_from_an_older_one(revision, newer):
    assert schema.is_newer(revision) is newer
