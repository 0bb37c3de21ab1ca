"""What was done, newest first: to one task, or lately in the whole office."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from db import audit
from db.audit import Entry, RowChange
from db.tables.audit import AuditEntry
from db.tables.chasing import MeetingItem
from db.tables.tracking import Evidence, Extension, Occurrence, TaskRegister, TaskSection, TaskTracking

_OfATask = type[TaskTracking | TaskSection | Evidence | Occurrence | Extension | TaskRegister | MeetingItem]
_TABLES: tuple[_OfATask, ...] = (
    TaskTracking,
    TaskSection,
    Evidence,
    Occurrence,
    Extension,
    TaskRegister,
    MeetingItem,
)
_OF_A_TASK: dict[str, _OfATask] = {table.__tablename__: table for table in _TABLES}


@dataclass(frozen=True)
class Happening:
    """One deed: who did what when, the rows it changed, and the nodes of plans they belong to, unordered."""

    number: int
    at: dt.datetime
    actor: str
    deed: str
    changes: tuple[RowChange, ...]
    node_ids: tuple[int, ...]


def history_of_task(session: Session, node_id: int, limit: int = 100) -> list[Happening]:
    """The deeds that changed a task, its tracking, its sections or its evidence; with these changes only."""
    # Only new and deleted rows name their task in the trail; what came between is found by the row's key.
    keys = {("node", node_id)}
    for entry in _entries(session, AuditEntry.changes.contains(f'"node_id":{node_id},')):
        keys |= {(c.table, c.id) for c in entry.changes if _named_node(c) == node_id}
    wanted = or_(*(AuditEntry.changes.contains(_key_as_stored(*key), autoescape=True) for key in keys))
    return [
        _happening(entry, [c for c in entry.changes if (c.table, c.id) in keys], (node_id,))
        for entry in _entries(session, wanted, limit)
    ]


def recent_happenings(session: Session, limit: int = 20) -> list[Happening]:
    """The last deeds of the office."""
    found = list(audit.entries(session, limit=limit))
    nodes = _nodes_of(session, (change for entry in found for change in entry.changes))
    return [_happening(entry, entry.changes, _in_order(nodes, entry)) for entry in found]


def _happening(entry: Entry, changes: Iterable[RowChange], node_ids: Iterable[int]) -> Happening:
    return Happening(entry.number, entry.at, entry.actor, entry.deed, tuple(changes), tuple(node_ids))


def _entries(session: Session, wanted: ColumnElement[bool], limit: int | None = None) -> Iterator[Entry]:
    newest_first = select(AuditEntry).where(wanted).order_by(AuditEntry.number.desc()).limit(limit)
    for found in session.scalars(newest_first).all():
        entry = audit.entry(session, found.number)
        if entry is not None:
            yield entry


def _key(change: RowChange) -> tuple[str, int]:
    return change.table, change.id


def _key_as_stored(table: str, key: int) -> str:
    # The trail's JSON is canonical, and a quotation mark inside a text is escaped: this matches keys only.
    return f'"id":{key},"table":"{table}"'


def _named_node(change: RowChange) -> int | None:
    """The node that a new or deleted row of a task names; None for a changed row, which does not say."""
    if change.table not in _OF_A_TASK:
        return None
    return (change.after or {}).get("node_id") or (change.before or {}).get("node_id")


def _in_order(nodes: dict[tuple[str, int], int], entry: Entry) -> Iterable[int]:
    return dict.fromkeys(nodes[_key(change)] for change in entry.changes if _key(change) in nodes)


def _nodes_of(session: Session, changes: Iterable[RowChange]) -> dict[tuple[str, int], int]:
    nodes: dict[tuple[str, int], int] = {}
    unnamed: dict[str, set[int]] = {name: set() for name in _OF_A_TASK}
    for change in changes:
        node_id = change.id if change.table == "node" else _named_node(change)
        if node_id is not None:
            nodes[_key(change)] = node_id
        elif change.table in unnamed:
            unnamed[change.table].add(change.id)
    for name, keys in unnamed.items():
        if not keys:
            continue
        table = _OF_A_TASK[name]
        for key, node_id in session.execute(select(table.id, table.node_id).where(table.id.in_(keys))):
            # A matter that a meeting itself raised is of no task.
            if node_id is not None:
                nodes[name, key] = node_id
    return nodes
