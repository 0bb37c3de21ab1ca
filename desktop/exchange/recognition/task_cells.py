"""The cells of tasks: which measure each task of a row goes to, and where bare text belongs."""

from collections.abc import Sequence

from db.vocabulary import ColumnKind, NodeKind
from desktop.exchange.recognition.cell_pieces import Piece, broken_off, bulleted, pieces_of
from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.outline_cells import open_outline
from desktop.exchange.recognition.reading_state import ReadingState, TakenRow, ask_for_place, quoted
from desktop.exchange.recognition.row_fitting import FittedCell
from desktop.exchange.recognition.task_lists import listed_tasks

_COLUMN = (ColumnKind.TASK, 0)


def take_tasks(cell: FittedCell, taken: TakenRow, state: ReadingState) -> None:
    """Read the task cell of a row whose outline cells are read already."""
    task = taken.before.task
    last = task.value if task and not taken.slots else None
    width = state.habits.width(ColumnKind.TASK, taken.row)
    pieces = pieces_of(cell.lines, state.habits.tasks, width=width, last=last)
    listed = listed_tasks(cell, taken.row)
    pieces = listed or (not taken.row.is_wrapped and bulleted(cell.lines)) or pieces
    if pieces[0].kind is None and _goes_on(pieces[0], taken, state, is_alone=len(pieces) == 1):
        pieces = pieces[1:]
    if any(piece.kind in (NodeKind.AREA, NodeKind.MEASURE) for piece in pieces):
        _take_in_order(pieces, taken, state)
    elif pieces:
        _share_out(_groups(pieces), taken, state)
    if listed and taken.tasks and len(listed) != sum(bool(line.strip()) for line in cell.lines):
        taken.tasks[0].ask("tasks", f"這一格沒有編號，依句號分成{len(listed)}項工作，請確認。")
    state.remember_line(_COLUMN, cell.lines[-1])


def _take_in_order(pieces: Sequence[Piece], taken: TakenRow, state: ReadingState) -> None:
    """Open a cell's own measures and the tasks below them."""
    for piece in pieces:
        if piece.kind in (NodeKind.AREA, NodeKind.MEASURE):
            draft = open_outline(piece, taken, state)
            taken.slots = [slot for slot in taken.slots if slot is not draft.parent] + [draft]
            draft.is_among_tasks = True
            state.measures_among_tasks.append(draft)
        else:
            _open_task(piece, taken, state)


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces cut where the tasks begin again with 1."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        begins_again = piece.kind is NodeKind.TASK and piece.value == 1
        if begins_again or not groups:
            groups.append([])
        groups[-1].append(piece)
    return groups


def _share_out(groups: list[list[Piece]], taken: TakenRow, state: ReadingState) -> None:
    """Give each run of tasks to the outline item it belongs to; what does not line up stays above them."""
    slots = taken.slots
    if slots and len(groups) == len(slots) + 1 and _counts_on(groups[0][0], taken):
        state.outline.go_on_below(taken.before.innermost)
        _open_all(groups.pop(0), taken, state)
        state.outline.go_on_below(slots[0])
    if len(slots) > 1 and len(slots) == len(groups):
        for slot, group in zip(slots, groups, strict=True):
            state.outline.go_on_below(slot)
            _open_all(group, taken, state)
        return
    if len(slots) > 1 and groups:
        _keep_above(slots, groups, state)
    for group in groups:
        _open_all(group, taken, state)


def _counts_on(piece: Piece, taken: TakenRow) -> bool:
    """Whether a piece's number is the next after what was open above the row."""
    before = taken.before.innermost
    while before and before.kind is not piece.kind:
        before = before.parent
    return before is not None and before.value is not None and piece.value == before.value + 1


def _keep_above(slots: Sequence[Draft], groups: Sequence[Sequence[Piece]], state: ReadingState) -> None:
    """Let tasks that do not line up with the row's items go to what is above all of these."""
    above = slots[0].parent if all(slot.parent is slots[0].parent for slot in slots) else slots[-1].parent
    state.outline.go_on_below(above)
    count = sum(piece.kind is not NodeKind.SUBTASK for group in groups for piece in group)
    asked = above or slots[-1]
    asked.ask(
        "tasks",
        f"原文同一格有{len(slots)}個項目和{count}項工作，無法判斷哪項工作屬於哪個項目，"
        "工作都放在它們的上一層，請逐項移到正確的項目下。",
    )


def _open_all(pieces: Sequence[Piece], taken: TakenRow, state: ReadingState) -> None:
    for piece in pieces:
        _open_task(piece, taken, state)


def _open_task(piece: Piece, taken: TakenRow, state: ReadingState) -> None:
    draft = state.open(piece)
    if state.task_gap:
        ask_for_place(draft)
        state.task_gap = False
    (taken.subtasks if draft.kind is NodeKind.SUBTASK else taken.tasks).append(draft)


def _goes_on(piece: Piece, taken: TakenRow, state: ReadingState, *, is_alone: bool) -> bool:
    """Give text without a number to what it goes on with; False if it is a task of its own.

    Alone in its cell it is the task of what the row opened; before numbered tasks it can be the end of the
    page before.
    """
    row, last = taken.row, taken.before.innermost
    if row.is_wrapped and state.task_gap:
        state.unplaced.append(piece.text)
        return True
    is_going_on = row.is_line or row.begins_page
    if not is_going_on or last is None or not _is_among_tasks(last, state):
        return False
    if not row.begins_page:
        if not taken.opened:
            state.go_on(last, piece.text, _COLUMN, row)
        return not taken.opened
    if taken.opened and (is_alone or state.habits.is_finished(last.kind, last.text)):
        return False
    _go_on_over_page(piece, last, taken, state)
    return True


def _is_among_tasks(draft: Draft, state: ReadingState) -> bool:
    return draft.kind in (NodeKind.TASK, NodeKind.SUBTASK) or draft in state.measures_among_tasks


def _go_on_over_page(piece: Piece, last: Draft, taken: TakenRow, state: ReadingState) -> None:
    """Give text at the top of a page to the task that the page before broke off, or to its measure.

    The measure takes it, and a question is raised, where the task is a whole sentence and the measure is
    not, or where one cell broke off both.
    """
    measure = taken.before.measure
    is_finished = state.habits.is_finished
    is_whole = is_finished(last.kind, last.text)
    may_be_measure = is_whole or measure in state.measures_among_tasks
    if measure and measure is not last and may_be_measure and not is_finished(measure.kind, measure.text):
        measure.text = broken_off(measure.text, piece.text)
        measure.ask(
            "text", f"換頁後的「{quoted(piece.text)}」可能接在這個項目或其工作之後，已接在這裡，請確認。"
        )
    elif not is_whole:
        last.text = broken_off(last.text, piece.text)
    else:
        last.text = f"{last.text}\n{piece.text}"
        last.ask("text", f"換頁後的「{quoted(piece.text)}」沒有編號，已接在這一項之後，請確認。")
