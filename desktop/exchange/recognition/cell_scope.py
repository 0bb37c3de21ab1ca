"""What a cell beside the tasks can speak of: the tasks of its row, or of all rows that it spans."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.vocabulary import NodeKind
from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.reading_state import ReadingState, TakenRow
from desktop.exchange.recognition.row_fitting import FittedCell, cell_text
from desktop.exchange.recognition.table_reader import shared_parent


@dataclass(frozen=True)
class CellScope:
    """A cell and what its rows opened; `home` is the item above all of its tasks."""

    cell: FittedCell
    first: TakenRow
    tasks: tuple[Draft, ...]
    home: Draft | None
    state: ReadingState

    @property
    def only_item(self) -> Draft | None:
        """The single item that all of the cell belongs to, None where there are several or none.

        A printed line speaks of the item that is open there. A row without tasks speaks of its own measure.
        """
        if self.tasks:
            return self.tasks[0] if len(self.tasks) == 1 else None
        if self.first.row.is_line:
            return self.first.tip
        return self.first.slots[0] if len(self.first.slots) == 1 else None

    def told_apart(self, count: int) -> tuple[Draft, ...]:
        """Return what so many lines can speak of one by one: the tasks, or what they consist of at last."""
        leaves = [leaf for task in self.tasks for leaf in (task.children or (task,))]
        return tuple(leaves) if len(self.tasks) != count == len(leaves) else self.tasks

    @property
    def last_task(self) -> Draft | None:
        """The task or subtask that the row goes on with."""
        tip = self.first.tip
        return tip if tip and tip.kind in (NodeKind.TASK, NodeKind.SUBTASK) else None

    def leave_unplaced(self) -> None:
        """Keep the cell's text for a person to place."""
        heading = self.cell.column.heading
        self.state.unplaced.append(cell_text(self.cell))
        if self.tasks:
            self.tasks[0].ask(
                "unplaced", f"這一格的「{heading}」無法逐項對應，原文列在未歸位的文字中，請逐項填寫。"
            )


def scope_of(cell: FittedCell, rows: Sequence[TakenRow], state: ReadingState) -> CellScope:
    """Return the scope of a cell that begins in the first of these rows and spans all of them."""
    first = rows[0]
    tasks = [task for taken in rows for task in taken.tasks]
    tasks = tasks or [task for taken in rows for task in taken.subtasks]
    if not tasks and first.covered:
        tasks = [first.covered]
    home = shared_parent(tasks) if len(tasks) > 1 else first.home
    return CellScope(cell, first, tuple(tasks), home, state)
