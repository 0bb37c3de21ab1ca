"""The sample office: a fictional agency with a year of plan, tracking, walk-arounds and phone tests."""

import datetime as dt
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db.tables.plan import Node
from db.tables.tracking import TaskTracking
from db.unit_of_work import Work
from db.vocabulary import Period, QuotaRule, Role, SectionKind
from desktop.office.basis_letters import take_citations
from desktop.office.calendar import seed_special_days
from desktop.office.deed import deed
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office
from desktop.office.persons import add_person
from desktop.office.sample_approval import approve_sample
from desktop.office.sample_diary import Diary, moment
from desktop.office.sample_meetings import note_meetings
from desktop.office.sample_registers import note_phone_tests, note_walkarounds
from desktop.office.sample_reminders import note_reminders
from desktop.office.sections import add_section, set_group_members
from desktop.office.setup import change_agency
from desktop.office.taking_in import take_in_plan
from desktop.office.tracking import mark_not_applicable, start_task, tick_off
from desktop.paths import resource
from desktop.rules.roc_calendar import roc_year

PLAN_YEAR = 2026
# The day on which its plan was approved and the office set up.
FIRST_DAY = dt.date(2026, 1, 29)
# The day the sample's clerk went home: what was due by then is done, with a few exceptions as in real life.
LAST_DAY = dt.date(2026, 10, 31)
SET_ASIDE_ON = dt.date(2026, 4, 10)
BEGUN_BEFORE = dt.timedelta(days=20)
LEFT_OPEN = 4
DONE_LATE = 5
SLACK = 6
# In which months the sample does what must be done exactly so often, and how often a period comes in a year.
EXACT_MONTHS = {Period.YEAR: (4, 9), Period.HALF_YEAR: (5, 9), Period.QUARTER: (2, 5, 8, 10)}
YEARLY = {Period.YEAR: 1, Period.HALF_YEAR: 2, Period.QUARTER: 4}


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
    _note_tracking(work, diary)
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


def _note_tracking(work: Work, diary: Diary) -> None:
    """Tick off what was due by the last day; leave some open, do some late, set one aside."""
    tasks = work.session.execute(
        select(
            Node.id,
            TaskTracking.due_on,
            TaskTracking.quota_rule,
            TaskTracking.quota_count,
            TaskTracking.quota_per,
        )
        .join(TaskTracking, TaskTracking.node_id == Node.id)
        .order_by(TaskTracking.due_on, Node.id)
    ).all()
    due = [task for task in tasks if task.due_on <= LAST_DAY]
    for number, task in enumerate(due):
        if number % len(due) in (LEFT_OPEN, len(due) - 2):
            diary.note(task.due_on - BEGUN_BEFORE, partial(_start, task.id))
            continue
        late = 9 if number % DONE_LATE == DONE_LATE - 1 else -3
        _note_done(diary, task, min(task.due_on + dt.timedelta(days=late), LAST_DAY))
    later = [task for task in tasks if task.due_on > LAST_DAY]
    for number, task in enumerate(later):
        if task.quota_count:
            _note_counts(diary, task, is_slack=number % SLACK == SLACK - 1)
    diary.note(SET_ASIDE_ON, partial(_set_aside, later[2].id))


def _note_done(diary: Diary, task: Any, day: dt.date) -> None:
    for number in range(task.quota_count or 1):
        held = day - dt.timedelta(days=14 * number)
        what = f"第 {number + 1} 次辦理紀錄" if task.quota_count else "簽核影本"
        diary.note(held, partial(_prove, task.id, held, what))
    diary.note(day, partial(_tick_off, task.id, day))


def _note_counts(diary: Diary, task: Any, *, is_slack: bool) -> None:
    """Give a task with a quota its evidence up to the last day; a slack one misses every second month."""
    if task.quota_rule is QuotaRule.EXACTLY:
        months: Sequence[int] = EXACT_MONTHS[task.quota_per][: task.quota_count * YEARLY[task.quota_per]]
    else:
        months = range(1, LAST_DAY.month + 1, 2 if is_slack else 1)
    for month in months:
        on = dt.date(PLAN_YEAR, month, 12)
        diary.note(on, partial(_prove, task.id, on, f"{month} 月辦理紀錄"))


def _start(node_id: int, work: Work) -> None:
    start_task(work, node_id)


def _prove(node_id: int, on: dt.date, what: str, work: Work) -> None:
    add_evidence(work, node_id, on=on, what=what, today=LAST_DAY)


def _tick_off(node_id: int, on: dt.date, work: Work) -> None:
    tick_off(work, node_id, on=on, note="已登錄佐證", today=LAST_DAY)


def _set_aside(node_id: int, work: Work) -> None:
    mark_not_applicable(work, node_id, reason="縣府統一辦理，本所今年免辦。")
