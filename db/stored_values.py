"""Column values as plain JSON values and back, as the audit trail keeps them."""

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Column, Date, Time
from sqlalchemy import Enum as EnumType

from db.tables.declarative import Instant, Tenths

# The only decimals stored have one digit; 96 and 96.0 must read the same.
TENTH = Decimal("0.1")


def to_plain(value: Any) -> Any:
    """The value as JSON can hold it: ISO text for dates and times, decimal text, an enum's word."""
    match value:
        case Enum():
            return value.value
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case Decimal():
            return str(value.quantize(TENTH))
        case _:
            return value


def from_plain(column: Column[Any], value: Any) -> Any:
    """The value a column's attribute has for its plain form; the inverse of `to_plain`."""
    if value is None:
        return None
    match column.type:
        case EnumType(enum_class=type() as kind):
            return kind(value)
        case Instant():
            return dt.datetime.fromisoformat(value)
        case Date():
            return dt.date.fromisoformat(value)
        case Time():
            return dt.time.fromisoformat(value)
        case Tenths():
            return Decimal(value)
        case _:
            return value
