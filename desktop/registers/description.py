"""What a register is: its columns with their labels, kinds and checks, said once for all that shows it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.queries.office import SectionRow
from db.queries.register_rows import RegisterQuery
from desktop.errors import Refused
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    SECTION = "section"
    NUMBER = "number"


# A stored row by column name, and the sections by their keys.
Row = Mapping[str, Any]
Sections = Mapping[int, SectionRow]

# A date column with the first and the last day asked for.
Span = tuple[str, dt.date, dt.date]

_STORED_AS: dict[Kind, type] = {
    Kind.DATE: dt.date,
    Kind.TIME: dt.time,
    Kind.SECTION: int,
    Kind.NUMBER: int,
}


@dataclass(frozen=True)
class Column:
    """A column of a register.

    `width` is its width in a table, in Chinese characters. `is_entered` columns stand in the entry form;
    the others are filled by deeds, those that are `is_given` by the program alone. `carries_over` ones begin
    with what the last entry had, and a date that `begins_today` with the present day where there was none.
    `choices` is the enum of a CHOICE column. `is_filtered` columns narrow the table: by section, choice or
    span of days; `groups` are sets of choices that are asked for together, with their word. `most` limits
    the number of characters, or the size of a number. `display` tells a column's text from the whole row
    where the value alone does not say it; `sorted_by` names the stored columns that order it then.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    width: int = 8
    is_required: bool = False
    is_entered: bool = True
    is_listed: bool = True
    is_personal: bool = False
    is_given: bool = False
    carries_over: bool = False
    begins_today: bool = False
    is_filtered: bool = False
    groups: tuple[tuple[str, tuple[StrEnum, ...]], ...] = ()
    choices: type[StrEnum] | None = None
    default: object = None
    help: str = ""
    most: int = 2000
    display: Callable[[Row, Sections], str] | None = None
    sorted_by: tuple[str, ...] = ()

    def text(self, row: Row, sections: Sections) -> str:
        """What a person reads in this column of a stored row; empty where nothing is stored."""
        value = row.get(self.key)
        if value is not None and self.display is not None:
            return self.display(row, sections)
        match value:
            case None:
                return ""
            case StrEnum():
                return word(value)
            case dt.date():
                return format_date(value)
            case dt.time():
                return f"{value:%H:%M}"
            case int() if self.kind is Kind.SECTION:
                return sections[value].name if value in sections else ""
            case _:
                return str(value)

    @property
    def empty(self) -> object:
        """What stands for nothing entered: an empty text, otherwise None."""
        return "" if self.kind in (Kind.TEXT, Kind.LONG_TEXT) else None

    def checked(self, value: Any) -> Any:
        """The value as it is stored. Raises Refused with a sentence that names the column."""
        if self.kind in (Kind.TEXT, Kind.LONG_TEXT) and isinstance(value, str):
            value = value.strip()
        if value is None or value == "":
            if self.is_required:
                raise Refused(f"請填寫「{self.label}」。")
            return self.empty
        if not isinstance(value, self._types()):
            raise Refused(f"「{self.label}」的內容不對；請重新填寫。")
        if isinstance(value, str) and len(value) > self.most:
            raise Refused(f"「{self.label}」最多 {self.most} 個字，現在有 {len(value)} 個；請縮短。")
        if isinstance(value, int) and self.kind is Kind.NUMBER and not 0 <= value <= self.most:
            raise Refused(f"「{self.label}」必須是 0 到 {self.most} 的整數；請改寫。")
        return value

    def _types(self) -> type | tuple[type, ...]:
        if self.choices is not None:
            return self.choices
        return _STORED_AS.get(self.kind, str)


@dataclass(frozen=True)
class Register:
    """A register by name: its title, its table, its columns in order, and how it is first sorted.

    `not_taken_in` says why rows cannot come from files, where there is more to a row than its columns.
    """

    name: str
    title: str
    table: str
    columns: tuple[Column, ...]
    order_by: tuple[str, ...]
    not_taken_in: str = ""

    def column(self, key: str) -> Column:
        """The column with this key. Raises KeyError."""
        return {column.key: column for column in self.columns}[key]

    @property
    def entered(self) -> tuple[Column, ...]:
        """The columns of the entry form."""
        return tuple(column for column in self.columns if column.is_entered)

    @property
    def listed(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return tuple(column for column in self.columns if column.is_listed)

    @property
    def searched(self) -> tuple[str, ...]:
        """The keys of the columns a search looks into: all texts but personal ones."""
        texts = (Kind.TEXT, Kind.LONG_TEXT)
        return tuple(c.key for c in self.columns if c.kind in texts and not c.is_personal)

    @property
    def filtered(self) -> tuple[Column, ...]:
        """The columns the table is narrowed by."""
        return tuple(column for column in self.columns if column.is_filtered)

    def query(
        self, equals: Iterable[tuple[str, Any]] = (), text: str = "", span: Span | None = None
    ) -> RegisterQuery:
        """The query for the rows with these values, in which a text is found, with a day in a span."""
        return RegisterQuery(self.table, equals=tuple(equals), text=text, text_in=self.searched, span=span)

    def order_by_of(self, key: str) -> tuple[str, ...]:
        """The table's columns to sort by for a column of the register; equal ones by the register's order."""
        first = self.column(key).sorted_by or (key,)
        return (*first, *(name for name in self.order_by if name not in first))

    def checked(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The entered values as they are stored, defaults filled in.

        Raises Refused for the first column whose value is missing or impossible, TypeError for a key that
        no entered column has.
        """
        unknown = values.keys() - {column.key for column in self.entered}
        if unknown:
            raise TypeError(f"{self.name} has no column {sorted(unknown)}")
        return {c.key: c.checked(values.get(c.key, c.default)) for c in self.entered}
