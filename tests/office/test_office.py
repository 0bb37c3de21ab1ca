"""Whatever goes wrong below a deed is told in one sentence, and nothing of the deed is stored."""

import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import event, text

from db import database as database_module
from db.audit import entries
from db.queries.office import sections
from db.tables.office import Section
from desktop.errors import Conflict, OfficeInUse, Refused
from desktop.office.deed import deed
from desktop.office.office import Actor, Office


@deed
def add_section(work, name):
    work.session.add(Section(name=name, position=1))


@deed
def add_two_sections(work, first, second):
    add_section(work, first)
    add_section(work, second)


def names(office):
    with office.reading() as session:
        return [section.name for section in sections(session)]


def test_the_outermost_deed_names_the_entry_of_everything_done_in_it(office, clerk):
    with office.work(clerk) as work:
        add_two_sections(work, "秘書室", "民政課")

    with office.reading() as session:
        (entry,) = entries(session)
    assert (entry.deed, entry.actor, len(entry.changes)) == ("add_two_sections", "測試承辦人", 2)


def test_a_full_disk_is_told_and_stores_nothing_of_the_deed(office, clerk):
    with office.work(clerk) as work:
        add_section(work, "秘書室")
    pages = f"PRAGMA max_page_count = {office.path.stat().st_size // 4096}"
    event.listen(
        office.database.engine, "begin", lambda connection: connection.exec_driver_sql(pages) and None
    )

    with pytest.raises(Refused, match="磁碟已滿"), office.work(clerk) as work:
        add_section(work, "長" * 200_000)

    assert names(office) == ["秘書室"]


def test_a_database_another_program_is_writing_is_told_after_a_wait(office, clerk, monkeypatch):
    monkeypatch.setattr(
        database_module, "PRAGMAS", ("PRAGMA busy_timeout = 20", *database_module.PRAGMAS[1:])
    )
    office.database.engine.dispose()
    with closing(sqlite3.connect(office.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OfficeInUse, match="另一個程式"), office.work(clerk) as work:
            add_section(work, "秘書室")

    assert names(office) == []


def test_a_name_that_exists_is_told_and_not_stored_twice(office, clerk):
    with office.work(clerk) as work:
        add_section(work, "秘書室")

    with pytest.raises(Refused, match="重複"), office.work(clerk) as work:
        add_section(work, "秘書室")

    assert names(office) == ["秘書室"]


def test_a_row_changed_under_a_deed_is_a_conflict_and_keeps_the_other_change(office, clerk):
    with office.work(clerk) as work:
        add_section(work, "秘書室")

    with pytest.raises(Conflict, match="已被別人改過"), office.work(clerk) as work:
        row = work.session.get(Section, 1)
        work.session.execute(text("UPDATE section SET version = version + 1 WHERE id = 1"))
        row.name = "後到的名字"

    assert names(office) == ["秘書室"]


def test_a_damaged_file_is_told_with_the_way_out(office, clerk):
    with office.work(clerk) as work:
        add_section(work, "秘書室")
    office.database.engine.dispose()
    content = office.path.read_bytes()
    office.path.write_bytes(b"\x00" * len(content))

    with pytest.raises(Refused, match="還原"):
        names(office)


def test_two_threads_do_their_deeds_one_after_the_other(office: Office):
    def work(name: str) -> None:
        for number in range(10):
            with office.work(Actor(name)) as work:
                add_section(work, f"{name}{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in ("甲", "乙", "丙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(names(office)) == 30
    with office.reading() as session:
        assert [entry.number for entry in entries(session)] == list(range(30, 0, -1))
