"""What tasks still owe, as deeds find it: read once, for a section or for all; which instance is meant."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from db.queries.followed import followed_sources
from db.tables.plan import Node, Plan
from db.unit_of_work import Work
from db.vocabulary import Role
from desktop.errors import Conflict, OfficeError, Refused
from desktop.office.settings import read_settings
from desktop.office.task_row import quoted
from desktop.rules.occurrence import Occurrence
from desktop.rules.occurrence_choice import next_open
from desktop.rules.roc_calendar import format_date
from desktop.rules.task_years import TaskYear, followed_from, task_years
from desktop.rules.unit_year import UnitYear
from desktop.rules.words import word


@dataclass(frozen=True)
class Slot:
    """Which instance is meant: the period it belongs to and its number there; None leaves the choice."""

    period_from: dt.date | None = None
    number: int | None = None


def years_of(work: Work, node_ids: Iterable[int], today: dt.date | None) -> dict[int, TaskYear]:
    """Return the tasks with what was done of them, read once. Raises Refused for what is no followed task."""
    wanted = list(node_ids)
    years = select(Plan.year).join(Node, Node.plan_id == Plan.id).where(Node.id.in_(wanted)).distinct()
    due_soon_days = read_settings(work.session).due_soon_days
    found: dict[int, TaskYear] = {}
    for year in work.session.scalars(years).all():
        sources = followed_sources(work.session, year)
        if sources is not None:
            followed = followed_from(sources, today or dt.date.today(), due_soon_days)
            found |= {each.node.id: each for each in task_years(sources.outline, followed)}
    if not found.keys() >= set(wanted):
        raise Refused("這個項目不是可以勾稽的工作，或已不在計畫中；請重新整理後選取工作。")
    return {node_id: found[node_id] for node_id in wanted}


def refuse_if_settled(work: Work, year: TaskYear) -> None:
    """Raise Refused where somebody said that the whole task is done, not applicable or withdrawn."""
    tracking = year.node.tracking
    if tracking is not None and not year.is_open:
        task, state = quoted(work, year.node.id), word(tracking.status)
        raise Refused(f"{task}已列為「{state}」；請先重新開啟這項工作。")


def own_parts(work: Work, year: TaskYear, section_id: int | None) -> list[UnitYear]:
    """Return the parts meant: of the section named, of a section head's own, otherwise all."""
    if section_id is None and work.doer.role is Role.SECTION_HEAD:
        section_id = work.doer.section_id
    if section_id is None:
        return list(year.units)
    return [unit for unit in year.units if unit.section_id in (section_id, None)]


def parts_to_tick(work: Work, year: TaskYear, section_id: int | None) -> list[UnitYear]:
    """Return the parts meant, of everybody those who still owe something. Raises Refused for none."""
    found = own_parts(work, year, section_id)
    if not found:
        raise Refused(
            f"{quoted(work, year.node.id)}依完成方式由其他單位勾稽；"
            "要改由各單位勾稽，請在「計畫」改設完成方式。"
        )
    if len(found) > 1:
        owing = [unit for unit in found if any(not each.is_done for each in unit.occurrences())]
        return owing or found
    return found


def owes(unit: UnitYear, today: dt.date) -> bool:
    """Whether there is an instance to tick off today."""
    return next_open(unit, today) is not None


def refuse_if_counted_since(work: Work, year: TaskYear, seen: Mapping[int, int | None]) -> None:
    """Raise Conflict where a task was counted more or less often than somebody saw."""
    before = seen.get(year.node.id)
    counted = sum(unit.quota.credited(unit.today) for unit in year.units if unit.quota)
    if before is not None and counted != before:
        raise Conflict(
            f"{quoted(work, year.node.id)}剛才已由別人勾稽（已辦{counted}次）；"
            "請看過最新的情形，仍要再記一次時再勾稽。"
        )


def instance(work: Work, unit: UnitYear, on: dt.date, slot: Slot) -> Occurrence:
    """Return the open instance that is meant.

    Raises Conflict where it was ticked off meanwhile, Refused where nothing is open.
    """
    found = next_open(unit, on, slot.period_from)
    done = [each for each in unit.occurrences() if each.is_done]
    if found is None:
        raise _nothing_open(work, unit, on, [e for e in done if slot.period_from in (None, e.period_from)])
    for each in done:
        if slot.number is not None and (each.period_from, each.number) == (found.period_from, slot.number):
            raise Conflict(_taken_words(work, each))
    return found


def _nothing_open(work: Work, unit: UnitYear, on: dt.date, done: list[Occurrence]) -> OfficeError:
    if not done:
        return Refused(f"{quoted(work, unit.node_id)}目前沒有待辦的次數；請重新整理後再看。")
    return Conflict(
        _taken_words(work, max(done, key=lambda each: (each.period_from <= on, each.period_from)))
    )


def _taken_words(work: Work, taken: Occurrence) -> str:
    by = f"由{taken.ticked_by}" if taken.ticked_by else ""
    day = format_date(taken.done_on) if taken.done_on else ""
    return f"{quoted(work, taken.node_id)}這一次已{by}勾稽（{day}完成），沒有重複登錄；請重新整理後再看。"
