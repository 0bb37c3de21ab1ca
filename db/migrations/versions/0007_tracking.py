"""Tracking: ticks of occurrences, extensions, registers that count, reminders, meetings, and signing in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _occurrences()
    _chasing()
    _columns()


def _occurrences() -> None:
    op.create_table(
        "occurrence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("ticked_by", sa.Text(), nullable=False),
        sa.Column("ticked_at", sa.DateTime(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("ticked", "confirmed", "returned", name="tickstate", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("reviewed_by", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_occurrence_node_id_node")),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_occurrence_section_id_section")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        sa.UniqueConstraint(
            "node_id",
            "section_id",
            "period_from",
            "number",
            name=op.f("uq_occurrence_node_id_section_id_period_from_number"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_occurrence_section_id"), "occurrence", ["section_id"], unique=False)
    op.create_index("ix_occurrence_state", "occurrence", ["state", "node_id"], unique=False)
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("old_on", sa.Date(), nullable=False),
        sa.Column("new_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_extension_node_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_extension_node_id"), "extension", ["node_id"], unique=False)
    op.create_table(
        "task_register",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column(
            "counts",
            sa.Enum("rows", "rounds", name="registercount", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("is_linked", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_task_register_node_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_register")),
        sa.UniqueConstraint("node_id", "register", name=op.f("uq_task_register_node_id_register")),
        sqlite_autoincrement=True,
    )


def _chasing() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("replied_by", sa.Text(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_reminder_plan_id_plan")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_reminder_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_reminder_year_serial")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminder_plan_id"), "reminder", ["plan_id"], unique=False)
    op.create_index(op.f("ix_reminder_section_id"), "reminder", ["section_id"], unique=False)
    op.create_table(
        "reminder_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reminder_id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_reminder_task_node_id_node")),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminder.id"], name=op.f("fk_reminder_task_reminder_id_reminder")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_task")),
        sa.UniqueConstraint("reminder_id", "node_id", name=op.f("uq_reminder_task_reminder_id_node_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminder_task_node_id"), "reminder_task", ["node_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("figures_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_meeting_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_meeting_year_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_plan_id"), "meeting", ["plan_id"], unique=False)
    op.create_table(
        "meeting_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("continues_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum("release", "continue", name="followupdecision", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["continues_id"], ["meeting_item.id"], name=op.f("fk_meeting_item_continues_id_meeting_item")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_item_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_meeting_item_node_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_item")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_meeting_item_meeting_id_position")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_item_continues_id"), "meeting_item", ["continues_id"], unique=False)
    op.create_index(op.f("ix_meeting_item_node_id"), "meeting_item", ["node_id"], unique=False)


def _columns() -> None:
    shift = sa.Enum("next", "previous", name="dayshift", native_enum=False, length=30)
    done_rule = sa.Enum("all", "lead", "together", name="donerule", native_enum=False, length=30)
    op.add_column("task_tracking", sa.Column("quota_weekday", sa.Integer(), nullable=True))
    op.add_column("task_tracking", sa.Column("quota_shift", shift, nullable=True))
    op.add_column("task_tracking", sa.Column("done_rule", done_rule, nullable=True))
    op.add_column("person", sa.Column("wrong_tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("person", sa.Column("wait_until", sa.DateTime(), nullable=True))
    for name, table in (("section_id", "section"), ("occurrence_id", "occurrence")):
        # In one statement, because SQLite cannot add a constraint to a table afterwards.
        constraint = f"fk_evidence_{name}_{table}"
        op.execute(
            f"ALTER TABLE evidence ADD COLUMN {name} INTEGER CONSTRAINT {constraint} REFERENCES {table} (id)"
        )
        op.create_index(op.f(f"ix_evidence_{name}"), "evidence", [name], unique=False)
