"""Phone courtesy tests: versioned score sheets with their items, rounds, calls and points."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import Channel, Correctness, Outcome, SheetPart


class ScoreSheet(BusinessTable):
    """One edition of the score sheet; a later change is a new edition, so old tests are never regraded."""

    __tablename__ = "score_sheet"
    __table_args__ = (UniqueConstraint("name", "edition"),)

    name: Mapped[str]
    edition: Mapped[int]
    # Highest first: [{"minimum": 90, "grade": "優"}, …]; the last band starts at 0.
    bands: Mapped[list[dict[str, Any]]]
    ring_limit: Mapped[int] = mapped_column(default=4)
    second_limit: Mapped[int] = mapped_column(default=10)
    improvement_below: Mapped[int] = mapped_column(default=80)
    valid_from: Mapped[dt.date]


class ScoreItem(BusinessTable):
    """One item of a score sheet with the points that may be given for it."""

    __tablename__ = "score_item"
    __table_args__ = (UniqueConstraint("sheet_id", "position"),)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("score_sheet.id"))
    position: Mapped[int]
    part: Mapped[SheetPart]
    text: Mapped[str]
    points: Mapped[int]
    levels: Mapped[list[int]]


class TestRound(BusinessTable):
    """A round of calls tested together, all on one edition of the score sheet."""

    __tablename__ = "test_round"
    __table_args__ = (UniqueConstraint("year", "number"),)
    __test__ = False

    year: Mapped[int]
    number: Mapped[int]
    name: Mapped[str]
    held_from: Mapped[dt.date]
    held_to: Mapped[dt.date]
    sheet_id: Mapped[int] = mapped_column(ForeignKey("score_sheet.id"), index=True)


class PhoneTest(BusinessTable):
    """One call of a round; total and grade are kept as they were given on the day."""

    __tablename__ = "phone_test"
    __table_args__ = (
        UniqueConstraint("round_id", "serial"),
        Index("ix_phone_test_tested", "tested_on", "id"),
        CheckConstraint("total BETWEEN 0 AND 1000", name="total_in_range"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("test_round.id"))
    serial: Mapped[int]
    tested_on: Mapped[dt.date]
    tested_at: Mapped[dt.time | None]
    tester: Mapped[str]
    tester_section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    channel: Mapped[Channel] = mapped_column(default=Channel.DIRECT)
    extension: Mapped[str] = mapped_column(default="")
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), index=True)
    tested_person: Mapped[str] = mapped_column(default="")
    rings: Mapped[int | None]
    seconds: Mapped[int | None]
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.ANSWERED)
    question: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    correctness: Mapped[Correctness] = mapped_column(default=Correctness.NOT_ASKED)
    strengths: Mapped[str] = mapped_column(default="")
    faults: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    points: Mapped[int]
    applied_points: Mapped[int]
    total: Mapped[Decimal]
    grade: Mapped[str]
    improvement: Mapped[str] = mapped_column(default="")
    improvement_due_on: Mapped[dt.date | None]
    improvement_done_on: Mapped[dt.date | None]
    retest_of_id: Mapped[int | None] = mapped_column(ForeignKey("phone_test.id"), index=True)


class PhoneScore(BusinessTable):
    """The points given for one item in one call, and why points were lost."""

    __tablename__ = "phone_score"
    __table_args__ = (UniqueConstraint("phone_test_id", "item_id"),)

    phone_test_id: Mapped[int] = mapped_column(ForeignKey("phone_test.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("score_item.id"), index=True)
    points: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
