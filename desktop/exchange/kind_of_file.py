"""What a file really is, by its content: names are changed, and many systems call a web page .doc."""

import zipfile
import zlib
from pathlib import Path

from desktop.errors import BadFile

_HEAD = 4096
# Where the parts of an old Office file are named: within its first and last pieces, in two bytes a letter.
_NAMES_WITHIN = 4 * 1024 * 1024
_PARTS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "xl/workbook.bin": ".xlsb",
    "ppt/presentation.xml": ".pptx",
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_OLD = {"EncryptedPackage": "locked", "WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls"}
_OLE = b"\xd0\xcf\x11\xe0"


def kind_of(path: Path) -> str:
    """Return the suffix that a file should have by its content, its own where nothing else is certain.

    Raises:
        BadFile: the file cannot be opened, or is locked with a password.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            found = _of_old_office(head + file.read(_NAMES_WITHIN)) if head.startswith(_OLE) else ""
    except OSError as error:
        raise BadFile(f"找不到或無法開啟檔案「{path.name}」，請確認路徑後再試。") from error
    if found == "locked":
        raise BadFile(f"檔案「{path.name}」設有密碼，請在原程式解除密碼、另存新檔後再試。")
    own = path.suffix.lower()
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(path) or own
    return found or _of_text(head) or own


def _of_old_office(content: bytes) -> str:
    return next((kind for name, kind in _OLD.items() if name.encode("utf-16-le") in content), "")


def _of_archive(path: Path) -> str:
    """Return what an archive is by its parts; only names are looked at, and one short text."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.NameToInfo
            kind = next((kind for part, kind in _PARTS.items() if part in names), "")
            if not kind and "mimetype" in names and names["mimetype"].file_size < _HEAD:
                kind = _MIMETYPES.get(archive.read("mimetype").strip(), "")
            return kind
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, RuntimeError, ValueError, EOFError):
        # The gate says what is wrong with it.
        return ""


def _of_text(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower().replace(b"\0", b"")
    if head.lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(b"{\\rtf"):
        return ".rtf"
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ""
