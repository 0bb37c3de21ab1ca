"""A task table read row by row: its outline and tasks first, then what is said about them."""

from collections.abc import Iterable, Iterator, Sequence

from db.vocabulary import ColumnKind, NodeKind
from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.outline_cells import take_outline
from desktop.exchange.recognition.reading_state import ReadingState, TakenRow
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell, FittedRow, cell_text
from desktop.exchange.recognition.task_cells import take_tasks


class TableReader:
    """Takes the rows of a task table one after another and grows the outline in `state`."""

    def __init__(self, state: ReadingState) -> None:
        self._state = state
        # A merged task cell reaches down over rows that open no task: which task, over how many more rows.
        self._merged: tuple[Draft | None, int] = (None, 0)

    def leave_gap(self) -> None:
        """Text of the table was lost here; bare text behind it goes on with nothing known."""
        self._state.outline_gap = self._state.task_gap = True

    def take(self, row: FittedRow) -> TakenRow:
        """Read the outline and the tasks of one row, and return what it opened."""
        taken = TakenRow(row, self._state.before())
        for cell in self._told_once(row.of(OUTLINE)):
            take_outline(cell, taken, self._state)
        taken.slots = [
            draft for draft in taken.opened if not any(other.parent is draft for other in taken.opened)
        ]
        for cell in row.of(ColumnKind.TASK):
            take_tasks(cell, taken, self._state)
        taken.covered = self._covered(taken)
        taken.tip = self._state.outline.innermost
        taken.home = _home(taken)
        taken.is_after_gap = self._state.task_gap and row.is_wrapped
        return taken

    def _told_once(self, cells: Sequence[FittedCell]) -> Iterator[FittedCell]:
        """Yield a row's outline cells; where two begin with the same number, the last is whole."""
        read = self._state.habits.outline.read
        for place, cell in enumerate(cells):
            own = read(cell.lines[0])
            others = [read(other.lines[0]) for other in cells[place + 1 :]]
            if own and any(other and (other.kind, other.value) == (own.kind, own.value) for other in others):
                self._state.unplaced.append(cell_text(cell))
            else:
                yield cell

    def _covered(self, taken: TakenRow) -> Draft | None:
        """Return the task whose merged cell reaches down into a row without a task cell of its own."""
        cells = taken.row.of(ColumnKind.TASK)
        if cells:
            only = taken.tasks[0] if len(taken.tasks) == 1 else None
            self._merged = (only, cells[0].row_span - 1)
            return None
        task, rows_left = self._merged
        self._merged = (task, rows_left - 1)
        return task if rows_left > 0 else None


def _home(taken: TakenRow) -> Draft | None:
    """Return the item above all that a row opened, or, if it opened nothing, above what it goes on with."""
    opened = taken.tasks or taken.subtasks
    if opened:
        return shared_parent(opened)
    if taken.slots:
        return taken.slots[0] if len(taken.slots) == 1 else shared_parent(taken.slots)
    home = taken.tip
    while home and home.kind in (NodeKind.TASK, NodeKind.SUBTASK) and home.parent:
        home = home.parent
    return home


def shared_parent(drafts: Iterable[Draft]) -> Draft | None:
    """Return the innermost item above all of these, None where only the plan itself is."""
    shared: list[Draft] | None = None
    for draft in drafts:
        line = _ancestors(draft)
        shared = line if shared is None else [above for above in shared if above in line]
    return shared[0] if shared else None


def _ancestors(draft: Draft) -> list[Draft]:
    line = []
    while draft.parent:
        draft = draft.parent
        line.append(draft)
    return line
