"""Attached files: kept once by the SHA-256 of their bytes, limited in size, programs told from documents."""

import hashlib
from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.office import Attachment

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE

# What a double click would run, or mount and run, on Windows and Linux; macro documents among them, because
# a copy taken out of the database has lost the mark of having come from outside.
RUNS_WHEN_OPENED = frozenset({
    ".app", ".appimage", ".appref-ms", ".application", ".bat", ".bin", ".chm", ".cmd", ".com", ".cpl",
    ".desktop", ".dll", ".docm", ".dotm", ".exe", ".gadget", ".hta", ".img", ".inf", ".iso", ".jar", ".js",
    ".jse", ".lnk", ".msc", ".msi", ".msix", ".msp", ".pif", ".pl", ".potm", ".ppam", ".ppsm", ".pptm",
    ".ps1", ".psm1", ".py", ".pyw", ".rb", ".reg", ".run", ".scf", ".scr", ".sct", ".settingcontent-ms",
    ".sh", ".url", ".vb", ".vbe", ".vbs", ".vhd", ".vhdx", ".ws", ".wsc", ".wsf", ".wsh", ".xlam", ".xll",
    ".xlsm", ".xltm",
})  # fmt: skip


class TooLarge(ValueError):
    """A file larger than an attachment may be; `size` is its number of bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes, at most {LARGEST}")
        self.size = size


def store(session: Session, content: bytes) -> Attachment:
    """The attachment with these bytes: the one that is there already, or a new one with its key.

    Raises TooLarge above `LARGEST` bytes.
    """
    if len(content) > LARGEST:
        raise TooLarge(len(content))
    digest = hashlib.sha256(content).hexdigest()
    found = session.scalars(select(Attachment).where(Attachment.digest == digest)).first()
    if found is None:
        found = Attachment(digest=digest, size=len(content), content=content)
        session.add(found)
        session.flush()
    return found


def runs_when_opened(file_name: str) -> bool:
    """Whether a file of this name is a program or carries one: it is kept, but never opened for anybody."""
    # Windows drops dots and blanks at the end: 「a.exe. 」 runs like 「a.exe」.
    return PurePath(file_name.rstrip(". ")).suffix.lower() in RUNS_WHEN_OPENED
