"""A paragraph of a Word document that is written: its style, its automatic number, its lines."""

from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.exchange.word.docx_lists import Lists
from desktop.exchange.xml_text import possible

# Twentieths of a point in one character of the body's size.
_CHARACTER = 240


def paragraph(
    text: str,
    style: str,
    *,
    label: str = "",
    indent: float = 0.0,
    first: float = 0.0,
    lists: Lists | None = None,
    is_centred: bool = False,
) -> Any:
    """Return a w:p element.

    `label` is its number, counted by Word itself where it can be; `indent` and `first` are in characters: how
    far in all lines begin, and the first line still further.
    """
    numbers = lists.properties(label) if lists is not None else ""
    hanging = round(sum(0.5 if sign.isascii() else 1.0 for sign in label) * _CHARACTER)
    place = _indent(round(indent * _CHARACTER), hanging, round(first * _CHARACTER))
    centred = '<w:jc w:val="center"/>' if is_centred else ""
    lines = possible(text if numbers else f"{label}{text}").split("\n")
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{numbers}{place}{centred}</w:pPr>'
        f"<w:r>{runs}</w:r></w:p>"
    )


def _indent(left: int, hanging: int, first: int) -> str:
    if not (left or hanging or first):
        return ""
    beginning = f'w:hanging="{hanging}"' if hanging else f'w:firstLine="{first}"'
    return f'<w:ind w:left="{left + hanging}" {beginning}/>'
