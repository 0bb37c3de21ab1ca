"""The text of a Word paragraph as a reader sees it: insertions taken, deletions dropped, boxes set aside."""

from collections.abc import Callable, Iterator
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_UNSEEN = frozenset(
    [f"{WORD}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr")]
    # The same content once more, for old programs.
    + [_FALLBACK]
)
# Content controls, tracked moves and the like may wrap paragraphs, rows and cells anywhere.
_WRAPPERS = frozenset(
    f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_MARKS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}


def paragraph_text(paragraph: Any, set_aside: list[str]) -> str:
    """Return the text of a w:p with its tabs and line breaks; text boxes in it are added to `set_aside`."""
    return "".join(_pieces(paragraph, set_aside)).strip()


def is_deleted(paragraph: Any) -> bool:
    """Whether the paragraph's own end was deleted with change tracking."""
    return paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None


def children(element: Any, *names: str) -> Iterator[Any]:
    """Yield the children with these names (w:p, w:tbl …), also inside content controls and insertions."""
    wanted = {f"{WORD}{name}" for name in names}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, *names)


def _pieces(element: Any, set_aside: list[str]) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN:
            continue
        if child.tag in _SPECIAL:
            yield _SPECIAL[child.tag](child, set_aside)
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        else:
            yield from _pieces(child, set_aside)


def _plain(element: Any, set_aside: list[str]) -> str:
    return element.text or ""


def _symbol(element: Any, set_aside: list[str]) -> str:
    """Return a character of a symbol font; those without a meaning outside their font become an empty box."""
    code = int(element.get(f"{WORD}char", "25A1"), 16)
    return chr(code) if code < 0xE000 else "□"


def _box(element: Any, set_aside: list[str]) -> str:
    within: list[str] = []
    for paragraph in element.iter(f"{WORD}p"):
        text = paragraph_text(paragraph, within)
        if text:
            set_aside.append(text)
    return ""


def _annotated(element: Any, set_aside: list[str]) -> str:
    """Return characters with their pronunciation behind them in brackets."""
    base = "".join(piece for part in element.iter(f"{WORD}rubyBase") for piece in _pieces(part, set_aside))
    above = "".join(piece for part in element.iter(f"{WORD}rt") for piece in _pieces(part, set_aside))
    return f"{base}({above})" if above else base


_SPECIAL: dict[str, Callable[[Any, list[str]], str]] = {
    f"{WORD}t": _plain,
    f"{_MATH}t": _plain,
    f"{WORD}sym": _symbol,
    f"{WORD}txbxContent": _box,
    f"{WORD}ruby": _annotated,
}
