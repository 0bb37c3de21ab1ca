"""The agency, its sections and groups, its people, its settings and its special days."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.stored import stored_rows
from db.tables.office import Agency, Person, Section, SectionMember, Setting, Workday
from db.vocabulary import Role, SectionKind, WorkdayKind


@dataclass(frozen=True)
class AgencyInfo:
    """The agency as forms and window name it."""

    name: str
    parent_agency: str
    director_title: str
    file_number: str
    retention: str


@dataclass(frozen=True)
class SectionRow:
    """A section or group; `members` are the ids of a group's sections, in the sections' order."""

    id: int
    name: str
    short_name: str
    position: int
    kind: SectionKind
    active_from_year: int | None
    active_to_year: int | None
    members: tuple[int, ...]

    def is_active(self, year: int) -> bool:
        """Whether the section exists in this ROC year."""
        return (self.active_from_year or 0) <= year <= (self.active_to_year or 9999)


@dataclass(frozen=True)
class PersonRow:
    """Somebody of the office."""

    id: int
    name: str
    title: str
    section_id: int | None
    section: str
    role: Role
    is_active: bool
    has_secret: bool = False


@dataclass(frozen=True)
class SpecialDay:
    """A holiday or a make-up workday."""

    id: int
    on: dt.date
    kind: WorkdayKind
    name: str
    source: str


_S, _M = Section.__table__.c, SectionMember.__table__.c
_SECTIONS = select(
    _S.id, _S.name, _S.short_name, _S.position, _S.kind, _S.active_from_year, _S.active_to_year
).order_by(_S.position, _S.id)
_MEMBERS = (
    select(_M.group_id, _S.id)
    .join_from(SectionMember.__table__, Section.__table__, _S.id == _M.section_id)
    .order_by(_S.position, _S.id)
)
_W = Workday.__table__.c
_SPECIAL_DAYS = select(_W.id, _W.on_date, _W.kind, _W.name, _W.source).order_by(_W.on_date)


def agency(session: Session) -> AgencyInfo | None:
    """The agency, None in a database without one."""
    found = session.scalars(select(Agency)).first()
    if found is None:
        return None
    return AgencyInfo(
        found.name, found.parent_agency, found.director_title, found.file_number, found.retention
    )


def sections(session: Session) -> list[SectionRow]:
    """All sections and groups in their order."""
    members: dict[int, list[int]] = defaultdict(list)
    for group_id, section_id in stored_rows(session, _MEMBERS):
        members[group_id].append(section_id)
    return [
        SectionRow(key, name, short_name, position, kind, since, until, tuple(members[key]))
        for key, name, short_name, position, kind, since, until in stored_rows(session, _SECTIONS)
    ]


def persons(session: Session) -> list[PersonRow]:
    """Everybody, active people first, by section and name."""
    wanted = (
        select(Person, Section.name)
        .outerjoin(Section, Section.id == Person.section_id)
        .order_by(Person.is_active.desc(), Section.position, Person.id)
    )
    return [
        PersonRow(
            found.id,
            found.name,
            found.title,
            found.section_id,
            section or "",
            found.role,
            found.is_active,
            found.secret is not None,
        )
        for found, section in session.execute(wanted)
    ]


def settings(session: Session) -> dict[str, Any]:
    """The stored settings by name."""
    return {found.name: found.value["value"] for found in session.scalars(select(Setting))}


def special_days(session: Session, year: int | None = None) -> list[SpecialDay]:
    """The holidays and make-up workdays, of one CE year or all, by date."""
    wanted = _SPECIAL_DAYS
    if year is not None:
        wanted = wanted.where(Workday.on.between(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    return [SpecialDay(*found) for found in stored_rows(session, wanted)]
