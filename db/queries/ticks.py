"""What was ticked off of the tasks of a plan, and what registers count towards them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Select, Text, bindparam, func, select, type_coerce
from sqlalchemy.orm import Session

from db.queries.stored import stored_rows
from db.tables.phone_test import PhoneTest, TestRound
from db.tables.plan import Node
from db.tables.tracking import Occurrence, TaskRegister
from db.tables.walkaround import Walkaround
from db.vocabulary import RegisterCount, TickState


class TickRow(NamedTuple):
    """A tick; `section_id` is None where all sections of the task share it."""

    id: int
    node_id: int
    section_id: int | None
    period_from: dt.date
    number: int
    due_on: dt.date | None
    done_on: dt.date
    times: int
    state: TickState
    note: str
    reason: str
    ticked_by: str


class CountedRow(NamedTuple):
    """So often something counts on a day; `section_id` is None where it was counted over all sections."""

    dated_on: dt.date
    times: int
    section_id: int | None


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """What registers count towards a task: for the office as a whole, and for each section its own.

    A round of phone tests is one in the whole, and one for each section that was called in it.
    """

    whole: tuple[CountedRow, ...]
    by_section: tuple[CountedRow, ...]

    def __add__(self, other: "RegisterCounts") -> "RegisterCounts":
        return RegisterCounts(self.whole + other.whole, self.by_section + other.by_section)


class LinkRow(NamedTuple):
    """Whether a register counts towards a task, and what of it counts once."""

    node_id: int
    register: str
    counts: RegisterCount
    is_linked: bool


_C, _N, _L = Occurrence.__table__.c, Node.__table__.c, TaskRegister.__table__.c
# A year has thousands of ticks on few different days: days and states are read as they are stored, and each
# is made a value once. That halves the time in which the page 追蹤 has them.
_TICK = (
    _C.id,
    _C.node_id,
    _C.section_id,
    type_coerce(_C.period_from, Text),
    _C.number,
    type_coerce(_C.due_on, Text),
    type_coerce(_C.done_on, Text),
    _C.count,
    type_coerce(_C.state, Text),
    _C.note,
    _C.reason,
    _C.ticked_by,
)
_TICKS = (
    select(*_TICK)
    .join_from(Occurrence.__table__, Node.__table__, _N.id == _C.node_id)
    .where(_N.plan_id == bindparam("plan_id"))
    .order_by(_C.node_id, _C.period_from, _C.number)
)
_LINKS = (
    select(_L.node_id, _L.register, _L.counts, _L.is_linked)
    .join_from(TaskRegister.__table__, Node.__table__, _N.id == _L.node_id)
    .where(_N.plan_id == bindparam("plan_id"))
    .order_by(_L.node_id, _L.register)
)
_STATES = {state.value: state for state in TickState}


class _Days(dict[Any, dt.date | None]):
    """Days as SQLite keeps them, or as PostgreSQL gives them, each made once."""

    def __missing__(self, stored: str | dt.date | None) -> dt.date | None:
        self[stored] = day = dt.date.fromisoformat(stored) if isinstance(stored, str) else stored
        return day


def ticks_of_plan(session: Session, plan_id: int) -> dict[int, list[TickRow]]:
    """The ticks of every task of a plan by task key, by period and number."""
    days, found = _Days(), defaultdict(list)
    # As TickRow(…) does it, without a call of Python's for each of thousands.
    new_row = partial(tuple.__new__, TickRow)
    for row in stored_rows(session, _TICKS, plan_id=plan_id):
        key, node, section, first, number, due, done, times, state, note, reason, by = row
        stored = (
            key,
            node,
            section,
            days[first],
            number,
            days[due],
            days[done],
            times,
            _STATES[state],
            note,
            reason,
            by,
        )
        found[node].append(new_row(stored))
    return found


def waiting_ticks(session: Session, node_ids: Sequence[int]) -> list[int]:
    """The keys of the ticks of these tasks that await confirmation."""
    wanted = select(Occurrence.id).where(
        Occurrence.node_id.in_(node_ids), Occurrence.state == TickState.TICKED
    )
    return list(session.scalars(wanted.order_by(Occurrence.id)))


def links_of_plan(session: Session, plan_id: int) -> list[LinkRow]:
    """What was said of registers and tasks of a plan, that they belong together or that they do not."""
    return [LinkRow._make(row) for row in stored_rows(session, _LINKS, plan_id=plan_id)]


def register_counts(session: Session, plan_id: int, year: int) -> dict[int, RegisterCounts]:
    """What registers count towards the tasks of the plan of a ROC year, by task key."""
    found: dict[int, RegisterCounts] = {}
    counted: dict[tuple[str, RegisterCount], RegisterCounts] = {}
    for link in links_of_plan(session, plan_id):
        key = (link.register, link.counts)
        if link.is_linked and key in _COUNTED:
            if key not in counted:
                counted[key] = _COUNTED[key](session, year)
            before = found.get(link.node_id)
            found[link.node_id] = before + counted[key] if before else counted[key]
    return found


def _walkarounds(session: Session, year: int) -> RegisterCounts:
    day, section = Walkaround.walked_on, Walkaround.section_id
    wanted = select(day, func.count(), section).where(Walkaround.year == year)
    return _rows(session, wanted.group_by(day, section))


def _calls(session: Session, year: int) -> RegisterCounts:
    day, section = PhoneTest.tested_on, PhoneTest.section_id
    wanted = select(day, func.count(), section).join(TestRound, TestRound.id == PhoneTest.round_id)
    return _rows(session, wanted.where(TestRound.year == year).group_by(day, section))


def _rounds(session: Session, year: int) -> RegisterCounts:
    """A round counts on the day of its first call."""
    first_call = func.min(PhoneTest.tested_on)
    wanted = (
        select(first_call, PhoneTest.section_id)
        .join(TestRound, TestRound.id == PhoneTest.round_id)
        .where(TestRound.year == year)
    )
    each = wanted.group_by(PhoneTest.round_id, PhoneTest.section_id)
    rounds = wanted.group_by(PhoneTest.round_id)
    return RegisterCounts(
        tuple(CountedRow(on, 1, None) for on, _section in session.execute(rounds)),
        tuple(CountedRow(on, 1, section_id) for on, section_id in session.execute(each)),
    )


def _rows(session: Session, wanted: Select[dt.date, int, int]) -> RegisterCounts:
    rows = tuple(CountedRow._make(row) for row in session.execute(wanted))
    return RegisterCounts(rows, rows)


_COUNTED = {
    ("walkaround", RegisterCount.ROWS): _walkarounds,
    ("phone_test", RegisterCount.ROWS): _calls,
    ("phone_test", RegisterCount.ROUNDS): _rounds,
}
