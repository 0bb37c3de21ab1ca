"""Phone courtesy tests: score sheets, rounds, calls, points."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "score_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("bands", sa.JSON(), nullable=False),
        sa.Column("ring_limit", sa.Integer(), nullable=False),
        sa.Column("second_limit", sa.Integer(), nullable=False),
        sa.Column("improvement_below", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_sheet")),
        sa.UniqueConstraint("name", "edition", name=op.f("uq_score_sheet_name_edition")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "score_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "business_speed",
                "business_courtesy",
                "business_content",
                "switchboard_speed",
                "switchboard_courtesy",
                name="sheetpart",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["score_sheet.id"], name=op.f("fk_score_item_sheet_id_score_sheet")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_item")),
        sa.UniqueConstraint("sheet_id", "position", name=op.f("uq_score_item_sheet_id_position")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "test_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("held_from", sa.Date(), nullable=False),
        sa.Column("held_to", sa.Date(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["score_sheet.id"], name=op.f("fk_test_round_sheet_id_score_sheet")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_round")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_test_round_year_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_test_round_sheet_id"), "test_round", ["sheet_id"], unique=False)
    op.create_table(
        "phone_test",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("tested_on", sa.Date(), nullable=False),
        sa.Column("tested_at", sa.Time(), nullable=True),
        sa.Column("tester", sa.Text(), nullable=False),
        sa.Column("tester_section_id", sa.Integer(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum("direct", "switchboard", name="channel", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("extension", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("tested_person", sa.Text(), nullable=False),
        sa.Column("rings", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "answered",
                "no_answer",
                "busy",
                "voicemail",
                "wrong_number",
                name="outcome",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column(
            "correctness",
            sa.Enum(
                "full", "partial", "wrong", "not_asked", name="correctness", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("faults", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("applied_points", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("improvement", sa.Text(), nullable=False),
        sa.Column("improvement_due_on", sa.Date(), nullable=True),
        sa.Column("improvement_done_on", sa.Date(), nullable=True),
        sa.Column("retest_of_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("total BETWEEN 0 AND 1000", name=op.f("ck_phone_test_total_in_range")),
        sa.ForeignKeyConstraint(
            ["retest_of_id"], ["phone_test.id"], name=op.f("fk_phone_test_retest_of_id_phone_test")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["test_round.id"], name=op.f("fk_phone_test_round_id_test_round")
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_phone_test_section_id_section")
        ),
        sa.ForeignKeyConstraint(
            ["tester_section_id"], ["section.id"], name=op.f("fk_phone_test_tester_section_id_section")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_test")),
        sa.UniqueConstraint("round_id", "serial", name=op.f("uq_phone_test_round_id_serial")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phone_test_retest_of_id"), "phone_test", ["retest_of_id"], unique=False)
    op.create_index(op.f("ix_phone_test_section_id"), "phone_test", ["section_id"], unique=False)
    op.create_index("ix_phone_test_tested", "phone_test", ["tested_on", "id"], unique=False)
    op.create_table(
        "phone_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("phone_test_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["score_item.id"], name=op.f("fk_phone_score_item_id_score_item")
        ),
        sa.ForeignKeyConstraint(
            ["phone_test_id"], ["phone_test.id"], name=op.f("fk_phone_score_phone_test_id_phone_test")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_score")),
        sa.UniqueConstraint("phone_test_id", "item_id", name=op.f("uq_phone_score_phone_test_id_item_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phone_score_item_id"), "phone_score", ["item_id"], unique=False)
