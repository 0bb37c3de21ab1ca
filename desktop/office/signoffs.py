"""The sign-off trail: writing down who signed a paper by hand; nothing here is an electronic signature."""

import datetime as dt

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.tables.declarative import business_tables
from db.tables.signoff import Signoff
from db.unit_of_work import Work
from db.vocabulary import SignoffRole
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.rules.words import word

# The tables whose rows go on paper and are signed there.
SIGNED = ("plan", "walkaround", "test_round", "phone_test")


@deed
def record_signoff(
    work: Work,
    subject_kind: str,
    subject_id: int,
    role: SignoffRole,
    *,
    person: str,
    on: dt.date,
    opinion: str = "",
    today: dt.date | None = None,
) -> int:
    """Write down a signature behind those the subject has; returns its key.

    Raises Refused without a name, for a day to come, and for a subject that is gone.
    """
    if subject_kind not in SIGNED:
        raise TypeError(f"{subject_kind} is never signed")
    if work.session.get(business_tables()[subject_kind], subject_id) is None:
        raise Refused("要登錄簽核的資料已經不在；請重新整理後再試。")
    places = [row.position for row in work.session.scalars(_trail(subject_kind, subject_id))]
    row = Signoff(
        subject_kind=subject_kind, subject_id=subject_id, role=role, position=max(places, default=0) + 1
    )
    _write(row, person, on, opinion, today)
    work.session.add(row)
    work.flush()
    return row.id


@deed
def change_signoff(
    work: Work,
    signoff_id: int,
    *,
    person: str,
    on: dt.date,
    opinion: str = "",
    today: dt.date | None = None,
) -> None:
    """Correct what was written down of a signature. Raises Refused like `record_signoff`."""
    _write(_signoff(work, signoff_id), person, on, opinion, today)


@deed
def clear_signoff(work: Work, signoff_id: int) -> None:
    """Take a signature out of the trail, as when the paper came back to be signed anew."""
    work.session.delete(_signoff(work, signoff_id))


def delete_trail(session: Session, subject_kind: str, subject_id: int) -> None:
    """Delete every signature of a subject that is being deleted itself."""
    for row in session.scalars(_trail(subject_kind, subject_id)):
        session.delete(row)


def _write(row: Signoff, person: str, on: dt.date, opinion: str, today: dt.date | None) -> None:
    if not person.strip():
        raise Refused(f"請填寫「{word(row.role)}」的簽核人姓名。")
    if today is not None and on > today:
        raise Refused("簽核日期不能晚於今天；請改寫日期。")
    row.person, row.signed_on, row.opinion = person.strip(), on, opinion.strip()


def _trail(subject_kind: str, subject_id: int) -> Select[Signoff]:
    return select(Signoff).where(Signoff.subject_kind == subject_kind, Signoff.subject_id == subject_id)


def _signoff(work: Work, signoff_id: int) -> Signoff:
    found = work.session.get(Signoff, signoff_id)
    if found is None:
        raise Refused("這筆簽核紀錄已經不在；請重新整理後再試。")
    return found
