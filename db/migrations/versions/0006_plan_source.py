"""Which files and pasted texts plans were imported from, so that the same one is noticed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "plan_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_source_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_source")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_plan_source_plan_id"), "plan_source", ["plan_id"], unique=False)
    op.create_index(op.f("ix_plan_source_sha256"), "plan_source", ["sha256"], unique=False)
