"""What was signed stays, also from being taken back: the rows of an approved plan that are printed."""

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from db.audit import RowChange, Values
from db.tables.declarative import business_tables
from db.tables.plan import Node
from db.unit_of_work import Work
from desktop.office.plan_row import plan_to_edit

_OF_PLAN = frozenset({"chapter", "node", "basis_letter"})
_OF_NODE = frozenset({"task_section", "task_tracking"})
# How far a task is, is no part of the plan; by when and how often it must be done is.
_FOLLOWED = frozenset({"status", "done_on", "due_when_done", "reason", "note"})


def refuse_if_signed(work: Work, changes: Iterable[RowChange]) -> None:
    """Raise Refused where changes would alter the words or promises of a plan that is approved or closed.

    A change of the plan's own state, as by its approval, is none of these.
    """
    changes = list(changes)
    own = {change.id for change in changes if change.table == "plan" and _is_of_state(change)}
    for plan_id in dict.fromkeys(_plans(work.session, changes)):
        if plan_id not in own:
            plan_to_edit(work, plan_id)


def _is_of_state(change: RowChange) -> bool:
    return change.before is None or change.after is None or "status" in change.after


def _plans(session: Session, changes: Iterable[RowChange]) -> Iterator[int]:
    for change in changes:
        if change.table == "plan":
            yield change.id
        elif change.table in _OF_PLAN:
            yield from _key(session, change, "plan_id")
        elif change.table in _OF_NODE and _promises(change):
            for node_id in _key(session, change, "node_id"):
                node = session.get(Node, node_id)
                if node is not None:
                    yield node.plan_id


def _key(session: Session, change: RowChange, name: str) -> Iterator[int]:
    """What a row belongs to; of a changed row that was deleted since nobody can tell, nor is it needed."""
    row = session.get(business_tables()[change.table], change.id)
    values = {**(change.before or {}), **(change.after or {})}
    if row is not None:
        yield int(getattr(row, name))
    elif name in values:
        yield int(values[name])


def _promises(change: RowChange) -> bool:
    if change.table != "task_tracking":
        return True
    before, after = _said(change.before), _said(change.after)
    return any(before.get(name) != after.get(name) for name in before.keys() | after.keys())


def _said(values: Values | None) -> Values:
    """What a row of tracking promises; what it leaves open is no promise."""
    left_out = _FOLLOWED | {"id", "node_id"}
    return {name: value for name, value in (values or {}).items() if name not in left_out and value}
