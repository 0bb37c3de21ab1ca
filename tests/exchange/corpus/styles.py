"""The habits in which clerks differ, and the styles made of them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from db.vocabulary import NodeKind, SectionRole
from desktop.exchange.plan_file import Due, Item, PlanFile, SectionShare


class Rows(Enum):
    """What one row of the table holds."""

    TASK = auto()
    MEASURE = auto()


class Groups(Enum):
    """How the area and the measure of a task are told in its row."""

    MERGED = auto()
    BLANK = auto()
    REPEATED = auto()
    AREA_ROW = auto()
    """The area has a row of its own, over all columns."""


class Numbers(Enum):
    """Whether numbers are typed or Word's."""

    TYPED = auto()
    AUTOMATIC = auto()


DATE_FORMS: dict[str, Callable[[dt.date], str]] = {
    "97.12.10": lambda on: f"{on.year - 1911}.{on.month:02}.{on.day:02}",
    "97.1.5": lambda on: f"{on.year - 1911}.{on.month}.{on.day}",
    "97年12月10日": lambda on: f"{on.year - 1911}年{on.month}月{on.day}日",
    "2008/12/10": lambda on: f"{on.year}/{on.month}/{on.day}",
    "2008-12-10": lambda on: on.isoformat(),
    "９７．１２．１０": lambda on: full_width(f"{on.year - 1911}.{on.month:02}.{on.day:02}"),
}
_TO_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def full_width(text: str) -> str:
    """Return the text with full-width digits, brackets and marks."""
    return text.translate(_TO_FULL_WIDTH)


@dataclass(frozen=True)
class Style:
    """How one clerk writes a plan.

    `columns` are keys of `layouts.COLUMNS` and the headings above them; a key that is none of these is a
    column that plans do not have, the same text in every row. `marks` says what else is in the file: page
    heads, comments, footnotes, text boxes, tracked changes.
    """

    rows: Rows = Rows.MEASURE
    groups: Groups = Groups.MERGED
    numbers: Numbers = Numbers.TYPED
    columns: tuple[tuple[str, str], ...] = (
        ("outline", "實施要領"),
        ("task", "推動作法"),
        ("due", "完成期限"),
        ("sections", "承辦單位"),
    )
    dates: str = "97.12.10"
    is_full_width: bool = False
    is_aligned_by_blank_lines: bool = False
    is_cut_by_pages: bool = False
    is_landscape: bool = False
    has_marks: bool = False
    has_real_headings: bool = False


def written_truth(truth: PlanFile, style: Style) -> PlanFile:
    """Return what a document of this style says of the plan: dates as written, no columns it leaves out."""
    return replace(truth, items=tuple(_written(item, style) for item in truth.items))


def _written(item: Item, style: Style) -> Item:
    keys = {key for key, _heading in style.columns}
    roles = None if keys & {"lead", "role_sections"} else SectionRole.UNSPECIFIED
    return replace(
        item,
        due=tuple(_due(due, style) for due in item.due) if "due" in keys else (),
        sections=tuple(SectionShare(share.name, roles or share.role) for share in item.sections),
        indicators=item.indicators if "indicators" in keys else (),
        remark=_foreign_texts(item, style),
        items=tuple(_written(below, style) for below in item.items),
    )


def _foreign_texts(item: Item, style: Style) -> str:
    """Return what stands beside a task in columns that plans do not have: the key of each is its text."""
    if item.kind is not NodeKind.TASK:
        return item.remark
    return "\n".join((item.remark, *(key for key, _ in style.columns if not key.isascii()))).strip()


def _due(due: Due, style: Style) -> Due:
    return Due(due.on, DATE_FORMS[style.dates](due.on)) if due.on else due


_APART = (
    ("area", "實施要項"),
    ("measure", "工作重點"),
    ("task", "推動作法"),
    ("due", "完成期限"),
    ("sections", "承辦單位"),
)
_WITH_ROLES = (
    ("outline", "工作要項"),
    ("task", "工作重點"),
    ("due", "預定完成日期"),
    ("role_sections", "承辦單位"),
)
_WITH_INDICATORS = (
    ("outline", "實施要領"),
    ("indicators", "執行項目"),
    ("task", "推動作法"),
    ("due", "完成期限"),
    ("sections", "承辦單位"),
)
_LEAD_APART = (
    ("area", "構面"),
    ("measure", "推動項目"),
    ("task", "具體作法"),
    ("lead", "主辦單位"),
    ("support", "協辦單位"),
    ("due", "辦理期程"),
)
_UNKNOWN = (
    ("outline", "實施要領"),
    ("task", "推動作法"),
    ("年度預算", "經費來源"),
    ("due", "完成期限"),
    ("sections", "承辦單位"),
    ("書面查核", "檢核方式"),
)

STYLES: dict[str, Style] = {
    "typed": Style(),
    "automatic": Style(numbers=Numbers.AUTOMATIC, has_real_headings=True),
    "merged columns": Style(rows=Rows.TASK, columns=_APART),
    "blank means above": Style(rows=Rows.TASK, groups=Groups.BLANK, columns=_APART, dates="97.1.5"),
    "repeated": Style(rows=Rows.TASK, groups=Groups.REPEATED, columns=_APART, dates="2008/12/10"),
    "area rows": Style(rows=Rows.TASK, groups=Groups.AREA_ROW, dates="97年12月10日"),
    "aligned by blank lines": Style(columns=_WITH_INDICATORS, is_aligned_by_blank_lines=True),
    "cut by pages": Style(is_cut_by_pages=True, columns=_WITH_ROLES),
    "cut by pages in rows": Style(
        rows=Rows.TASK, groups=Groups.BLANK, is_cut_by_pages=True, columns=_WITH_ROLES
    ),
    "automatic in rows": Style(
        rows=Rows.TASK, numbers=Numbers.AUTOMATIC, columns=_WITH_ROLES, dates="2008-12-10"
    ),
    "lead and support apart": Style(rows=Rows.TASK, columns=_LEAD_APART, dates="97年12月10日"),
    "full width": Style(is_full_width=True, dates="９７．１２．１０", columns=_WITH_ROLES),
    "marked up": Style(has_marks=True, columns=_WITH_ROLES),
    "unknown columns": Style(rows=Rows.TASK, columns=_UNKNOWN, is_landscape=True),
}
