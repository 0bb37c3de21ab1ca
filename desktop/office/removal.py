"""Deleting a row together with all rows that hang on it, each of them known to the audit trail."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.declarative import BusinessTable, business_tables

# What only names a row does not go with it: deleting a section that has tasks is refused by the database.
OWNED_BY = frozenset(
    {
        ("chapter", "plan_id"),
        ("node", "plan_id"),
        ("node", "parent_id"),
        ("leftover", "plan_id"),
        ("plan_source", "plan_id"),
        ("basis_letter", "plan_id"),
        ("plan_edition", "plan_id"),
        ("amendment_reason", "plan_id"),
        ("handout", "plan_id"),
        ("leftover", "node_id"),
        ("task_tracking", "node_id"),
        ("task_section", "node_id"),
        ("evidence", "node_id"),
        ("evidence", "occurrence_id"),
        ("occurrence", "node_id"),
        ("extension", "node_id"),
        ("task_register", "node_id"),
        ("reminder", "plan_id"),
        ("reminder_task", "reminder_id"),
        ("reminder_task", "node_id"),
        ("meeting", "plan_id"),
        ("meeting_item", "meeting_id"),
        ("section_member", "group_id"),
        ("section_member", "section_id"),
        ("walkaround_consult", "walkaround_id"),
        ("walkaround_remark", "walkaround_id"),
        ("score_item", "sheet_id"),
        ("phone_test", "round_id"),
        ("phone_score", "phone_test_id"),
    }
)
# What outlives the row it names, and names nothing then: what a meeting decided stays on record.
OUTLIVES = frozenset({("meeting_item", "node_id"), ("meeting_item", "continues_id")})


def delete_with_dependents(session: Session, row: BusinessTable) -> None:
    """Delete the row and, before it, everything it owns, whatever the depth."""
    for _column, dependent in _naming(session, row, OWNED_BY):
        # A plan owns a node itself and through the node's parent: what went with that one is gone already.
        if dependent in session and dependent not in session.deleted:
            delete_with_dependents(session, dependent)
    for column, other in _naming(session, row, OUTLIVES):
        setattr(other, column, None)
    session.delete(row)


def _naming(
    session: Session, row: BusinessTable, wanted: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, BusinessTable]]:
    """The rows that name this one in one of the wanted columns, with the column."""
    for name, table in business_tables().items():
        for column in table.__table__.columns:
            names_it = any(key.column.table is row.__table__ for key in column.foreign_keys)
            if names_it and (name, column.name) in wanted:
                for other in session.scalars(select(table).where(column == row.id)).all():
                    yield column.name, other
