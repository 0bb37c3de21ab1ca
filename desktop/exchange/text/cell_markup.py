"""HTML inside the text of a table cell, as converters leave it, flattened to lines."""

import html
import re

from desktop.rules.numbering import parse_label

_BREAKING = ("p", "ol", "ul", "li", "br", "div", "tr", "td", "th", "table", "tbody", "thead")
_INLINE = ("span", "font", "b", "i", "u", "em", "strong", "sup", "sub")
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{'|'.join(_BREAKING + _INLINE)}|h[1-6])\b(?P<rest>[^<>]*)>", re.IGNORECASE
)


def has_markup(text: str) -> bool:
    """Whether the text holds HTML tags."""
    return _TAG.search(text) is not None


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a cell; items of an ordered list get their numbers unless they bring their own.

    Text without tags is split at its line breaks only, empty lines kept between others.
    """
    if not has_markup(text):
        return tuple(line.strip() for line in text.strip().split("\n")) if text.strip() else ()
    flat = "".join(_flattened(text))
    return tuple(line.strip() for line in flat.split("\n") if line.strip())


def _flattened(text: str) -> list[str]:
    pieces: list[str] = []
    # One counter for every open list; None where no numbers show.
    counters: list[int | None] = []
    end = 0
    for tag in _TAG.finditer(text):
        pieces.append(html.unescape(text[end : tag.start()]))
        end = tag.end()
        name, is_closing = tag["name"].lower(), bool(tag["close"])
        if name in _INLINE:
            continue
        pieces.append("\n")
        if name in ("ol", "ul"):
            _open_or_close(counters, tag)
        elif name == "li" and not is_closing and counters and counters[-1] is not None:
            counters[-1] += 1
            if parse_label(html.unescape(text[end:])) is None:
                pieces.append(f"{counters[-1]}.")
    pieces.append(html.unescape(text[end:]))
    return pieces


def _open_or_close(counters: list[int | None], tag: re.Match[str]) -> None:
    if tag["close"]:
        if counters:
            counters.pop()
        return
    shows_numbers = tag["name"].lower() == "ol" and not re.search(
        r"list-style(-type)?\s*:\s*none", tag["rest"], re.IGNORECASE
    )
    start = re.search(r"start\s*=\s*\D?(\d+)", tag["rest"], re.IGNORECASE)
    counters.append((int(start[1]) - 1 if start else 0) if shows_numbers else None)
