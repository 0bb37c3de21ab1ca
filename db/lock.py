"""The lock beside a database file: one window at a time, and nobody while the file is replaced."""

from pathlib import Path

from filelock import FileLock, Timeout


class DatabaseLocked(Exception):
    """The database is open in another window, or just being replaced."""


class DatabaseLock:
    """Held by the operating system, so that a killed program leaves nothing behind to clear."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path.with_name(path.name + ".lock"), thread_local=False)

    def acquire(self) -> None:
        """Take the lock at once. Raises DatabaseLocked, or OSError where the folder is not writable."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise DatabaseLocked(str(self._lock.lock_file)) from error

    def release(self) -> None:
        """Give the lock back; doing so twice does no harm."""
        self._lock.release(force=True)
