"""What a plan is read from, known again by its content whatever the file is called by then."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import BadFile

PASTED = "貼上的文字"


@dataclass(frozen=True)
class SourceMark:
    """A file's name, or that it was pasted, and the SHA-256 digest of its content in hexadecimal."""

    name: str
    sha256: str


def source_mark(source: Path | str) -> SourceMark:
    """Return the mark of a file (a Path) or of pasted text (a str). Raises BadFile for an unreadable file."""
    if isinstance(source, str):
        return SourceMark(PASTED, hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest())
    try:
        with source.open("rb") as file:
            return SourceMark(source.name, hashlib.file_digest(file, "sha256").hexdigest())
    except OSError as error:
        raise BadFile(f"無法讀取檔案「{source.name}」，請確認檔案存在且可以開啟。") from error
