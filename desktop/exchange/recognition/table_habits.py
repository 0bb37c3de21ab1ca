"""What a task table tells as a whole: how its levels are numbered, which texts are sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.vocabulary import ColumnKind, NodeKind
from desktop.exchange.recognition.cell_pieces import Numbers, broken_off, ends_sentence
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedRow
from desktop.rules.numbering import Level, kind_of, parse_label

_OUTLINE_LEVELS = (Level.AREA, Level.MEASURE)
_TASK_LEVELS = (Level.TASK, Level.SUBTASK)
# A level counts as used where it numbers more than a stray line.
_OFTEN = 2
# Most printed lines are full; a few have run together with the next column.
_USUAL_SHARE = 0.75


@dataclass(frozen=True)
class Habits:
    """The habits of one table; `widths` are the lengths of full lines by column, of printed lines or not."""

    outline: Numbers
    tasks: Numbers
    outline_is_numbered: bool
    areas_are_numbered: bool
    sentences: frozenset[NodeKind]
    widths: Mapping[tuple[ColumnKind, bool], int]

    def is_finished(self, kind: NodeKind, text: str) -> bool:
        """Whether a text of this kind can be whole: it ends as sentences do, or is of a kind of headlines."""
        return kind not in self.sentences or ends_sentence(text)

    def width(self, kind: ColumnKind, row: FittedRow) -> int | None:
        """Return the length of a full line in a column, None where no line is broken."""
        return self.widths[kind, row.is_line] if row.is_wrapped else None


def habits_of(rows: Sequence[FittedRow]) -> Habits:
    """Return the habits of a table from all its rows."""
    outline_levels = _levels(rows, OUTLINE)
    task_levels = _levels(rows, ColumnKind.TASK)
    outline = Numbers(_outline_kinds(outline_levels))
    tasks = Numbers(_task_kinds(task_levels, has_outline=bool(outline_levels)))
    return Habits(
        outline=outline,
        tasks=tasks,
        outline_is_numbered=any(level in outline.kinds for level in outline_levels),
        areas_are_numbered=outline.kinds.get(Level.AREA) is NodeKind.AREA and Level.AREA in outline_levels,
        sentences=_sentences(rows, outline, tasks),
        widths={
            (kind, is_line): _full_line(rows, kind, is_line)
            for kind in ColumnKind
            for is_line in (True, False)
        },
    )


def _levels(rows: Iterable[FittedRow], kind: ColumnKind) -> dict[Level, int]:
    """Return how often each level numbers a line in the columns of a kind."""
    found: dict[Level, int] = {}
    for row in rows:
        for cell in row.of(kind):
            for line in cell.lines:
                label = parse_label(line)
                if label:
                    found[label[0].level] = found.get(label[0].level, 0) + 1
    return found


def _outline_kinds(levels: Mapping[Level, int]) -> dict[Level, NodeKind]:
    """Return the kinds of the outline's numbers: 一、 areas and (一) measures, or the levels used instead.

    `levels` stand in the order of their first use: 甲、 before 一、 is what groups these.
    """
    first, *_inner = levels or (Level.AREA,)
    if first is Level.POINT and levels[first] >= _OFTEN:
        return dict(zip(levels, (NodeKind.AREA, NodeKind.MEASURE), strict=False))
    used = sorted(level for level, times in levels.items() if times >= _OFTEN)
    if Level.CHAPTER not in used and (not used or any(level in _OUTLINE_LEVELS for level in used)):
        return {Level.AREA: NodeKind.AREA, Level.MEASURE: NodeKind.MEASURE}
    return dict(zip(used, (NodeKind.AREA, NodeKind.MEASURE), strict=False))


def _task_kinds(levels: Mapping[Level, int], *, has_outline: bool) -> dict[Level, NodeKind]:
    """Return the kinds of the numbers among the tasks.

    1. are tasks and (1) subtasks; 工作重點 may bring the measures (一) too. Where nothing is numbered 1.,
    the outermost numbers used are the tasks, for what is innermost is what gets done.
    """
    if Level.TASK in levels or not levels:
        kinds = {level: kind for level in _TASK_LEVELS if (kind := kind_of(level))}
        kinds[Level.MEASURE] = NodeKind.MEASURE
        return kinds if has_outline else {Level.AREA: NodeKind.AREA} | kinds
    used = sorted(level for level in levels if level is not Level.CHAPTER)
    return dict(zip(used, (NodeKind.TASK, NodeKind.SUBTASK), strict=False))


def _sentences(rows: Sequence[FittedRow], outline: Numbers, tasks: Numbers) -> frozenset[NodeKind]:
    """Return the kinds whose texts mostly end as sentences do."""
    texts: dict[NodeKind, list[str]] = {}
    for column, numbers in ((OUTLINE, outline), (ColumnKind.TASK, tasks)):
        open_kind: NodeKind | None = None
        for line in (line for row in rows for cell in row.of(column) for line in cell.lines):
            piece = numbers.read(line)
            if piece and piece.kind:
                open_kind = piece.kind
                texts.setdefault(open_kind, []).append(piece.text)
            elif open_kind:
                texts[open_kind][-1] = broken_off(texts[open_kind][-1], line.strip())
    return frozenset(
        kind for kind, found in texts.items() if 2 * sum(map(ends_sentence, found)) >= len(found)
    )


def _full_line(rows: Iterable[FittedRow], kind: ColumnKind, is_line: bool) -> int:
    """Return how long a full line of a column is, among printed lines or in whole cells."""
    lengths = sorted(
        len(line) for row in rows if row.is_line is is_line for cell in row.of(kind) for line in cell.lines
    )
    if not lengths:
        return 0
    return lengths[int(_USUAL_SHARE * len(lengths))] if is_line else lengths[-1]
