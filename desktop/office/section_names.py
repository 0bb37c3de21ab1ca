"""The sections that a plan from outside names: found by name, or made."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from db.tables.office import Section, SectionMember
from db.unit_of_work import Work
from db.vocabulary import SectionKind
from desktop.exchange.plan_file import Item, walk
from desktop.office.sections import add_section, set_group_members
from desktop.rules.sections import is_group_name


def sections_for(work: Work, items: Iterable[Item], year: int) -> dict[str, int]:
    """The keys of all sections that the items name, by name.

    New names become sections behind the others; those for several sections become groups of every section
    there is in that ROC year.
    """
    names = list(dict.fromkeys(share.name.strip() for _, item in walk(items) for share in item.sections))
    named = work.session.scalars(select(Section).where(Section.name.in_(names)))
    known = {section.name: section.id for section in named}
    for name in (name for name in names if name and name not in known):
        kind = SectionKind.GROUP if is_group_name(name) else SectionKind.MEMBER
        known[name] = add_section(work, name, kind=kind)
    for name in names:
        if is_group_name(name):
            _fill_group(work, known[name], year)
    return known


def _fill_group(work: Work, key: int, year: int) -> None:
    """Give a group without members every section of the year; one that a person filled stays as it is."""
    group = work.session.get(Section, key)
    if group is None or group.kind is not SectionKind.GROUP:
        return
    has_members = work.session.scalars(select(SectionMember).where(SectionMember.group_id == key)).first()
    if has_members is None:
        set_group_members(work, key, list(_members(work, year)))


def _members(work: Work, year: int) -> Iterator[int]:
    for section in work.session.scalars(select(Section).where(Section.kind == SectionKind.MEMBER)):
        if (section.active_from_year or 0) <= year <= (section.active_to_year or 9999):
            yield section.id
