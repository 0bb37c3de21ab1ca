"""The cells of a plan's task table: what each column shows of areas, measures and tasks, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from db.queries.plan_column import PlanColumn, stacks_tasks
from db.vocabulary import ColumnKind, ColumnStand, NodeKind, RoleMarks
from desktop.rules.numbering import label
from desktop.rules.printed.cells import Cell, Row, continued
from desktop.rules.printed.plan_rows import PlanArea, PlanItem, PlanMeasure, PlanRows, section_lines
from desktop.rules.printed.text import Paragraph

_NAMES = frozenset({ColumnKind.AREA, ColumnKind.MEASURE})
# What has a number of its own.
_NUMBERED = _NAMES | {ColumnKind.TASK, ColumnKind.INDICATOR}

Paragraphs = tuple[Paragraph, ...]


def table_rows(rows: PlanRows) -> Iterator[Row]:
    """Yield the rows of the table.

    A row is a task's, or a measure's where the columns stack tasks. What belongs to a whole area or measure
    has one cell over all of its rows.
    """
    for area in rows.areas:
        for number, measure in enumerate(area.measures or (PlanMeasure(),)):
            yield from map(Row, _Cells(rows, area, measure, is_first=number == 0).by_row())


class _Cells:
    """The cells of one measure; the first of an area names the area too."""

    def __init__(self, rows: PlanRows, area: PlanArea, measure: PlanMeasure, *, is_first: bool) -> None:
        self.columns = rows.columns
        self.numbering = rows.numbering
        self.area, self.measure, self.is_first = area, measure, is_first
        self.tasks = measure.tasks or (PlanItem(),)

    def by_row(self) -> Iterator[tuple[Cell | None, ...]]:
        """Yield the cells row by row, None where the cell above goes on."""
        if stacks_tasks(self.columns):
            yield tuple(self._spanning(column) for column in self.columns)
            return
        # Where measure and tasks both have a detail (a date for all and another for one of them), the
        # measure's takes a row of its own above the tasks.
        has_own_row = any(self._of_measure(c) and self._has_own(c) for c in self.columns if not _spans(c))
        cells = [self._down(column, has_own_row=has_own_row) for column in self.columns]
        yield from zip(*cells, strict=True)

    def _down(self, column: PlanColumn, *, has_own_row: bool) -> list[Cell | None]:
        """Return the cells of a column, one for each row of the measure."""
        height = len(self.tasks) + has_own_row
        shared = self._of_measure(column)
        is_shared = bool(shared) or column.kinds == (ColumnKind.INDICATOR,)
        if _spans(column) or (is_shared and not self._has_own(column)):
            return [self._spanning(column), *[None] * (height - 1)]
        above = [Cell(shared)] if has_own_row else []
        cells = [*above, *(Cell(self._of_task(column, task)) for task in self.tasks)]
        is_beside = column.stand is ColumnStand.BESIDE
        return [replace(cell, unruled=is_beside and place > 0) for place, cell in enumerate(cells)]

    def _spanning(self, column: PlanColumn) -> Cell | None:
        """Return the cell of a column for the whole measure; names are repeated on further pages."""
        shared = self._of_measure(column)
        if not _NAMES.issuperset(column.kinds):
            return Cell(self._stacked(column, shared))
        if ColumnKind.MEASURE not in column.kinds and not self.is_first:
            return None
        is_going_on = ColumnKind.AREA in column.kinds and not self.is_first
        heading = self._name(column, self.area.item) if is_going_on else ()
        return Cell(shared, again=continued((*heading, *shared)))

    def _stacked(self, column: PlanColumn, shared: Paragraphs) -> Paragraphs:
        """Return what the measure and its tasks say, one below the other.

        The printed words of a measure's sections speak for its tasks too.
        """
        speaks_for_all = column.kinds == (ColumnKind.SECTIONS,) and self.measure.item.sections_text
        own = () if speaks_for_all else (self._of_task(column, task) for task in self.tasks)
        texts = (*shared, *(paragraph for texts in own for paragraph in texts))
        return _each_once(texts) if column.stand is ColumnStand.ONCE else texts

    def _has_own(self, column: PlanColumn) -> bool:
        return any(self._of_task(column, task) for task in self.tasks)

    def _of_measure(self, column: PlanColumn) -> Paragraphs:
        """Return what the column shows of a measure itself, below its area's name if it is the first."""
        found: list[Paragraph] = []
        for kind in column.kinds:
            if kind is ColumnKind.AREA:
                found += self._name(column, self.area.item) if self.is_first else ()
            elif kind is ColumnKind.MEASURE:
                for item in (self.measure.item, *self.measure.beside):
                    found += self._name(column, item)
            else:
                found += self._detail(column, kind, self.measure.item)
        return _labelled(column, self.measure.item, found)

    def _of_task(self, column: PlanColumn, task: PlanItem) -> Paragraphs:
        """Return what the column shows of a task, a character in where its measure stands above it."""
        inwards = 1.0 if ColumnKind.MEASURE in column.kinds else 0.0
        found: list[Paragraph] = []
        for kind in column.kinds:
            if kind is ColumnKind.TASK:
                found += self._name(column, task)
            elif kind is ColumnKind.METHOD and found and task.method:
                # Below the text it is the method of, not below the number.
                found[-1] = replace(found[-1], text=f"{found[-1].text}\n{task.method}")
            else:
                found += self._detail(column, kind, task)
        return _labelled(column, task, [replace(text, indent=text.indent + inwards) for text in found])

    def _name(self, column: PlanColumn, item: PlanItem) -> Paragraphs:
        if not (item.label or item.text):
            return ()
        is_numbered = column.is_numbered and (column.numbers_lone or not self._is_lone(item))
        number = item.label if is_numbered else ""
        return (Paragraph(item.text, number, float(item.depth), about=item.about),)

    def _is_lone(self, item: PlanItem) -> bool:
        """Whether an item is the only task of the measure, its subtasks apart."""
        return [task for task in self.tasks if task.depth == 0] == [item]

    def _detail(self, column: PlanColumn, kind: ColumnKind, item: PlanItem) -> Paragraphs:
        if kind is ColumnKind.INDICATOR:
            style = self.numbering
            numbers = (label(NodeKind.TASK, n, style) if column.is_numbered else "" for n in count(1))
            return tuple(
                Paragraph(text, number, about=item.about)
                for text, number in zip(item.indicators, numbers, strict=False)
            )
        texts = self._texts(column, kind, item)
        return tuple(Paragraph(text, about=item.about) for text in texts if text)

    def _texts(self, column: PlanColumn, kind: ColumnKind, item: PlanItem) -> Sequence[str]:
        if kind is ColumnKind.METHOD:
            return (item.method,)
        if kind is ColumnKind.DUE:
            return item.due.split("\n")
        if kind is ColumnKind.REMARK:
            return (item.remark,)
        if kind is ColumnKind.SECTIONS:
            if item.sections_text:
                return item.sections_text.split("\n") if column.roles is not RoleMarks.SUPPORTS else ()
            return section_lines(item.sections, column.roles, self.numbering)
        return ()


def _spans(column: PlanColumn) -> bool:
    """Whether a column has one cell for a whole measure."""
    return _NAMES.issuperset(column.kinds) or column.stand in (ColumnStand.STACKED, ColumnStand.ONCE)


def _each_once(texts: Paragraphs) -> Paragraphs:
    found: dict[tuple[str, str], Paragraph] = {}
    for paragraph in texts:
        found.setdefault((paragraph.label, paragraph.text), paragraph)
    return tuple(found.values())


def _labelled(column: PlanColumn, item: PlanItem, found: Sequence[Paragraph]) -> Paragraphs:
    """Return the paragraphs, with the item's number before the first where details are to be numbered."""
    if not found or column.numbered is not True or not _NUMBERED.isdisjoint(column.kinds):
        return tuple(found)
    return (replace(found[0], label=item.label), *found[1:])
