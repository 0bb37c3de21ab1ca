"""The rows of any register, as ids in an order and pages of values: never all rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, or_, select
from sqlalchemy import Table as SchemaTable
from sqlalchemy.orm import Session

from db.tables import Table


@dataclass(frozen=True)
class RegisterQuery:
    """Which rows of a register, in which order.

    `equals` compares columns with a value or, given a tuple, with any of several; `text` is looked for in
    the columns `text_in`; `span` keeps a date column between two days, both included.
    """

    table: str
    order_by: tuple[str, ...] = ("id",)
    descending: bool = False
    equals: tuple[tuple[str, Any], ...] = ()
    text: str = ""
    text_in: tuple[str, ...] = ()
    span: tuple[str, Any, Any] | None = None


def row_ids(session: Session, query: RegisterQuery) -> list[int]:
    """The keys of the rows in their order."""
    table = Table.metadata.tables[query.table]
    wanted = _filtered(select(table.c.id), table, query)
    for name in (*query.order_by, "id"):
        column = table.c[name]
        wanted = wanted.order_by(column.desc() if query.descending else column)
    # The driver's own rows: for 100,000 keys SQLAlchemy's row objects would take as long again.
    found = session.connection().execute(wanted).cursor
    return [row[0] for row in found.fetchall()] if found is not None else []


def row_count(session: Session, query: RegisterQuery) -> int:
    """How many rows there are."""
    table = Table.metadata.tables[query.table]
    return session.scalar(_filtered(select(func.count(table.c.id)), table, query)) or 0


def rows(session: Session, table_name: str, ids: Sequence[int]) -> list[dict[str, Any]]:
    """The rows with these keys, in the order of the keys, each as values by column name."""
    table = Table.metadata.tables[table_name]
    found = {row["id"]: dict(row) for row in session.execute(_by_name(table, ids)).mappings()}
    return [found[key] for key in ids if key in found]


def newest_row(session: Session, table_name: str) -> dict[str, Any]:
    """The row entered last, as values by column name; empty where there is none."""
    newest = session.scalar(select(func.max(Table.metadata.tables[table_name].c.id)))
    return next(iter(rows(session, table_name, [] if newest is None else [newest])), {})


def _by_name(table: SchemaTable, ids: Sequence[int]) -> Select[Any]:
    return select(*(column.label(column.key) for column in table.c)).where(table.c.id.in_(ids))


def _filtered(wanted: Select[Any], table: SchemaTable, query: RegisterQuery) -> Select[Any]:
    for name, value in query.equals:
        column = table.c[name]
        wanted = wanted.where(column.in_(value) if isinstance(value, tuple) else column == value)
    if query.span is not None:
        name, first, last = query.span
        wanted = wanted.where(table.c[name].between(first, last))
    if query.text:
        wanted = wanted.where(or_(*(_contains(table, name, query.text) for name in query.text_in)))
    return wanted


def _contains(table: SchemaTable, name: str, text: str) -> ColumnElement[bool]:
    # LIKE, because the full-text trigram index finds no words of two characters.
    return cast(table.c[name], String).contains(text, autoescape=True)
