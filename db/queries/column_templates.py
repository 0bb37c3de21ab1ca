"""The column templates that an agency keeps."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.plan_column import PlanColumn, column_from
from db.tables.template import ColumnTemplate


@dataclass(frozen=True)
class ColumnTemplateRow:
    """Columns under a name."""

    id: int
    name: str
    columns: tuple[PlanColumn, ...]


def column_templates(session: Session) -> list[ColumnTemplateRow]:
    """The agency's own column templates by name."""
    found = session.scalars(select(ColumnTemplate).order_by(ColumnTemplate.name))
    return [ColumnTemplateRow(row.id, row.name, tuple(map(column_from, row.columns))) for row in found]
