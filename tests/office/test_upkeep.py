"""Backup, restore and check: nothing unsound is trusted, nothing sound is lost."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from db.backup import DAILY_KEPT, daily_backups
from db.database import Database
from db.queries.office import sections
from db.schema import upgrade
from db.tables.office import Attachment, Section
from desktop.errors import BadFile, OfficeInUse, Refused
from desktop.office.office import Office
from desktop.office.opening import open_office
from desktop.office.upkeep import back_up, back_up_daily, check, last_backup, restore

AT = dt.datetime(2026, 3, 5, 9, 30)


def add_section(office, clerk, name):
    with office.work(clerk) as work:
        work.name("add_section")
        work.session.add(Section(name=name, position=1))


def outside(office, *statements):
    with closing(sqlite3.connect(office.path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def names(path):
    office = open_office(path)
    with office.reading() as session:
        found = [section.name for section in sections(session)]
    office.close()
    return found


def test_a_sound_office_has_nothing_to_report(office, clerk):
    add_section(office, clerk, "秘書室")

    assert check(office) == []


def test_rows_changed_added_or_deleted_by_another_program_are_named(office, clerk):
    for name in ("秘書室", "民政課", "社會課"):
        add_section(office, clerk, name)
    outside(
        office,
        "UPDATE section SET name = '改名課' WHERE id = 1",
        "DELETE FROM section WHERE id = 2",
        "INSERT INTO section SELECT 9, '外來課', short_name, 9, kind, NULL, NULL, created_at, updated_at, 1"
        " FROM section WHERE id = 3",
    )

    said = check(office)

    assert len(said) == 3
    assert any("section 1" in line and "被為民以外" in line for line in said)
    assert any("section 2" in line for line in said)
    assert any("section 9" in line for line in said)


def test_an_attachment_that_lost_a_byte_is_found(office, clerk):
    import hashlib

    content = "掃描檔".encode()
    with office.work(clerk) as work:
        work.session.add(
            Attachment(digest=hashlib.sha256(content).hexdigest(), size=len(content), content=content)
        )
    assert check(office) == []

    outside(office, "UPDATE attachment SET content = x'00'")

    assert [line for line in check(office) if "附件" in line]


def test_a_trail_cut_at_its_end_is_found_by_the_names_of_backups(office, clerk):
    add_section(office, clerk, "秘書室")
    add_section(office, clerk, "民政課")
    back_up_daily(office, AT.date())
    outside(
        office,
        "DROP TRIGGER audit_no_delete",
        "DELETE FROM audit WHERE number = 2",
        "DELETE FROM section WHERE id = 2",
    )

    assert [line for line in check(office) if "截短" in line]


def test_backups_of_another_office_under_the_same_name_say_nothing(office, clerk, database_path):
    add_section(office, clerk, "從前的課")
    back_up_daily(office, AT.date())
    office.close()
    database_path.unlink()
    upgrade(database_path)
    newcomer = open_office(database_path)
    add_section(newcomer, clerk, "秘書室")

    assert check(newcomer) == []
    newcomer.close()


def test_a_backup_holds_everything_and_restores_it(office, clerk, tmp_path):
    add_section(office, clerk, "秘書室")
    copy = tmp_path / "copy.db"
    back_up(office, copy)
    add_section(office, clerk, "後來的課")
    office.close()

    aside = restore(office.path, copy, AT)

    assert names(office.path) == ["秘書室"]
    assert names(aside) == ["秘書室", "後來的課"]


def test_an_unsound_backup_is_refused_and_nothing_changes(office, clerk, tmp_path):
    add_section(office, clerk, "秘書室")
    copy = tmp_path / "copy.db"
    back_up(office, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE section SET name = '改過'")
        connection.commit()
    office.close()
    before = office.path.read_bytes()

    with pytest.raises(BadFile, match="不完整"):
        restore(office.path, copy, AT)
    assert office.path.read_bytes() == before


def test_a_backup_cut_short_is_refused(office, clerk, tmp_path):
    add_section(office, clerk, "秘書室")
    copy = tmp_path / "copy.db"
    back_up(office, copy)
    copy.write_bytes(copy.read_bytes()[:20_000])
    office.close()

    with pytest.raises((BadFile, Refused)):
        restore(office.path, copy, AT)
    assert names(office.path) == ["秘書室"]


def test_an_older_backup_is_checked_and_restored_and_upgraded_when_opened(tmp_path):
    older, target = tmp_path / "older.db", tmp_path / "office.db"
    upgrade(older, "0002")

    assert restore(target, older, AT) is None
    assert names(target) == []


def test_a_damaged_office_is_replaced_and_kept_byte_by_byte(office, clerk, tmp_path):
    add_section(office, clerk, "秘書室")
    copy = tmp_path / "copy.db"
    back_up(office, copy)
    office.close()
    damaged = office.path.read_bytes()[:9_000]
    office.path.write_bytes(damaged)

    aside = restore(office.path, copy, AT)

    assert aside.read_bytes() == damaged
    assert names(office.path) == ["秘書室"]


def test_an_office_open_in_a_window_is_not_replaced(office, clerk, tmp_path):
    copy = tmp_path / "copy.db"
    back_up(office, copy)
    window = open_office(office.path, exclusive=True)

    with pytest.raises(OfficeInUse):
        restore(office.path, copy, AT)
    window.close()


def test_a_journal_of_the_replaced_file_does_not_reach_the_restored_one(office, clerk, tmp_path):
    add_section(office, clerk, "秘書室")
    copy = tmp_path / "copy.db"
    back_up(office, copy)
    office.close()
    office.path.with_name(office.path.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9 stale journal")

    restore(office.path, copy, AT)

    assert names(office.path) == ["秘書室"]


def test_one_backup_a_day_and_the_last_fourteen_days_are_kept(office):
    first = dt.date(2026, 3, 1)
    made = [back_up_daily(office, first + dt.timedelta(days=day)) for day in range(DAILY_KEPT + 6)]

    assert all(made)
    assert back_up_daily(office, first + dt.timedelta(days=DAILY_KEPT + 5)) is None
    assert len(daily_backups(office.path)) == DAILY_KEPT
    assert last_backup(office) == made[-1]
    assert made[0] not in daily_backups(office.path)


def test_a_backup_that_cannot_be_written_leaves_no_half_file(office, tmp_path):
    with pytest.raises(Refused, match="無法寫出備份"):
        back_up(office, tmp_path / "no such folder" / "copy.db")
    with pytest.raises(Refused, match="同名"):
        back_up(office, office.path)
    assert not list(tmp_path.rglob("*.part"))


def test_an_office_on_a_server_has_its_own_backup_tool():
    office = Office(Database("sqlite://"))

    with pytest.raises(Refused, match="伺服器"):
        back_up_daily(office, AT.date())
