"""Attached files opened for looking: read-only copies in a private folder that is gone when the window is."""

import stat
import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.rules.file_names import safe_file_name


class OpenedCopies:
    """The copies handed to other programs; their folder is readable by this person only."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def write(self, name: str, content: bytes) -> Path:
        """Write a copy under a safe form of its name, in a folder of its own; returns its path."""
        if self._folder is None:
            # A program that still holds a copy must not keep the window from closing.
            self._folder = tempfile.TemporaryDirectory(prefix="weimin-", ignore_cleanup_errors=True)
        target = Path(tempfile.mkdtemp(dir=self._folder.name)) / safe_file_name(name)
        target.write_bytes(content)
        # Read-only tells the other program that changes made here would be lost.
        target.chmod(stat.S_IRUSR)
        return target

    def open(self, name: str, content: bytes) -> bool:
        """Show a copy in the program the system has for it; whether there was one."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.write(name, content))))

    def close(self) -> None:
        """Delete the copies."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
