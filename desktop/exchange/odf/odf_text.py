"""The texts in ODF files: paragraphs with their blanks, tabs and line breaks; notes apart."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_TOLD_APART = (f"{OFFICE}annotation", f"{TEXT}note-body")
_MOST_BLANKS = 200
# Comments and drawings have texts of their own.
_APART = (f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}tracked-changes")
# What stands in page heads by itself: page numbers, the names of sheet and file, the day of printing.
_FIELDS = ("page-number", "page-count", "sheet-name", "title", "file-name", "date", "time")


def lines_of(element: Any) -> Iterator[str]:
    """Yield the paragraphs directly in an element (a cell, a comment)."""
    for paragraph in element.iterchildren(f"{TEXT}p", f"{TEXT}h"):
        yield "".join(_pieces(paragraph))


def paragraph_text(paragraph: Any, set_aside: list[str]) -> str:
    """Return the text of a paragraph; its comments, drawings and footnotes are added to `set_aside`."""
    _tell_apart(paragraph, set_aside)
    return "".join(_pieces(paragraph)).strip()


def _tell_apart(element: Any, set_aside: list[str]) -> None:
    """Add what stands in the comments, drawings and footnotes of an element, the outermost ones whole."""
    for child in element.iterchildren(etree.Element):
        if child.tag in _TOLD_APART or child.tag.startswith(DRAW):
            set_aside += _filled(child)
        else:
            _tell_apart(child, set_aside)


def notes_in(element: Any) -> Iterator[str]:
    """Yield the lines of the comments and drawings in an element."""
    for child in element.iterchildren(etree.Element):
        if child.tag == f"{OFFICE}annotation" or child.tag.startswith(DRAW):
            yield from _filled(child)


def page_heads(styles: Any) -> Iterator[str]:
    """Yield what stands at the head and foot of printed pages, except the parts that fields make."""
    for region in styles.iter("{*}header", "{*}footer"):
        if region.get(f"{STYLE}display") == "false":
            continue
        for paragraph in region.iter(f"{TEXT}p"):
            text = "".join(_pieces(paragraph)).strip()
            if text and not any(True for name in _FIELDS for _ in paragraph.iter(f"{TEXT}{name}")):
                yield text


def _filled(element: Any) -> Iterator[str]:
    for paragraph in element.iter(f"{TEXT}p"):
        text = "".join(_pieces(paragraph))
        yield from (line.strip() for line in text.split("\n") if line.strip())


def _pieces(element: Any) -> Iterator[str]:
    """Yield a paragraph piece by piece; white space in the file counts as one blank."""
    yield _blank(element.text)
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), _MOST_BLANKS)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}ruby-text" and "".join(child.itertext()).strip():
            yield f"({''.join(_pieces(child))})"
        elif isinstance(child.tag, str) and child.tag not in _APART and not child.tag.startswith(DRAW):
            yield from _pieces(child)
        yield _blank(child.tail)


def _blank(text: str | None) -> str:
    return text.translate(_WHITE) if text else ""


_WHITE = str.maketrans("\n\r\t", "   ")
