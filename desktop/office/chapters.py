"""The chapters of a plan: their headings, paragraphs and order, and which one carries the task table."""

from collections.abc import Sequence

from sqlalchemy import select

from db.tables.plan import Chapter
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.plan_row import chapter_to_edit, check_version, plan_to_edit


@deed
def add_chapter(
    work: Work,
    plan_id: int,
    heading: str,
    *,
    position: int | None = None,
    paragraphs: Sequence[str] = (),
) -> int:
    """Add a chapter at a place counted from 0, by default the last; returns its key.

    Raises Refused without a heading.
    """
    plan_to_edit(work, plan_id)
    present = _chapters(work, plan_id)
    chapter = Chapter(
        plan_id=plan_id,
        position=len(present),
        heading=_heading(heading),
        paragraphs=_paragraphs(paragraphs),
        # A plan always has a place for its table.
        has_table=not present,
    )
    work.session.add(chapter)
    present.insert(len(present) if position is None else position, chapter)
    _renumber(present)
    work.flush()
    return chapter.id


@deed
def change_chapter(
    work: Work,
    chapter_id: int,
    *,
    heading: str | None = None,
    paragraphs: Sequence[str] | None = None,
    version: int | None = None,
) -> None:
    """Change heading or paragraphs (a text each; empty ones are left out).

    Raises Refused for an empty heading, Conflict where the chapter is no longer the one read as `version`.
    """
    chapter = chapter_to_edit(work, chapter_id)
    check_version(chapter, version)
    if heading is not None:
        chapter.heading = _heading(heading)
    if paragraphs is not None:
        chapter.paragraphs = _paragraphs(paragraphs)


@deed
def move_chapter(work: Work, chapter_id: int, position: int) -> None:
    """Put a chapter at another place, counted from 0 among the chapters as they stand afterwards."""
    chapter = chapter_to_edit(work, chapter_id)
    present = _chapters(work, chapter.plan_id)
    present.remove(chapter)
    present.insert(max(0, position), chapter)
    _renumber(present)


@deed
def carry_table(work: Work, chapter_id: int) -> None:
    """Let this chapter carry the task table, in place of the one that did."""
    chapter = chapter_to_edit(work, chapter_id)
    for other in _chapters(work, chapter.plan_id):
        other.has_table = other is chapter


@deed
def delete_chapter(work: Work, chapter_id: int) -> None:
    """Delete a chapter with its paragraphs. Raises Refused for the one that carries the task table."""
    chapter = chapter_to_edit(work, chapter_id)
    if chapter.has_table:
        raise Refused(f"「{chapter.heading}」載有工作項目表，不能刪除；請先把附表改放在別的章。")
    present = _chapters(work, chapter.plan_id)
    present.remove(chapter)
    work.session.delete(chapter)
    _renumber(present)


def append_paragraph(work: Work, chapter_id: int, text: str) -> None:
    """Add a text as the last paragraph of a chapter."""
    chapter = chapter_to_edit(work, chapter_id)
    chapter.paragraphs = _paragraphs([*chapter.paragraphs, text])


def _chapters(work: Work, plan_id: int) -> list[Chapter]:
    order = (Chapter.position, Chapter.id)
    return list(work.session.scalars(select(Chapter).where(Chapter.plan_id == plan_id).order_by(*order)))


def _renumber(chapters: Sequence[Chapter]) -> None:
    for position, chapter in enumerate(chapters):
        chapter.position = position


def _heading(heading: str) -> str:
    if not heading.strip():
        raise Refused("章名不可空白；請輸入章名，例如「計畫依據」。")
    return heading.strip()


def _paragraphs(paragraphs: Sequence[str]) -> list[str]:
    return [text for text in paragraphs if text.strip()]
