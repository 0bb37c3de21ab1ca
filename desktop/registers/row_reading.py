"""The rows of a sheet as rows of a register: columns found by their headings, bad rows told one by one."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.queries.office import SectionRow
from desktop.errors import BadFile, Refused
from desktop.registers.description import Column, Register
from desktop.registers.typed_value import Typed, typed

# Title and notes may stand above the headings.
HEADINGS_WITHIN = 30
# Of the columns that bad rows are written out with.
LINE, REASONS = "原列號", "不能匯入的原因"
# One shared word could stand anywhere.
LEAST_HEADINGS = 2


@dataclass(frozen=True)
class ReadRow:
    """A row that can be stored: its line in the sheet, counted from 1, and its values by column key."""

    line: int
    values: dict[str, Any]


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be stored: its line, the headings and reasons, and its cells as they were."""

    line: int
    reasons: tuple[str, ...]
    cells: tuple[Any, ...]

    @property
    def id(self) -> int:
        """Its line stands for it."""
        return self.line


@dataclass(frozen=True)
class Headings:
    """The columns found in a sheet: by place in the row; `unknown` headings are of no column."""

    line: int
    cells: tuple[Any, ...]
    columns: dict[int, Column]
    unknown: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns found, in the sheet's order."""
        return tuple(column.key for column in self.columns.values())


@dataclass
class Rows:
    """What a sheet holds for a register."""

    headings: Headings
    good: list[ReadRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def find_headings(register: Register, sheets: Iterable[Sequence[Sequence[Any]]]) -> tuple[Headings, Any]:
    """The headings of the first sheet that has any, with that sheet.

    Raises BadFile where no sheet has, where a column stands twice, or where one that must be filled misses.
    """
    for sheet in sheets:
        for number, row in enumerate(sheet[:HEADINGS_WITHIN], start=1):
            headings = _headings(register, number, row)
            if len(headings.columns) >= LEAST_HEADINGS:
                _check(register, headings)
                return headings, sheet
    labels = "、".join(column.label for column in register.entered)
    raise BadFile(f"找不到「{register.title}」的欄名；第一列請寫欄名，例如：{labels}。")


def read_rows(
    headings: Headings, sheet: Sequence[Sequence[Any]], sections: Sequence[SectionRow]
) -> Iterator[ReadRow | BadRow]:
    """Yield every row below the headings that has anything in it, as it can be stored or not."""
    readers = [(place, column, typed(column, sections)) for place, column in headings.columns.items()]
    for line, row in enumerate(sheet[headings.line :], start=headings.line + 1):
        if any(cell not in ("", None) for cell in row):
            yield _read(line, row, readers)


def _read(line: int, row: Sequence[Any], readers: Sequence[tuple[int, Column, Typed]]) -> ReadRow | BadRow:
    values, reasons = {}, []
    for place, column, read in readers:
        try:
            values[column.key] = read(row[place] if place < len(row) else None)
        except Refused as error:
            reasons.append(str(error))
    return BadRow(line, tuple(reasons), tuple(row)) if reasons else ReadRow(line, values)


def _headings(register: Register, line: int, row: Sequence[Any]) -> Headings:
    labels = {_folded(column.label): column for column in register.columns}
    columns, unknown = {}, []
    for place, cell in enumerate(row):
        column = labels.get(_folded(str(cell)))
        if column is not None:
            columns[place] = column
        elif str(cell).strip() and str(cell) not in (LINE, REASONS):
            unknown.append(" ".join(str(cell).split()))
    return Headings(line, tuple(row), columns, tuple(unknown))


def _check(register: Register, headings: Headings) -> None:
    found = [column.key for column in headings.columns.values()]
    twice = [column.label for column in register.columns if found.count(column.key) > 1]
    if twice:
        raise BadFile(f"欄名「{'」「'.join(twice)}」出現不只一次；請刪去多餘的欄後再試。")
    missing = [
        column.label
        for column in register.entered
        if column.is_required and column.default is None and column.key not in found
    ]
    if missing:
        raise BadFile(f"缺少必要的欄：{'、'.join(missing)}；請補上這些欄名與內容後再試。")


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
