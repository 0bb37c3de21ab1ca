"""A paragraph of an ODF text that is written: its style, its automatic number, its lines."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from desktop.exchange.automatic_numbers import NumberForm, form_of
from desktop.exchange.xml_text import possible

_BLANKS = re.compile("  +|^ | $", re.MULTILINE)
# What ODF calls the forms that Word calls so.
_FORMATS = {
    "ideographLegalTraditional": "壹, 貳, 參, ...",
    "taiwaneseCountingThousand": "一, 二, 三, ...",
    "ideographTraditional": "甲, 乙, 丙, ...",
    "decimal": "1",
}
# Millimetres in one character of the body's size.
_CHARACTER = 12 * 25.4 / 72


class OdtTexts:
    """Writes paragraphs, and remembers the styles and lists that they need beside the text."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, float, float, bool], str] = {}
        self._lists: dict[tuple[str, str, str], str] = {}
        # By list: the number it stands at, and the key of its last piece, with which the next one goes on.
        self._at: dict[str, tuple[int, str]] = {}
        self._pieces = 0

    def paragraph(
        self,
        text: str,
        style: str,
        *,
        label: str = "",
        indent: float = 0.0,
        first: float = 0.0,
        is_centred: bool = False,
        level: int = 0,
    ) -> str:
        """Return the markup of a paragraph, or a heading of this level.

        `label` is its number, counted by the word processor where it can be; `indent` and `first` are in
        characters: how far in all lines begin, and the first line still further.
        """
        form = form_of(label)
        hanging = sum(0.5 if sign.isascii() else 1.0 for sign in label)
        name = self._place(style, indent + hanging, first - hanging, is_centred)
        content = _content(text if form else f"{label}{text}")
        tag, more = ("text:h", f' text:outline-level="{level}"') if level else ("text:p", "")
        made = f'<{tag} text:style-name="{name}"{more}>{content}</{tag}>'
        return made if form is None else self._item(form, made)

    def _item(self, form: NumberForm, made: str) -> str:
        name = self._lists.setdefault(form[:3], f"L{len(self._lists) + 1}")
        last, before = self._at.get(name, (-1, ""))
        self._pieces += 1
        key = f"list{self._pieces}"
        self._at[name] = form.value, key
        goes_on = last + 1 == form.value
        begins = "" if goes_on else f' text:start-value="{form.value}"'
        continued = f' text:continue-list="{before}"' if goes_on else ""
        return (
            f'<text:list xml:id="{key}" text:style-name="{name}"{continued}><text:list-item{begins}>{made}'
            "</text:list-item></text:list>"
        )

    def _place(self, style: str, left: float, first: float, is_centred: bool) -> str:
        if not (left or first or is_centred):
            return style
        key = (style, left, first, is_centred)
        return self._places.setdefault(key, f"P{len(self._places) + 1}")

    def styles(self) -> Iterator[str]:
        """Yield the automatic styles of what was written."""
        for (style, left, first, is_centred), name in self._places.items():
            centred = ' fo:text-align="center"' if is_centred else ""
            yield (
                f'<style:style style:name="{name}" style:family="paragraph"'
                f' style:parent-style-name="{style}">'
                f'<style:paragraph-properties fo:margin-left="{left * _CHARACTER:.2f}mm"'
                f' fo:text-indent="{first * _CHARACTER:.2f}mm"{centred}/></style:style>'
            )
        for (words, before, behind), name in self._lists.items():
            yield (
                f'<text:list-style style:name="{name}"><text:list-level-style-number text:level="1"'
                f' style:num-format="{_FORMATS[words]}" style:num-prefix="{before}"'
                f' style:num-suffix="{behind}">'
                '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
                '<style:list-level-label-alignment text:label-followed-by="nothing"/>'
                "</style:list-level-properties></text:list-level-style-number></text:list-style>"
            )


def _content(text: str) -> str:
    """Return a text as markup; several blanks and line breaks have elements of their own."""
    clean = escape(possible(text))
    clean = _BLANKS.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', clean)
    return clean.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
