"""The walk-around register: registering an entry, consulting sections, leading it to its end, remarks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Select, func, select

from db.tables.walkaround import Walkaround, WalkaroundConsult, WalkaroundRemark
from db.unit_of_work import Work
from db.vocabulary import WalkaroundCategory, WalkaroundState
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.removal import delete_with_dependents
from desktop.office.sections import member_section
from desktop.office.signoffs import delete_trail
from desktop.registers.walkaround import WALKAROUND
from desktop.rules.roc_calendar import roc_year
from desktop.rules.walkaround import is_closed, may_be_deleted, may_be_edited, may_go
from desktop.rules.words import word

FINDING_MISSING = "請填寫「發現或反映事項」；沒有發現時類別請選「無異常」。"
DUE_TOO_EARLY = "處理期限不能早於走動日期；請改寫期限。"


@dataclass(frozen=True)
class Handling:
    """How an entry was handled, and when and how who raised it was answered."""

    result: str = ""
    replied_on: dt.date | None = None
    reply_method: str = ""


@deed
def register_walkaround(work: Work, /, **values: Any) -> int:
    """Register a walk by its register's columns; returns the entry's key.

    It gets the next serial of its section in the ROC year of its day. A walk on which nothing was found is
    settled at once. Raises Refused, naming the field, for a value that is missing or impossible.
    """
    entry = Walkaround(**WALKAROUND.checked(values), state=WalkaroundState.REGISTERED, author=work.actor)
    _check(work, entry)
    entry.year = roc_year(entry.walked_on)
    entry.serial = _next_serial(work, entry.year, entry.section_id)
    _settle_nothing(entry)
    work.session.add(entry)
    work.flush()
    return entry.id


@deed
def change_walkaround(work: Work, /, entry_id: int, **values: Any) -> int:
    """Change an entry that is not closed; what is not named stays.

    Returns its serial, another one where it has become another section's or another year's. Raises Refused
    for a closed entry (which takes remarks only) and for values that cannot be.
    """
    entry = _open_entry(work, entry_id)
    before = (entry.year, entry.section_id)
    present = {column.key: getattr(entry, column.key) for column in WALKAROUND.columns if column.is_entered}
    # Its old serial may be taken in another section; it is written only when it has its new one.
    with work.session.no_autoflush:
        for key, value in WALKAROUND.checked(present | values).items():
            setattr(entry, key, value)
        _check(work, entry)
        entry.year = roc_year(entry.walked_on)
        if before != (entry.year, entry.section_id):
            entry.serial = _next_serial(work, entry.year, entry.section_id)
    _settle_nothing(entry)
    return entry.serial


@deed
def record_handling(work: Work, entry_id: int, handling: Handling) -> None:
    """Write down how an open entry was handled. Raises Refused for a reply before the walk."""
    entry = _open_entry(work, entry_id)
    for field in fields(handling):
        value = getattr(handling, field.name)
        setattr(entry, field.name, WALKAROUND.column(field.name).checked(value))
    if handling.replied_on is not None and handling.replied_on < entry.walked_on:
        raise Refused("回復日期不能早於走動日期；請改寫日期。")


@deed
def consult(work: Work, entry_id: int, section_ids: Sequence[int], *, due_on: dt.date | None = None) -> None:
    """Ask sections for their opinion (會辦) by a day; sections asked already are not asked twice."""
    entry = _open_entry(work, entry_id)
    if not section_ids:
        raise Refused("請至少選一個會辦單位。")
    asked = {row.section_id for row in work.session.scalars(_consults_of(entry_id))}
    for section_id in section_ids:
        if member_section(work, section_id).id == entry.section_id:
            raise Refused("會辦單位不能是登記的單位自己；請改選其他單位。")
        if section_id not in asked:
            row = WalkaroundConsult(walkaround_id=entry_id, section_id=section_id, position=len(asked))
            work.session.add(row)
            asked.add(section_id)
    entry.due_on = due_on or entry.due_on
    _check(work, entry)
    if may_go(entry.state, WalkaroundState.CONSULTING):
        entry.state = WalkaroundState.CONSULTING


@deed
def answer_consult(work: Work, entry_id: int, section_id: int, opinion: str, *, on: dt.date) -> None:
    """Write down a consulted section's opinion and its day. Raises Refused for a section not asked."""
    _open_entry(work, entry_id)
    row = work.session.scalars(
        _consults_of(entry_id).where(WalkaroundConsult.section_id == section_id)
    ).first()
    if row is None:
        raise Refused("這個單位沒有被會辦；請先加入會辦單位。")
    if not opinion.strip():
        raise Refused("會辦意見不可空白；請填寫意見，無意見時請寫「無意見」。")
    row.opinion, row.answered_on = opinion.strip(), on


@deed
def move_on(
    work: Work, entry_id: int, state: WalkaroundState, *, on: dt.date, handling: Handling | None = None
) -> None:
    """Lead an entry to another state (rule 7). Raises Refused where its way does not go there.

    Settling, closing and merging need a result and put the day down; a consultation needs a section asked.
    """
    entry = _entry(work, entry_id)
    if not may_go(entry.state, state):
        raise Refused(
            f"「{word(entry.state)}」的案件不能改為「{word(state)}」；請依登錄、會辦、陳核、結案的順序。"
        )
    if handling is not None:
        record_handling(work, entry_id, handling)
    if state is WalkaroundState.CONSULTING and not work.session.scalars(_consults_of(entry_id)).first():
        raise Refused("還沒有會辦單位；請先選要會辦的單位。")
    if is_closed(state):
        _close(entry, state, on)
    entry.state = state


def _close(entry: Walkaround, state: WalkaroundState, on: dt.date) -> None:
    if not entry.result and state is WalkaroundState.MERGED:
        raise Refused("併案前請在處理結果寫明併入哪一案。")
    if not entry.result:
        raise Refused("結案前請填寫處理結果。")
    if on < entry.walked_on:
        raise Refused("結案日期不能早於走動日期；請改寫日期。")
    entry.closed_on = on


@deed
def add_remark(work: Work, entry_id: int, text: str, *, on: dt.date) -> int:
    """Add a dated remark to an entry, the only way to correct a closed one; returns the remark's key.

    Raises Refused if there is nothing in it.
    """
    _entry(work, entry_id)
    if not text.strip():
        raise Refused("補充說明不可空白；請填寫要補充或更正的內容。")
    remark = WalkaroundRemark(walkaround_id=entry_id, written_on=on, author=work.actor, text=text.strip())
    work.session.add(remark)
    work.flush()
    return remark.id


@deed
def delete_walkaround(work: Work, entry_id: int) -> None:
    """Delete an entry entered by mistake. Raises Refused once it has gone on from 登錄.

    Nothing found is settled at once and may be deleted too.
    """
    entry = _entry(work, entry_id)
    if not may_be_deleted(entry.state, entry.category):
        raise Refused(f"「{word(entry.state)}」的案件不能刪除；請以補充說明更正。")
    delete_trail(work.session, Walkaround.__tablename__, entry_id)
    delete_with_dependents(work.session, entry)


def _settle_nothing(entry: Walkaround) -> None:
    """A walk on which nothing was found needs nothing further (domain.md 2)."""
    if entry.category is WalkaroundCategory.NOTHING_FOUND:
        entry.state, entry.closed_on = WalkaroundState.SETTLED, entry.walked_on


def _check(work: Work, entry: Walkaround) -> None:
    member_section(work, entry.section_id)
    if entry.category is not WalkaroundCategory.NOTHING_FOUND and not entry.finding:
        raise Refused(FINDING_MISSING)
    is_fresh = entry.state is WalkaroundState.REGISTERED
    if entry.category is WalkaroundCategory.NOTHING_FOUND and not is_fresh:
        raise Refused(f"「{word(entry.state)}」的案件不能改為「無異常」；請在處理結果寫明後結案。")
    if entry.due_on is not None and entry.due_on < entry.walked_on:
        raise Refused(DUE_TOO_EARLY)


def _next_serial(work: Work, year: int, section_id: int) -> int:
    same = (Walkaround.year == year, Walkaround.section_id == section_id)
    return (work.session.scalar(select(func.max(Walkaround.serial)).where(*same)) or 0) + 1


def _consults_of(entry_id: int) -> Select[WalkaroundConsult]:
    return select(WalkaroundConsult).where(WalkaroundConsult.walkaround_id == entry_id)


def _entry(work: Work, entry_id: int) -> Walkaround:
    entry = work.session.get(Walkaround, entry_id)
    if entry is None:
        raise Refused("這筆走動紀錄已經不在；請重新整理後再試。")
    return entry


def _open_entry(work: Work, entry_id: int) -> Walkaround:
    entry = _entry(work, entry_id)
    if not may_be_edited(entry.state):
        raise Refused(f"這筆紀錄已「{word(entry.state)}」，內容不能再改；請以補充說明更正。")
    return entry
