"""A part of a plan on its way to a section and back: what the workbook holds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

# The fields a section may change, by the words above their columns.
FIELDS = {
    "text": "工作內容",
    "method": "推動方法",
    "due": "完成期限",
    "sections": "承辦單位",
    "remark": "備註",
}


@dataclass(frozen=True)
class SheetRow:
    """A task: where it stands, and what it says; without `key` a new one below `parent` (both lineages)."""

    key: str
    parent: str
    number: str
    area: str
    measure: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HandoutSheet:
    """What is handed out: to whom, by whom, until when; `handout_id` comes back hidden in the workbook."""

    handout_id: int
    agency: str
    title: str
    section: str
    reply_by: dt.date | None
    note: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class ReturnedSheet:
    """What came back; `rows` hold every line with anything in it, `deleted` the keys ticked for deletion."""

    handout_id: int
    rows: tuple[SheetRow, ...]
    deleted: frozenset[str]
