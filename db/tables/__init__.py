"""Typed declarative tables, one module a subject; importing this package knows them all."""

from db.tables import audit, office, phone_test, plan, signoff, tracking, walkaround
from db.tables.declarative import Table

__all__ = ["Table", "audit", "office", "phone_test", "plan", "signoff", "tracking", "walkaround"]
