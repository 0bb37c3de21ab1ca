"""What the cells below the headings of a task table say against them: which column holds the tasks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from db.vocabulary import ColumnKind
from desktop.exchange.document import Cell
from desktop.exchange.recognition.table_columns import Column, is_known
from desktop.rules.numbering import Level, parse_label

Rows = Sequence[Sequence[Cell]]
_WORK = (ColumnKind.AREA, ColumnKind.TASK, ColumnKind.METHOD)
_GROUP_LEVELS = (Level.AREA, Level.MEASURE)
_BESIDE = (ColumnKind.DUE, ColumnKind.SECTIONS)
# A share of the cells that is no accident.
_MOST = 0.5


@dataclass
class _Evidence:
    """What one column holds: its cells that say something new, and the levels their lines are numbered on."""

    cells: int = 0
    lines: int = 0
    levels: Counter[Level] = field(default_factory=Counter)
    last: str = ""

    def take(self, cell: Cell) -> None:
        text = cell.text
        if not text or text == self.last:
            return
        self.last = text
        self.cells += 1
        lines = text.split("\n")
        self.lines += len(lines)
        self.levels.update(read[0].level for line in lines if (read := parse_label(line)))

    @property
    def names_groups(self) -> bool:
        """Whether it is numbered as areas and measures are, and never as tasks."""
        groups = sum(self.levels[level] for level in _GROUP_LEVELS)
        return groups > _MOST * self.cells and not self.levels[Level.TASK]

    @property
    def is_numbered_as_tasks(self) -> bool:
        """Whether most cells hold items numbered 1. or (1)."""
        return self.levels[Level.TASK] + self.levels[Level.SUBTASK] > _MOST * self.cells

    @property
    def is_bare(self) -> bool:
        """Whether hardly anything in it is numbered."""
        return self.levels.total() <= _MOST / 2 * self.cells


def settled(columns: tuple[Column, ...], rows: Rows) -> tuple[Column, ...]:
    """Return the columns with the kinds that the rows below them show, where headings alone mislead.

    工作重點 may name the measures of the tasks beside it, 執行項目 as well; an unknown heading in front of
    the tasks is an outline column only where it groups rows.
    """
    found = _evidence(columns, rows)
    columns = _without_foreign_outline(columns, found)
    columns = _with_items_as_measures(columns, found)
    tasks = _places(columns, ColumnKind.TASK)
    if not tasks:
        return columns
    inner = _inner_tasks(columns, tasks[0], found)
    if inner is None:
        return columns
    return tuple(_with_tasks_in(columns, inner))


def _evidence(columns: Sequence[Column], rows: Rows) -> list[_Evidence]:
    found = [_Evidence() for _ in columns]
    by_place = {place: i for i, column in enumerate(columns) for place in _grid_places(column)}
    for row in rows:
        for cell in row:
            if cell.column in by_place and cell.column_span <= columns[by_place[cell.column]].span:
                found[by_place[cell.column]].take(cell)
    return found


def _grid_places(column: Column) -> Iterable[int]:
    return range(column.first, column.first + column.span)


def _without_foreign_outline(columns: Sequence[Column], found: Sequence[_Evidence]) -> tuple[Column, ...]:
    """Let a column before the tasks with a heading of its own be a remark where it groups nothing."""
    tasks = next((place for place, c in enumerate(columns) if c.kind is ColumnKind.TASK), None)
    if tasks is None:
        return tuple(columns)

    def is_foreign(place: int, column: Column) -> bool:
        is_guess = column.kind is ColumnKind.AREA and bool(column.heading) and not is_known(column)
        groups_nothing = found[place].is_bare and found[place].cells >= found[tasks].cells > 1
        return is_guess and len(column.heading) > 1 and groups_nothing

    return tuple(
        replace(column, kind=None) if is_foreign(place, column) else column
        for place, column in enumerate(columns)
    )


def _with_items_as_measures(columns: Sequence[Column], found: Sequence[_Evidence]) -> tuple[Column, ...]:
    """Let 執行項目 be an outline column where its cells are numbered (一), or name each one measure."""
    outline = _places(columns, ColumnKind.AREA)
    tasks = _places(columns, ColumnKind.TASK)

    def names_measures(place: int, column: Column) -> bool:
        if column.kind is not ColumnKind.INDICATOR or not column.heading.endswith("項目"):
            return False
        if not tasks or place > tasks[0]:
            return False
        is_name = len(outline) == 1 and found[place].is_bare and found[place].lines == found[place].cells
        has_measures = any(found[other].levels[Level.MEASURE] for other in outline)
        return found[place].names_groups or (is_name and not has_measures and found[place].cells > 1)

    return tuple(
        replace(column, kind=ColumnKind.AREA) if names_measures(place, column) else column
        for place, column in enumerate(columns)
    )


def _places(columns: Sequence[Column], kind: ColumnKind) -> list[int]:
    return [place for place, column in enumerate(columns) if column.kind is kind]


def _inner_tasks(columns: Sequence[Column], tasks: int, found: Sequence[_Evidence]) -> int | None:
    """Return the place of a column behind the supposed tasks that rather holds them, None if none does."""
    behind = [p for p, column in enumerate(columns) if p > tasks and _may_be_work(column)]
    inner = behind if found[tasks].cells else []
    for place in inner:
        if not found[place].cells:
            continue
        if found[tasks].names_groups:
            is_inner = not found[place].names_groups
        elif found[tasks].is_bare and found[place].is_numbered_as_tasks:
            is_inner = _is_tracked_by(place, tasks, columns, found)
        else:
            is_inner = found[tasks].is_bare and 4 * found[tasks].cells <= 3 * found[place].cells
        if is_inner:
            return place
    return None


def _may_be_work(column: Column) -> bool:
    """Whether a column can hold the tasks: 執行項目 can, 績效指標 cannot."""
    is_item = column.kind is ColumnKind.INDICATOR and column.heading.endswith("項目")
    return column.kind in _WORK or is_item


def _is_tracked_by(place: int, tasks: int, columns: Sequence[Column], found: Sequence[_Evidence]) -> bool:
    """Whether dates and sections are as many as the numbered lines of a column, rather than as the tasks."""
    beside = [found[p].lines for p, column in enumerate(columns) if column.kind in _BESIDE]
    numbered = found[place].levels[Level.TASK]
    return not beside or abs(max(beside) - numbered) < abs(max(beside) - found[tasks].cells)


def _with_tasks_in(columns: Sequence[Column], inner: int) -> Iterable[Column]:
    for place, column in enumerate(columns):
        if place == inner:
            yield replace(column, kind=ColumnKind.TASK)
        elif place < inner and column.kind in _WORK:
            yield replace(column, kind=ColumnKind.AREA)
        else:
            yield column
