"""The columns in which a plan prints as its document did: by the headings, and by how its rows stood."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.queries.plan_column import PlanColumn
from db.vocabulary import ColumnKind, ColumnStand, NodeKind, RoleMarks, SectionRole
from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.reading_state import TakenRow
from desktop.exchange.recognition.row_fitting import OUTLINE
from desktop.exchange.recognition.section_names import has_role_behind
from desktop.exchange.recognition.table_columns import Column, kinds_of, roles_of

_OUTLINE_KINDS = frozenset({ColumnKind.AREA, ColumnKind.MEASURE})
# What may stand beside the tasks line by line.
_BESIDE_TASKS = (ColumnKind.DUE, ColumnKind.SECTIONS)


def columns_of(
    headings: Sequence[str], kinds: Sequence[ColumnKind | None] | None = None
) -> tuple[tuple[PlanColumn, ...], tuple[str, ...]]:
    """Return the columns with these headings, and the headings that get none.

    A heading that names nothing the program knows takes the remarks, if no other does; numbers need no
    column of their own. Headings that are not those of a task table get no columns. `kinds` are what the
    columns show where more is known than their headings.
    """
    kinds = kinds_of(headings) if kinds is None else kinds
    if not kinds:
        return (), tuple(headings)
    marks = _marks_of(headings, kinds)
    columns = tuple(
        PlanColumn(shown, heading, roles=roles)
        for heading, shown, roles in zip(headings, _shown(headings, kinds), marks, strict=True)
        if shown
    )
    with_column = [column.heading for column in columns]
    return columns, tuple(heading for heading in headings if heading not in with_column)


def _marks_of(headings: Sequence[str], kinds: Sequence[ColumnKind | None]) -> list[RoleMarks]:
    """Return how the columns tell who leads: where 主辦單位 and 協辦單位 stand apart, each has its own."""
    roles = roles_of(headings)
    parts = {role for role, kind in zip(roles, kinds, strict=True) if kind is ColumnKind.SECTIONS}
    if SectionRole.SUPPORT not in parts or len(parts) == 1:
        return [RoleMarks.BEFORE] * len(headings)
    marks = {role: RoleMarks.SUPPORTS if role is SectionRole.SUPPORT else RoleMarks.LEADS for role in parts}
    return [
        marks[role] if kind is ColumnKind.SECTIONS else RoleMarks.BEFORE
        for role, kind in zip(roles, kinds, strict=True)
    ]


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


def laid_out(
    read: Sequence[Column], rows: Sequence[TakenRow], drafts: Sequence[Draft]
) -> tuple[PlanColumn, ...]:
    """Return the columns that were read, as the rows of the table stood, for `PlanFile.layout`."""
    headings = [column.heading for column in read]
    columns, _ = columns_of(headings, [column.kind for column in read] if kinds_of(headings) else None)
    stand = _stand(rows)
    marks = _marks(rows)
    placed = [
        replace(column, stand=stand) if _OUTLINE_KINDS.isdisjoint(column.kinds) else column
        for column in columns
    ]
    placed = [
        replace(column, roles=marks)
        if ColumnKind.SECTIONS in column.kinds and column.roles is RoleMarks.BEFORE
        else column
        for column in placed
    ]
    if not _numbers_lone(drafts):
        placed = [
            replace(column, numbers_lone=False) if ColumnKind.TASK in column.kinds else column
            for column in placed
        ]
    return layout_of(headings, tuple(_with_outline(placed, rows, drafts)))


def layout_of(headings: Sequence[str], columns: tuple[PlanColumn, ...]) -> tuple[PlanColumn, ...]:
    """Return the columns, or none of them where the headings alone say as much."""
    return () if columns == columns_of(headings)[0] else columns


def _stand(rows: Sequence[TakenRow]) -> ColumnStand:
    """Return how the tasks stood: most in rows of their own, beside their dates and sections, or stacked."""
    shared = [taken for taken in rows if len(taken.tasks) > 1 and not taken.row.is_line]
    if 2 * sum(len(taken.tasks) for taken in shared) <= sum(len(taken.tasks) for taken in rows):
        return ColumnStand.TASK
    is_beside = all(_lines_up(taken, kind) for taken in shared for kind in _BESIDE_TASKS)
    return ColumnStand.BESIDE if is_beside else ColumnStand.STACKED


def _lines_up(taken: TakenRow, kind: ColumnKind) -> bool:
    """Whether each task of a row has its own of what the row's cell of a kind says."""
    if not taken.row.of(kind):
        return True
    return all(task.due if kind is ColumnKind.DUE else task.sections for task in taken.tasks)


def _marks(rows: Sequence[TakenRow]) -> RoleMarks:
    cells = (cell for taken in rows for cell in taken.row.of(ColumnKind.SECTIONS))
    return RoleMarks.BEHIND if any(has_role_behind(cell.lines) for cell in cells) else RoleMarks.BEFORE


def _numbers_lone(drafts: Sequence[Draft]) -> bool:
    """Whether most tasks that are the only ones of their item have a number."""
    lone = [
        draft
        for draft in drafts
        if draft.kind is NodeKind.TASK and draft.parent is not None and len(draft.parent.children) == 1
    ]
    return 2 * sum(bool(draft.written) for draft in lone) >= len(lone)


def _with_outline(
    columns: Sequence[PlanColumn], rows: Sequence[TakenRow], drafts: Sequence[Draft]
) -> Iterator[PlanColumn]:
    """Yield the columns, measures among the tasks or beside their areas under one heading if they were so."""
    both = (ColumnKind.AREA, ColumnKind.MEASURE)
    measures = [draft for draft in drafts if draft.kind is NodeKind.MEASURE]
    among_tasks = sum(draft.is_among_tasks for draft in measures)
    outlined = [taken.row for taken in rows if taken.row.of(OUTLINE)]
    beside = sum(row.outline_columns > 1 for row in outlined)
    for column in columns:
        if column.kinds == both and 2 * among_tasks > len(measures):
            yield replace(column, kinds=(ColumnKind.AREA,))
        elif column.kinds == both and 2 * beside > len(outlined):
            yield replace(column, kinds=(ColumnKind.AREA,))
            yield replace(column, kinds=(ColumnKind.MEASURE,), heading="")
        elif ColumnKind.TASK in column.kinds and 2 * among_tasks > len(measures):
            yield replace(column, kinds=(ColumnKind.MEASURE, *column.kinds))
        else:
            yield column
