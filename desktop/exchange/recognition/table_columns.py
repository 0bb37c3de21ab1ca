"""The heading row of a task table: which column shows what, whatever an agency calls it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.vocabulary import ColumnKind, SectionRole
from desktop.exchange.document import Cell

# What a heading ends with decides: 工作(推動)方法 is a method, 重點工作項目 an item. The first entry wins.
_WORDS: tuple[tuple[ColumnKind, tuple[str, ...]], ...] = (
    (
        ColumnKind.SECTIONS,
        (
            "單位",
            "課室",
            "科室",
            "處室",
            "組室",
            "主辦",
            "協辦",
            "承辦",
            "權責",
            "承辦人",
            "承辦人員",
            "負責人",
        ),
    ),
    (ColumnKind.DUE, ("期限", "日期", "期程", "時程", "時限", "時間", "進度", "期間", "完成日", "月份")),
    (ColumnKind.REMARK, ("備註", "備考", "附註", "說明")),
    (ColumnKind.INDICATOR, ("指標", "執行項目", "評核項目")),
    (ColumnKind.METHOD, ("方法", "作法", "做法", "方式", "措施", "內容", "步驟", "作為")),
    (ColumnKind.TASK, ("重點", "要點", "事項", "方案", "行動")),
    (ColumnKind.AREA, ("要項", "要領", "項目", "構面", "面向", "策略", "類別", "目標", "主軸", "分類")),
)
# What is said about the work rather than how it is done: 檢核方式 is no method, 預算期程 no due date.
_FOREIGN = re.compile("檢核|查核|考核|管考|督導|評估|經費|預算|效益|成果|情形")
_WORK = (ColumnKind.TASK, ColumnKind.METHOD)
_NUMBER_HEADINGS = ("項次", "編號", "序號", "序", "項")
_ROLES = (
    (SectionRole.LEAD, ("主辦", "主責", "主政")),
    (SectionRole.SUPPORT, ("協辦", "配合")),
)
_IN_BRACKETS = re.compile(r"[(（].*?[)）]")
_ALTERNATIVES = re.compile("[/／及與]")
_LONGEST_HEADING = 15


@dataclass(frozen=True)
class Column:
    """A column of the task table; `kind` None holds what no known column does, AREA every outline column.

    `first` and `span` are its place in the grid; `role` is what the heading says of its sections.
    `is_number` marks a column of bare numbers that belong to the next column.
    """

    kind: ColumnKind | None
    heading: str
    first: int
    span: int = 1
    role: SectionRole = SectionRole.UNSPECIFIED
    is_number: bool = False


def read_headings(row: Sequence[Cell]) -> tuple[Column, ...] | None:
    """Return the columns if the row is the heading of a task table, otherwise None.

    A heading row has two known kinds of columns at least, one of them about the work itself, and most of
    its cells are known.
    """
    if any(len(_heading(cell)) > _LONGEST_HEADING for cell in row):
        return None
    columns = [_column(cell) for cell in row]
    named = [column for column in columns if column.heading]
    known = [column for column in named if column.kind or column.is_number]
    kinds = {column.kind for column in known}
    about_work = kinds & {ColumnKind.AREA, ColumnKind.TASK, ColumnKind.METHOD, ColumnKind.INDICATOR}
    if len(kinds - {None}) < 2 or not about_work or 2 * len(known) <= len(named):
        return None
    return _arranged(columns)


def is_known(column: Column) -> bool:
    """Whether the heading itself says what the column shows."""
    return column.is_number or _kind(column.heading) is not None


def names_column(text: str) -> bool:
    """Whether a text by itself is the heading of a known column."""
    return _kind("".join(text.split())) is not None


def is_outline(column: Column) -> bool:
    """Whether the column holds areas or measures."""
    return column.kind is ColumnKind.AREA


def kinds_of(headings: Sequence[str]) -> tuple[ColumnKind | None, ...]:
    """Return what columns with these headings show, None for what no known column does."""
    row = [Cell((heading,), place) for place, heading in enumerate(headings)]
    return tuple(column.kind for column in read_headings(row) or ())


def roles_of(headings: Sequence[str]) -> tuple[SectionRole, ...]:
    """Return what columns with these headings say of their sections: 協辦單位 that they support."""
    return tuple(_column(Cell((heading,), place)).role for place, heading in enumerate(headings))


def _kind(heading: str) -> ColumnKind | None:
    plain = _IN_BRACKETS.sub("", heading)
    if _FOREIGN.search(plain):
        return None
    first = _ALTERNATIVES.split(plain)[0]
    names = (plain, first) if first != plain else (plain,)
    return next((kind for name in names for kind, words in _WORDS if name.endswith(words)), None)


def _heading(cell: Cell) -> str:
    return "".join("".join(cell.lines).split())


def _column(cell: Cell) -> Column:
    heading = _heading(cell)
    kind = _kind(heading)
    plain = _IN_BRACKETS.sub("", heading)
    # 「主(協)辦單位」 names both and so says neither.
    role = next((role for role, words in _ROLES if any(word in plain for word in words)), None)
    both = "主" in heading and "協" in heading
    return Column(
        kind=kind,
        heading=heading,
        first=cell.column,
        span=cell.column_span,
        role=role if role and not both else SectionRole.UNSPECIFIED,
        is_number=heading in _NUMBER_HEADINGS,
    )


def _arranged(columns: list[Column]) -> tuple[Column, ...]:
    """Settle what headings alone do not: which column holds the tasks, and what nameless columns are."""
    tasks = _task_column(columns)
    arranged: list[Column] = []
    for place, column in enumerate(columns):
        kind = column.kind
        if place == tasks:
            kind = ColumnKind.TASK
        elif column.is_number:
            kind = None
        elif place < tasks and kind in (None, ColumnKind.METHOD, ColumnKind.TASK):
            kind = ColumnKind.AREA
        elif kind is ColumnKind.TASK:
            kind = ColumnKind.METHOD
        elif kind is ColumnKind.AREA and place > tasks:
            kind = None
        arranged.append(replace(column, kind=kind))
    return tuple(arranged)


def _task_column(columns: list[Column]) -> int:
    """Return the place of the tasks: the first column of emphases or methods, else the innermost outline."""
    work = [place for place, column in enumerate(columns) if column.kind in _WORK]
    if work:
        return work[0]
    items = [place for place, column in enumerate(columns) if column.kind is ColumnKind.INDICATOR]
    outline = [place for place, column in enumerate(columns) if column.kind is ColumnKind.AREA]
    # 執行項目 can be what is done; 績效指標 only measures it.
    items = [place for place in items if not outline or columns[place].heading.endswith("項目")]
    if not (items or outline):
        raise ValueError("no column is about the work")
    return items[0] if items else outline[-1]
