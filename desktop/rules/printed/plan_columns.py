"""How wide the columns of a plan's task table are, how their texts stand, and when the paper is turned."""

from collections.abc import Sequence

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnAlign, ColumnKind

# In millimetres; the columns not named here share what is left.
_WIDTHS = {
    ColumnKind.AREA: 26.0,
    ColumnKind.MEASURE: 31.0,
    ColumnKind.INDICATOR: 34.0,
    ColumnKind.DUE: 24.0,
    ColumnKind.SECTIONS: 29.5,
    ColumnKind.REMARK: 22.0,
}
# Running text in a narrower column is hard to read; the paper is turned then.
_LEAST_TEXT_WIDTH = 48.0
_CENTRED = (ColumnKind.DUE, ColumnKind.SECTIONS)
_NEAR = 0.01


def is_turned(columns: Sequence[PlanColumn], usable: float) -> bool:
    """Return whether the columns leave the running text too little of `usable` millimetres."""
    widths = [column_width(column, usable) or _LEAST_TEXT_WIDTH for column in columns]
    return sum(widths) > usable + _NEAR


def column_width(column: PlanColumn, usable: float) -> float | None:
    """Return a column's width in millimetres, None where it shares what the others leave."""
    if column.width:
        return usable * column.width / 100
    if all(kind in _WIDTHS for kind in column.kinds):
        return max(_WIDTHS[kind] for kind in column.kinds)
    return None


def is_centred(column: PlanColumn) -> bool:
    """Return whether the texts of a column stand in its middle."""
    if column.align is ColumnAlign.USUAL:
        return all(kind in _CENTRED for kind in column.kinds)
    return column.align is ColumnAlign.CENTRE


def column_widths(columns: Sequence[PlanColumn], usable: float) -> list[float]:
    """Return the widths in millimetres of all columns, which fill `usable`."""
    fixed = [column_width(column, usable) for column in columns]
    left = usable - sum(width for width in fixed if width)
    open_columns = fixed.count(None)
    share = max(left / open_columns, 20.0) if open_columns else 0.0
    widths = [share if width is None else width for width in fixed]
    return [width * usable / sum(widths) for width in widths]
