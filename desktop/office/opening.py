"""Opening and making an office: the file is looked at, locked, backed up and brought up to date first."""

import datetime as dt
import sqlite3
from pathlib import Path

from db.backup import BackupFailed, backup_before_upgrade
from db.database import Database
from db.lock import DatabaseLock, DatabaseLocked
from db.schema import HEAD, is_newer, revision_of, upgrade
from db.tables.office import Agency
from db.unit_of_work import Work
from desktop.errors import BadFile, OfficeInUse, Refused, TooNew
from desktop.office.deed import deed
from desktop.office.office import Actor, Office


def open_office(location: Path | str, *, exclusive: bool = False) -> Office:
    """Open the office in a database file, or behind a database URL.

    An older schema is upgraded after a backup. `exclusive` keeps every other window out until the office
    is closed. Raises OfficeError with the sentence to show.
    """
    if isinstance(location, str) and "://" in location:
        upgrade(location)
        return Office(Database(location))
    path = Path(location)
    revision = look_at(path)
    lock = take_lock(path) if exclusive or revision != HEAD else None
    try:
        if revision != HEAD:
            upgrade_with_backup(path, revision)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if lock is not None and not exclusive:
        lock.release()
        lock = None
    return Office(Database(path), lock.release if lock is not None else lambda: None)


def look_at(path: Path) -> str:
    """The schema revision of an office's file. Raises Refused, BadFile or TooNew with its sentence."""
    if not path.exists():
        raise Refused(
            f"找不到資料庫檔案「{path}」；請檢查路徑，或先以「weimin office new --agency 機關名稱」建立。"
        )
    try:
        revision = revision_of(path)
    except sqlite3.OperationalError as error:
        raise Refused(f"無法開啟資料庫檔案「{path}」；請檢查檔案權限與是否被占用（{error}）。") from error
    except sqlite3.DatabaseError as error:
        raise BadFile(f"「{path}」不是為民的資料庫，或已經損壞；請另選檔案，或以最近的備份還原。") from error
    if revision is None:
        raise BadFile(f"「{path}」不是為民的資料庫；請另選檔案。")
    if is_newer(revision):
        raise TooNew(
            f"「{path}」是較新版的為民建立的（資料格式 {revision}，本程式為 {HEAD}）；"
            "請先更新程式再開啟，檔案沒有任何變動。"
        )
    return revision


def take_lock(path: Path) -> DatabaseLock:
    """The lock of an office's file. Raises OfficeInUse when another window has it."""
    lock = DatabaseLock(path)
    try:
        lock.acquire()
    except DatabaseLocked as error:
        raise OfficeInUse(
            f"「{path.name}」已在另一個為民視窗開啟；請改用那個視窗，或先將它關閉後再試。"
        ) from error
    except OSError as error:
        raise Refused(f"無法寫入資料夾「{path.parent}」；請將資料庫放在可以寫入的資料夾。") from error
    return lock


def upgrade_with_backup(path: Path, revision: str) -> None:
    """Bring an older file up to date; a copy of what it was stands in its backup folder first."""
    try:
        backup_before_upgrade(path, revision, dt.datetime.now())
    except (OSError, sqlite3.Error, BackupFailed) as error:
        raise Refused(f"升級資料庫前無法先備份，檔案沒有變動；請檢查磁碟空間後再試（{error}）。") from error
    upgrade(path)


def create_office(location: Path | str, agency_name: str, at: dt.datetime | None = None) -> Office:
    """Make a new office with its agency's name, and open it. Raises Refused when the file exists.

    `at` is when that was, as the sample office tells it; otherwise now.
    """
    is_url = isinstance(location, str) and "://" in location
    if not is_url and Path(location).exists():
        raise Refused(f"檔案「{location}」已經存在；為免覆蓋資料，請改用別的檔名或先移開它。")
    if not agency_name.strip():
        raise Refused("機關名稱不可空白；請輸入機關全銜。")
    try:
        if not is_url:
            Path(location).parent.mkdir(parents=True, exist_ok=True)
        upgrade(location)
    except (OSError, sqlite3.Error) as error:
        raise Refused(f"無法在「{location}」建立資料庫；請檢查資料夾是否存在且可以寫入。") from error
    office = Office(Database(location))
    with office.work(Actor("為民"), at) as work:
        found_office(work, agency_name.strip())
    return office


@deed
def found_office(work: Work, agency_name: str) -> None:
    """Store the agency of a new office."""
    work.session.add(Agency(name=agency_name))
