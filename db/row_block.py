"""Many rows of one table stored or deleted at once, and kept whole in the audit trail.

Row by row the trail would take longer than the rows, and would name every column in every row. A block names
the columns once and holds every value of every row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, bindparam, delete, insert, select, text
from sqlalchemy import Table as SchemaTable
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from db.stored_values import from_plain, to_plain
from db.tables.declarative import BOOKKEEPING, BusinessTable, now

NEW, GONE = "new", "gone"
# SQLite takes so many values in one statement, and more.
AT_ONCE = 500

# The values of many rows, column by column.
Values = dict[str, Sequence[Any]]


@dataclass(frozen=True)
class RowBlock:
    """Rows of a table that are new or gone: columns, keys, and each row's values as JSON holds them."""

    table: str
    kind: str
    columns: tuple[str, ...]
    ids: tuple[int, ...]
    rows: Sequence[Sequence[Any]]

    def as_plain(self) -> dict[str, Any]:
        """The block as the trail keeps it."""
        return {
            "table": self.table,
            "block": self.kind,
            "columns": self.columns,
            "ids": self.ids,
            "rows": self.rows,
        }

    def by_row(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every row's key and its values by column."""
        for key, row in zip(self.ids, self.rows, strict=True):
            yield key, dict(zip(self.columns, row, strict=True))


def block_of(plain: dict[str, Any]) -> RowBlock:
    """The block that the trail keeps so."""
    return RowBlock(
        plain["table"], plain["block"], tuple(plain["columns"]), tuple(plain["ids"]), plain["rows"]
    )


def insert_rows(
    session: Session, kind: type[BusinessTable], names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> RowBlock:
    """Store rows of these columns' values, each of them hashable; what is not named has its default."""
    table = _schema(kind)
    count = len(rows)
    connection = session.connection()
    ids = _next_keys(connection, table, count)
    given = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
    # The trail holds all columns but the bookkeeping, as it does of a row stored alone.
    values: Values = {c.key: given.get(c.key) or list(repeat(_default(c), count)) for c in _kept(table)}
    _write(connection, table, ids, values)
    plain = zip(*(_plain(column) for column in values.values()), strict=True)
    return RowBlock(table.name, NEW, tuple(values), ids, list(plain))


def bring_back(session: Session, kind: type[BusinessTable], block: RowBlock) -> RowBlock:
    """Store the rows of a block that are gone, under their old keys."""
    table = _schema(kind)
    columns = zip(*block.rows, strict=True)
    values: Values = {
        name: [from_plain(table.c[name], value) for value in column]
        for name, column in zip(block.columns, columns, strict=True)
    }
    _write(session.connection(), table, block.ids, values)
    return RowBlock(table.name, NEW, block.columns, block.ids, block.rows)


def is_as_left(session: Session, kind: type[BusinessTable], block: RowBlock) -> bool:
    """Whether the rows are as the block says: all there and unchanged if new, none there if gone."""
    table = _schema(kind)
    wanted = [table.c[name] for name in ("id", *block.columns)]
    stored = {}
    for start in range(0, len(block.ids), AT_ONCE):
        some = block.ids[start : start + AT_ONCE]
        for row in session.connection().execute(select(*wanted).where(table.c.id.in_(some))):
            stored[row[0]] = [to_plain(value) for value in row[1:]]
    if block.kind == GONE:
        return not stored
    return all(stored.get(key) == list(row) for key, row in zip(block.ids, block.rows, strict=True))


def remove_rows(session: Session, kind: type[BusinessTable], block: RowBlock) -> RowBlock:
    """Delete the rows of a block."""
    table = _schema(kind)
    for start in range(0, len(block.ids), AT_ONCE):
        some = block.ids[start : start + AT_ONCE]
        session.connection().execute(delete(table).where(table.c.id.in_(some)))
    return RowBlock(table.name, GONE, block.columns, block.ids, block.rows)


def _schema(kind: type[BusinessTable]) -> SchemaTable:
    table = kind.__table__
    assert isinstance(table, SchemaTable)  # noqa: S101
    return table


def _kept(table: SchemaTable) -> Iterator[Column[Any]]:
    for column in table.c:
        if column.key not in {"id", *BOOKKEEPING} and not isinstance(column.type, LargeBinary):
            yield column


def _default(column: Column[Any]) -> Any:
    return column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None


def _next_keys(connection: Connection, table: SchemaTable, count: int) -> tuple[int, ...]:
    """Keys that were never given; nobody else gives any while this transaction holds the write lock."""
    if connection.dialect.name == "sqlite":
        given = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        last = connection.execute(given, {"name": table.name}).scalar() or 0
        return tuple(range(last + 1, last + 1 + count))
    given = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return tuple(connection.execute(given, {"name": table.name, "count": count}).scalars())


def _write(connection: Connection, table: SchemaTable, ids: Sequence[int], values: Values) -> None:
    """Hand the rows to the driver as it takes them: converted column by column, not value by value."""
    if not ids:
        return
    moment = now()
    columns: Values = {
        "id": ids, **values, "created_at": [moment], "updated_at": [moment], "version": [1]
    }  # fmt: skip
    statement = insert(table).values({name: bindparam(name) for name in columns})
    compiled = statement.compile(dialect=connection.dialect)
    order = compiled.positiontup or list(columns)
    stored = [_as_stored(connection, table.c[name], columns[name], len(ids)) for name in order]
    rows: Any = list(zip(*stored, strict=True))
    if not compiled.positional:
        rows = [dict(zip(order, row, strict=True)) for row in rows]
    connection.exec_driver_sql(str(compiled), rows)


def _as_stored(
    connection: Connection, column: Column[Any], values: Sequence[Any], count: int
) -> Sequence[Any]:
    convert = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if convert is not None:
        known: dict[Any, Any] = {}
        values = [known[v] if v in known else known.setdefault(v, convert(v)) for v in values]
    return values if len(values) == count else list(repeat(values[0], count))


def _plain(values: Sequence[Any]) -> Sequence[Any]:
    if all(value is None or type(value) in (str, int) for value in values):
        return values
    known: dict[Any, Any] = {}
    return [known[v] if v in known else known.setdefault(v, to_plain(v)) for v in values]
