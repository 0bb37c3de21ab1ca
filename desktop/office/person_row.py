"""A person's row as deeds find it."""

from db.tables.office import Person
from db.unit_of_work import Work
from desktop.errors import Refused


def person_row(work: Work, person_id: int) -> Person:
    """The person with this key. Raises Refused if they are gone."""
    person = work.session.get(Person, person_id)
    if person is None:
        raise Refused("這位人員已被刪除；請重新整理後再試。")
    return person
