"""Typed declarative tables, one module a subject; importing this package knows them all."""

from db.tables import (
    audit,
    basis,
    chasing,
    edition,
    handout,
    office,
    phone_test,
    plan,
    signoff,
    source,
    template,
    tracking,
    walkaround,
)
from db.tables.declarative import Table

__all__ = [
    "Table",
    "audit",
    "basis",
    "chasing",
    "edition",
    "handout",
    "office",
    "phone_test",
    "plan",
    "signoff",
    "source",
    "template",
    "tracking",
    "walkaround",
]
