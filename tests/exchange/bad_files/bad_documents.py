"""Files that somebody made to do harm, or that broke on the way: each a good one with one thing wrong."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from tests.exchange.bad_files.good_files import good_file

ENTITY = b'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
REMOTE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
LAUGHS = (
    b"<!DOCTYPE x ["
    + b"".join(
        b'<!ENTITY l%d "%s">' % (depth, b"&l%d;" % (depth - 1) * 10 if depth else b"lol")
        for depth in range(10)
    )
    + b"]>"
)
# Where each kind of archive says what people read.
BODY = {
    ".docx": "word/document.xml",
    ".odt": "content.xml",
    ".ods": "content.xml",
    ".xlsx": "xl/worksheets/sheet1.xml",
}
TEXT = {
    ".docx": (b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>", b"<w:body>"),
    ".odt": (b"<text:p>%s</text:p>", b"<office:text>"),
    ".ods": (
        b"<table:table-row><table:table-cell office:value-type=\"string\"><text:p>%s</text:p>"
        b"</table:table-cell></table:table-row>",
        b"<table:table-row",
    ),
}  # fmt: skip


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return what is in an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def archive_of(parts: dict[str, bytes]) -> bytes:
    """Return an archive of these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def with_body(kind: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the good archive of a kind with its main part changed."""
    parts = parts_of(good_file(kind))
    before = parts[BODY[kind]]
    parts[BODY[kind]] = change(before)
    assert parts[BODY[kind]] != before
    return archive_of(parts)


def with_prologue(kind: str, prologue: bytes) -> bytes:
    """Return the archive with something before the root element of its main part."""
    return with_body(kind, lambda body: re.sub(rb"(<\?xml[^>]*\?>\s*)?", rb"\g<0>" + prologue, body, count=1))


def deflated_zeros(kind: str, mebibytes: int) -> bytes:
    """Return an archive whose main part is nothing but zeros."""
    parts = parts_of(good_file(kind))
    parts.pop(BODY[kind])
    written = io.BytesIO(archive_of(parts))
    with (
        zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(BODY[kind], "w") as part,
    ):
        for _ in range(mebibytes):
            part.write(bytes(1024 * 1024))
    return written.getvalue()


def claiming_little(data: bytes) -> bytes:
    """Return an archive whose directory says that every part is small."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 24 : place + 28] = (1000).to_bytes(4, "little")
        place = changed.find(b"PK\x01\x02", place + 1)
    return bytes(changed)


def endless(kind: str, paragraphs: int) -> bytes:
    """Return a document with many short paragraphs before the others."""
    paragraph, mark = TEXT[kind]
    many = b"".join(paragraph % str(number * 7919).encode() for number in range(paragraphs))
    place = rb"\g<0>" if mark.endswith(b">") else rb""
    behind = b"" if mark.endswith(b">") else mark
    return with_body(kind, lambda body: re.sub(re.escape(mark), place + many + behind, body, count=1))


def nested(kind: str, depth: int) -> bytes:
    """Return a document with tables (or sections) within each other."""
    if kind == ".docx":
        opening = b"<w:tbl><w:tr><w:tc>"
        closing = b"<w:p/></w:tc></w:tr></w:tbl>"
    else:
        opening, closing = b"<text:section>", b"</text:section>"
    mark = TEXT[kind][1]
    return with_body(kind, lambda body: body.replace(mark, mark + opening * depth + closing * depth, 1))


ARCHIVES: dict[str, Callable[[str], bytes]] = {
    "an external entity": lambda kind: with_prologue(kind, ENTITY),
    "a document type from elsewhere": lambda kind: with_prologue(kind, REMOTE),
    "a billion laughs": lambda kind: with_prologue(kind, LAUGHS),
    "zeros without end": lambda kind: deflated_zeros(kind, 1024 if kind == ".docx" else 256),
    "zeros said to be few": lambda kind: claiming_little(deflated_zeros(kind, 50)),
    "a part cut off": lambda kind: with_body(kind, lambda body: body[: len(body) // 2]),
    "an empty part": lambda kind: with_body(kind, lambda body: b""),
    "no XML": lambda kind: with_body(kind, lambda body: b"<" + bytes(range(1, 256)) * 9),
    "no main part": lambda kind: archive_of(
        {name: part for name, part in parts_of(good_file(kind)).items() if name != BODY[kind]}
    ),
    "half a file": lambda kind: good_file(kind)[: len(good_file(kind)) // 2],
    "a macro": lambda kind: archive_of(
        {**parts_of(good_file(kind)), "Basic/Standard/Module1.xml": b"<a/>", "word/vbaProject.bin": b"x"}
    ),
}  # fmt: skip
ANY: dict[str, Callable[[str], bytes]] = {
    "nothing": lambda kind: b"",
    "zeros": lambda kind: bytes(5000),
    "a picture": lambda kind: b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(range(256)) * 50),
    "a program": lambda kind: b"MZ\x90\x00" + bytes(range(256)) * 20,
    "an old Office file": lambda kind: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
}
