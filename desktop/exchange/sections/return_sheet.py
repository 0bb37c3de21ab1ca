"""What a section reports of its tasks, on its way out and back: what the workbook holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.exchange.sections.handout_sheet import Stray

# What a section fills in, by the words above the columns.
FIELDS = {
    "status": "辦理情形",
    "done_on": "完成日期",
    "count": "本次次數",
    "counted_on": "本次日期",
    "note": "說明",
    "reason": "不適用原因",
}
NUMBER, AREA, MEASURE, TEXT = "編號", "要項", "項目", "工作內容"
DUE, QUOTA, STANDING = "完成期限", "應辦次數", "目前情形"
SHOWN = (NUMBER, AREA, MEASURE, TEXT, DUE, QUOTA, STANDING)
HEADINGS = (*SHOWN, *FIELDS.values())
# What a section answers of a task that it was reminded of; only workbooks of reminded sections have these.
REMINDED = "稽催"
REPLIES = {"reply": "稽催辦理情形", "promised_on": "預定完成日", "late_reason": "未完成原因"}
ALL_FIELDS = {**FIELDS, **REPLIES}
# Under which name a row's values say which slip, by its serial, its reply is for.
SLIP = "slip"
# What was written into the fields beforehand; the count is of this return only.
PREFILLED = ("status", "done_on", "note", "reason")


@dataclass(frozen=True)
class ReturnRow:
    """A task: `key` is its lineage, `shown` its locked texts by heading, `values` its fields as written."""

    key: str
    shown: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_reminded(self) -> bool:
        """Whether a reply to a reminder is asked for."""
        return SLIP in self.values

    def is_open(self, heading: str) -> bool:
        """Whether the section may write into the cell below a heading."""
        return heading in FIELDS.values() or (self.is_reminded and heading in REPLIES.values())


@dataclass(frozen=True)
class ReturnSheet:
    """What goes out: `mark` comes back hidden in the workbook, whatever it is called by then."""

    mark: str
    agency: str
    year: int
    title: str
    section: str
    rows: tuple[ReturnRow, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns."""
        is_reminded = any(row.is_reminded for row in self.rows)
        return (*HEADINGS, REMINDED, *REPLIES.values()) if is_reminded else HEADINGS


@dataclass(frozen=True)
class ReturnedRow:
    """A row that came back, in which line; without `key` one that somebody added."""

    key: str
    line: int
    values: Mapping[str, str]
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReturnedWorkbook:
    """What came back; `base` are the fields by key as they went out.

    `strays` is what was written elsewhere, `faults` are cells without a readable value, with the reason.
    """

    mark: str
    agency: str
    year: int
    title: str
    section: str
    base: Mapping[str, Mapping[str, str]]
    rows: tuple[ReturnedRow, ...]
    strays: tuple[Stray, ...] = ()
    faults: tuple[Stray, ...] = ()
