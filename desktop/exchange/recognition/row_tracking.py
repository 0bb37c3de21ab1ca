"""Due dates and sections of a row on its tasks where they line up, otherwise on the item above, and asked."""

from collections.abc import Sequence
from itertools import islice

from db.vocabulary import ColumnKind, SectionRole
from desktop.exchange.plan_file import SectionShare
from desktop.exchange.recognition.alignment import aligned
from desktop.exchange.recognition.cell_scope import CellScope, scope_of
from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.due_cells import DueEntry, read_dues
from desktop.exchange.recognition.reading_state import ReadingState, TakenRow
from desktop.exchange.recognition.row_fitting import FittedCell
from desktop.exchange.recognition.row_texts import place_indicators, place_method, place_remark
from desktop.exchange.recognition.section_names import could_be_sections, printed_lines, read_sections

_PLACES = {ColumnKind.INDICATOR: place_indicators, ColumnKind.METHOD: place_method}


def track(rows: Sequence[TakenRow], state: ReadingState) -> None:
    """Put what the rows say beside their tasks on the items; a merged cell speaks for all rows it spans."""
    for place, taken in enumerate(rows):
        for cell in taken.row.cells:
            kind = cell.column.kind
            if kind in (ColumnKind.AREA, ColumnKind.TASK):
                continue
            scope = scope_of(cell, rows[place : place + _reach(cell, rows, place)], state)
            if taken.is_after_gap:
                scope.leave_unplaced()
            elif kind is ColumnKind.DUE:
                _place_dues(scope)
            elif kind is ColumnKind.SECTIONS:
                _place_sections(scope)
            else:
                _PLACES.get(kind, place_remark)(scope) if kind else place_remark(scope)


def _reach(cell: FittedCell, rows: Sequence[TakenRow], place: int) -> int:
    """Return how many rows a cell speaks for: those it spans, and what a page break cut off from them."""
    reach = cell.row_span
    if cell.column.kind not in (ColumnKind.DUE, ColumnKind.SECTIONS):
        return reach
    for taken in map(rows.__getitem__, range(place + reach, len(rows))):
        row = taken.row
        goes_on = row.begins_page and not row.is_line and not taken.opened and taken.tasks
        if not goes_on or row.of(cell.column.kind):
            break
        reach += 1
    return reach


def _place_dues(scope: CellScope) -> None:
    groups = read_dues(scope.cell.lines)
    entries = [entry for group in groups for entry in group]
    items = scope.told_apart(len(entries))
    shared = aligned(groups, len(items)) if len(items) > 1 else None
    if shared:
        for task, own in zip(items, shared, strict=True):
            _add_dues(task, own)
        return
    target = scope.only_item or scope.home
    if target is None:
        scope.leave_unplaced()
        return
    _add_dues(target, entries)
    if target is not scope.only_item:
        written = "、".join(entry.due.text for entry in entries)
        target.ask(
            "due",
            f"這裡有{len(scope.tasks)}項工作，完成期限有{len(entries)}個（{written}），無法逐項對應，"
            "全部記在這個項目上，請逐項指定。",
        )


def _add_dues(draft: Draft, entries: Sequence[DueEntry]) -> None:
    draft.due += [entry.due for entry in entries]
    for entry in entries:
        if entry.doubt:
            draft.ask("due", entry.doubt)
    if len(draft.due) > 1:
        before = ("due", _several(len(draft.due) - len(entries)))
        draft.questions = [question for question in draft.questions if question != before]
        draft.ask("due", _several(len(draft.due)))


def _several(count: int) -> str:
    return f"這一項有{count}個完成期限，請確認要以哪一個列管。"


def _place_sections(scope: CellScope) -> None:
    if not could_be_sections(scope.cell.lines):
        scope.leave_unplaced()
        return
    groups = read_sections(scope.cell.lines, scope.cell.column.role)
    lines = [line for group in groups for line in group]
    # Two sections beside one task of two points are mostly both the task's, unless it has as many dates.
    dates = [entry for cell in scope.first.row.of(ColumnKind.DUE) for entry in _dates(cell)]
    items = scope.told_apart(len(lines)) if len(dates) == len(lines) else scope.tasks
    shared = _aligned_sections(groups, len(items), scope.cell.column.role) if len(items) > 1 else None
    if shared:
        written = iter(_written(scope.cell.lines, [line for own in shared for line in own]))
        for task, own in zip(items, shared, strict=True):
            _add_sections(task, [share for line in own for share in line], list(islice(written, len(own))))
        if len(lines) == len(items) and 1 < len(groups) < len(lines) and scope.home:
            scope.home.ask("sections", f"承辦單位依行數逐項對應，但原文另以空行分成{len(groups)}組，請確認。")
        return
    target = scope.only_item or scope.home
    if target is None:
        scope.leave_unplaced()
        return
    _add_sections(target, [share for line in lines for share in line], scope.cell.lines)
    if target is not scope.only_item:
        target.ask("sections", _unaligned_message(groups, len(scope.tasks)))


def _dates(cell: FittedCell) -> list[DueEntry]:
    return [entry for group in read_dues(cell.lines) for entry in group]


def _written(lines: Sequence[str], shares: Sequence[Sequence[SectionShare]]) -> list[str]:
    """Return the line in which each of the shares' lines is written, or its names where there are others."""
    written = [line for line in lines if line.strip()]
    names = ["".join(share.name for share in line) for line in shares]
    return written if len(written) == len(shares) else names


def _add_sections(draft: Draft, shares: Sequence[SectionShare], lines: Sequence[str]) -> None:
    """Give an item its sections, and the lines as they stand where printing the names would change them."""
    before = draft.sections_text or "\n".join(share.name for share in draft.sections)
    written = printed_lines((*before.split("\n"), *lines), (*draft.sections, *shares))
    draft.sections += shares
    draft.sections_text = written


def _aligned_sections(
    groups: list[list[list[SectionShare]]], count: int, role: SectionRole
) -> list[list[list[SectionShare]]] | None:
    """Return the lines of shares of each of `count` tasks, or None where they do not line up.

    Names on one line are one task's, unless one stands there twice. A line of supporting sections only goes
    with the line above it.
    """
    lines = [line for group in groups for line in group]
    if len(lines) == 1:
        names = [[share] for share in lines[0]]
        is_list = any(name in names[:place] for place, name in enumerate(names))
        return aligned([names], count) if is_list else None
    leans_on_another = role is SectionRole.UNSPECIFIED and any(
        all(share.role is SectionRole.SUPPORT for share in line) for line in lines
    )
    return None if leans_on_another and len(groups) != count else aligned(groups, count)


def _unaligned_message(groups: Sequence[Sequence[Sequence[SectionShare]]], tasks: int) -> str:
    written = "／".join("、".join(share.name for line in group for share in line) for group in groups)
    count = sum(len(line) for group in groups for line in group)
    if not tasks:
        return f"承辦單位「{written}」所在的列沒有自己的工作，記在這個項目上，請確認。"
    if count == 1:
        return f"承辦單位「{written}」寫給整格的{tasks}項工作，記在這個項目上，請確認是否每項都由它辦理。"
    return (
        f"這裡有{tasks}項工作，承辦單位有{count}個（{written}），無法逐項對應，"
        "全部記在這個項目上，請逐項指定。"
    )
