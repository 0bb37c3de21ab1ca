"""A part of a plan on its way to a section and back: what the workbook holds."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# The fields a section may change, by the words above their columns.
FIELDS = {
    "text": "工作內容",
    "method": "推動方法",
    "indicators": "執行項目",
    "due": "完成期限",
    "sections": "承辦單位",
    "quota": "應辦次數",
    "remark": "備註",
}
NUMBER, AREA, MEASURE, DELETE = "編號", "要項", "項目", "刪除"
HEADINGS = (NUMBER, AREA, MEASURE, *FIELDS.values(), DELETE)
# Control characters cannot stand in a workbook; a tab or a line end can.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True)
class SheetRow:
    """A task: where it stands, and what it says; without `key` a new one below `parent` (both lineages).

    `home` is the measure whose empty lines take new tasks. Of a row that came back, `line` is its number in
    the sheet, and of a new one `after` the key of the row it was put behind, empty for an empty line.
    """

    key: str
    parent: str
    number: str
    area: str
    measure: str
    values: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    after: str = ""
    line: int = 0


@dataclass(frozen=True)
class HandoutSheet:
    """What is handed out: to whom, by whom, until when; `mark` comes back hidden in the workbook.

    `sections` are the names offered for the responsible sections.
    """

    mark: str
    agency: str
    title: str
    section: str
    reply_by: dt.date | None
    note: str
    rows: tuple[SheetRow, ...]
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stray:
    """A text in a workbook that belongs to no field: in which line and column, and what it says."""

    line: int
    column: str
    text: str


@dataclass(frozen=True)
class ReturnedSheet:
    """What came back; `rows` hold every line with anything in a field, `deleted` the keys ticked to go.

    `strays` is what was written elsewhere, `faults` are cells without a readable value, with the reason.
    """

    mark: str
    agency: str
    title: str
    section: str
    rows: tuple[SheetRow, ...]
    deleted: frozenset[str]
    strays: tuple[Stray, ...] = ()
    faults: tuple[Stray, ...] = ()


def cell_text(text: str) -> str:
    """Return a text as a cell of a workbook can hold it and gives it back."""
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
