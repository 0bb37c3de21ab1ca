"""Agency, sections and their groups, people, settings, attachments and the working-day calendar."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import Role, SectionKind, WorkdayKind


class Agency(BusinessTable):
    """The one agency whose office this database is."""

    __tablename__ = "agency"

    name: Mapped[str]
    parent_agency: Mapped[str] = mapped_column(default="")
    director_title: Mapped[str] = mapped_column(default="首長")
    file_number: Mapped[str] = mapped_column(default="")
    retention: Mapped[str] = mapped_column(default="")


class Setting(BusinessTable):
    """A setting of the office by name; what is not stored has its default in desktop/office/settings.py."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, Any]]


class Section(BusinessTable):
    """A section, or a group of sections that prints under its own name."""

    __tablename__ = "section"

    name: Mapped[str] = mapped_column(unique=True)
    short_name: Mapped[str] = mapped_column(default="")
    position: Mapped[int]
    kind: Mapped[SectionKind] = mapped_column(default=SectionKind.MEMBER)
    active_from_year: Mapped[int | None]
    active_to_year: Mapped[int | None]


class SectionMember(BusinessTable):
    """A section's membership in a group."""

    __tablename__ = "section_member"
    __table_args__ = (UniqueConstraint("group_id", "section_id"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("section.id"))
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), index=True)


class Person(BusinessTable):
    """Somebody of the office; the sign-in secret is a salted hash or nothing."""

    __tablename__ = "person"

    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), index=True)
    role: Mapped[Role] = mapped_column(default=Role.CLERK)
    secret: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    # Wrong sign-ins since the last right one; before `wait_until` no further one is tried.
    wrong_tries: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[dt.datetime | None]


class Attachment(BusinessTable):
    """Bytes kept once however often they are attached, found by their SHA-256."""

    __tablename__ = "attachment"

    digest: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))


class Workday(BusinessTable):
    """A day that differs from the ordinary week: a holiday, or a Saturday that is worked."""

    __tablename__ = "workday"

    on: Mapped[dt.date] = mapped_column("on_date", unique=True)
    kind: Mapped[WorkdayKind]
    name: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
