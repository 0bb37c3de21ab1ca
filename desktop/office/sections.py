"""The sections of the agency and the groups they are named together by."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables.declarative import business_tables
from db.tables.office import Section, SectionMember
from db.unit_of_work import Work
from db.vocabulary import SectionKind
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.removal import OWNED_BY, delete_with_dependents


@deed
def add_section(
    work: Work, name: str, *, short_name: str = "", kind: SectionKind = SectionKind.MEMBER
) -> int:
    """Add a section or a group behind the others; returns its key. Raises Refused for a name in use."""
    last = work.session.scalar(select(func.max(Section.position)))
    section = Section(
        name=_free_name(work, name),
        short_name=short_name.strip(),
        position=0 if last is None else last + 1,
        kind=kind,
    )
    work.session.add(section)
    work.flush()
    return section.id


@deed
def change_section(
    work: Work,
    section_id: int,
    *,
    name: str,
    short_name: str = "",
    active_from_year: int | None = None,
    active_to_year: int | None = None,
) -> None:
    """Rename a section, or say from and to which ROC year it exists (None: without end).

    Plans keep naming it, for they know it by its key. Raises Refused for a name in use, and for years in
    the wrong order.
    """
    section = _section(work, section_id)
    if active_from_year and active_to_year and active_from_year > active_to_year:
        raise Refused(f"「{section.name}」的裁撤年度早於成立年度；請檢查兩個年度。")
    section.name = _free_name(work, name, section_id)
    section.short_name = short_name.strip()
    section.active_from_year, section.active_to_year = active_from_year, active_to_year


@deed
def retire_section(work: Work, section_id: int, last_year: int) -> None:
    """Say that a section exists up to a ROC year; older plans keep it."""
    section = _section(work, section_id)
    if section.active_from_year and last_year < section.active_from_year:
        raise Refused(f"「{section.name}」自 {section.active_from_year} 年度成立，不能更早裁撤。")
    section.active_to_year = last_year


@deed
def order_sections(work: Work, section_ids: Sequence[int]) -> None:
    """Put the sections into this order; sections left out follow in the order they had."""
    found = list(work.session.scalars(select(Section).order_by(Section.position, Section.id)))
    wanted = {key: place for place, key in enumerate(section_ids)}
    found.sort(key=lambda section: wanted.get(section.id, len(wanted)))
    for place, section in enumerate(found):
        section.position = place


@deed
def set_group_members(work: Work, group_id: int, section_ids: Collection[int]) -> None:
    """Say which sections a group stands for. Raises Refused where either is of the wrong kind."""
    group = _section(work, group_id)
    if group.kind is not SectionKind.GROUP:
        raise Refused(f"「{group.name}」是單位，不是單位群組，不能有成員。")
    for key in section_ids:
        if (member := _section(work, key)).kind is SectionKind.GROUP:
            raise Refused(f"「{member.name}」是單位群組；群組的成員只能是單位。")
    present = {
        row.section_id: row
        for row in work.session.scalars(select(SectionMember).where(SectionMember.group_id == group_id))
    }
    for key in present.keys() - set(section_ids):
        work.session.delete(present[key])
    for key in section_ids:
        if key not in present:
            work.session.add(SectionMember(group_id=group_id, section_id=key))


@deed
def delete_section(work: Work, section_id: int) -> None:
    """Delete a section nobody has used yet; one that tasks, people or records name is retired instead."""
    section = _section(work, section_id)
    if _is_used(work.session, section):
        raise Refused(f"「{section.name}」已有工作、人員或紀錄使用，不能刪除；請改為填寫裁撤年度。")
    delete_with_dependents(work.session, section)


def member_section(work: Work, section_id: int) -> Section:
    """The single section with this key. Raises Refused for a group and where there is none any more."""
    section = _section(work, section_id)
    if section.kind is SectionKind.GROUP:
        raise Refused(f"「{section.name}」是單位群組；請改選其中的單位。")
    return section


def _is_used(session: Session, section: Section) -> bool:
    return any(
        session.scalar(select(func.count()).where(column == section.id))
        for name, table in business_tables().items()
        for column in table.__table__.columns
        if (name, column.name) not in OWNED_BY
        and any(key.column.table is Section.__table__ for key in column.foreign_keys)
    )


def _section(work: Work, section_id: int) -> Section:
    section = work.session.get(Section, section_id)
    if section is None:
        raise Refused("這個單位已被刪除；請重新整理後再試。")
    return section


def _free_name(work: Work, name: str, but: int | None = None) -> str:
    name = name.strip()
    if not name:
        raise Refused("單位名稱不可空白；請輸入單位名稱。")
    same = select(Section.id).where(Section.name == name, Section.id != (but or 0))
    if work.session.scalar(same) is not None:
        raise Refused(f"已有名為「{name}」的單位；請改用別的名稱。")
    return name
