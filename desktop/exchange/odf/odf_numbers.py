"""The automatic numbers of an ODF text: counted as Writer counts them and written out as text."""

import re
from dataclasses import dataclass, field
from typing import Any

from desktop.exchange.automatic_numbers import WRITTEN_AS, with_mark
from desktop.exchange.odf.odf_text import STYLE, TEXT

# By the first character of a format such as 「一, 二, 三, ...」 what Word calls it.
_FORMATS = {
    "1": "decimal",
    "１": "decimalFullWidth",
    "一": "taiwaneseCountingThousand",
    "壹": "ideographLegalTraditional",
    "壱": "ideographLegalTraditional",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "〇": "taiwaneseDigital",
}
_PLACEHOLDER = re.compile(r"%(\d+)%")
_DEEPEST = 10


@dataclass
class _Level:
    """One level of a list style: where it begins to count, how it writes numbers, the text around them."""

    start: int = 1
    words: str = ""
    before: str = ""
    behind: str = ""
    shown: int = 1
    text: str = ""


@dataclass
class Counting:
    """A list that is being counted: its style, and how far each of its levels is."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class OdfNumbers:
    """Counts through a document; the roots are those of content.xml and styles.xml."""

    def __init__(self, *roots: Any) -> None:
        self._lists = {style.get(f"{STYLE}name"): _levels(style) for r in roots for style in r.iter(_LIST)}
        self._outline = {
            depth: level for r in roots for s in r.iter(_OUTLINE) for depth, level in _levels(s).items()
        }
        self._styles = {
            style.get(f"{STYLE}name"): style
            for r in roots
            for style in r.iter(f"{STYLE}style")
            if style.get(f"{STYLE}family") == "paragraph"
        }
        self._by_id: dict[str, Counting] = {}
        self._last = Counting("")
        self._chapters = Counting("")

    def begin(self, element: Any, paragraph_style: str) -> Counting:
        """Return how a text:list of the outermost level is counted; `paragraph_style` is its first one's."""
        name = element.get(f"{TEXT}style-name") or self.list_style_of(paragraph_style)
        continued = self._by_id.get(element.get(f"{TEXT}continue-list", ""))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self._last if self._last.style == name else None
        counting = Counting(name, continued.counts if continued else {})
        for key in ("{http://www.w3.org/XML/1998/namespace}id", f"{TEXT}id"):
            if element.get(key):
                self._by_id[element.get(key)] = counting
        self._last = counting
        return counting

    def next_label(self, counting: Counting, depth: int, start: str | None = None) -> str:
        """Return the number of the next item on a level (from 1), "" for a bullet or none."""
        levels = self._lists.get(counting.style, {})
        return _count(levels, counting.counts, depth, start)

    def next_heading(self, heading: Any) -> str:
        """Return the number of a heading outside lists, by the chapter numbering of the document."""
        depth = heading.get(f"{TEXT}outline-level", "1")
        if heading.get(f"{TEXT}is-list-header") == "true" or not depth.isdecimal():
            return ""
        level = self._outline.get(int(depth))
        if level is None or not level.words:
            return ""
        return _count(self._outline, self._chapters.counts, int(depth), None)

    def list_style_of(self, paragraph_style: str) -> str:
        """Return the list style that a paragraph style names, itself or by those it rests on."""
        return self._inherited(paragraph_style, f"{STYLE}list-style-name")

    def level_of(self, paragraph: Any) -> int | None:
        """Return the outline level of a heading, or of a paragraph by its style; None of other text."""
        own = paragraph.get(f"{TEXT}outline-level")
        if own is None and paragraph.tag != f"{TEXT}h":
            own = self._inherited(paragraph.get(f"{TEXT}style-name", ""), f"{STYLE}default-outline-level")
        return int(own) if own and own.isdecimal() and 1 <= int(own) <= 9 else None

    def _inherited(self, name: str, key: str) -> str:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            value = self._styles[name].get(key)
            if value is not None:
                return str(value)
            name = self._styles[name].get(f"{STYLE}parent-style-name", "")
        return ""


_LIST = f"{TEXT}list-style"
_OUTLINE = f"{TEXT}outline-style"


def _count(levels: dict[int, _Level], counts: dict[int, int], depth: int, start: str | None) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    if start is not None and start.isdecimal():
        counts[depth] = int(start)
    else:
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
    for deeper in [other for other in counts if other > depth]:
        del counts[deeper]
    return _written(levels, counts, depth)


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if not level.words:
        return ""

    def number(at: int) -> str:
        shown = levels.get(at, _Level())
        words = WRITTEN_AS.get(shown.words or "decimal", str)
        return words(counts.get(at, shown.start))

    if level.text:
        written = _PLACEHOLDER.sub(lambda match: number(int(match[1])), level.text)
        return with_mark(written) if _PLACEHOLDER.fullmatch(level.text.strip()) else written
    first = max(depth - level.shown + 1, 1)
    written = ".".join(number(at) for at in range(first, depth + 1))
    if not level.before.strip() and not level.behind.strip():
        return with_mark(written)
    return f"{level.before}{written}{level.behind}"


def _levels(style: Any) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in style.iterchildren(f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
        depth = element.get(f"{TEXT}level", "1")
        if depth.isdecimal() and int(depth) <= _DEEPEST:
            found[int(depth)] = _level(element)
    return found


def _level(element: Any) -> _Level:
    form = element.get(f"{STYLE}num-format", "")
    text = next((value for key, value in element.items() if key.endswith("}num-list-format")), "")
    return _Level(
        start=_number(element.get(f"{TEXT}start-value")),
        words=_FORMATS.get(form[:1], "decimal" if form else ""),
        before=element.get(f"{STYLE}num-prefix", ""),
        behind=element.get(f"{STYLE}num-suffix", ""),
        shown=_number(element.get(f"{TEXT}display-levels")),
        text=text,
    )


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() else 1
