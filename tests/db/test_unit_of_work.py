"""A unit of work stores all of a deed or nothing, and says so in the audit trail."""

import pytest
from sqlalchemy import text, update

from db import audit
from db.database import Database
from db.tables.office import Agency, Section
from db.unit_of_work import Changed


def add_agency(database: Database, name: str = "青埔區公所") -> None:
    with database.work("王小明") as work:
        work.name("found_office")
        work.session.add(Agency(name=name))


@pytest.fixture
def database(database_path):
    database = Database(database_path)
    yield database
    database.close()


def stored_entries(database: Database) -> list[audit.Entry]:
    with database.reading() as session:
        return list(audit.entries(session, newest_first=False))


def test_a_deed_leaves_who_did_what_with_the_row_before_and_after(database):
    add_agency(database)
    with database.work("李大同") as work:
        work.name("change_agency")
        work.session.get(Agency, 1).name = "青埔鎮公所"

    first, second = stored_entries(database)
    assert (first.actor, first.deed) == ("王小明", "found_office")
    assert first.changes[0].before is None
    assert first.changes[0].after["name"] == "青埔區公所"
    assert (second.actor, second.number) == ("李大同", 2)
    assert second.changes == (audit.RowChange("agency", 1, {"name": "青埔區公所"}, {"name": "青埔鎮公所"}),)


def test_an_error_in_the_middle_leaves_nothing_of_the_deed(database):
    with pytest.raises(ZeroDivisionError), database.work("王小明") as work:
        work.session.add(Agency(name="半途機關"))
        work.flush()
        _ = 1 / 0

    with database.reading() as session:
        assert session.query(Agency).count() == 0
    assert stored_entries(database) == []


def test_a_deed_that_changes_nothing_leaves_no_entry(database):
    add_agency(database)
    with database.work("王小明") as work:
        agency = work.session.get(Agency, 1)
        agency.name = agency.name

    assert len(stored_entries(database)) == 1


def test_several_flushes_of_one_row_become_one_change(database):
    with database.work("王小明") as work:
        section = Section(name="秘書室", position=1)
        work.session.add(section)
        work.flush()
        section.short_name = "秘"
        work.flush()

    (entry,) = stored_entries(database)
    (change,) = entry.changes
    assert change.before is None
    assert change.after["short_name"] == "秘"


def test_a_row_made_and_deleted_in_one_deed_leaves_no_trace(database):
    with database.work("王小明") as work:
        section = Section(name="秘書室", position=1)
        work.session.add(section)
        work.flush()
        work.session.delete(section)

    assert stored_entries(database) == []


def test_bulk_writes_that_would_escape_the_trail_are_refused(database):
    add_agency(database)
    with pytest.raises(AssertionError), database.work("王小明") as work:
        work.session.execute(update(Agency).values(name="偷改"))


def test_listeners_hear_of_a_stored_deed_and_not_of_a_failed_one(database):
    heard: list[Changed] = []
    end = database.on_change(heard.append)
    add_agency(database)
    with pytest.raises(ZeroDivisionError), database.work("王小明") as work:
        work.session.get(Agency, 1).name = "錯"
        _ = 1 / 0
    end()
    add_agency(database, "第二次")

    assert heard == [Changed(1, "found_office", frozenset({"agency"}))]


def test_a_reading_session_keeps_nothing(database):
    add_agency(database)
    with database.reading() as session:
        session.get(Agency, 1).name = "讀取時改"
        session.flush()

    with database.reading() as session:
        assert session.get(Agency, 1).name == "青埔區公所"


def test_a_power_cut_cannot_bring_an_old_state_back_and_keys_are_enforced(database):
    with database.reading() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "delete"
        assert session.scalar(text("PRAGMA synchronous")) == 3
        assert session.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_deleted_key_is_never_given_again(database):
    with database.work("王小明") as work:
        work.session.add(Section(name="甲課", position=1))
    with database.work("王小明") as work:
        work.session.delete(work.session.get(Section, 1))
    with database.work("王小明") as work:
        section = Section(name="乙課", position=1)
        work.session.add(section)
        work.flush()
        assert section.id == 2
