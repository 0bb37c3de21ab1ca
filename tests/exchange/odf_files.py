"""ODF texts made for tests, from the markup of their body."""

import zipfile
from pathlib import Path

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
# The levels of an official document, each a list style of its own.
LISTS = "".join(
    f'<text:list-style style:name="{name}"><text:list-level-style-number text:level="1" '
    f'style:num-format="{form}" style:num-prefix="{before}" style:num-suffix="{behind}"/></text:list-style>'
    for name, form, before, behind in (
        ("chapter", "壹, 貳, 參, ...", "", "、"),
        ("area", "一, 二, 三, ...", "", "、"),
        ("measure", "一, 二, 三, ...", "(", ")"),
        ("task", "1", "", "."),
        ("subtask", "1", "(", ")"),
        ("stem", "甲, 乙, 丙, ...", "", "、"),
        ("wide", "１, ２, ３, ...", "", "、"),
        ("bare", "1", "", ""),
    )
)


def odt(folder: Path, body: str, *, styles: str = "", lists: str = LISTS) -> Path:
    """Write a document with this body, and with these styles beside it; returns its path."""
    path = folder / "計畫.odt"
    parts = {
        "content.xml": f'<office:document-content {NAMES}><office:automatic-styles>{lists}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}>{styles}</office:document-styles>",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>",
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return path


def item(style: str, *texts: str, more: str = "", attributes: str = "") -> str:
    """Return a list with an item for each text, numbered by one of the `LISTS`."""
    items = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}" {attributes}>{items}{more}</text:list>'


def table(*rows: str) -> str:
    """Return a table of rows made by `row`."""
    return f"<table:table>{''.join(rows)}</table:table>"


def row(*cells: str) -> str:
    """Return a row; a cell that is no markup is a text."""
    made = (
        cell
        if cell.startswith("<table:")
        else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{''.join(made)}</table:table-row>"
