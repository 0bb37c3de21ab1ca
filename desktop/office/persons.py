"""The people of the office."""

from db.tables.office import Person, Section
from db.unit_of_work import Work
from db.vocabulary import Role
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.person_row import person_row
from desktop.office.sign_in_duty import refuse_without_clerk


@deed
def add_person(
    work: Work, name: str, *, title: str = "", section_id: int | None = None, role: Role = Role.CLERK
) -> int:
    """Add somebody; returns their key. Two people may share a name. Raises Refused without a name."""
    person = Person(name=_name(name), title=title.strip(), section_id=_section(work, section_id), role=role)
    work.session.add(person)
    work.flush()
    return person.id


@deed
def change_person(
    work: Work, person_id: int, *, name: str, title: str, section_id: int | None, role: Role
) -> None:
    """Store what is true of somebody now; records written before keep the name they were written with."""
    person = person_row(work, person_id)
    person.name, person.title = _name(name), title.strip()
    person.section_id, person.role = _section(work, section_id), role
    refuse_without_clerk(work)


@deed
def set_person_active(work: Work, person_id: int, is_active: bool) -> None:
    """Say whether somebody still works here; who has left can no longer be chosen."""
    person_row(work, person_id).is_active = is_active
    refuse_without_clerk(work)


def _section(work: Work, section_id: int | None) -> int | None:
    if section_id is not None and work.session.get(Section, section_id) is None:
        raise Refused("所選的單位已被刪除；請重新選擇單位。")
    return section_id


def _name(name: str) -> str:
    if not name.strip():
        raise Refused("姓名不可空白；請輸入姓名。")
    return name.strip()
