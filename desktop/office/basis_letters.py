"""The letters a plan rests on, as records: added, changed, moved, deleted, and made of what a text cites."""

import datetime as dt

from sqlalchemy import select

from db.tables.basis import BasisLetter
from db.tables.plan import Chapter, Plan
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.plan_row import chapter_to_edit, check_version, plan_to_edit
from desktop.rules.basis import Citation, citations_in, mark_of, marks_in
from desktop.rules.citing import places_citing, places_in_words


@deed
def add_basis(
    work: Work,
    plan_id: int,
    *,
    agency: str = "",
    issued_on: dt.date | None = None,
    number: str = "",
    kind: str = "函",
    title: str = "",
) -> int:
    """Add a letter behind the others; returns its key. Its mark is one that no letter of the plan has."""
    plan_to_edit(work, plan_id)
    present = _letters(work, plan_id)
    letter = BasisLetter(
        plan_id=plan_id,
        position=len(present),
        # A mark once cited never comes to mean another letter, also where its own was deleted.
        mark=max([*(row.mark for row in present), *_cited_marks(work, plan_id)], default=0) + 1,
        agency=agency.strip(),
        issued_on=issued_on,
        number="".join(number.split()),
        kind=kind.strip(),
        title=title.strip(),
    )
    work.session.add(letter)
    work.flush()
    return letter.id


@deed
def change_basis(
    work: Work,
    letter_id: int,
    *,
    agency: str | None = None,
    number: str | None = None,
    kind: str | None = None,
    title: str | None = None,
    version: int | None = None,
) -> None:
    """Change what is given of a letter. Raises Conflict where it is no longer the one read as `version`."""
    letter = _to_edit(work, letter_id)
    check_version(letter, version)
    if agency is not None:
        letter.agency = agency.strip()
    if number is not None:
        letter.number = "".join(number.split())
    if kind is not None:
        letter.kind = kind.strip()
    if title is not None:
        letter.title = title.strip().removeprefix("「").removesuffix("」")


@deed
def date_basis(work: Work, letter_id: int, on: dt.date | None) -> None:
    """Say when a letter was issued, None for not known."""
    _to_edit(work, letter_id).issued_on = on


@deed
def move_basis(work: Work, letter_id: int, position: int) -> None:
    """Put a letter at another place, from 0; its mark stays, and with it what cites it."""
    letter = _to_edit(work, letter_id)
    others = [row for row in _letters(work, letter.plan_id) if row is not letter]
    others.insert(max(0, position), letter)
    for place, row in enumerate(others):
        row.position = place


@deed
def delete_basis(work: Work, letter_id: int) -> None:
    """Delete a letter. Raises Refused where a chapter cites it; the sentence says in which paragraphs."""
    letter = _to_edit(work, letter_id)
    style = work.session.get_one(Plan, letter.plan_id).numbering_style
    citing = places_citing(letter.mark, _chapters(work, letter.plan_id), style)
    if citing:
        named = "、".join(place.words for place in citing)
        raise Refused(f"{named}引用了這份依據，不能刪除；請先刪去{{依據{letter.mark}}}。")
    work.session.delete(letter)
    for place, row in enumerate(row for row in _letters(work, letter.plan_id) if row is not letter):
        row.position = place


@deed
def take_citation(work: Work, chapter_id: int, paragraph: int) -> list[int]:
    """Make letters of what a paragraph (from 0) of a chapter cites, and let it cite them; returns their keys.

    A letter that is there already, by its number and date, is cited rather than made again. Raises Refused
    where the paragraph cites nothing in the official form.
    """
    chapter = chapter_to_edit(work, chapter_id)
    text = chapter.paragraphs[paragraph] if paragraph < len(chapter.paragraphs) else ""
    found = citations_in(text)
    if not found:
        raise Refused("這一段沒有寫出機關、日期與文號的函文；請在「依據」分頁自行新增。")
    letters = [_letter_of(work, chapter.plan_id, citation) for citation in found]
    for citation, letter in reversed(list(zip(found, letters, strict=True))):
        text = text[: citation.start] + mark_of(letter.mark) + text[citation.end :]
    paragraphs = list(chapter.paragraphs)
    paragraphs[paragraph] = text
    chapter.paragraphs = paragraphs
    return [letter.id for letter in letters]


@deed
def take_citations(work: Work, plan_id: int) -> int:
    """Make letters of everything the chapters cite in the official form; returns how many paragraphs did.

    Raises Refused where none does.
    """
    plan_to_edit(work, plan_id)
    places = places_in_words(_chapters(work, plan_id))
    if not places:
        raise Refused("章節裡沒有寫出機關、日期與文號的函文；請自行新增依據。")
    for place in places:
        take_citation(work, place.chapter_id, place.paragraph)
    return len(places)


def _letter_of(work: Work, plan_id: int, citation: Citation) -> BasisLetter:
    """The letter that is cited, made where there is none."""
    for letter in _letters(work, plan_id):
        if (letter.number, letter.issued_on) == (citation.number, citation.issued_on):
            return letter
    key = add_basis(
        work,
        plan_id,
        agency=citation.agency,
        issued_on=citation.issued_on,
        number=citation.number,
        kind=citation.kind,
        title=citation.title,
    )
    return work.session.get_one(BasisLetter, key)


def _to_edit(work: Work, letter_id: int) -> BasisLetter:
    letter = work.session.get(BasisLetter, letter_id)
    if letter is None:
        raise Refused("這份依據已經不在；請重新整理後再試。")
    plan_to_edit(work, letter.plan_id)
    return letter


def _letters(work: Work, plan_id: int) -> list[BasisLetter]:
    wanted = select(BasisLetter).where(BasisLetter.plan_id == plan_id)
    return list(work.session.scalars(wanted.order_by(BasisLetter.position, BasisLetter.id)))


def _chapters(work: Work, plan_id: int) -> list[Chapter]:
    wanted = select(Chapter).where(Chapter.plan_id == plan_id)
    return list(work.session.scalars(wanted.order_by(Chapter.position, Chapter.id)))


def _cited_marks(work: Work, plan_id: int) -> list[int]:
    return [
        mark for chapter in _chapters(work, plan_id) for text in chapter.paragraphs for mark in marks_in(text)
    ]
