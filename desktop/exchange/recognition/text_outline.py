"""A plan without a task table: the numbered paragraphs of a chapter as rows of one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from db.vocabulary import ColumnKind
from desktop.exchange.document import Paragraph, Table
from desktop.exchange.recognition.chapters import ChapterDraft
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell, FittedRow
from desktop.exchange.recognition.table_columns import Column
from desktop.exchange.recognition.table_parts import row_texts
from desktop.exchange.recognition.text_tracking import Tracking, tracking_in, tracking_line
from desktop.rules.numbering import Level, parse_label

_CONTENT = re.compile(
    r"(計畫|實施|工作|執行|推動|辦理|具體)(內容|項目|要項|要領|重點|策略|措施|作法|做法|方法|事項|作為)"
)
_OUTLINE = Column(OUTLINE, "", 0)
_TASK = Column(ColumnKind.TASK, "", 1)
_DUE = Column(ColumnKind.DUE, "", 2)
_SECTIONS = Column(ColumnKind.SECTIONS, "", 3)
_LEVELS = (Level.AREA, Level.MEASURE, Level.TASK, Level.SUBTASK)
_FEWEST = 2
_FEWEST_UNTRACKED = 3


@dataclass
class TextOutline:
    """The chapter that the work stands in, its paragraphs before the work, and the rows made of the rest."""

    chapter: int
    before: list[str] = field(default_factory=list)
    rows: list[FittedRow] = field(default_factory=list)


def outline_in_text(chapters: Sequence[ChapterDraft]) -> TextOutline | None:
    """Return the outline told by numbered paragraphs, None where no chapter holds one.

    It is the chapter whose paragraphs say who and when most often, or one about the plan's content.
    """
    best: TextOutline | None = None
    most = 0
    for place, chapter in enumerate(chapters):
        paragraphs = [block for block in chapter.blocks if isinstance(block, Paragraph)]
        tracked = sum(_is_tracked(paragraph.text) for paragraph in paragraphs)
        numbered = sum(_level(paragraph.text) is not None for paragraph in paragraphs)
        is_about_work = _CONTENT.search(chapter.heading) and numbered >= _FEWEST_UNTRACKED
        points = 2 * tracked + bool(is_about_work)
        if points > most and numbered >= _FEWEST:
            best, most = _outline(place, chapter.blocks), points
    return best


def _is_tracked(text: str) -> bool:
    return tracking_in(text)[1] is not None or tracking_line(text) is not None


def _level(text: str) -> Level | None:
    read = parse_label(text)
    return read[0].level if read and read[0].level in _LEVELS else None


def _outline(place: int, blocks: Sequence[Paragraph | Table]) -> TextOutline:
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    outer = _outer({level for text in texts if (level := _level(text))})
    outline = TextOutline(place)
    for block in blocks:
        if isinstance(block, Table):
            outline.before += row_texts(block.rows)
        elif (level := _level(block.text)) is not None:
            outline.rows.append(_row(block, _OUTLINE if level in outer else _TASK))
        elif not outline.rows:
            outline.before.append(block.text)
        else:
            outline.rows[-1] = _gone_on(outline.rows[-1], block)
    return outline


def _outer(levels: set[Level]) -> set[Level]:
    """Return the levels of areas and measures: what is innermost is what gets done."""
    if Level.TASK in levels:
        return levels & {Level.AREA, Level.MEASURE}
    return levels - {max(levels)}


def _row(paragraph: Paragraph, column: Column) -> FittedRow:
    text, tracking = tracking_in(paragraph.text)
    cell = FittedCell(column, (text,), origin=paragraph.origin)
    return FittedRow((cell, *_beside(tracking, paragraph.origin)))


def _beside(tracking: Tracking | None, origin: int) -> Iterator[FittedCell]:
    if tracking and tracking.dues:
        yield FittedCell(_DUE, tracking.dues, origin=origin)
    if tracking and tracking.sections:
        yield FittedCell(_SECTIONS, tracking.sections, origin=origin)


def _gone_on(row: FittedRow, paragraph: Paragraph) -> FittedRow:
    """Return the row with a paragraph below its numbered one: who and when, or a body."""
    alone = tracking_line(paragraph.text)
    text, tracking = ("", alone) if alone else tracking_in(paragraph.text)
    first, *beside = row.cells
    if text:
        first = replace(first, lines=(*first.lines, text))
    for cell in _beside(tracking, paragraph.origin):
        known = next((place for place, old in enumerate(beside) if old.column is cell.column), None)
        if known is None:
            beside.append(cell)
        else:
            beside[known] = replace(beside[known], lines=beside[known].lines + cell.lines)
    return replace(row, cells=(first, *beside))
