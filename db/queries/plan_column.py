"""A printed column of a plan's task table, and how plans and column templates keep it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from db.vocabulary import ColumnAlign, ColumnKind, ColumnStand, RoleMarks

_NUMBERED = frozenset({ColumnKind.AREA, ColumnKind.MEASURE, ColumnKind.INDICATOR, ColumnKind.TASK})


@dataclass(frozen=True)
class PlanColumn:
    """What a column shows (several kinds share a cell), under which heading, and how it stands.

    A column without heading stands under the heading of the one before it. `numbered` None is as usual: the
    items' own texts and the indicators are, what is said about tasks is not. `width` is in hundredths of the
    table's, 0 as wide as such columns usually are. `numbers_lone` is whether the only task of a measure has a
    number too; `roles` matters to columns of sections only.
    """

    kinds: tuple[ColumnKind, ...]
    heading: str
    stand: ColumnStand = ColumnStand.TASK
    numbered: bool | None = None
    numbers_lone: bool = True
    width: int = 0
    align: ColumnAlign = ColumnAlign.USUAL
    roles: RoleMarks = RoleMarks.BEFORE

    @property
    def is_numbered(self) -> bool:
        """Whether numbers stand before what the column shows."""
        return not _NUMBERED.isdisjoint(self.kinds) if self.numbered is None else self.numbered

    @property
    def is_joined(self) -> bool:
        """Whether the column stands under the heading of the one before it."""
        return not self.heading.strip()


_USUAL = {field.name: field.default for field in fields(PlanColumn)}


def stored_column(column: PlanColumn) -> dict[str, Any]:
    """The column as plans and templates keep it: what it shows, its heading, and what is not as usual."""
    stored: dict[str, Any] = {"kinds": [kind.value for kind in column.kinds], "heading": column.heading}
    for name, usual in _USUAL.items():
        value = getattr(column, name)
        if name not in stored and value != usual:
            stored[name] = value.value if isinstance(value, StrEnum) else value
    return stored


def column_from(stored: Mapping[str, Any]) -> PlanColumn:
    """The column that was kept so. Raises KeyError or ValueError for what is none."""
    return PlanColumn(
        tuple(ColumnKind(kind) for kind in stored["kinds"]),
        stored["heading"],
        ColumnStand(stored.get("stand", ColumnStand.TASK)),
        stored.get("numbered"),
        stored.get("numbers_lone", True),
        stored.get("width", 0),
        ColumnAlign(stored.get("align", ColumnAlign.USUAL)),
        RoleMarks(stored.get("roles", RoleMarks.BEFORE)),
    )


def stacks_tasks(columns: tuple[PlanColumn, ...]) -> bool:
    """Whether a measure has one row, in which its tasks stand below one another in one cell."""
    tasks = (column for column in columns if ColumnKind.TASK in column.kinds)
    return any(column.stand in (ColumnStand.STACKED, ColumnStand.ONCE) for column in tasks)
