"""The gate before every reader of zip-based documents: nothing too large, hidden or active passes."""

import re
import struct
import zipfile
import zlib
from pathlib import Path

from desktop.errors import BadFile

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
MOST_ENTRIES = 2_000
LARGEST_ENTRY = 100 * MEGABYTE
LARGEST_SUM = 200 * MEGABYTE
# Of documents that are read as a tree: a tree takes some ten times the memory of its text.
LARGEST_TREE = 20 * MEGABYTE
# Of tables that are read cell by cell: a register of 100,000 rows has as much.
LARGEST_TABLE = 180 * MEGABYTE
HIGHEST_RATIO = 200
# Smaller entries may be packed any tighter: a blank picture is, and harms nobody.
RATIO_FROM = 100 * 1024

_OLE_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_CHUNK = MEGABYTE
_XML_ENDINGS = (".xml", ".rels", ".vml")
_XML_BEGINNINGS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0", b"\0<")
_XML_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_KNOWN_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1")
_MACRO_ENDINGS = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("basic/", "scripts/")
_LOCAL_HEADER = struct.Struct("<26xHH")


def admit(path: Path, *, largest_xml: int = LARGEST_ENTRY) -> None:
    """Return if the file may be given to a reader (limits of ecosystem.md section 7).

    Every entry is unpacked once, in pieces and without keeping it, so that sizes are those found, not those
    claimed. `largest_xml` is how many bytes one part of XML may have.

    Raises:
        BadFile: with one sentence that says what is wrong and what to do.
    """
    _check_outside(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_directory(path, archive, entries, largest_xml)
            for entry in entries:
                _check_entry(path, archive, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, struct.error) as error:
        raise BadFile(f"檔案「{path.name}」已損壞，請重新取得或另存新檔後再試。") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise BadFile(f"無法讀取檔案「{path.name}」，請確認檔案可以開啟後再試。") from error


def _check_outside(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            first = file.read(4)
    except OSError as error:
        raise BadFile(f"找不到或無法開啟檔案「{path.name}」，請確認路徑後再試。") from error
    if size > LARGEST_FILE:
        raise BadFile(f"檔案「{path.name}」超過50 MB，請刪去圖片或分成幾個檔案後再試。")
    if first == _OLE_COMPOUND_FILE:
        raise BadFile(f"檔案「{path.name}」是舊格式或設有密碼，請解除密碼並另存為新格式（如.docx）後再試。")
    if first != _ZIP:
        raise BadFile(f"檔案「{path.name}」的內容與副檔名不符或已損壞，請用原程式另存新檔後再試。")


def _check_directory(
    path: Path, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], largest_xml: int
) -> None:
    """Judge by what the directory of the archive claims, before anything is unpacked."""
    if len(entries) > MOST_ENTRIES:
        raise BadFile(f"檔案「{path.name}」內含的項目超過{MOST_ENTRIES}個，請確認檔案來源。")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise BadFile(f"檔案「{path.name}」設有密碼，請解除密碼後再試。")
    if any(entry.file_size > (largest_xml if _is_xml(entry) else LARGEST_ENTRY) for entry in entries):
        raise _too_large(path)
    if sum(entry.file_size for entry in entries) > LARGEST_SUM:
        raise _too_large(path)
    if any(entry.file_size > max(RATIO_FROM, HIGHEST_RATIO * entry.compress_size) for entry in entries):
        raise _too_large(path)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names) or _overlap(archive, entries):
        raise BadFile(f"檔案「{path.name}」的內部結構重疊，不是正常存檔的文件，請用原程式另存新檔後再試。")
    if any(name.endswith(_MACRO_ENDINGS) or name.startswith(_MACRO_FOLDERS) for name in names):
        raise _has_macros(path)


def _overlap(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes, as in archives that unpack to far more than they hold."""
    file = archive.fp
    if file is None:
        return True
    end_of_last = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end_of_last:
            return True
        file.seek(entry.header_offset)
        name_length, extra_length = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        end_of_last = entry.header_offset + 30 + name_length + extra_length + entry.compress_size
    return end_of_last > archive.start_dir


def _check_entry(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack one entry and judge by what is in it."""
    tail = b""
    is_first = True
    with archive.open(entry) as part:
        while piece := part.read(_CHUNK):
            if is_first:
                _check_beginning(path, entry, piece)
            seen = tail + piece
            if _mentions(seen, "<!DOCTYPE"):
                raise _odd(path)
            if entry.filename == "[Content_Types].xml" and _mentions(seen, "macroEnabled"):
                raise _has_macros(path)
            tail = seen[-40:]
            is_first = False


def _check_beginning(path: Path, entry: zipfile.ZipInfo, piece: bytes) -> None:
    """Refuse an archive within the archive, and XML in an encoding that could hide what is looked for."""
    if piece.startswith(_ZIP):
        raise BadFile(f"檔案「{path.name}」內夾帶另一個壓縮檔或文件，請刪去內嵌的物件後再試。")
    if not _is_xml(entry):
        return
    declared = _XML_ENCODING.match(piece.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t"))
    if not piece.lstrip().startswith(_XML_BEGINNINGS) or (
        declared and declared[1].lower() not in _KNOWN_ENCODINGS
    ):
        raise _odd(path)


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(_XML_ENDINGS)


def _mentions(content: bytes, words: str) -> bool:
    """Whether the words stand in the content in ASCII or, in either byte order, in UTF-16."""
    return words.encode() in content or words.encode("utf-16-le")[:-1] in content


def _odd(path: Path) -> BadFile:
    return BadFile(f"檔案「{path.name}」含有文件不該有的外部定義，可能有害，請勿使用並確認來源。")


def _too_large(path: Path) -> BadFile:
    return BadFile(f"檔案「{path.name}」解開後過大，請刪去圖片或分成幾個檔案後再試。")


def _has_macros(path: Path) -> BadFile:
    return BadFile(f"檔案「{path.name}」含有巨集，請另存為不含巨集的文件（如.docx）後再試。")
