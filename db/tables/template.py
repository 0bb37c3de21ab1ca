"""What an agency keeps for the plans to come: whole plans, and columns of the task table."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable


class PlanTemplate(BusinessTable):
    """A plan of the agency's own to begin others from."""

    __tablename__ = "plan_template"

    name: Mapped[str] = mapped_column(unique=True)
    content: Mapped[dict[str, Any]]


class ColumnTemplate(BusinessTable):
    """The columns of a task table under a name."""

    __tablename__ = "column_template"

    name: Mapped[str] = mapped_column(unique=True)
    columns: Mapped[list[dict[str, Any]]]
