"""Phone tests: rounds, the score sheet, a call with its points, and the figures by section."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Integer, func, select, type_coerce
from sqlalchemy.orm import Session

from db.tables.office import Section
from db.tables.phone_test import PhoneScore, PhoneTest, ScoreItem, ScoreSheet, TestRound
from db.vocabulary import SheetPart


@dataclass(frozen=True)
class RoundRow:
    """A round of tests with the number of its calls."""

    id: int
    year: int
    number: int
    name: str
    held_from: dt.date
    held_to: dt.date
    sheet_id: int
    calls: int


@dataclass(frozen=True)
class ScoreItemRow:
    """An item of a score sheet; `levels` are the points that may be given, highest first."""

    id: int
    position: int
    part: SheetPart
    text: str
    points: int
    levels: tuple[int, ...]


@dataclass(frozen=True)
class SheetRow:
    """An edition of the score sheet; `bands` are (lowest total, grade), highest first."""

    id: int
    name: str
    edition: int
    bands: tuple[tuple[int, str], ...]
    ring_limit: int
    second_limit: int
    improvement_below: int
    items: tuple[ScoreItemRow, ...]


@dataclass(frozen=True)
class GivenPoints:
    """What an item of a call was given, and why points were lost."""

    item_id: int
    points: int
    reason: str


@dataclass(frozen=True)
class ItemPoints:
    """What an item, by its text, was given, and why points were lost."""

    text: str
    points: int
    reason: str


@dataclass(frozen=True)
class CallRow:
    """A call with everything in it: the register's columns by key, and its points."""

    id: int
    round_id: int
    values: dict[str, Any]
    points: tuple[GivenPoints, ...]
    version: int


@dataclass(frozen=True)
class SectionFigures:
    """The calls to one section in one round: how many, the sum of their totals, the best and the worst."""

    section_id: int
    section: str
    round_id: int
    calls: int
    total_sum: Decimal
    highest: Decimal
    lowest: Decimal


def rounds(session: Session, year: int | None = None) -> list[RoundRow]:
    """The rounds of a ROC year, or all, newest first."""
    calls = select(func.count(PhoneTest.id)).where(PhoneTest.round_id == TestRound.id).scalar_subquery()
    wanted = select(TestRound, calls).order_by(TestRound.year.desc(), TestRound.number.desc())
    if year is not None:
        wanted = wanted.where(TestRound.year == year)
    return [
        RoundRow(r.id, r.year, r.number, r.name, r.held_from, r.held_to, r.sheet_id, count)
        for r, count in session.execute(wanted)
    ]


def score_sheet(session: Session, sheet_id: int) -> SheetRow:
    """An edition of the score sheet with its items. Raises LookupError if there is none with this key."""
    sheet = session.get(ScoreSheet, sheet_id)
    if sheet is None:
        raise LookupError(sheet_id)
    items = select(ScoreItem).where(ScoreItem.sheet_id == sheet_id).order_by(ScoreItem.position)
    return SheetRow(
        sheet.id,
        sheet.name,
        sheet.edition,
        tuple((band["minimum"], band["grade"]) for band in sheet.bands),
        sheet.ring_limit,
        sheet.second_limit,
        sheet.improvement_below,
        tuple(
            ScoreItemRow(i.id, i.position, i.part, i.text, i.points, tuple(i.levels))
            for i in session.scalars(items)
        ),
    )


def newest_sheet_id(session: Session) -> int | None:
    """The key of the newest edition of the score sheet, None where there is none yet."""
    return session.scalar(select(ScoreSheet.id).order_by(ScoreSheet.edition.desc()).limit(1))


def call(session: Session, test_id: int) -> CallRow:
    """A call with its points. Raises LookupError if there is none with this key."""
    test = session.get(PhoneTest, test_id)
    if test is None:
        raise LookupError(test_id)
    values = {column.key: getattr(test, column.key) for column in PhoneTest.__table__.columns}
    points = (
        select(PhoneScore)
        .join(ScoreItem, ScoreItem.id == PhoneScore.item_id)
        .where(PhoneScore.phone_test_id == test_id)
        .order_by(ScoreItem.position)
    )
    given = tuple(GivenPoints(p.item_id, p.points, p.reason) for p in session.scalars(points))
    return CallRow(test.id, test.round_id, values, given, test.version)


def points_of(session: Session, test_ids: Sequence[int]) -> dict[int, list[ItemPoints]]:
    """What the items of calls were given, by the calls' keys and in the sheet's order."""
    wanted = (
        select(PhoneScore.phone_test_id, ScoreItem.text, PhoneScore.points, PhoneScore.reason)
        .join(ScoreItem, ScoreItem.id == PhoneScore.item_id)
        .where(PhoneScore.phone_test_id.in_(test_ids))
        .order_by(PhoneScore.phone_test_id, ScoreItem.position)
    )
    found: dict[int, list[ItemPoints]] = {}
    for test_id, text, points, reason in session.execute(wanted):
        found.setdefault(test_id, []).append(ItemPoints(text, points, reason))
    return found


def section_figures(session: Session, round_ids: Sequence[int]) -> list[SectionFigures]:
    """The figures of every section and round, by section order then round, added up by the database."""
    # Totals are stored in tenths; adding them up as plain integers keeps them exact.
    tenths = type_coerce(PhoneTest.total, Integer)
    wanted = (
        select(
            Section.id,
            Section.name,
            PhoneTest.round_id,
            func.count(),
            func.sum(tenths),
            func.max(tenths),
            func.min(tenths),
        )
        .join(Section, Section.id == PhoneTest.section_id)
        .where(PhoneTest.round_id.in_(round_ids))
        .group_by(Section.id, Section.name, Section.position, PhoneTest.round_id)
        .order_by(Section.position, Section.id, PhoneTest.round_id)
    )
    return [
        SectionFigures(
            key,
            name,
            round_id,
            calls,
            Decimal(added).scaleb(-1),
            Decimal(most).scaleb(-1),
            Decimal(least).scaleb(-1),
        )
        for key, name, round_id, calls, added, most, least in session.execute(wanted)
    ]
