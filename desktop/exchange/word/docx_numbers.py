"""The automatic numbers of a Word document: counted as Word counts them and written out as text."""

import re
from dataclasses import dataclass, field
from typing import Any

from desktop.exchange.automatic_numbers import WRITTEN_AS, with_mark
from desktop.exchange.word.docx_text import WORD

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass
class _Level:
    """One level of a list: where it begins to count, how it writes numbers, and the text around them."""

    start: int = 1
    words: str = "decimal"
    text: str = ""
    style: str | None = None
    always_decimal: bool = False
    restarts: bool = True


@dataclass
class _List:
    """One list of a document (w:num): its levels, which lists it counts on with, and its own beginnings."""

    abstract_id: str
    levels: dict[int, _Level]
    own_starts: dict[int, int] = field(default_factory=dict)


class AutomaticNumbers:
    """Counts through a document; ask for each numbered paragraph once, in reading order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """Take the root elements of numbering.xml and styles.xml, None where a document has none."""
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = (
            {} if styles is None else {_value(s, "styleId"): s for s in styles.iter(f"{WORD}style")}
        )
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def next_label(self, paragraph: Any) -> str:
        """Return the paragraph's number as printed (「(一)」, 「1.」), "" for a bullet or no number."""
        list_id, depth = self._place(paragraph)
        numbered = self._lists.get(list_id or "")
        if numbered is None or list_id is None or depth not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.abstract_id, {})
        level = numbered.levels[depth]
        own_start = numbered.own_starts.get(depth)
        if own_start is not None and (list_id, depth) not in self._started:
            counts[depth] = own_start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._started.add((list_id, depth))
        for deeper in [other for other in counts if other > depth]:
            if deeper in numbered.levels and numbered.levels[deeper].restarts:
                del counts[deeper]
        return _written(numbered, depth, counts)

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """Return the list and the depth a paragraph is numbered in, by itself or by its style."""
        properties = paragraph.find(f"{WORD}pPr")
        if properties is None:
            return None, 0
        style_id = _child_value(properties, "pStyle")
        list_id, depth = _number_properties(properties)
        seen: set[str] = set()
        while list_id is None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            style_properties = style.find(f"{WORD}pPr")
            if style_properties is not None:
                list_id, style_depth = _number_properties(style_properties)
                depth = depth if depth is not None else self._depth_of_style(list_id, style_id, style_depth)
            style_id = _child_value(style, "basedOn")
        return list_id, depth or 0

    def _depth_of_style(self, list_id: str | None, style_id: str, written: int | None) -> int | None:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style_id), written)


def _written(numbered: _List, depth: int, counts: dict[int, int]) -> str:
    level = numbered.levels[depth]
    if level.words == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        shown = numbered.levels.get(other, _Level())
        words = "decimal" if level.always_decimal else shown.words
        return WRITTEN_AS.get(words, str)(counts.get(other, shown.start))

    written = _PLACEHOLDER.sub(number, level.text)
    return with_mark(written) if _PLACEHOLDER.fullmatch(level.text.strip()) else written


def _lists(numbering: Any) -> dict[str, _List]:
    levels_of = {
        _value(abstract, "abstractNumId"): {_depth(lvl): _level(lvl) for lvl in abstract.iter(f"{WORD}lvl")}
        for abstract in numbering.iter(f"{WORD}abstractNum")
    }
    lists: dict[str, _List] = {}
    for num in numbering.iter(f"{WORD}num"):
        abstract_id = _child_value(num, "abstractNumId") or ""
        levels = dict(levels_of.get(abstract_id, {}))
        own_starts: dict[int, int] = {}
        for override in num.iter(f"{WORD}lvlOverride"):
            depth = _depth(override)
            for lvl in override.iter(f"{WORD}lvl"):
                levels[depth] = _level(lvl)
            start = _child_value(override, "startOverride")
            if start is not None:
                own_starts[depth] = int(start)
        lists[_value(num, "numId")] = _List(abstract_id, levels, own_starts)
    return lists


def _level(lvl: Any) -> _Level:
    return _Level(
        start=int(_child_value(lvl, "start") or 1),
        words=_child_value(lvl, "numFmt") or "decimal",
        text=_child_value(lvl, "lvlText") or "",
        style=_child_value(lvl, "pStyle"),
        always_decimal=_is_on(lvl, "isLgl"),
        restarts=_child_value(lvl, "lvlRestart") != "0",
    )


def _number_properties(properties: Any) -> tuple[str | None, int | None]:
    number = properties.find(f"{WORD}numPr")
    if number is None:
        return None, None
    depth = _child_value(number, "ilvl")
    return _child_value(number, "numId"), int(depth) if depth is not None else None


def _depth(element: Any) -> int:
    return int(_value(element, "ilvl") or 0)


def _value(element: Any, name: str) -> str:
    return str(element.get(f"{WORD}{name}", ""))


def _child_value(element: Any, name: str) -> str | None:
    child = element.find(f"{WORD}{name}")
    value = None if child is None else child.get(f"{WORD}val")
    return None if value is None else str(value)


def _is_on(element: Any, name: str) -> bool:
    child = element.find(f"{WORD}{name}")
    return child is not None and child.get(f"{WORD}val", "1") not in ("0", "false", "off")
