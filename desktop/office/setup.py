"""Setting up an office: the agency's own data, and what a new office begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.tables.office import Agency
from db.unit_of_work import Work
from db.vocabulary import Role
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.persons import add_person
from desktop.office.sections import add_section


@dataclass(frozen=True)
class NewPerson:
    """Somebody of a new office; `section` is a section's name, empty for none."""

    name: str
    title: str = ""
    section: str = ""
    role: Role = Role.CLERK


@deed
def change_agency(
    work: Work,
    *,
    name: str,
    parent_agency: str = "",
    director_title: str = "首長",
    file_number: str = "",
    retention: str = "",
) -> None:
    """Store how forms and window name the agency. Raises Refused without a name."""
    if not name.strip():
        raise Refused("機關名稱不可空白；請輸入機關全銜。")
    agency = work.session.scalars(select(Agency)).first()
    if agency is None:
        agency = Agency(name=name.strip())
        work.session.add(agency)
    agency.name = name.strip()
    agency.parent_agency = parent_agency.strip()
    agency.director_title = director_title.strip() or "首長"
    agency.file_number = file_number.strip()
    agency.retention = retention.strip()


@deed
def set_up_office(work: Work, sections: Sequence[str], persons: Sequence[NewPerson]) -> None:
    """Give a new office its sections, in this order, and its people.

    Raises Refused for a section entered twice or a person whose section is none of them.
    """
    keys = {name.strip(): add_section(work, name) for name in sections if name.strip()}
    for person in persons:
        section = person.section.strip()
        if section and section not in keys:
            raise Refused(f"「{person.name}」的單位「{section}」不在單位清單中；請先加入這個單位。")
        add_person(work, person.name, title=person.title, section_id=keys.get(section), role=person.role)
