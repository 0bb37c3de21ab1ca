"""A register as a table to write: every column, every row of a year, read in pages."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from db.database import Reading
from db.queries.office import agency, sections
from db.queries.phone_test import rounds
from db.queries.register_rows import RegisterQuery, row_ids, rows
from desktop.errors import Refused
from desktop.office.office import Office
from desktop.office.phone_score_columns import ScoreColumns
from desktop.registers.catalogue import REGISTERS
from desktop.registers.description import Column, Kind, Register, Row, Sections
from desktop.registers.phone_test import PHONE_TEST
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word

if TYPE_CHECKING:
    from desktop.exchange.sheets.table_file import CellValue, TableColumn, TableFile

# So many rows are held at a time; the keys of all are read first.
PAGE = 1000

_TYPED = {Kind.DATE: "date", Kind.TIME: "time", Kind.NUMBER: "number"}


def register_named(name: str) -> Register:
    """The register with this name. Raises Refused, naming those there are."""
    if name not in REGISTERS:
        raise Refused(f"沒有「{name}」這種登記；可用的有：{'、'.join(REGISTERS)}。")
    return REGISTERS[name]


def whole_register(
    office: Office, register: Register, *, year: int | None, is_personal: bool, today: dt.date
) -> "TableFile":
    """Every column and row of a register, of one ROC year or of all; personal columns where asked for.

    Raises Refused where there is nothing to write.
    """
    with office.reading() as session:
        equals = [] if year is None else [of_year(session, register, year)]
        scores = ScoreColumns(session, year) if register is PHONE_TEST else None
    columns = tuple(column for column in register.columns if is_personal or not column.is_personal)
    left_out = [column.label for column in register.columns if column.is_personal and not is_personal]
    lines = ["全部年度" if year is None else f"{year}年度", f"匯出日期：{format_date(today)}"]
    if left_out:
        lines.append(f"未列個人資料：{'、'.join(left_out)}")
    order = ("round_id", *register.order_by) if scores else register.order_by
    query = RegisterQuery(register.table, order_by=order, equals=tuple(equals))
    return register_table(office, register, columns, query, tuple(lines), scores)


def register_table(
    office: Office,
    register: Register,
    columns: Sequence[Column],
    query: RegisterQuery,
    lines: tuple[str, ...] = (),
    scores: ScoreColumns | None = None,
) -> "TableFile":
    """These columns of the rows that a query asks for, in its order, and `scores` behind them.

    Raises Refused where there are no rows.
    """
    from desktop.exchange.sheets.table_file import TableFile

    with office.reading() as session:
        keys = row_ids(session, query)
        found = {section.id: section for section in sections(session)}
        told = agency(session)
    if not keys:
        raise Refused(f"「{register.title}」沒有符合的紀錄，沒有寫出檔案；請換個年度或條件再試。")
    return TableFile(
        register.title,
        (*map(table_column, columns), *(scores.columns() if scores else ())),
        _values(office, register, columns, keys, found, scores),
        ((f"{told.name}　{lines[0]}" if told and lines else (told.name if told else "")), *lines[1:]),
        len(keys),
    )


def of_year(session: Reading, register: Register, year: int) -> tuple[str, Any]:
    """What the rows of a ROC year have in common: their year, or being of one of its rounds."""
    if register is PHONE_TEST:
        return "round_id", tuple(each.id for each in rounds(session, year))
    return "year", year


def table_column(column: Column) -> "TableColumn":
    """A register's column as a file is told of it."""
    from desktop.exchange.sheets.table_file import CellKind, TableColumn

    kind = CellKind.TEXT if column.display else CellKind(_TYPED.get(column.kind, "text"))
    return TableColumn(column.label, kind, column.width)


def _values(
    office: Office,
    register: Register,
    columns: Sequence[Column],
    keys: Sequence[int],
    sections: Sections,
    scores: ScoreColumns | None,
) -> "Iterator[list[CellValue]]":
    """The rows as values. A page a session: a long one would keep others from storing anything meanwhile."""
    tellers = [_teller(column, sections) for column in columns]
    left = iter(keys)
    while page := list(islice(left, PAGE)):
        with office.reading() as session:
            found = rows(session, register.table, page)
            behind = scores.values(session, found) if scores else repeat([])
        for row, more in zip(found, behind, strict=False):
            yield [*(tell(row) for tell in tellers), *more] if more else [tell(row) for tell in tellers]


def _teller(column: Column, sections: Sections) -> "Callable[[Row], CellValue]":
    """What tells a column's value of a row: dates, times and numbers as such, all else in words."""
    key = column.key
    if column.display is not None:
        return lambda row: column.text(row, sections)
    if column.kind is Kind.SECTION:
        names: dict[int | None, str] = {number: each.name for number, each in sections.items()}
        return lambda row: names.get(row[key], "")
    if column.choices is not None:
        words: dict[object, str] = {member: word(member) for member in column.choices}
        return lambda row: words.get(row[key], "")
    return lambda row: row[key]
