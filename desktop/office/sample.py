"""The sample office: a fictional agency with a year of plan, tracking, walk-arounds and phone tests."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from db.unit_of_work import Work
from db.vocabulary import Role, SectionKind
from desktop.office.basis_letters import take_citations
from desktop.office.calendar import seed_special_days
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office
from desktop.office.persons import add_person
from desktop.office.sample_approval import approve_sample
from desktop.office.sample_diary import Diary, moment
from desktop.office.sample_meetings import note_meetings
from desktop.office.sample_registers import note_phone_tests, note_walkarounds
from desktop.office.sample_reminders import note_reminders
from desktop.office.sample_tracking import LAST_DAY, note_tracking
from desktop.office.sections import add_section, set_group_members
from desktop.office.setup import change_agency
from desktop.office.taking_in import take_in_plan
from desktop.paths import resource
from desktop.rules.roc_calendar import roc_year

PLAN_YEAR = 2026
# The day on which its plan was approved and the office set up.
FIRST_DAY = dt.date(2026, 1, 29)


def create_sample_office(location: Path | str, actor: Actor) -> Office:
    """Make the sample office in a new file and open it. Raises Refused when the file exists."""
    told = sample("office.json")
    office = create_office(location, told["agency"]["name"], at=moment(FIRST_DAY))
    try:
        diary = Diary(FIRST_DAY, LAST_DAY)
        with office.work(actor, at=moment(FIRST_DAY)) as work:
            found_sample(work, told, diary)
        diary.enter(office, actor)
    except BaseException:
        office.close()
        if office.path is not None:
            office.path.unlink(missing_ok=True)
        raise
    return office


@deed
def found_sample(work: Work, told: dict[str, Any], diary: Diary) -> None:
    """Give a new office the sample's people and approved plan; the diary says what is entered since."""
    from desktop.exchange.plan_json import read_json

    sections = _fill_office(work, told)
    heads = {person["section"]: person for person in told["persons"] if person["role"] == Role.SECTION_HEAD}
    plan_id = take_in_plan(work, read_json(resource("sample", "plan_115.json")))
    take_citations(work, plan_id)
    approve_sample(work, sample("approval.json"))
    note_tracking(work, diary, heads)
    note_walkarounds(diary, sample("walkarounds.json"), sections, heads)
    note_phone_tests(diary, sample("phone_tests.json"), sections)
    note_reminders(diary, roc_year(LAST_DAY))
    note_meetings(diary, roc_year(LAST_DAY), sample("meetings.json"))


def sample(name: str) -> Any:
    """What a file of resources/sample holds."""
    return json.loads(resource("sample", name).read_text("utf-8"))


def _fill_office(work: Work, told: dict[str, Any]) -> dict[str, int]:
    """Set up agency, sections, group, people and calendar; returns the sections' keys by name."""
    change_agency(work, **told["agency"])
    keys: dict[str, int] = {}
    for section in told["sections"]:
        members = [keys[name] for name in section.get("members", ())]
        keys[section["name"]] = _add_section(work, section, members)
    for person in told["persons"]:
        section_id = keys.get(person["section"])
        add_person(
            work, person["name"], title=person["title"], section_id=section_id, role=Role(person["role"])
        )
    for year in (PLAN_YEAR - 1, PLAN_YEAR, PLAN_YEAR + 1):
        seed_special_days(work, year)
    return keys


def _add_section(work: Work, section: dict[str, Any], members: list[int]) -> int:
    if not members:
        return add_section(work, section["name"], short_name=section["short_name"])
    key = add_section(work, section["name"], short_name=section["short_name"], kind=SectionKind.GROUP)
    set_group_members(work, key, members)
    return key
