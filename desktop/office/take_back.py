"""Taking a deed back: the rows it changed become what they were, as a new deed of its own."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from db import audit
from db.audit import RowChange, Values
from db.stored_values import from_plain, to_plain
from db.tables.declarative import BusinessTable, business_tables
from db.unit_of_work import Work
from desktop.errors import Conflict, Refused
from desktop.office.deed import deed
from desktop.office.sign_in_duty import refuse_without_clerk
from desktop.office.signed_rows import refuse_if_signed

CHANGED_SINCE = "這項動作之後，同一筆資料又被改過，無法復原；請直接修改該筆資料。"
# Bytes once stored stay: the trail holds their digest only, so they could not be brought back.
STAYS = "attachment"


@deed
def take_back(work: Work, number: int) -> None:
    """Undo the deed with this audit number; taking back the taking back does it again.

    Raises Refused when there is no such deed or its plan was approved since, Conflict when one of its rows
    has changed since.
    """
    entry = audit.entry(work.session, number)
    if entry is None:
        raise Refused("找不到要復原的動作紀錄；請重新整理後再試。")
    tables = business_tables()
    changes = [change for change in entry.single if change.table != STAYS]
    refuse_if_signed(work, changes)
    # New rows go first, lost ones return last: a unique name must be free before it is taken again.
    changes.sort(key=lambda change: (change.before is not None) + (change.after is None))
    for change in changes:
        _reverse(work.session, tables[change.table], change)
        work.flush()
    for block in entry.blocks:
        if not work.take_back_block(tables[block.table], block):
            raise Conflict(CHANGED_SINCE)
    refuse_without_clerk(work)


def _reverse(session: Session, table: type[BusinessTable], change: RowChange) -> None:
    row = session.get(table, change.id)
    if (row is None) != (change.after is None):
        raise Conflict(CHANGED_SINCE)
    if row is None:
        session.add(table(id=change.id, **_values(table, change.before or {})))
        return
    if any(to_plain(getattr(row, name)) != value for name, value in (change.after or {}).items()):
        raise Conflict(CHANGED_SINCE)
    if change.before is None:
        session.delete(row)
    else:
        for name, value in _values(table, change.before).items():
            setattr(row, name, value)


def _values(table: type[BusinessTable], plain: Values) -> dict[str, Any]:
    columns = inspect(table).columns
    return {name: from_plain(columns[name], value) for name, value in plain.items()}
