"""Keeping an office safe: backups, restoring one, and checking that everything is as it was written."""

import datetime as dt
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from db import audit, integrity
from db.backup import (
    HEAD_LENGTH,
    BackupFailed,
    began_as,
    copy_database,
    daily_backup,
    daily_backups,
    heads_in_names,
    put_in_place,
)
from db.database import Database
from db.integrity import Fault
from db.schema import HEAD, upgrade
from desktop.errors import BadFile, Refused
from desktop.office.office import Office
from desktop.office.opening import look_at, take_lock

WORDS = {
    Fault.DAMAGED: "資料庫檔案損壞：{where}",
    Fault.FOREIGN_KEY: "有資料指向不存在的資料：{where}",
    Fault.CHAIN: "異動紀錄自第 {where} 筆起與前一筆不相連，可能被外部程式改過",
    Fault.ROW_CHANGED: "資料被為民以外的程式改過：{where}",
    Fault.ROW_ADDED: "有資料不是由為民新增的：{where}",
    Fault.ROW_MISSING: "有資料不是由為民刪除的：{where}",
    Fault.ATTACHMENT: "附件內容與存入時不同：第 {where} 號",
}


def check(office: Office) -> list[str]:
    """What is wrong with an open office, one sentence each; empty when all is well.

    Looks at SQLite's integrity, foreign keys, the audit chain, every row against the trail, every
    attachment's SHA-256, and the trail against the heads that the automatic backups' names tell.
    """
    with office.reading() as session:
        found = [WORDS[one.fault].format(where=one.where) for one in integrity.findings(session)]
        path = office.path
        if path is not None and not found:
            heads = {found_hash[:HEAD_LENGTH] for found_hash in audit.hashes(session)}
            found = [
                f"備份「{backup.name}」裡的異動紀錄在目前的資料庫中找不到，可能被截短或換過"
                for backup, head in heads_in_names(path)
                if head not in heads and began_as(backup) == began_as(path)
            ]
    return found


def back_up(office: Office, target: Path) -> None:
    """Write a complete, verified copy of the office to `target`. Raises Refused when that fails."""
    if target.exists() and office.path is not None and target.resolve() == office.path.resolve():
        raise Refused("備份檔不能與使用中的資料庫同名；請另選檔名。")
    _copy(_file_of(office), target)


def back_up_daily(office: Office, today: dt.date) -> Path | None:
    """Make today's automatic backup unless it exists; the last 14 days are kept. Returns the new file."""
    try:
        return daily_backup(_file_of(office), today)
    except (OSError, sqlite3.Error, BackupFailed) as error:
        raise Refused(f"今天的自動備份沒有完成；請檢查磁碟空間與資料夾權限（{error}）。") from error


def last_backup(office: Office) -> Path | None:
    """The newest automatic backup of an office, None if there is none yet."""
    path = office.path
    return next(iter(daily_backups(path)), None) if path is not None else None


def restore(location: Path, backup: Path, at: dt.datetime) -> Path | None:
    """Put a backup in the place of an office's file, after checking it whole.

    Returns where the replaced file is kept, None if there was none. Raises OfficeError and leaves
    everything as it was when the backup is unsound, too new, or the office is open in a window.
    """
    _check_backup(backup)
    location.parent.mkdir(parents=True, exist_ok=True)
    lock = take_lock(location)
    try:
        if not location.exists():
            _copy(backup, location)
            return None
        aside = location.with_name(f"{location.stem}-replaced-{at:%Y%m%d-%H%M%S}.db")
        put_in_place(backup, location, aside)
        return aside
    except (OSError, sqlite3.Error, BackupFailed) as error:
        raise Refused(f"還原沒有完成，原來的資料庫沒有變動；請檢查磁碟空間後再試（{error}）。") from error
    finally:
        lock.release()


def _check_backup(backup: Path) -> None:
    """Check a copy, which may be upgraded: an older backup is then read as well as a new one."""
    revision = look_at(backup)
    with TemporaryDirectory(prefix="weimin-restore-") as folder:
        copy = Path(folder) / "backup.db"
        _copy(backup, copy)
        if revision != HEAD:
            upgrade(copy)
        office = Office(Database(copy))
        try:
            faults = check(office)
        finally:
            office.close()
    if faults:
        raise BadFile(f"備份「{backup.name}」不完整，沒有還原：{faults[0]}；請改用另一個備份。")


def _file_of(office: Office) -> Path:
    if office.path is None:
        raise Refused("資料庫在伺服器上；請用伺服器自己的備份工具。")
    return office.path


def _copy(source: Path, target: Path) -> None:
    try:
        copy_database(source, target)
    except (OSError, sqlite3.Error, BackupFailed) as error:
        raise Refused(f"無法寫出備份「{target}」；請檢查資料夾、磁碟空間與權限（{error}）。") from error
