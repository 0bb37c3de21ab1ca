"""The cells of areas and measures: numbers open items, bare text goes on with them."""

import re

from db.vocabulary import ColumnKind, NodeKind
from desktop.exchange.recognition.cell_pieces import Piece, bare_numeral, pieces_of
from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.reading_state import ReadingState, TakenRow, ask_for_place
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell

# A bracket that does not close soon is the rest of a number: 「(五 金業…」.
_BROKEN_NUMBER = re.compile(r"[(（](?![^)）]{0,6}[)）])")


def take_outline(cell: FittedCell, taken: TakenRow, state: ReadingState) -> None:
    """Read one outline cell of a row."""
    row = taken.row
    width = state.habits.width(OUTLINE, row)
    pieces = pieces_of(cell.lines, state.habits.outline, width=width)
    if pieces[0].kind is None and row.outline_columns > 1 and cell.depth == 0:
        pieces[0] = _area_without_mark(pieces[0], taken, state) or pieces[0]
    for piece in pieces:
        if piece.kind:
            open_outline(piece, taken, state)
        else:
            _take_bare(piece, cell, taken, state, is_alone=len(pieces) == 1)
    state.remember_line((OUTLINE, cell.depth), cell.lines[-1])


def open_outline(piece: Piece, taken: TakenRow, state: ReadingState) -> Draft:
    """Open the area or measure that a number begins; (一) after other measures begins an area as well."""
    area = state.outline.current(NodeKind.AREA)
    if piece.kind is NodeKind.MEASURE and piece.value == 1 and area and area.has(NodeKind.MEASURE):
        taken.opened.append(_nameless(NodeKind.AREA, "", state))
    draft = state.open(piece)
    if state.outline_gap:
        ask_for_place(draft)
    state.outline_gap = state.task_gap = False
    taken.opened.append(draft)
    return draft


def _area_without_mark(piece: Piece, taken: TakenRow, state: ReadingState) -> Piece | None:
    if not state.habits.areas_are_numbered:
        return None
    area = taken.before.area
    return bare_numeral(piece.text, (area.value or 0) + 1 if area else 1)


def _nameless(kind: NodeKind, text: str, state: ReadingState) -> Draft:
    draft = state.outline.add(Draft(kind, text))
    draft.ask("number", "原文這裡讀不出編號，依前後編號判斷為新的一項，請對照原件確認名稱與位置。")
    return draft


def _take_bare(
    piece: Piece, cell: FittedCell, taken: TakenRow, state: ReadingState, *, is_alone: bool
) -> None:
    """Place text without a number."""
    row = taken.row
    if state.outline_gap and row.is_wrapped:
        state.unplaced.append(piece.text)
        return
    target, kind = _open_item(cell, taken, state)
    is_broken = row.is_wrapped or row.begins_page
    if target is None or not state.habits.outline_is_numbered or not is_broken:
        taken.opened.append(state.outline.add(Draft(kind, piece.text)))
    elif is_alone and _begins_anew(piece, target, cell, taken, state):
        taken.opened.append(_nameless(kind, piece.text, state))
    else:
        state.go_on(target, piece.text, (OUTLINE, cell.depth), row)


def _open_item(cell: FittedCell, taken: TakenRow, state: ReadingState) -> tuple[Draft | None, NodeKind]:
    """Return the item that bare text in this cell can go on with, and the kind it opens otherwise."""
    area, measure = taken.before.area, taken.before.measure
    if taken.row.outline_columns > 1:
        return (area, NodeKind.AREA) if cell.depth == 0 else (measure, NodeKind.MEASURE)
    is_below_area = state.habits.outline_is_numbered and area is not None
    return measure or area, NodeKind.MEASURE if is_below_area else NodeKind.AREA


def _begins_anew(piece: Piece, target: Draft, cell: FittedCell, taken: TakenRow, state: ReadingState) -> bool:
    """Whether the numbers to the right begin again with 1, or the text begins with a broken number."""
    row = taken.row
    inner = [other for other in row.of(OUTLINE) if other.depth > cell.depth]
    numbers = state.habits.outline if inner else state.habits.tasks
    right = inner or row.of(ColumnKind.TASK)
    first = numbers.read(right[0].lines[0]) if right else None
    if first and first.kind is not target.kind and first.value == 1:
        return bool(target.children)
    return bool(not row.is_line and right and first is None and _BROKEN_NUMBER.match(piece.text))
