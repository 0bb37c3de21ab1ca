"""The walk-around register and the sign-off trail."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "signoff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "clerk",
                "section_head",
                "consulted",
                "secretary",
                "director",
                name="signoffrole",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signoff")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signoff_subject", "signoff", ["subject_kind", "subject_id", "position"], unique=False)
    op.create_table(
        "walkaround",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("walked_on", sa.Date(), nullable=False),
        sa.Column("walked_at", sa.Time(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("supervisor", sa.Text(), nullable=False),
        sa.Column("supervisor_title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "routine",
                "supervision",
                "service_desk",
                "event",
                name="walkaroundkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum("citizen", "staff", "self", name="walkaroundsource", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "category",
            sa.Enum(
                "enquiry",
                "suggestion",
                "petition",
                "complaint",
                "facility",
                "attitude",
                "other",
                "nothing_found",
                name="walkaroundcategory",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("reporter", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("immediate_action", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_method", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "registered",
                "settled",
                "consulting",
                "submitted",
                "closed",
                "returned",
                "merged",
                name="walkaroundstate",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_walkaround_section_id_section")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walkaround")),
        sa.UniqueConstraint(
            "year", "section_id", "serial", name=op.f("uq_walkaround_year_section_id_serial")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_walkaround_section_id"), "walkaround", ["section_id"], unique=False)
    op.create_index("ix_walkaround_state", "walkaround", ["year", "state", "walked_on"], unique=False)
    op.create_index("ix_walkaround_walked", "walkaround", ["year", "walked_on"], unique=False)
    op.create_table(
        "walkaround_consult",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("walkaround_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_walkaround_consult_section_id_section")
        ),
        sa.ForeignKeyConstraint(
            ["walkaround_id"], ["walkaround.id"], name=op.f("fk_walkaround_consult_walkaround_id_walkaround")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walkaround_consult")),
        sa.UniqueConstraint(
            "walkaround_id", "section_id", name=op.f("uq_walkaround_consult_walkaround_id_section_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_walkaround_consult_section_id"), "walkaround_consult", ["section_id"], unique=False
    )
    op.create_table(
        "walkaround_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("walkaround_id", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["walkaround_id"], ["walkaround.id"], name=op.f("fk_walkaround_remark_walkaround_id_walkaround")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walkaround_remark")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_walkaround_remark_walkaround_id"), "walkaround_remark", ["walkaround_id"], unique=False
    )
