"""What was ticked off of the tasks of a plan, and what registers count towards them."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.tables.phone_test import PhoneTest, TestRound
from db.tables.plan import Node, Plan
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


_TICK = (
    Occurrence.id,
    Occurrence.node_id,
    Occurrence.section_id,
    Occurrence.period_from,
    Occurrence.number,
    Occurrence.due_on,
    Occurrence.done_on,
    Occurrence.count,
    Occurrence.state,
    Occurrence.note,
    Occurrence.reason,
    Occurrence.ticked_by,
)


def ticks_of_plan(session: Session, plan_id: int) -> dict[int, list[TickRow]]:
    """The ticks of every task of a plan by task key, by period and number."""
    found: dict[int, list[TickRow]] = defaultdict(list)
    wanted = (
        select(*_TICK)
        .join(Node, Node.id == Occurrence.node_id)
        .where(Node.plan_id == plan_id)
        .order_by(Occurrence.node_id, Occurrence.period_from, Occurrence.number)
    )
    for row in session.execute(wanted):
        tick = TickRow._make(row)
        found[tick.node_id].append(tick)
    return found


def links_of_plan(session: Session, plan_id: int) -> list[LinkRow]:
    """What was said of registers and tasks of a plan, that they belong together or that they do not."""
    wanted = (
        select(TaskRegister.node_id, TaskRegister.register, TaskRegister.counts, TaskRegister.is_linked)
        .join(Node, Node.id == TaskRegister.node_id)
        .where(Node.plan_id == plan_id)
        .order_by(TaskRegister.node_id, TaskRegister.register)
    )
    return [LinkRow._make(row) for row in session.execute(wanted)]


def register_counts(session: Session, plan_id: int) -> dict[int, RegisterCounts]:
    """What registers count towards the tasks of a plan in its year, by task key."""
    year = session.scalar(select(Plan.year).where(Plan.id == plan_id)) or 0
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
