"""A plan recognised in a document: head, chapters, the task table; what is not certain is asked."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence

from desktop.errors import BadFile
from desktop.exchange.document import Document, numbered
from desktop.exchange.plan_file import Chapter, PlanFile, Question
from desktop.exchange.reading import Reading
from desktop.exchange.recognition.chapter_areas import name_areas_by_chapters
from desktop.exchange.recognition.chapters import ChapterDraft, cut_into_chapters
from desktop.exchange.recognition.compound_numbers import with_own_numbers
from desktop.exchange.recognition.drafts import Outline
from desktop.exchange.recognition.garbled import looks_garbled
from desktop.exchange.recognition.lost_names import give_places_to_lost_names
from desktop.exchange.recognition.number_check import check_empty_measures, check_numbers
from desktop.exchange.recognition.number_style import numbering_of
from desktop.exchange.recognition.origins import origins_of
from desktop.exchange.recognition.plan_head import Head, read_head
from desktop.exchange.recognition.printed_columns import laid_out
from desktop.exchange.recognition.reading_state import ReadingState
from desktop.exchange.recognition.row_endings import Lost
from desktop.exchange.recognition.row_fitting import FittedRow
from desktop.exchange.recognition.row_tracking import track
from desktop.exchange.recognition.table_columns import Column, is_known, is_outline
from desktop.exchange.recognition.table_habits import habits_of
from desktop.exchange.recognition.table_parts import Pieces, TaskTables, is_page_number
from desktop.exchange.recognition.table_reader import TableReader
from desktop.exchange.recognition.text_outline import outline_in_text

_CONTENT = re.compile(r"(計畫|實施|工作|執行|推動)(內容|項目)")
_ANNEX = ("附表", "附件")
_ROWS_A_STEP = 20
# Numbers in words go no further, and no plan comes near.
MOST_ITEMS = 9999

# How many rows are read, of how many (0: not known yet), and what is being done.
Progress = tuple[int, int, str]


def document_steps(document: Document, year: int | None = None) -> Generator[Progress, None, Reading]:
    """Return the plan that a document holds, and where; `year` is the ROC year where a person named it.

    Nothing of the document is left out: what has no place stands in `unplaced`. Yields between steps.

    Raises:
        BadFile: the document has more items than any plan.
    """
    yield 0, 0, "辨識章節"
    document = numbered(document)
    front, drafts = cut_into_chapters(document)
    tables = TaskTables([*front, *(block for draft in drafts for block in draft.blocks)])
    before = tables.sort(front)
    pieces = [tables.sort(draft.blocks) for draft in drafts]
    head = read_head(before.paragraphs)
    areas = name_areas_by_chapters(drafts, pieces)
    told_in_text = None if tables.headings else outline_in_text(drafts)
    if told_in_text:
        pieces[told_in_text.chapter] = Pieces(told_in_text.before, list(told_in_text.rows))
    table_chapter = _table_chapter(drafts, pieces)
    _move_annex_line(pieces, table_chapter)

    state = yield from _table_steps([part for piece in [before, *pieces] for part in piece.parts])
    numbering = numbering_of(state.outline.drafts())
    printed = _printed(tables)
    items, item_questions = state.outline.frozen(numbering)
    numbers = [text for piece in pieces for text in piece.paragraphs if is_page_number(text)]
    untold = tables.told.untold(_told_once(state.outline))
    unplaced = [*head.rest, *_unknown_headings(tables), *untold, *state.unplaced, *numbers, *document.notes]
    questions = _questions(head, year, tables, pieces, unplaced)
    plan = PlanFile(
        agency=head.agency,
        year=year or head.year,
        title=head.title,
        chapters=tuple(
            Chapter(
                draft.heading,
                tuple(text for text in piece.paragraphs if not is_page_number(text)),
                table=place == table_chapter,
            )
            for place, (draft, piece) in enumerate(zip(drafts, pieces, strict=True))
        ),
        columns=tuple(column.heading for column in printed),
        items=items,
        unplaced=tuple(unplaced),
        questions=(*map(_told, document.told), *_on_chapters(areas), *questions, *item_questions),
        layout=laid_out(printed, state.rows, state.outline.drafts()),
        numbering=numbering,
    )
    return Reading(
        plan,
        document,
        origins_of(state.rows, state.outline.paths(numbering)),
        tuple(draft.origins for draft in drafts),
    )


def _table_chapter(drafts: Sequence[ChapterDraft], pieces: Sequence[Pieces]) -> int | None:
    """Return the place of the chapter of the task table: the one about its content, though annexed later."""
    holding = next((place for place, piece in enumerate(pieces) if piece.parts), None)
    if holding is None or _CONTENT.search(drafts[holding].heading):
        return holding
    content = (place for place, draft in enumerate(drafts) if _CONTENT.search(draft.heading))
    return next(content, holding)


def _move_annex_line(pieces: Sequence[Pieces], table_chapter: int | None) -> None:
    """Let the line 「附表」 above an annexed table go to the chapter that the table belongs to."""
    for place, piece in enumerate(pieces):
        moves = piece.parts and piece.paragraphs and piece.paragraphs[-1].startswith(_ANNEX)
        if moves and table_chapter is not None and place != table_chapter:
            pieces[table_chapter].paragraphs.append(piece.paragraphs.pop())


def _table_steps(parts: Sequence[FittedRow | Lost]) -> Generator[Progress, None, ReadingState]:
    """Read all parts of the task table, in one outline. Raises BadFile for more items than a plan has."""
    own = iter(with_own_numbers([part for part in parts if isinstance(part, FittedRow)]))
    parts = [next(own) if isinstance(part, FittedRow) else part for part in parts]
    state = ReadingState(habits_of([part for part in parts if isinstance(part, FittedRow)]))
    reader = TableReader(state)
    for done, part in enumerate(parts):
        if done % _ROWS_A_STEP == 0:
            yield done, len(parts), "讀取工作表格"
        if isinstance(part, FittedRow):
            state.rows.append(reader.take(part))
            continue
        state.unplaced.append(part.text)
        if part.breaks:
            reader.leave_gap()
    if len(state.outline.drafts()) > MOST_ITEMS:
        raise BadFile(f"文件裡的項目超過{MOST_ITEMS}項，不像一份年度計畫，請確認選對檔案或分成幾個檔案。")
    track(state.rows, state)
    give_places_to_lost_names(state.outline)
    check_numbers(state.outline)
    check_empty_measures(state.outline)
    _check_texts(state.outline)
    return state


def _told_once(outline: Outline) -> Iterator[str]:
    """Yield the items with their numbers, measures also behind their areas, as one cell tells both."""
    for draft in outline.drafts():
        own = draft.written + draft.text
        yield own
        if draft.parent:
            yield draft.parent.written + draft.parent.text + own


def _check_texts(outline: Outline) -> None:
    for draft in outline.drafts():
        if any(looks_garbled(text) for text in (draft.text, draft.method, draft.remark)):
            draft.ask("text", "文字疑似掃描時辨識錯誤，請對照原件改正。")


def _printed(tables: TaskTables) -> tuple[Column, ...]:
    """Return the columns with printed headings; a misread one over the outline is none."""
    first = tables.headings[0] if tables.headings else ()
    return tuple(
        column for column in first if column.heading and (is_known(column) or not is_outline(column))
    )


def _unknown_headings(tables: TaskTables) -> Iterator[str]:
    """Yield the headings that no column of the plan has."""
    printed = {column.heading for column in _printed(tables)}
    for columns in tables.headings:
        yield from (column.heading for column in columns if column.heading and column.heading not in printed)


def _questions(
    head: Head, year: int | None, tables: TaskTables, pieces: Sequence[Pieces], unplaced: Sequence[str]
) -> Iterable[Question]:
    """Yield what is to be asked about the plan as a whole."""
    if not head.title:
        yield _of_plan("title", "找不到計畫名稱，請填寫。")
    if not head.agency:
        yield _of_plan("agency", "找不到機關名稱，請填寫。")
    if year is None and head.year is None:
        yield _of_plan("year", "找不到計畫年度，請填寫民國年度。")
    if year and head.year and year != head.year:
        yield _of_plan("year", f"計畫名稱寫的是{head.year}年度，已依指定匯入為{year}年度，請確認。")
    if not tables.headings and any(piece.parts for piece in pieces):
        yield _of_plan("columns", "文件裡沒有工作項目的表格，工作是從有編號的段落讀出來的，請對照確認。")
    elif not tables.headings:
        yield _of_plan("columns", "找不到工作項目的表格，請確認文件中有含欄位名稱的表格，或自行新增工作。")
    for column in _odd_columns(tables):
        yield _of_plan("columns", f"欄位「{column.heading}」不是已知的欄位，該欄文字放在備註，請確認。")
    if unplaced:
        yield _of_plan("unplaced", f"有{len(unplaced)}段文字無法判斷位置，請逐段歸位或刪除。")


def _odd_columns(tables: TaskTables) -> Iterator[Column]:
    for columns in tables.headings:
        yield from (c for c in columns if c.heading and not is_known(c) and not is_outline(c))


def _told(sentence: str) -> Question:
    return _of_plan("document", sentence)


def _on_chapters(areas: int) -> Iterator[Question]:
    """Yield what is to be asked where chapters with tables of their own became areas."""
    if areas:
        yield _of_plan(
            "chapters",
            f"有{areas}章各有自己的工作表格，章名已當作要項；各章也照原文留著，請確認後刪去多餘的章。",
        )


def _of_plan(about: str, message: str) -> Question:
    return Question("", about, message)
