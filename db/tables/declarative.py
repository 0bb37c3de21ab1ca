"""What all tables share: naming of constraints, types of columns, key, timestamps and version counter."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Enum, Integer, MetaData, Text
from sqlalchemy import Table as SchemaTable
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


# Bookkeeping columns: they change with every write and say nothing a person wants to read.
BOOKKEEPING = frozenset({"created_at", "updated_at", "version"})


class Instant(TypeDecorator[dt.datetime]):
    """A moment, stored in UTC without zone, given back with the zone UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.replace(tzinfo=dt.UTC)


class Tenths(TypeDecorator[Decimal]):
    """A number with one decimal, stored as whole tenths: SQLite has no exact decimals of its own."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value * 10)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        # 96.0, never 96: the audit trail compares what is written.
        return None if value is None else Decimal(value).scaleb(-1)


def now() -> dt.datetime:
    """The present moment in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def words_of(kind: type[StrEnum]) -> list[str]:
    """The stored values of an enum: its words, not its Python names."""
    return [member.value for member in kind]


class Table(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        dt.datetime: Instant,
        Decimal: Tenths,
        list[str]: JSON,
        list[int]: JSON,
        list[dict[str, Any]]: JSON,
        dict[str, Any]: JSON,
        StrEnum: Enum(
            StrEnum, native_enum=False, create_constraint=False, length=30, values_callable=words_of
        ),
    }


class BusinessTable(Table):
    """A table of business rows: key, timestamps and the counter of the optimistic lock.

    Nothing cascades in the database: a row that goes with another is deleted by name, so that the audit
    trail holds it and the deletion can be taken back.
    """

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)
    created_at: Mapped[dt.datetime] = mapped_column(default=now, sort_order=100)
    updated_at: Mapped[dt.datetime] = mapped_column(default=now, onupdate=now, sort_order=101)
    version: Mapped[int] = mapped_column(default=1, sort_order=102)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version}

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        schema = cls.__dict__.get("__table__")
        if isinstance(schema, SchemaTable):
            # A key is never given twice, or taking back a deletion could meet a stranger in its place.
            schema.dialect_options["sqlite"]["autoincrement"] = True


def business_tables() -> dict[str, type[BusinessTable]]:
    """The classes of all business tables by their table's name."""
    classes = (mapper.class_ for mapper in Table.registry.mappers)
    return {found.__tablename__: found for found in classes if issubclass(found, BusinessTable)}
