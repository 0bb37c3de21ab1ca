"""Editions of the phone-test score sheet: the first one, and later ones that leave old tests as they are."""

import datetime as dt

from sqlalchemy import func, select

from db.tables.phone_test import ScoreItem, ScoreSheet
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.rules.score_sheet import DEFAULT_SHEET, Band, Sheet


@deed
def ensure_score_sheet(work: Work, on: dt.date) -> int:
    """The key of the newest edition of the score sheet; the default one is made first where there is none."""
    newest = select(ScoreSheet).order_by(ScoreSheet.edition.desc())
    found = work.session.scalars(newest).first()
    return found.id if found else add_sheet_edition(work, DEFAULT_SHEET, on)


@deed
def add_sheet_edition(work: Work, sheet: Sheet, on: dt.date) -> int:
    """Add an edition of the score sheet, valid from a day; returns its key. Rounds keep their own edition."""
    bands = sorted(sheet.bands, key=lambda band: band.minimum, reverse=True)
    if not sheet.items or not bands or bands[-1].minimum != 0:
        raise Refused("量表要有評分項目，等第也要從 0 分起；請補齊後再存。")
    last = work.session.scalar(select(func.max(ScoreSheet.edition)))
    row = ScoreSheet(
        name=sheet.name,
        edition=(last or 0) + 1,
        bands=[{"minimum": band.minimum, "grade": band.grade} for band in bands],
        ring_limit=sheet.ring_limit,
        second_limit=sheet.second_limit,
        improvement_below=sheet.improvement_below,
        valid_from=on,
    )
    work.session.add(row)
    work.flush()
    for position, item in enumerate(sheet.items):
        work.session.add(
            ScoreItem(
                sheet_id=row.id,
                position=position,
                part=item.part,
                text=item.text,
                points=item.points,
                levels=list(item.levels),
            )
        )
    return row.id


def bands_of(sheet: ScoreSheet) -> list[Band]:
    """The grade bands of an edition, as the rules take them."""
    return [Band(band["minimum"], band["grade"]) for band in sheet.bands]
