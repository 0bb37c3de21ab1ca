"""The columns a plan's task table is printed in: the usual five, and those that headings ask for."""

from collections.abc import Sequence
from typing import Any

from db.queries.plan_column import PlanColumn, stored_column
from db.vocabulary import ColumnKind
from desktop.errors import Refused
from desktop.rules.printed.plan_rows import USUAL_COLUMNS


def stored_columns(columns: Sequence[PlanColumn]) -> list[dict[str, Any]]:
    """The columns as the table `plan` keeps them."""
    return [stored_column(column) for column in columns]


def columns_of(headings: Sequence[str]) -> tuple[tuple[PlanColumn, ...], tuple[str, ...]]:
    """The columns with these headings, and the headings that get none.

    Where the headings are not those of a task table, the usual columns are given.
    """
    from desktop.exchange.recognition.printed_columns import columns_of as printed

    columns, without_column = printed(headings)
    return columns or USUAL_COLUMNS, without_column


def check_columns(columns: Sequence[PlanColumn]) -> None:
    """Raise Refused for columns without content, a first without heading, or none that shows the tasks."""
    if not any(ColumnKind.TASK in column.kinds for column in columns):
        raise Refused("附表的欄位裡沒有一欄列出工作；請至少保留一欄「工作」。")
    if columns[0].is_joined or not all(column.kinds for column in columns):
        raise Refused("附表的第一欄要有名稱，每一欄都要有內容；請補上空白的欄位名稱或內容。")
