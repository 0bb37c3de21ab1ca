"""Rows and cells that the end of a page cut, put together again."""

from collections.abc import Sequence
from itertools import pairwise

from db.vocabulary import ColumnKind
from desktop.exchange.pdf.pdf_cells import CellDraft
from desktop.exchange.pdf.pdf_wrapping import begins_anew, has_no_room, is_broken_day, run_on
from desktop.exchange.recognition.table_columns import Column, read_headings
from desktop.rules.numbering import parse_label

_HEADING_ROWS = 3
_CONTINUED = ("（續）", "(續)", "（續前頁）", "(續前頁)", "(續上頁)", "（續上頁）")
_SPEAKING = (ColumnKind.DUE, ColumnKind.SECTIONS)
# Lines that had room above the end of the page would have been printed there.
_MUCH_ROOM = 2
_ENDS = "。；！？!?;：:"
# Where texts mostly end as sentences do, one that does not was cut.
_MOSTLY = 0.6
_FEWEST_TEXTS = 4


def sentence_columns(rows: Sequence[Sequence[CellDraft]]) -> set[int]:
    """Return the columns whose texts, apart from the heading, mostly end as sentences do."""
    texts: dict[int, list[str]] = {}
    for draft in (draft for row in rows for draft in row if draft.squeezed):
        texts.setdefault(draft.column, []).append(draft.squeezed)
    below = {column: [text for text in found if text != found[0]] for column, found in texts.items()}
    return {column for column, found in below.items() if _are_sentences(found)}


def _are_sentences(texts: Sequence[str]) -> bool:
    ended = sum(text.endswith(tuple(_ENDS)) for text in texts)
    return len(texts) >= _FEWEST_TEXTS and ended >= _MOSTLY * len(texts)


def append(rows: list[list[CellDraft]], more: list[list[CellDraft]], sentences: set[int]) -> None:
    """Let the rows of the next page go on below those of the pages before.

    `sentences` are the columns whose texts end as sentences do.
    """
    more = _without_headings(rows, more)
    if not more:
        return
    columns = next((found for row in rows[:_HEADING_ROWS] if (found := _headings(row))), ())
    seen = {line for row in rows for draft in row for line in draft.lines}
    open_cells = _open_cells(rows)
    is_cut = _is_cut(open_cells, more[0], columns) or _breaks_sentence(open_cells, more[0], sentences)
    kept: list[CellDraft] = []
    for draft in more[0]:
        above = open_cells.get(draft.column)
        if above is None or above.column_span != draft.column_span:
            kept.append(draft)
        elif _is_repeated(above, draft, seen):
            above.row_span += draft.row_span - is_cut
        elif is_cut or _goes_down(above, draft):
            _join(above, draft)
            above.row_span += draft.row_span - is_cut
        else:
            kept.append(draft)
    if is_cut:
        rows[-1] += kept
    else:
        rows.append(kept)
    rows += more[1:]


def _without_headings(rows: list[list[CellDraft]], more: list[list[CellDraft]]) -> list[list[CellDraft]]:
    """Return the rows of a page without those at its top that stand at the top of the table too."""
    place = 0
    while place < min(_HEADING_ROWS, len(rows), len(more)) and _says(rows[place]) == _says(more[place]):
        place += 1
    return more[place:]


def _says(row: Sequence[CellDraft]) -> list[str]:
    return [draft.squeezed for draft in row if draft.squeezed]


def _headings(row: Sequence[CellDraft]) -> tuple[Column, ...] | None:
    return read_headings([draft.cell() for draft in row]) if row else None


def _open_cells(rows: Sequence[Sequence[CellDraft]]) -> dict[int, CellDraft]:
    """Return by column the cells that reach down to the end of the last row."""
    last = len(rows)
    return {
        draft.column: draft
        for place, row in enumerate(rows)
        for draft in row
        if place + draft.row_span >= last
    }


def _is_repeated(above: CellDraft, draft: CellDraft, seen: set[str]) -> bool:
    """Whether a cell says again what the cell above the page's end says, perhaps with 「（續）」 behind."""
    *lines, last = _without_mark(draft.lines) or [""]
    if [*lines, last] == draft.lines and (parse_label(last) is None or above.squeezed != draft.squeezed):
        return False
    return bool(last and above.lines) and last == above.lines[-1] and seen.issuperset(lines)


def _without_mark(lines: Sequence[str]) -> list[str]:
    """Return the lines without the sign behind them that they are repeated."""
    plain = list(lines)
    for mark in _CONTINUED if plain else ():
        plain[-1] = plain[-1].removesuffix(mark).rstrip()
    return plain if not plain or plain[-1] else plain[:-1]


def _is_cut(above: dict[int, CellDraft], row: Sequence[CellDraft], columns: Sequence[Column]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    It is where its text goes on in the middle of a line, where it has no number and stands beside no date
    and no section, or where these ran ahead of the tasks on the page before.
    """
    filled = [draft for draft in row if draft.squeezed]
    pairs = [(up, draft) for draft in filled if (up := above.get(draft.column))]
    if len(pairs) < len(filled) or any(up.column_span != draft.column_span for up, draft in pairs):
        return False
    speaking = [column.first for column in columns if column.kind in _SPEAKING]
    if any(_could_have_stood_above(up, draft) for up, draft in pairs if draft.column in speaking):
        return False
    is_silent = bool(columns) and not any(draft.column in speaking for draft in filled)
    work = [(up, draft) for up, draft in pairs if draft.column not in speaking]
    if columns and not work:
        return True
    outline = [column.first for column in columns if column.kind is ColumnKind.AREA]
    numbered = [draft.column for _, draft in work if parse_label(draft.lines[0])]
    opens_group = any(column in outline for column in numbered)
    if any(_runs_over(up, draft) and up.row_span == draft.row_span == 1 for up, draft in pairs):
        return is_silent or not opens_group
    if not numbered:
        return is_silent
    if opens_group:
        return False
    beside = [
        (above[draft.column], draft) for draft in row if draft.column in speaking and draft.column in above
    ]
    return any(_fell_apart(*work[0], up, draft) for up, draft in beside)


def _breaks_sentence(above: dict[int, CellDraft], row: Sequence[CellDraft], sentences: set[int]) -> bool:
    """Whether a text of a column of sentences breaks off in the middle of a line."""
    pairs = [(up, draft) for draft in row if draft.column in sentences and (up := above.get(draft.column))]
    return any(up.row_span == draft.row_span == 1 and _runs_over(up, draft) for up, draft in pairs)


def _could_have_stood_above(above: CellDraft, draft: CellDraft) -> bool:
    """Whether a cell's lines had room above the page's end, and no empty lines are told of."""
    is_spaced = "" in above.lines or "" in draft.lines or draft.room_above
    return bool(above.lines) and above.room_below >= _MUCH_ROOM and not is_spaced


def _fell_apart(tasks: CellDraft, more_tasks: CellDraft, entries: CellDraft, more: CellDraft) -> bool:
    """Whether the page's end cut the dates at another place than the tasks.

    There are as many dates as tasks on both pages together but not on each, or too many above, too few below.
    """
    above, below = _numbered(tasks) - _count(entries), _numbered(more_tasks) - _count(more)
    return _numbered(tasks) > 0 and (above + below == 0 != above or (above < 0 < below))


def _count(draft: CellDraft) -> int:
    """Return how many groups of lines a cell has, or lines where there are no empty ones."""
    if "" not in draft.lines:
        return len(draft.lines)
    return sum(not before and bool(line) for before, line in pairwise(["", *draft.lines]))


def _numbered(draft: CellDraft) -> int:
    """Return how many items of the level of its first one a cell has."""
    levels = [label[0].level for line in draft.lines if (label := parse_label(line))]
    return levels.count(min(levels)) if levels else 0


def _runs_over(above: CellDraft, draft: CellDraft) -> bool:
    """Whether the text of a cell goes on, in the middle of a line, with the one at the top of the page."""
    if above.last is None or draft.first is None or not above.lines or above.lines[-1].endswith(tuple(_ENDS)):
        return False
    last, first = above.lines[-1], draft.lines[0]
    if is_broken_day([last, first]):
        return True
    return has_no_room(above.last, draft.first, above.right) and not begins_anew(last, first)


def _goes_down(above: CellDraft, draft: CellDraft) -> bool:
    """Whether a cell is the rest of a merged one."""
    if above.row_span == 1 and draft.row_span == 1:
        return False
    return not draft.squeezed or _runs_over(above, draft)


def _join(above: CellDraft, draft: CellDraft) -> None:
    if not draft.lines:
        return
    if _runs_over(above, draft):
        first, *rest = draft.lines
        above.lines[-1] = run_on(above.lines[-1], first)
        above.lines += rest
    else:
        is_apart = above.lines and above.room_below + draft.room_above >= 1
        above.lines += ["", *draft.lines] if is_apart else draft.lines
    above.last, above.room_below = draft.last, draft.room_below
