"""The yearly plan: chapters, tree, tracking, evidence, leftovers of an import."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("frame_template", sa.Text(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column(
            "numbering_style",
            sa.Enum(
                "half_dot",
                "half_comma",
                "full_dot",
                "full_comma",
                name="numberingstyle",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "submitted", "approved", "closed", name="planstatus", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approval_letter", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("year", name=op.f("uq_plan_year")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "chapter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("has_table", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_chapter_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapter")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chapter_plan_id"), "chapter", ["plan_id"], unique=False)
    op.create_table(
        "node",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("area", "measure", "task", "subtask", name="nodekind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("indicators", sa.JSON(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("due_text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["node.id"],
            name=op.f("fk_node_parent_id_node"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_node_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_node")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_node_parent_id"), "node", ["parent_id"], unique=False)
    op.create_index("ix_node_place", "node", ["plan_id", "parent_id", "position"], unique=False)
    op.create_table(
        "leftover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_leftover_node_id_node")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_leftover_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leftover")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_leftover_node_id"), "leftover", ["node_id"], unique=False)
    op.create_index(op.f("ix_leftover_plan_id"), "leftover", ["plan_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("letter_number", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_evidence_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_evidence_node_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evidence_attachment_id"), "evidence", ["attachment_id"], unique=False)
    op.create_index(op.f("ix_evidence_node_id"), "evidence", ["node_id"], unique=False)
    op.create_table(
        "task_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("lead", "support", "unspecified", name="sectionrole", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_task_section_node_id_node")),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_task_section_section_id_section")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_section")),
        sa.UniqueConstraint("node_id", "section_id", name=op.f("uq_task_section_node_id_section_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_section_section_id"), "task_section", ["section_id"], unique=False)
    op.create_table(
        "task_tracking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "quota_rule",
            sa.Enum("at_least", "exactly", name="quotarule", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("quota_count", sa.Integer(), nullable=True),
        sa.Column(
            "quota_per",
            sa.Enum(
                "year",
                "half_year",
                "quarter",
                "month",
                "week",
                "day",
                name="period",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("quota_months", sa.JSON(), nullable=False),
        sa.Column("quota_day", sa.Integer(), nullable=True),
        sa.Column("limit_count", sa.Integer(), nullable=True),
        sa.Column(
            "limit_unit",
            sa.Enum("days", "hours", name="timeunit", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column(
            "limit_basis",
            sa.Enum("calendar", "working", name="daybasis", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "not_started",
                "started",
                "done",
                "not_applicable",
                "withdrawn",
                name="taskstatus",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("due_when_done", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'done') = (done_on IS NOT NULL)", name=op.f("ck_task_tracking_done_has_date")
        ),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_task_tracking_node_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_tracking")),
        sa.UniqueConstraint("node_id", name=op.f("uq_task_tracking_node_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_tracking_due_on"), "task_tracking", ["due_on"], unique=False)
