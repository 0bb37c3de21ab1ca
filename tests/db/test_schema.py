"""Databases of every schema version come up to date, whole or not at all."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db import schema
from db.attachments import store
from db.database import Database
from db.tables import Table
from db.tables.edition import PlanEdition
from db.tables.plan import Plan

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


def test_items_of_an_older_plan_get_a_lineage_of_their_own_each(tmp_path):
    path = tmp_path / "older.db"
    schema.upgrade(path, "0004")
    plan = (
        "INSERT INTO plan (year, title, frame_template, columns, numbering_style, status, approval_letter,"
        " edition, created_at, updated_at, version)"
        " VALUES (115, '計畫', '', '[]', 'half_dot', 'draft', '', 1, '2026-01-01', '2026-01-01', 1)"
    )
    node = (
        "INSERT INTO node (plan_id, position, kind, text, method, indicators, remark, due_text, created_at,"
        " updated_at, version) VALUES (1, ?, 'area', '', '', '[]', '', '', '2026-01-01', '2026-01-01', 1)"
    )
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(plan)
        connection.executemany(node, [(0,), (1,), (2,)])
        connection.commit()

    schema.upgrade(path)

    with closing(sqlite3.connect(path)) as connection:
        marks = [mark for (mark,) in connection.execute("SELECT lineage FROM node")]
    assert len(set(marks)) == 3
    assert all(marks)


def test_an_approved_edition_can_be_given_its_scan_and_nothing_else(database_path):
    database = Database(database_path)
    with database.work("林曉堃") as work:
        plan = Plan(year=115, title="計畫", columns=[])
        work.session.add(plan)
        work.flush()
        document = store(work.session, b"%PDF-1.7 as signed")
        edition = PlanEdition(
            plan_id=plan.id, edition=1, approved_on=dt.date(2026, 1, 5), content={}, document_id=document.id
        )
        work.session.add(edition)
        work.flush()
        edition.scan_id = document.id
        work.flush()

    with pytest.raises(IntegrityError, match="as it was signed"), database.work("林曉堃") as work:
        work.session.scalars(select(PlanEdition)).one().content = {"title": "另一份"}
    database.close()
