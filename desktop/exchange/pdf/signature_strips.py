"""The strip at a document's end where those concerned sign: a table, and no part of the plan."""

from collections.abc import Iterator

from desktop.exchange.document import Table

_SIGNING = (
    "承辦人",
    "承辦人員",
    "承辦單位",
    "單位主管",
    "會辦單位",
    "會辦",
    "秘書",
    "主任秘書",
    "首長",
    "機關首長",
    "批示",
    "決行",
    "核稿",
    "審核",
    "課長",
    "科長",
    "組長",
    "主任",
    "鄉長",
    "鎮長",
    "市長",
    "區長",
    "局長",
    "處長",
    "所長",
    "校長",
)
_MOST_ROWS = 4


def is_signature_strip(table: Table) -> bool:
    """Whether a table is a strip for signatures: few rows, the first of them nothing but who signs."""
    if not table.rows or len(table.rows) > _MOST_ROWS:
        return False
    said = ["".join(cell.text.split()).rstrip("：:") for cell in table.rows[0] if cell.text.strip()]
    return len(said) >= 2 and all(text in _SIGNING for text in said)


def strip_lines(table: Table) -> Iterator[str]:
    """Yield what the rows of a strip say."""
    for row in table.rows:
        text = " ".join(" ".join(cell.text.split("\n")) for cell in row if cell.text.strip())
        if text:
            yield text
