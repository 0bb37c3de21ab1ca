"""The texts of a row beside its tasks: indicators, methods, remarks."""

from collections.abc import Iterable, Sequence

from db.vocabulary import ColumnKind, NodeKind
from desktop.exchange.recognition.alignment import aligned
from desktop.exchange.recognition.cell_pieces import Numbers, Piece, broken_off, joined, pieces_of
from desktop.exchange.recognition.cell_scope import CellScope
from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.table_reader import shared_parent
from desktop.rules.numbering import Level, parse_label

_INDICATORS = Numbers({Level.TASK: NodeKind.TASK})


def place_indicators(scope: CellScope) -> None:
    """Put the lines of an indicator cell on the row's measure; several measures share none of them out."""
    slots = scope.first.slots
    target = slots[0] if len(slots) == 1 else shared_parent(slots) if slots else scope.first.home
    if target is None:
        scope.leave_unplaced()
        return
    if len(slots) > 1:
        target.ask(
            "indicators",
            f"原文同一格有{len(slots)}個項目，「{scope.cell.column.heading}」無法分開，"
            "全部放在它們的上一層，請逐項移到正確的項目。",
        )
    row = scope.first.row
    width = scope.state.habits.width(ColumnKind.INDICATOR, row)
    lines = [line for line in scope.cell.lines if line.strip()]
    pieces = pieces_of(lines, _INDICATORS, width=width, last=len(target.indicators))
    if all(piece.kind is None for piece in pieces):
        pieces = [Piece(None, line.strip()) for line in lines]
    goes_on = (row.is_line or row.begins_page) and not slots
    for piece in pieces:
        if piece.kind is None and goes_on and target.indicators:
            last = target.indicators[-1]
            is_cut = row.begins_page
            target.indicators[-1] = (
                broken_off(last, piece.text) if is_cut else joined(last, piece.text, last, width)
            )
        else:
            target.indicators.append(_indicator(piece, len(target.indicators) + 1))
        goes_on = False


def _indicator(piece: Piece, place: int) -> str:
    """Return an indicator without its number, unless the number says another place than it has."""
    is_in_place = piece.value in (None, place) and not piece.is_guessed
    return piece.text if is_in_place else f"{piece.written}{piece.text}"


def place_method(scope: CellScope) -> None:
    """Put a method cell on the task of its row."""
    _place(scope, "method", _text(scope))


def place_remark(scope: CellScope) -> None:
    """Put a remark, or a cell of an unknown column with its heading in front, on the task of its row."""
    column = scope.cell.column
    heading = f"{column.heading}：" if column.kind is None and column.heading else ""
    _place(scope, "remark", heading + _text(scope))


def _text(scope: CellScope) -> str:
    return _paragraphs(scope.cell.lines, _width(scope))


def _paragraphs(lines: Iterable[str], width: int | None) -> str:
    """Return lines as a text, those that were broken joined again; numbered lines stay apart."""
    text = last_line = ""
    for line in (line.strip() for line in lines if line.strip()):
        text = f"{text}\n{line}" if text and parse_label(line) else joined(text, line, last_line, width)
        last_line = line
    return text


def _width(scope: CellScope) -> int | None:
    kind = scope.cell.column.kind
    return scope.state.habits.width(kind, scope.first.row) if kind else None


def _place(scope: CellScope, name: str, text: str) -> None:
    heading = scope.cell.column.heading
    if scope.only_item:
        _add(scope.only_item, name, text, scope)
    elif scope.tasks:
        _share_out(scope, name, text)
    elif scope.last_task:
        _add(scope.last_task, name, text, scope)
        if not scope.first.row.is_wrapped:
            scope.last_task.ask(name, f"「{heading}」這一列沒有自己的工作，已接在這一項，請確認。")
    else:
        _keep_above(scope, name, text)


def _share_out(scope: CellScope, name: str, text: str) -> None:
    """Give each task its line or its numbered part; what does not line up stays above all of them."""
    lines = [line.strip() for line in scope.cell.lines if line.strip()]
    parts = aligned([_numbered_parts(lines)], len(scope.tasks)) or aligned([lines], len(scope.tasks))
    if parts is None:
        _keep_above(scope, name, text)
        return
    for task, part in zip(scope.tasks, parts, strict=True):
        _add(task, name, part[0], scope)


def _numbered_parts(lines: Sequence[str]) -> list[str]:
    """Return the lines cut where a line is numbered as tasks are, numbers kept."""
    parts: list[str] = []
    for line in lines:
        if not parts or _INDICATORS.read(line):
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return parts


def _keep_above(scope: CellScope, name: str, text: str) -> None:
    if scope.home is None:
        scope.leave_unplaced()
        return
    _add(scope.home, name, text, scope)
    heading = scope.cell.column.heading
    count = len(scope.tasks)
    scope.home.ask(
        name, f"「{heading}」這一格與{count}項工作無法逐項對應，全文放在這個項目上，請逐項移到工作。"
    )


def _add(draft: Draft, name: str, text: str, scope: CellScope) -> None:
    """Add a text to what an item has: a broken line in its place, anything else as a paragraph."""
    before: str = getattr(draft, name)
    last_line = before.rpartition("\n")[2]
    first_line = text.partition("\n")[0]
    if before and scope.first.row.is_wrapped and not parse_label(first_line):
        width = 0 if scope.first.row.begins_page else _width(scope)
        setattr(draft, name, joined(before, text, last_line, width))
    else:
        setattr(draft, name, f"{before}\n{text}" if before else text)
