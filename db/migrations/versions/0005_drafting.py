"""Drafting: lineage of items, basis letters, approved editions, templates, parts handed to sections."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("plan", sa.Column("submitted_on", sa.Date(), nullable=True))
    op.add_column("plan", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("node", sa.Column("sections_text", sa.Text(), nullable=False, server_default=""))
    for table in ("node", "chapter"):
        op.add_column(table, sa.Column("lineage", sa.Text(), nullable=False, server_default=""))
        _give_lineage(table)
    op.create_index(op.f("ix_node_lineage"), "node", ["lineage"], unique=False)
    _create_basis_letter()
    _create_editions()
    _create_templates()
    _create_handout()


def _give_lineage(name: str) -> None:
    table = sa.table(name, sa.column("id", sa.Integer), sa.column("lineage", sa.Text))
    connection = op.get_bind()
    for (key,) in connection.execute(sa.select(table.c.id)).all():
        connection.execute(sa.update(table).where(table.c.id == key).values(lineage=uuid4().hex))


def _bookkeeping() -> list[sa.Column]:
    return [
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    ]


def _create_basis_letter() -> None:
    op.create_table(
        "basis_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        *_bookkeeping(),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_basis_letter_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basis_letter")),
        sa.UniqueConstraint("plan_id", "mark", name=op.f("uq_basis_letter_plan_id_mark")),
        sqlite_autoincrement=True,
    )


def _create_editions() -> None:
    op.create_table(
        "plan_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("approval_letter", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("scan_name", sa.Text(), nullable=False),
        *_bookkeeping(),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_edition_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["attachment.id"], name=op.f("fk_plan_edition_document_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"], ["attachment.id"], name=op.f("fk_plan_edition_scan_id_attachment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_edition")),
        sa.UniqueConstraint("plan_id", "edition", name=op.f("uq_plan_edition_plan_id_edition")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_plan_edition_document_id"), "plan_edition", ["document_id"], unique=False)
    op.create_index(op.f("ix_plan_edition_scan_id"), "plan_edition", ["scan_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER plan_edition_as_signed BEFORE UPDATE OF plan_id, edition, submitted_on,"
            " approved_on, approval_letter, content, document_id ON plan_edition"
            " BEGIN SELECT RAISE(ABORT, 'an approved edition stays as it was signed'); END"
        )
    op.create_table(
        "amendment_reason",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_bookkeeping(),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_amendment_reason_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment_reason")),
        sa.UniqueConstraint(
            "plan_id", "edition", "subject", name=op.f("uq_amendment_reason_plan_id_edition_subject")
        ),
        sqlite_autoincrement=True,
    )


def _create_templates() -> None:
    for name, column in (("plan_template", "content"), ("column_template", "columns")):
        op.create_table(
            name,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("name", sa.Text(), nullable=False),
            sa.Column(column, sa.JSON(), nullable=False),
            *_bookkeeping(),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            sa.UniqueConstraint("name", name=op.f(f"uq_{name}_name")),
            sqlite_autoincrement=True,
        )


def _create_handout() -> None:
    op.create_table(
        "handout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        *_bookkeeping(),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_handout_plan_id_plan")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_handout_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handout")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_handout_plan_id"), "handout", ["plan_id"], unique=False)
    op.create_index(op.f("ix_handout_section_id"), "handout", ["section_id"], unique=False)
