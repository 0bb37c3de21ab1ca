"""Copies of a database file that are complete: SQLite's online backup, verified before it gets its name."""

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

DAILY_KEPT = 14
# Characters of the audit trail's head in a backup's name, to check the trail against later.
HEAD_LENGTH = 8


class BackupFailed(Exception):
    """The copy does not hold what the database holds."""


def backup_folder(path: Path) -> Path:
    """Where the automatic backups of a database file are kept."""
    return path.with_name(f"{path.stem}-backups")


def copy_database(source: Path, target: Path) -> None:
    """Write a complete, verified copy of a database; `target` appears whole or not at all.

    Raises BackupFailed when the copy cannot be trusted, sqlite3.Error or OSError when it cannot be made.
    """
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(_connect(source)) as original, closing(sqlite3.connect(unfinished)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _verify(copy)
            # The original may have grown since; the copy must hold a state it really had.
            if not _had_head(original, audit_head(copy)):
                raise BackupFailed(str(source))
        sync(unfinished)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    # Not read-only: a journal left by a killed program must be rolled back before the pages are true.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)


def _verify(copy: sqlite3.Connection) -> None:
    said = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok":
        raise BackupFailed(said)


def audit_head(connection: sqlite3.Connection) -> str:
    """The hash of the newest entry of the audit trail, empty without one."""
    row = connection.execute("SELECT hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    return row[0] if row else ""


def _had_head(connection: sqlite3.Connection, head: str) -> bool:
    found = connection.execute("SELECT 1 FROM audit WHERE hash = ?", (head,)).fetchone()
    return found is not None or not head


def sync(path: Path) -> None:
    """Make sure the file's bytes are on the disk, not only on their way."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def daily_backup(path: Path, today: dt.date) -> Path | None:
    """Make today's automatic backup unless there is one, and keep the last 14; returns the new file."""
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    if any(folder.glob(f"{path.stem}-{today:%Y%m%d}-*.db")):
        return None
    target = folder / f"{path.stem}-{today:%Y%m%d}-{head_of_file(path)}.db"
    copy_database(path, target)
    for old in daily_backups(path)[DAILY_KEPT:]:
        old.unlink()
    return target


def daily_backups(path: Path) -> list[Path]:
    """The automatic backups of a database file, newest first."""
    days = "[0-9]" * 8
    return sorted(backup_folder(path).glob(f"{path.stem}-{days}-*.db"), reverse=True)


def backup_before_upgrade(path: Path, revision: str, at: dt.datetime) -> Path:
    """Keep the file as it was before its schema is upgraded; returns the copy."""
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-before-upgrade-from-{revision}-{at:%Y%m%d-%H%M%S}.db"
    copy_database(path, target)
    return target


def head_of_file(path: Path) -> str:
    """The first characters of the audit trail's head in a database file; "empty" for an empty trail."""
    with closing(_connect(path)) as connection:
        return audit_head(connection)[:HEAD_LENGTH] or "empty"


def began_as(path: Path) -> str:
    """The hash of the first entry of the audit trail in a file: the same in all copies of one office."""
    with closing(_connect(path)) as connection:
        row = connection.execute("SELECT hash FROM audit WHERE number = 1").fetchone()
    return row[0] if row else ""


def heads_in_names(path: Path) -> list[tuple[Path, str]]:
    """The automatic backups with the head of the trail that each one's name tells."""
    named = [(backup, backup.stem.rsplit("-", 1)[-1]) for backup in daily_backups(path)]
    return [(backup, head) for backup, head in named if head != "empty"]


def put_in_place(copy: Path, path: Path, aside: Path) -> None:
    """Replace a database file by a verified copy; what was there before stands whole in `aside`."""
    keep_aside(path, aside)
    unfinished = path.with_name(path.name + ".part")
    copy_database(copy, unfinished)
    # A journal that belongs to the old file would be played back into the new one.
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
    os.replace(unfinished, path)


def keep_aside(path: Path, aside: Path) -> None:
    """Copy a database file that may be damaged: whole if SQLite can read it, byte by byte otherwise."""
    try:
        copy_database(path, aside)
    except (BackupFailed, sqlite3.Error):
        aside.write_bytes(path.read_bytes())
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            aside.with_name(aside.name + "-journal").write_bytes(journal.read_bytes())
        sync(aside)
