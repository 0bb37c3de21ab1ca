"""Ticking off what a task asks for, one instance after the other; confirming ticks, and returning them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from db.tables.declarative import now
from db.tables.tracking import Evidence, Occurrence
from db.unit_of_work import Work
from db.vocabulary import QuotaRule, Role, TickState
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.evidence import Proof, add_proof
from desktop.office.owed import (
    Slot,
    instance,
    owes,
    own_parts,
    parts_to_tick,
    refuse_if_counted_since,
    refuse_if_settled,
    years_of,
)
from desktop.office.task_row import check_day, quoted
from desktop.office.tracking import tick_off
from desktop.rules.occurrence import Occurrence as Asked
from desktop.rules.task_years import TaskYear
from desktop.rules.unit_year import UnitYear

_NO_PROOF = Proof()
_NEXT = Slot()


@deed
def tick(
    work: Work,
    node_id: int,
    *,
    on: dt.date,
    section_id: int | None = None,
    slot: Slot = _NEXT,
    times: int = 1,
    note: str = "",
    proof: Proof = _NO_PROOF,
    today: dt.date | None = None,
) -> list[int]:
    """Tick off an instance of a task for a section, or for every section that still owes one.

    Without a period it is the one the day lies in, or the first before it that still lacks something. What
    somebody else than the secretariat ticks awaits confirmation. Returns the keys of the ticks. Raises
    Refused for an impossible day, a task that is not open and a period that has all it needs, Conflict where
    the instance was ticked off meanwhile.
    """
    year = years_of(work, [node_id], today)[node_id]
    check_day(work, node_id, on, today, "完成日期")
    _check_times(times)
    refuse_if_settled(work, year)
    units = parts_to_tick(work, year, section_id)
    keys = [_store(work, unit, instance(work, unit, on, slot), on, times, note) for unit in units]
    for unit, key in zip(units, keys, strict=True):
        _prove(work, unit, key, on, proof, today)
    return keys


@deed
def tick_many(
    work: Work,
    node_ids: Iterable[int],
    *,
    on: dt.date,
    section_id: int | None = None,
    note: str = "",
    proof: Proof = _NO_PROOF,
    seen: Mapping[int, int | None] | None = None,
    today: dt.date | None = None,
) -> int:
    """Tick off what these tasks owe on a day, each with the evidence; returns how many tasks were ticked.

    A task that one part settles at once is done by that. `seen` says how often each was counted when the
    person looked. Raises Refused if none of them owes anything now, Conflict if one was counted since.
    """
    ticked = 0
    for node_id, year in years_of(work, node_ids, today).items():
        check_day(work, node_id, on, today, "完成日期")
        parts = [unit for unit in own_parts(work, year, section_id) if owes(unit, on)]
        if not year.is_open or not parts:
            continue
        refuse_if_counted_since(work, year, seen or {})
        if _settles_at_once(work, year):
            tick_off(work, node_id, on=on, note=note, proof=proof, today=today)
        else:
            for unit in parts:
                key = _store(work, unit, instance(work, unit, on, _NEXT), on, 1, note)
                _prove(work, unit, key, on, proof, today)
        ticked += 1
    if not ticked:
        raise Refused("選取的工作都已完成、不適用，或本期次數已經足夠，沒有可以勾稽的項目；請改選其他工作。")
    return ticked


@deed
def tick_instances(work: Work, instances: Sequence[Asked], *, today: dt.date) -> int:
    """Tick off today just these instances, as somebody saw them; returns how many were ticked.

    Raises Refused for a task that is not open, Conflict where one was ticked off meanwhile.
    """
    years = years_of(work, dict.fromkeys(each.node_id for each in instances), today)
    for asked in instances:
        year = years[asked.node_id]
        refuse_if_settled(work, year)
        if _settles_at_once(work, year):
            tick_off(work, asked.node_id, on=today, today=today)
            continue
        for unit in own_parts(work, year, asked.section_id):
            chosen = instance(work, unit, today, Slot(asked.period_from, asked.number))
            _store(work, unit, chosen, today, 1, "")
    return len(instances)


@deed
def untick(work: Work, occurrence_id: int) -> None:
    """Take a tick away with the evidence attached to it. Raises Refused where it is gone."""
    found = _tick(work, occurrence_id)
    for proof in work.session.scalars(select(Evidence).where(Evidence.occurrence_id == occurrence_id)):
        work.session.delete(proof)
    work.flush()
    work.session.delete(found)


@deed
def change_tick(
    work: Work, occurrence_id: int, *, on: dt.date, times: int, note: str, today: dt.date | None = None
) -> None:
    """Correct day, count and note of a tick; the day it was owed by stays, so late stays late."""
    found = _tick(work, occurrence_id)
    check_day(work, found.node_id, on, today, "完成日期")
    _check_times(times)
    found.done_on, found.count, found.note = on, times, note.strip()


@deed
def confirm_ticks(work: Work, occurrence_ids: Iterable[int]) -> int:
    """Confirm the sections' ticks; returns how many awaited it. Raises Refused if none did."""
    waiting = [found for key in occurrence_ids if (found := _tick(work, key)).state is TickState.TICKED]
    if not waiting:
        raise Refused("選取的勾稽都已確認或退回，沒有待確認的項目；請重新整理後再看。")
    for found in waiting:
        found.state, found.reviewed_by, found.reviewed_at = TickState.CONFIRMED, work.actor, now()
    return len(waiting)


@deed
def return_tick(work: Work, occurrence_id: int, *, reason: str) -> None:
    """Return a tick to its section, which has to make it again. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused("退回勾稽必須寫明原因，承辦單位才知道要補什麼；請填寫原因後再試。")
    found = _tick(work, occurrence_id)
    found.state, found.reason = TickState.RETURNED, reason.strip()
    found.reviewed_by, found.reviewed_at = work.actor, now()


def _store(work: Work, unit: UnitYear, chosen: Asked, on: dt.date, times: int, note: str) -> int:
    """Keep the tick; a returned one is made anew, and still measured by the day it was owed by."""
    quota = unit.quota
    if quota is not None and quota.quota.rule is QuotaRule.EXACTLY and times > chosen.of - chosen.number + 1:
        raise Refused(
            f"{quoted(work, unit.node_id)}這一期剛好{chosen.of}次，不能一次記{times}次；請檢查次數。"
        )
    is_clerk = work.doer.role is Role.CLERK
    found = None if chosen.id is None else work.session.get(Occurrence, chosen.id)
    if found is None:
        found = Occurrence(
            node_id=unit.node_id,
            section_id=unit.section_id,
            period_from=chosen.period_from,
            number=chosen.number,
            due_on=chosen.due_on if _has_due(unit) else None,
        )
        work.session.add(found)
    found.done_on, found.count, found.note = on, times, note.strip()
    found.ticked_by, found.ticked_at = work.actor, now()
    found.state = TickState.CONFIRMED if is_clerk else TickState.TICKED
    found.reviewed_by, found.reviewed_at = (work.actor, now()) if is_clerk else ("", None)
    work.flush()
    return found.id


def _prove(work: Work, unit: UnitYear, key: int, on: dt.date, proof: Proof, today: dt.date | None) -> None:
    if proof.says_something:
        add_proof(
            work,
            unit.node_id,
            on=on,
            proof=proof,
            section_id=unit.section_id,
            occurrence_id=key,
            today=today,
        )


def _settles_at_once(work: Work, year: TaskYear) -> bool:
    """Whether the secretariat's tick says of the whole task that it is done."""
    is_one = len(year.units) == 1 and year.units[0].quota is None and not year.units[0].is_regular
    return is_one and work.doer.role is Role.CLERK


def _check_times(times: int) -> None:
    if times < 1:
        raise Refused("勾稽的次數至少是1次；請檢查次數。")


def _has_due(unit: UnitYear) -> bool:
    return unit.quota is not None or (unit.tracking is not None and unit.tracking.due_on is not None)


def _tick(work: Work, occurrence_id: int) -> Occurrence:
    found = work.session.get(Occurrence, occurrence_id)
    if found is None:
        raise Refused("這次勾稽已經被取消；請重新整理後再看。")
    return found
