"""The sample office: a fictional agency with a year of plan, tracking, walk-arounds and phone tests."""

import datetime as dt
import json
from collections.abc import Sequence
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
from desktop.office.sample_meetings import fill_meetings
from desktop.office.sample_registers import fill_phone_tests, fill_walkarounds
from desktop.office.sample_reminders import remind_sample
from desktop.office.sections import add_section, set_group_members
from desktop.office.setup import change_agency
from desktop.office.taking_in import take_in_plan
from desktop.office.tracking import mark_not_applicable, start_task, tick_off
from desktop.paths import resource
from desktop.rules.roc_calendar import roc_year

PLAN_YEAR = 2026
# The day the sample's clerk went home: what was due by then is done, with a few exceptions as in real life.
LAST_DAY = dt.date(2026, 10, 31)
LEFT_OPEN = 4
DONE_LATE = 5
SLACK = 6
# In which months the sample does what must be done exactly so often, and how often a period comes in a year.
EXACT_MONTHS = {Period.YEAR: (4, 9), Period.HALF_YEAR: (5, 9), Period.QUARTER: (2, 5, 8, 10)}
YEARLY = {Period.YEAR: 1, Period.HALF_YEAR: 2, Period.QUARTER: 4}


def create_sample_office(location: Path | str, actor: Actor) -> Office:
    """Make the sample office in a new file and open it. Raises Refused when the file exists."""
    office = create_office(location, sample("office.json")["agency"]["name"])
    try:
        with office.work(actor) as work:
            fill_sample(work)
    except BaseException:
        office.close()
        if office.path is not None:
            office.path.unlink(missing_ok=True)
        raise
    return office


@deed
def fill_sample(work: Work) -> None:
    """Fill a new office with the sample's people, plan, evidence and registers."""
    from desktop.exchange.plan_json import read_json

    told = sample("office.json")
    sections = _fill_office(work, told)
    heads = {person["section"]: person for person in told["persons"] if person["role"] == Role.SECTION_HEAD}
    plan_id = take_in_plan(work, read_json(resource("sample", "plan_115.json")))
    take_citations(work, plan_id)
    approve_sample(work, sample("approval.json"))
    _fill_tracking(work)
    remind_sample(work, roc_year(LAST_DAY))
    fill_walkarounds(work, sample("walkarounds.json"), sections, heads)
    fill_phone_tests(work, sample("phone_tests.json"), sections)
    fill_meetings(work, roc_year(LAST_DAY), sample("meetings.json"))


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


def _fill_tracking(work: Work) -> None:
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
            start_task(work, task.id)
            continue
        late = 9 if number % DONE_LATE == DONE_LATE - 1 else -3
        _finish(work, task, task.due_on + dt.timedelta(days=late))
    later = [task for task in tasks if task.due_on > LAST_DAY]
    for number, task in enumerate(later):
        if task.quota_count:
            _count(work, task, is_slack=number % SLACK == SLACK - 1)
    mark_not_applicable(work, later[2].id, reason="縣府統一辦理，本所今年免辦。")


def _finish(work: Work, task: Any, on: dt.date) -> None:
    day = min(on, LAST_DAY)
    for number in range(task.quota_count or 1):
        held = day - dt.timedelta(days=14 * number)
        what = f"第 {number + 1} 次辦理紀錄" if task.quota_count else "簽核影本"
        add_evidence(work, task.id, on=held, what=what, today=LAST_DAY)
    tick_off(work, task.id, on=day, note="已登錄佐證", today=LAST_DAY)


def _count(work: Work, task: Any, *, is_slack: bool) -> None:
    """Give a task with a quota its evidence up to the last day; a slack one misses every second month."""
    if task.quota_rule is QuotaRule.EXACTLY:
        months: Sequence[int] = EXACT_MONTHS[task.quota_per][: task.quota_count * YEARLY[task.quota_per]]
    else:
        months = range(1, LAST_DAY.month + 1, 2 if is_slack else 1)
    for month in months:
        on = dt.date(PLAN_YEAR, month, 12)
        add_evidence(work, task.id, on=on, what=f"{month} 月辦理紀錄", today=LAST_DAY)
