"""The audit trail: append-only, one entry a deed, chained by hash."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import Table


class AuditEntry(Table):
    """One deed: who, when, every row before and after it, and the hash of all before it."""

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    actor: Mapped[str]
    deed: Mapped[str]
    # Canonical JSON: [{"table", "id", "before", "after"}, …], and many rows at once as
    # {"table", "block", "columns", "ids", "rows"}; text, as the hash is over these characters.
    changes: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]
