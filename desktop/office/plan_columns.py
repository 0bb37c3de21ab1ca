"""The columns a plan's task table is printed in: the usual five, and those that headings ask for."""

from collections.abc import Iterator, Sequence
from typing import Any

from db.queries.plan_column import PlanColumn, stored_column
from db.vocabulary import ColumnKind

# A method stands with its task where it has no column of its own.
USUAL_COLUMNS = (
    PlanColumn((ColumnKind.AREA, ColumnKind.MEASURE), "實施要領"),
    PlanColumn((ColumnKind.INDICATOR,), "執行項目"),
    PlanColumn((ColumnKind.TASK, ColumnKind.METHOD), "推動作法"),
    PlanColumn((ColumnKind.DUE,), "完成期限"),
    PlanColumn((ColumnKind.SECTIONS,), "承辦單位"),
)


def stored_columns(columns: Sequence[PlanColumn]) -> list[dict[str, Any]]:
    """The columns as the table `plan` keeps them."""
    return [stored_column(column) for column in columns]


def columns_of(headings: Sequence[str]) -> tuple[tuple[PlanColumn, ...], tuple[str, ...]]:
    """The columns with these headings, and the headings that get none.

    A heading that names nothing the program knows takes the remarks, if no other does; numbers need no
    column of their own. Where the headings are not those of a task table, the usual columns are given.
    """
    from desktop.exchange.table_columns import kinds_of

    kinds = kinds_of(headings)
    if not kinds:
        return USUAL_COLUMNS, tuple(headings)
    columns = tuple(
        PlanColumn(shown, heading)
        for heading, shown in zip(headings, _shown(headings, kinds), strict=True)
        if shown
    )
    with_column = [column.heading for column in columns]
    return columns, tuple(heading for heading in headings if heading not in with_column)


def _shown(headings: Sequence[str], kinds: Sequence[ColumnKind | None]) -> Iterator[tuple[ColumnKind, ...]]:
    outline = [place for place, kind in enumerate(kinds) if kind is ColumnKind.AREA]
    takes_remarks = ColumnKind.REMARK not in kinds
    for place, kind in enumerate(kinds):
        if kind is ColumnKind.AREA:
            yield _outline_kinds(outline.index(place), len(outline))
        elif kind is ColumnKind.TASK and ColumnKind.METHOD not in kinds:
            yield ColumnKind.TASK, ColumnKind.METHOD
        elif kind is not None:
            yield (kind,)
        else:
            is_number = headings[place].endswith(("次", "號", "序", "項"))
            yield () if is_number or not takes_remarks else (ColumnKind.REMARK,)
            takes_remarks = takes_remarks and is_number


def _outline_kinds(place: int, count: int) -> tuple[ColumnKind, ...]:
    """What an outline column shows: one column areas and measures, of several the first the areas only."""
    if count == 1:
        return ColumnKind.AREA, ColumnKind.MEASURE
    return (ColumnKind.MEASURE,) if place else (ColumnKind.AREA,)
